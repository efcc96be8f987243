"""Which implementation counts: the reference that reads like the rule, or the fast one.

Both find the same winners and the same exact payments, always; tests hold them together.
"""

import logging
from collections.abc import Sequence
from enum import StrEnum
from functools import cache, partial
from gettext import gettext as _
from types import ModuleType
from typing import Any

from medborgarbudget.counting import completion as reference
from medborgarbudget.counting.completion import Progress, first_share
from medborgarbudget.counting.election import Election
from medborgarbudget.counting.equal_shares import SharesRun
from medborgarbudget.counting.quotas import Quota
from medborgarbudget.counting.rule import Completion, EqualShares
from medborgarbudget.counting.ties import TieOrder

logger = logging.getLogger(__name__)

LARGE = 5_000
"""From how many different ballots on it pays to wait for the compiler."""


class Engine(StrEnum):
    """Who counts. ``AUTO`` is the fast engine for large elections, ``BOTH`` compares."""

    AUTO = "auto"
    REFERENCE = "reference"
    FAST = "fast"
    BOTH = "both"


class EnginesDisagreeError(Exception):
    """The two implementations found different results: one of them has a mistake."""


def run_shares(
    engine: Engine,
    election: Election,
    settings: EqualShares,
    ties: TieOrder,
    quotas: Sequence[Quota],
    progress: Progress,
) -> tuple[SharesRun, int]:
    """What the shares buy under the settings, larger shares included, and how many runs
    that took.

    Where the fast engine cannot count, the reference does, and the log says so. Raises
    ``EnginesDisagreeError`` if both count and differ.
    """
    run = partial(shares_by, election, settings, ties, quotas, progress)
    fast = _fast() if _wants_fast(engine, election) else None
    if fast is None:
        return run(reference)
    try:
        found = run(fast)
    except fast.BeyondFastError:
        logger.warning(_("The numbers are too large for the fast engine; the reference counts."))
        return run(reference)
    if engine is Engine.BOTH and run(reference)[0] != found[0]:
        raise EnginesDisagreeError(_("The fast engine and the reference disagree."))
    return found


def shares_by(
    election: Election,
    settings: EqualShares,
    ties: TieOrder,
    quotas: Sequence[Quota],
    progress: Progress,
    implementation: Any,
) -> tuple[SharesRun, int]:
    """What one implementation finds: a module with ``equal_shares`` and ``raise_shares``."""
    found: tuple[SharesRun, int]
    if settings.completion is Completion.NONE:
        share = first_share(election, settings.start)
        run = implementation.equal_shares(election, share, settings.utility, ties, quotas)
        found = run, 1
    else:
        found = implementation.raise_shares(election, settings, ties, quotas, progress)
    return found


def _wants_fast(engine: Engine, election: Election) -> bool:
    if engine is Engine.AUTO:
        return len(election.ballots) >= LARGE
    return engine is not Engine.REFERENCE


@cache
def _fast() -> ModuleType | None:
    """The fast engine, imported only when it is wanted; ``None`` where it cannot be."""
    try:
        from medborgarbudget.counting import fast
    except ImportError:
        logger.warning(_("The compiler of the fast engine is missing; the reference counts."))
        return None
    return fast
