"""What rules mean for people as there are many: may they propose, support and vote?"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medborgarbudget.rounds.rulebook import AreaChoice, Eligibility, Link, Rules
from medborgarbudget.rounds.rulebook.eligibility import fits_age, fits_links
from medborgarbudget.rounds.wording.eligibility import Act

OF_AGE = 18
LIVES_HERE = frozenset({Link.RESIDENT, Link.LIVES_WORKS_STUDIES, Link.ANY_LINK})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as an example: how old, and what ties them to the place."""

    description: Promise
    age: int
    links: frozenset[Link]


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a person may do something, and how or why not."""

    may: bool
    detail: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person, and an answer for each act that the rules know."""

    description: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class WhoMay:
    """The table of examples: its acts by name, and a row for each person."""

    acts: tuple[str, ...]
    rows: tuple[PersonRow, ...]


EXAMPLES = (
    Person(gettext_lazy("A child of 8 who lives here"), 8, LIVES_HERE | {Link.PUPIL}),
    Person(
        gettext_lazy("A pupil of 12 who lives and goes to school here"),
        12,
        LIVES_HERE | {Link.PUPIL},
    ),
    Person(
        gettext_lazy("A pupil of 16 who goes to school here and lives elsewhere"),
        16,
        frozenset({Link.PUPIL, Link.LIVES_WORKS_STUDIES, Link.ANY_LINK}),
    ),
    Person(gettext_lazy("Someone of 19 who lives here"), 19, LIVES_HERE),
    Person(
        gettext_lazy("Someone of 30 who lives here and is registered elsewhere"),
        30,
        frozenset({Link.LIVES_WORKS_STUDIES, Link.ANY_LINK}),
    ),
    Person(
        gettext_lazy("Someone of 35 who works here and lives elsewhere"),
        35,
        frozenset({Link.LIVES_WORKS_STUDIES, Link.ANY_LINK}),
    ),
    Person(
        gettext_lazy("Someone of 42 who lives here and rents a home from us"),
        42,
        LIVES_HERE | {Link.TENANT},
    ),
    Person(
        gettext_lazy("Someone of 50 who runs a company here and lives elsewhere"),
        50,
        frozenset({Link.OWNER_OR_BUSINESS, Link.LIVES_WORKS_STUDIES, Link.ANY_LINK}),
    ),
    Person(
        gettext_lazy("Someone of 61 who owns a summer house here"),
        61,
        frozenset({Link.OWNER_OR_BUSINESS, Link.ANY_LINK}),
    ),
    Person(
        gettext_lazy("Someone of 70 who grew up here and lives elsewhere"),
        70,
        frozenset({Link.ANY_LINK}),
    ),
    Person(gettext_lazy("Someone of 84 who lives here"), 84, LIVES_HERE),
    Person(gettext_lazy("A visitor of 25"), 25, frozenset()),
)


def who_may(rules: Rules, *, areas: bool) -> WhoMay:
    """The examples under the rules; ``areas`` tells whether areas have pots of their own."""
    acts = tuple(_acts(rules))
    return WhoMay(
        acts=tuple(str(_NAMES[act]) for act, _rule in acts),
        rows=tuple(
            PersonRow(
                str(person.description),
                tuple(_answer(rule, person, areas=areas) for _act, rule in acts),
            )
            for person in EXAMPLES
        ),
    )


def _acts(rules: Rules) -> Iterator[tuple[Act, Eligibility]]:
    yield Act.PROPOSE, rules.propose
    if rules.support is not None:
        yield Act.SUPPORT, rules.support
    yield Act.VOTE, rules.vote


def _answer(rule: Eligibility, person: Person, *, areas: bool) -> Answer:
    if not fits_links(rule, person.links):
        return Answer(may=False, detail=_("no tie that counts"))
    if not fits_age(rule, person.age):
        too_young = rule.age_from is not None and person.age < rule.age_from
        return Answer(may=False, detail=_("too young") if too_young else _("too old"))
    details = [str(_AREAS[rule.areas])] if areas else []
    if rule.adult_contact and person.age < OF_AGE:
        details.append(_("with an adult to reach"))
    return Answer(may=True, detail=", ".join(details))


_NAMES = {
    Act.PROPOSE: gettext_lazy("May leave ideas"),
    Act.SUPPORT: gettext_lazy("May support ideas"),
    Act.VOTE: gettext_lazy("May vote"),
}
_AREAS = {
    AreaChoice.OWN: gettext_lazy("in their own area"),
    AreaChoice.ONE: gettext_lazy("in one area that they choose"),
    AreaChoice.ALL: gettext_lazy("in all areas"),
}
