"""What changed in the rules is told by part, in sentences, and nothing that changed is left out."""

from dataclasses import fields, replace
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from medborgarbudget.counting.rule import CountRule
from medborgarbudget.counting.rule.ballots import Approval
from medborgarbudget.counting.rule.contradictions import contradictions
from medborgarbudget.rounds.rulebook import (
    Coverage,
    Criterion,
    Edition,
    Eligibility,
    Place,
    PotTerms,
    Publicity,
    Rules,
)
from medborgarbudget.rounds.rulebook.texts import texts
from medborgarbudget.rounds.states import RulePart
from medborgarbudget.rounds.wording.differences import Difference, differences
from medborgarbudget.rounds.wording.rulebook import rulebook_sections
from tests.counting.rule import strategies as counts
from tests.rounds.rulebook.strategies import (
    ELIGIBILITIES,
    IDEAS,
    PARTS,
    POTS,
    PUBLICITIES,
    RULES,
)
from tests.rounds.wording.reading import assert_sentences, plain

ALMVIK = Place("Almviks kommun")
PART_OF = {
    "propose": {RulePart.PROPOSE},
    "support": {RulePart.SUPPORT},
    "vote": {RulePart.VOTE},
    "ideas": {RulePart.IDEAS},
    "criteria": {RulePart.CRITERIA},
    "count": {RulePart.BALLOT, RulePart.COUNT, RulePart.POTS},
    "leftovers": {RulePart.LEFTOVERS},
    "publicity": {RulePart.PUBLICITY},
}
COUNT_PARTS = {
    "method": counts.METHODS,
    "constraints": counts.CONSTRAINTS,
    "ties": counts.TIES,
    "ballot": counts.optional(counts.BALLOTS),
    "percentage": counts.optional(counts.PERCENTAGES),
    "allocation": counts.optional(counts.ALLOCATIONS),
}
GROUPS = {"vote": ELIGIBILITIES, "ideas": IDEAS, "publicity": PUBLICITIES}


def found(old: Rules, new: Rules, pots: tuple[PotTerms, ...] = ()) -> tuple[Difference, ...]:
    return differences(Edition(old, pots, ALMVIK), Edition(new, pots, ALMVIK))


def a_pot(**terms: Any) -> PotTerms:
    return PotTerms(**{"name": texts({"sv": "Alla"}), "amount": 500_000} | terms)


@given(RULES, POTS)
def test_rules_do_not_differ_from_themselves(rules: Rules, pots: tuple[PotTerms, ...]) -> None:
    assert not found(rules, rules, pots)


@pytest.mark.parametrize("name", [each.name for each in fields(Rules)])
@settings(max_examples=20)
@given(old=RULES, pots=POTS, data=st.data())
def test_every_change_of_the_rules_is_told_under_its_own_part(name, old, pots, data) -> None:
    value = data.draw(PARTS[name].filter(lambda value: value != getattr(old, name)))
    told = {difference.part for difference in found(old, replace(old, **{name: value}), pots)}
    assert told & PART_OF[name]


@pytest.mark.parametrize(
    ("group", "name"),
    [(group, each.name) for group in GROUPS for each in fields(getattr(Rules(), group))],
)
@settings(max_examples=30)
@given(data=st.data())
def test_every_setting_that_changes_alone_is_told(group, name, data) -> None:
    old = data.draw(GROUPS[group])
    value = getattr(data.draw(GROUPS[group]), name)
    try:
        new = replace(old, **{name: value})
    except ValueError:
        return
    told = found(Rules(**{group: old}), Rules(**{group: new}))
    assert [each.part for each in told] == ([RulePart(group)] if new != old else [])


@pytest.mark.parametrize("name", [each.name for each in fields(CountRule)])
@settings(max_examples=30)
@given(data=st.data())
def test_every_setting_of_the_count_that_changes_alone_is_told(name, data) -> None:
    old = data.draw(counts.rules())
    new = replace(old, **{name: data.draw(COUNT_PARTS[name])})
    if not any(contradictions(new)):
        assert bool(found(Rules(count=old), Rules(count=new))) == (new != old)


