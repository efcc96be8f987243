"""The part of an address that is made from a name."""

from collections.abc import Container

from django.utils.text import slugify

LONGEST = 50


def address_from(name: str, taken: Container[str] = ()) -> str:
    """A name as part of an address, with a number where that is taken already.

    >>> address_from("Östra Ängby", {"ostra-angby"})
    'ostra-angby-2'
    """
    word = slugify(name)[: LONGEST - 4].strip("-") or "namnlos"
    numbered = (word if number == 1 else f"{word}-{number}" for number in range(1, 1000))
    return next(address for address in numbered if address not in taken)
