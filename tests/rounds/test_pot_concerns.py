"""What a pot asks for that the rule of the count cannot keep is told whatever it is."""

from dataclasses import replace

import pytest
from django.utils.translation import override

from medborgarbudget.counting.rule import Constraints, CountRule, Tier, TopK
from medborgarbudget.counting.rule.ballots import FORMS
from medborgarbudget.rounds.pot_concerns import concerns_of
from medborgarbudget.rounds.rulebook import PotTerms
from medborgarbudget.rounds.rulebook.texts import texts

POT = PotTerms(texts({"sv": "Byarna"}), 500_000)
WISHES = {
    "places_first": ("Ask", "By"),
    "reserve": 100_000,
    "tiers": (Tier(100_000, 2),),
}


@pytest.mark.parametrize("wish", WISHES)
@pytest.mark.parametrize("form", FORMS)
def test_every_concern_is_told_in_words(form: str, wish: str) -> None:
    pot = replace(POT, **{wish: WISHES[wish]})
    rule = CountRule(method=TopK(1), constraints=Constraints(), ballot=FORMS[form]())
    with override("en"):
        concerns = concerns_of(pot, "The villages", rule)
    assert all("The villages" in concern and "%(" not in concern for concern in concerns)
    assert concerns or wish == "tiers"