@given(RULES, POTS, POTS)
def test_every_change_of_the_pots_is_told(rules, old, new) -> None:
    told = differences(Edition(rules, old, ALMVIK), Edition(rules, new, ALMVIK))
    assert (RulePart.POTS in {each.part for each in told}) == (old != new)


@pytest.mark.parametrize("language", ["sv", "en"])
@given(rules=RULES, pots=POTS)
def test_any_rules_can_be_read(language, rules, pots) -> None:
    with translation.override(language):
        sections = rulebook_sections(Edition(rules, pots, ALMVIK))
        said = found(Rules(), rules, pots)
    parts = [section.part for section in sections]
    assert parts == [part for part in RulePart if part in parts]
    for section in sections:
        assert_sentences(
            [*section.sentences, *(each for group in section.groups for each in group.sentences)]
        )
        assert all(section.items)
    assert all(difference.before or difference.after for difference in said)


def test_a_resident_reads_what_the_sentence_was_and_what_it_is() -> None:
    translation.activate("en")
    old = Rules(vote=Eligibility(age_from=16), count=CountRule(ballot=Approval(most=3)))
    new = Rules(vote=Eligibility(age_from=13), count=CountRule(ballot=Approval(most=5)))
    said = (
        "You may vote if you are registered as living in Almviks kommun and are at least {} "
        "years old when you vote."
    )
    assert found(old, new) == (
        Difference(RulePart.VOTE, (said.format(16),), (said.format(13),)),
        Difference(
            RulePart.BALLOT,
            ("You put a cross for at most 3 proposals.",),
            ("You put a cross for at most 5 proposals.",),
        ),
    )


def test_what_changes_in_a_pot_is_told_with_its_name() -> None:
    translation.activate("en")
    norr = a_pot(name=texts({"sv": "Norr"}), coverage=Coverage.AREA, covered="norr")
    old = Edition(Rules(), (a_pot(), norr), ALMVIK)
    new = Edition(Rules(), (a_pot(), replace(norr, reserve=50_000)), ALMVIK)
    (told,) = differences(old, new)
    assert told.part == RulePart.POTS
    assert plain(" ".join(told.before)) == "There is 1 000 000 kr to decide over, in 2 pots."
    assert plain(" ".join(told.after)) == (
        "There is 1 000 000 kr in all, in 2 pots. The vote decides over 950 000 kr; the remainder "
        "is kept in reserve. Norr: Of this, 50 000 kr is kept in reserve for what turns out "
        "dearer, so the vote decides over 450 000 kr."
    )


def test_another_name_is_told_where_the_rules_speak_of_it() -> None:
    translation.activate("en")
    norr = a_pot(coverage=Coverage.AREA, covered="norr", covered_name=texts({"sv": "Norr"}))
    old = Edition(Rules(), (norr,), ALMVIK)
    new = Edition(Rules(), (replace(norr, covered_name=texts({"sv": "Norrby"})),), Place("Almvik"))
    told = {each.part: each for each in differences(old, new)}
    assert set(told) == {RulePart.PROPOSE, RulePart.VOTE, RulePart.POTS}
    assert "living in Almviks kommun." in told[RulePart.VOTE].before[0]
    assert "living in Almvik." in told[RulePart.VOTE].after[0]
    assert told[RulePart.POTS].before == ("Alla: It is for the area Norr.",)
    assert told[RulePart.POTS].after == ("Alla: It is for the area Norrby.",)


def test_criteria_in_another_order_are_shown_whole() -> None:
    one, two = (Criterion(texts({"sv": text})) for text in ("Är det lagligt?", "Är det nytt?"))
    (told,) = found(Rules(criteria=(one, two)), Rules(criteria=(two, one)))
    assert told.before[1:3] == ("Är det lagligt?", "Är det nytt?")
    assert told.after[1:3] == ("Är det nytt?", "Är det lagligt?")


def test_a_setting_that_no_sentence_speaks_of_is_told_by_its_name() -> None:
    translation.activate("en")
    hidden = Rules(publicity=Publicity(support=False))
    (told,) = found(Rules(), hidden)
    assert told.before == ("The setting “support” is true.",)
    assert told.after == ("The setting “support” is false.",)
