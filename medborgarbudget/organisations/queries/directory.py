"""Who takes part, for visitors who look for one of them."""

from dataclasses import dataclass

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.queries.organisations import all_organisations

CARDS = 12
"""More organisations than these are looked for by name rather than shown."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Everyone by name, how many of them are called what is sought, and the first of those.

    Of ``everyone`` only the name and the address are known. A short directory shows all.
    """

    everyone: list[Organisation]
    sought: str
    found: int
    cards: list[Organisation]

    @property
    def is_long(self) -> bool:
        """Whether there are too many to show them all."""
        return len(self.everyone) > CARDS

    @property
    def more(self) -> int:
        """How many of those that were found are not shown."""
        return self.found - len(self.cards)


def directory(sought: str = "") -> Directory:
    """Who takes part, and those of them in whose name something stands, in two queries."""
    everyone = list(all_organisations().only("name", "slug"))
    if len(everyone) <= CARDS:
        return Directory(everyone, "", len(everyone), list(all_organisations()))
    if not sought:
        return Directory(everyone, "", 0, [])
    words = sought.casefold()
    found = [each.pk for each in everyone if words in each.name.casefold()]
    cards = all_organisations().filter(pk__in=found[:CARDS])
    return Directory(everyone, sought, len(found), list(cards))
