r"""A draw that anybody can repeat, from a seed that nobody could choose or change.

Before the vote, each of several parties makes a part of the seed (`new_part`), keeps it to
itself and publishes its hash (`commitment`). After the vote all parts are published and
checked against their hashes (`check`), and together they make the seed (`joint_seed`): as
long as one party is honest, nobody could know the seed or steer it. A party that will not
show its part may upset the draw, so say beforehand what is done then.

Every step is a SHA-256 (FIPS 180-4) of text in UTF-8, so a terminal repeats it:

- a part's hash: ``printf '%s' 'PART' | sha256sum``
- the seed: ``printf '%s\n%s\n%s' 'PART' 'PART' 'PART' | sha256sum``, parts in the order in
  which their hashes were published
- a project's lot: ``printf '%s\n%s' 'SEED' 'PROJECT' | sha256sum``; the lowest goes first

A quotation mark in a text is written as ``'\''`` there.
"""

import hashlib
import os
from collections.abc import Sequence
from gettext import gettext as _


class LotError(ValueError):
    """Parts that no seed can be made of."""


def new_part() -> str:
    """A part that nobody can guess from its hash: 64 random hexadecimal digits."""
    return os.urandom(32).hex()


def commitment(seed: str) -> str:
    """The hash to publish before the vote; the seed itself is published afterwards.

    >>> commitment("midsommar")[:16]
    '4bdbda61410bccb7'
    """
    return hashlib.sha256(seed.encode()).hexdigest()


def check(seed: str, published: str) -> bool:
    """Whether this is the seed, or the part of one, whose hash was published.

    >>> check("midsommar", commitment("midsommar")), check("jul", commitment("midsommar"))
    (True, False)
    """
    return commitment(seed) == published.strip().lower()


def joint_seed(parts: Sequence[str]) -> str:
    """The seed that several parties make together: the hash of their parts, one a line.

    >>> joint_seed(["Anna 4711", "Bengt 1147"]) == commitment("Anna 4711\\nBengt 1147")
    True
    """
    if not parts:
        raise LotError(_("A seed needs at least one part."))
    for part in parts:
        if not part or part.splitlines() != [part]:
            raise LotError(_("A part of the seed is one line of text. Write each part on a line."))
    return commitment("\n".join(parts))


def draw_lots(ids: Sequence[str], seed: str) -> tuple[int, ...]:
    """Each project's place, from 0, in the draw: the order of their lots.

    >>> draw_lots(["10", "2"], "midsommar")
    (1, 0)
    """
    digests = [hashlib.sha256(f"{seed}\n{project_id}".encode()).digest() for project_id in ids]
    places = {digest: place for place, digest in enumerate(sorted(digests))}
    return tuple(places[digest] for digest in digests)
