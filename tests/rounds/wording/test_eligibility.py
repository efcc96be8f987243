"""Who may propose, support and vote, in words: the cases that members have had."""

from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import given

from medborgarbudget.rounds.rulebook import AreaChoice, Eligibility, Link
from medborgarbudget.rounds.wording.eligibility import (
    Act,
    eligibility_items,
    eligibility_sentences,
)
from tests.rounds.rulebook.strategies import ELIGIBILITIES
from tests.rounds.wording.reading import assert_sentences, read


def told(act: Act, rule: Eligibility, place: str = "Almvik", *, areas: bool = False) -> str:
    return read([*eligibility_sentences(act, rule, place, areas), *eligibility_items(rule, place)])


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("act", Act)
@given(rule=ELIGIBILITIES)
def test_any_rule_can_be_read(language: str, act: Act, rule: Eligibility) -> None:
    with override(language):
        assert_sentences(eligibility_sentences(act, rule, "Almvik", areas=True))
        items = eligibility_items(rule, "Almvik")
    assert len(items) in (0, len(rule.links))


@pytest.mark.parametrize(
    ("act", "rule", "said"),
    [
        (
            Act.VOTE,
            Eligibility(age_from=13, age_to=20, age_on=date(2027, 12, 31)),
            (
                "You may vote if you are registered as living in Almvik and are from 13 to 20 "
                "years old on 31 December 2027."
            ),
        ),
        (
            Act.VOTE,
            Eligibility((Link.TENANT,), age_from=10),
            (
                "You may vote if you are a tenant of Almvik and are at least 10 years old when you "
                "vote."
            ),
        ),
        (
            Act.PROPOSE,
            Eligibility((Link.EVERYONE,)),
            "Everyone may leave ideas, wherever they live. Your age does not matter.",
        ),
        (
            Act.SUPPORT,
            Eligibility((Link.EVERYONE,), age_to=25),
            (
                "Everyone may support ideas, wherever they live. It is also necessary that you are "
                "at most 25 years old when you support the idea."
            ),
        ),
        (
            Act.VOTE,
            Eligibility((Link.LIVES_WORKS_STUDIES,), age_from=0),
            "You may vote if you live, work or study in Almvik. Your age does not matter.",
        ),
        (
            Act.PROPOSE,
            Eligibility((Link.ANY_LINK,), adult_contact=True),
            (
                "You may leave ideas if you have something to do with Almvik. Your age does not "
                "matter. If you are under 18, you also name an adult whom we can reach."
            ),
        ),
        (
            Act.VOTE,
            Eligibility((Link.PUPIL,), age_from=9, age_to=9),
            "You may vote if you are a pupil in Almvik and are 9 years old when you vote.",
        ),
    ],
)
def test_one_tie_and_the_ages_stand_in_a_sentence(act: Act, rule: Eligibility, said: str) -> None:
    assert told(act, rule) == said


def test_of_several_ties_one_is_enough() -> None:
    rule = Eligibility((Link.OWNER_OR_BUSINESS, Link.RESIDENT), age_from=16)
    assert told(Act.VOTE, rule) == (
        "You may vote if at least one of these points is true of you. It is also necessary that "
        "you are at least 16 years old when you vote. You are registered as living in Almvik. "
        "You own a property or run a business in Almvik."
    )


@pytest.mark.parametrize(
    ("areas", "said"),
    [
        (AreaChoice.OWN, "You vote in the area where you belong."),
        (AreaChoice.ONE, "You choose one area to vote in, whichever you like."),
        (AreaChoice.ALL, "You may vote in all areas."),
    ],
)
def test_areas_are_spoken_of_only_where_they_have_pots(areas: AreaChoice, said: str) -> None:
    rule = Eligibility(areas=areas)
    assert said in told(Act.VOTE, rule, areas=True)
    assert said not in told(Act.VOTE, rule)
