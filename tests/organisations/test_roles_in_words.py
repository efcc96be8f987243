"""docs/roles.md says what the table of roles says, and every role and capability has its words."""

from pathlib import Path

import pytest
from django.utils.translation import override

from medborgarbudget.organisations.rules import KINDS_FOR, KINDS_WITH
from medborgarbudget.organisations.states import OrganisationKind
from medborgarbudget.people.roles import (
    ALLOWED,
    CAPABILITY_GROUPS,
    OPENED_BY_A_ROUND,
    Capability,
    Role,
)

DOCUMENT = Path(__file__).parents[2] / "docs" / "roles.md"
EVERYWHERE = frozenset(OrganisationKind)


def row(*cells: object) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def where(kinds: frozenset[OrganisationKind]) -> str:
    if kinds == EVERYWHERE:
        return "everywhere"
    association = OrganisationKind.ASSOCIATION
    return "association" if kinds == {association} else "everywhere but in an association"


def roles_in_words() -> str:
    head = [row("Role", "What it is for", "Where"), row("---", "---", "---")]
    rows = [row(role.label, role.meaning, where(KINDS_WITH[role])) for role in Role]
    return "\n".join([*head, *rows])


def capabilities_in_words() -> str:
    head = [row("", *(role.label for role in Role)), row("---", *("---" for _ in Role))]
    rows = []
    for label, capabilities in CAPABILITY_GROUPS:
        rows.append(row(f"**{label}**", *("" for _ in Role)))
        for capability in capabilities:
            marks = ("yes" if role in ALLOWED[capability] else "–" for role in Role)
            rows.append(row(f"{capability.label}{note(capability)}", *marks))
    return "\n".join([*head, *rows])


def note(capability: Capability) -> str:
    kinds = KINDS_FOR.get(capability, EVERYWHERE)
    rounds = " ¹" if capability in OPENED_BY_A_ROUND else ""
    return rounds if kinds == EVERYWHERE else f"{rounds} ({where(kinds)})"


@pytest.mark.parametrize("table", [roles_in_words, capabilities_in_words])
def test_the_document_tells_what_the_program_does(table: object) -> None:
    assert callable(table)
    with override("en"):
        expected = table()
    assert expected in DOCUMENT.read_text(), f"Put this in docs/roles.md:\n\n{expected}\n"


def test_every_capability_is_allowed_to_somebody_and_shown_once() -> None:
    shown = [capability for _, group in CAPABILITY_GROUPS for capability in group]
    assert sorted(shown) == sorted(Capability)
    assert set(ALLOWED) == set(Capability)
    assert all(ALLOWED.values())


def test_a_researcher_and_an_auditor_see_no_persons() -> None:
    about_persons = {
        Capability.SEE_PEOPLE,
        Capability.GIVE_ROLES,
        Capability.HANDLE_APPLICATIONS,
        Capability.ARRANGE_GATHERINGS,
        Capability.ANSWER_CONTACT,
    }
    for capability in about_persons:
        assert not {Role.RESEARCHER, Role.AUDITOR} & ALLOWED[capability]


def test_an_auditor_and_an_elected_member_change_nothing() -> None:
    reading = {
        Capability.ENTER_WORKSPACE,
        Capability.SEE_CALENDAR,
        Capability.SEE_ACTIVITY,
        Capability.SEE_PEOPLE,
        Capability.SEE_PROGRESS,
        Capability.SEE_METHODS,
        Capability.SEE_ROUNDS,
    }
    assert {each for each in Capability if Role.AUDITOR in ALLOWED[each]} <= reading
    followed = {each for each in Capability if Role.ELECTED_MEMBER in ALLOWED[each]}
    assert followed <= reading | {Capability.ATTEND_GATHERINGS}
