"""Parts of addresses, made from names."""

from collections.abc import Container
from itertools import count

from django.utils.text import slugify
from django.utils.translation import override

LONGEST = 50


def address_from(name: object, taken: Container[str] = (), *, otherwise: str = "namnlos") -> str:
    """A name, in Swedish, as part of an address, with a number where that is taken already.

    >>> address_from("Östra Ängby", {"ostra-angby"})
    'ostra-angby-2'
    """
    with override("sv"):
        word = slugify(str(name))[: LONGEST - 4].strip("-") or otherwise
    numbered = (word if number == 1 else f"{word}-{number}" for number in count(1))
    return next(address for address in numbered if address not in taken)
