"""Who may do something in a round: by link to the place, by age, and in which area."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from gettext import gettext as _

from medborgarbudget.counting.rule.error import RuleError
from medborgarbudget.counting.rule.requirements import require_each_once

OLDEST = 150


class Link(StrEnum):
    """What ties a person to the place or the institution; one of those named is enough."""

    RESIDENT = "resident"
    LIVES_WORKS_STUDIES = "lives-works-studies"
    TENANT = "tenant"
    PUPIL = "pupil"
    OWNER_OR_BUSINESS = "owner-or-business"
    ANY_LINK = "any-link"
    EVERYONE = "everyone"


class AreaChoice(StrEnum):
    """In which areas, where areas have pots of their own: the one where one belongs, one that
    is chosen freely, or all of them."""

    OWN = "own"
    ONE = "one"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Who may do one thing: propose, support or vote.

    Ages are in whole years and both included; they are reckoned on the day ``age_on`` or, if
    that is ``None``, on the day when the person does it. With ``adult_contact`` whoever is
    under 18 names an adult who can be reached.
    """

    links: tuple[Link, ...] = (Link.RESIDENT,)
    age_from: int | None = None
    age_to: int | None = None
    age_on: date | None = None
    areas: AreaChoice = AreaChoice.OWN
    adult_contact: bool = False

    def __post_init__(self) -> None:
        if not self.links:
            raise RuleError(_("“%(where)s” names nobody: choose at least one."), "links")
        require_each_once(links=self.links)
        for name, age in (("age_from", self.age_from), ("age_to", self.age_to)):
            if age is not None and not 0 <= age <= OLDEST:
                raise RuleError(_("“%(where)s” must be an age from 0 to 150."), name)
        if None not in (self.age_from, self.age_to) and self.age_from > self.age_to:  # type: ignore[operator]
            message = _("“%(where)s” is lower than the age from which one may take part: raise it.")
            raise RuleError(message, "age_to")


def age_at(born: date, day: date) -> int:
    """How many whole years old somebody is on a day; born on 29 February, on 1 March.

    >>> age_at(date(2010, 5, 2), date(2026, 5, 1))
    15
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def may_take_part(rule: Eligibility, links: frozenset[Link], born: date, today: date) -> bool:
    """Whether a person with these links may take part on this day.

    >>> rule = Eligibility((Link.TENANT,), age_from=10)
    >>> may_take_part(rule, frozenset({Link.TENANT}), date(2017, 1, 1), date(2026, 12, 31))
    False
    """
    return fits_links(rule, links) and fits_age(rule, age_at(born, rule.age_on or today))


def fits_links(rule: Eligibility, links: frozenset[Link]) -> bool:
    """Whether what ties a person to the place is enough."""
    if Link.EVERYONE in rule.links or (Link.ANY_LINK in rule.links and links):
        return True
    return bool(links & frozenset(rule.links))


def fits_age(rule: Eligibility, age: int) -> bool:
    """Whether the age lies within the limits."""
    return (rule.age_from is None or rule.age_from <= age) and (
        rule.age_to is None or age <= rule.age_to
    )
