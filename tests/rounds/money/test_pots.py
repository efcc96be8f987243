"""What pots may hold, and whom they are for."""

from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django_scopes import scope, scopes_disabled

from medborgarbudget.counting.rule import Tier
from medborgarbudget.journal.models import Entry
from medborgarbudget.organisations.models import ResidentGroup, Topic
from medborgarbudget.rounds.actions import add_pot, change_pot, move_pot, remove_pot, set_budget
from medborgarbudget.rounds.models import Pot, Round
from medborgarbudget.rounds.queries.money import money_of, remarks_about
from medborgarbudget.rounds.queries.pots import pot_terms_of
from medborgarbudget.rounds.states import PotCoverage
from tests.rounds.making import LEAD, a_round_being_set_up
from tests.rounds.money.making import again, amounts, events_of, figures


@pytest.mark.django_db
class TestByHand:
    def test_pots_cannot_hold_more_than_the_round_has(self, round: Round) -> None:
        with scope(organisation=round.organisation):
            add_pot(round=round, details={"name": "Alla", "amount": 300_000}, by=LEAD)
            with pytest.raises(ValidationError, match="100"):
                add_pot(round=round, details={"name": "Unga", "amount": 300_000}, by=LEAD)
            assert money_of(again(round), None).left == 200_000

    def test_the_total_cannot_fall_below_what_the_pots_hold(self, round: Round) -> None:
        with scope(organisation=round.organisation):
            add_pot(round=round, details={"name": "Alla", "amount": 300_000}, by=LEAD)
            with pytest.raises(ValidationError):
                set_budget(round=round, total=299_999, by=LEAD)
            set_budget(round=round, total=300_000, by=LEAD)
            assert again(round).budget == 300_000

    def test_trelleborgs_slots_stand_in_the_pot(self, round: Round) -> None:
        tiers = [
            Tier(Fraction(100_000), 10),
            Tier(Fraction(250_000), 4),
            Tier(Fraction(500_000), 4),
            Tier(Fraction(1_000_000), 1),
        ]
        details = {
            "name": "Norra landsbygden",
            "amount": 5_000_000,
            "tiers": tiers,
            "places_first": ["Anderslöv", "Klagstorp"],
        }
        with scope(organisation=round.organisation):
            set_budget(round=round, total=5_000_000, by=LEAD)
            add_pot(round=round, details=details, by=LEAD)
            [terms] = pot_terms_of(round)
            assert terms.tiers == tuple(tiers)
            assert terms.places_first == ("Anderslöv", "Klagstorp")
            assert remarks_about(money_of(again(round), None)) == []

    @pytest.mark.parametrize("costs", [(500, 100), (100, 100)])
    def test_slots_go_from_the_lowest_cost_each_once(
        self, round: Round, costs: tuple[int, int]
    ) -> None:
        tiers = [Tier(Fraction(cost), 1) for cost in costs]
        with scope(organisation=round.organisation), pytest.raises(ValidationError) as refusal:
            add_pot(round=round, details={"name": "Alla", "amount": 1000, "tiers": tiers}, by=LEAD)
        assert "tiers" in refusal.value.message_dict

    def test_slots_that_the_money_is_too_little_for_are_remarked_on(self, round: Round) -> None:
        details = {"name": "Alla", "amount": 1000, "tiers": [Tier(Fraction(600), 2)]}
        with scope(organisation=round.organisation):
            add_pot(round=round, details=details, by=LEAD)
            assert len(remarks_about(money_of(again(round), None))) == 1

    def test_a_reserve_is_kept_back_of_the_pot(self, round: Round) -> None:
        with scope(organisation=round.organisation):
            pot = add_pot(
                round=round, details={"name": "Menu", "amount": 1000, "reserve": 100}, by=LEAD
            )
            assert pot.to_vote_on == 900
            with pytest.raises(ValidationError) as refusal:
                change_pot(pot=pot, details={"reserve": 1000}, by=LEAD)
            assert "reserve" in refusal.value.message_dict

    def test_a_pot_can_be_for_associations_or_a_theme(self, round: Round) -> None:
        with scope(organisation=round.organisation):
            group = ResidentGroup.objects.create(
                organisation=round.organisation, slug="foreningar", name="Föreningar"
            )
            topic = Topic.objects.create(
                organisation=round.organisation, slug="kultur", name="Kultur"
            )
            for details in (
                {"coverage": PotCoverage.GROUP, "group": group},
                {"coverage": PotCoverage.THEME, "topic": topic},
            ):
                add_pot(round=round, details={"name": "", "amount": 1, **details}, by=LEAD)
            assert [terms.covered for terms in pot_terms_of(round)] == ["foreningar", "kultur"]
            assert [str(pot) for pot in Pot.objects.filter(round=round)] == [
                "Föreningar",
                "Kultur",
            ]

    def test_a_pot_for_an_area_names_it_and_an_area_has_one_pot(self, round: Round) -> None:
        [figure] = figures(round.organisation, 10)
        details = {"name": "", "amount": 1, "coverage": PotCoverage.AREA}
        with scope(organisation=round.organisation):
            with pytest.raises(ValidationError) as refusal:
                add_pot(round=round, details={**details, "name": "Norra"}, by=LEAD)
            assert "area" in refusal.value.message_dict
            named = {**details, "area": round.organisation.areas.get(pk=figure.area)}
            add_pot(round=round, details=named, by=LEAD)
            with pytest.raises(ValidationError):
                add_pot(round=round, details=named, by=LEAD)

    def test_pots_change_places_until_the_round_is_public(self, round: Round) -> None:
        with scope(organisation=round.organisation):
            first = add_pot(round=round, details={"name": "Ett", "amount": 1}, by=LEAD)
            add_pot(round=round, details={"name": "Två", "amount": 2}, by=LEAD)
            move_pot(pot=first, up=False, by=LEAD)
            assert amounts(round) == [2, 1]
            move_pot(pot=first, up=False, by=LEAD)
            move_pot(pot=first, up=True, by=LEAD)
            assert amounts(round) == [1, 2]

    def test_what_is_done_stands_in_the_journal(self, round: Round) -> None:
        with scope(organisation=round.organisation):
            before = len(events_of(round))
            set_budget(round=round, total=10, by=LEAD)
            pot = add_pot(round=round, details={"name": "Ett", "amount": 1}, by=LEAD)
            change_pot(pot=pot, details={"amount": 2}, by=LEAD)
            remove_pot(pot=pot, by=LEAD)
            assert events_of(round)[before:] == [
                "rounds.total_set",
                "rounds.pot_added",
                "rounds.pot_changed",
                "rounds.pot_removed",
            ]
            assert not Entry.objects.filter(event_code="rounds.pot_added", public=True).exists()

    def test_a_pot_that_somebody_else_removed_is_told_of(self, round: Round) -> None:
        with scope(organisation=round.organisation):
            pot = add_pot(round=round, details={"name": "Ett", "amount": 1}, by=LEAD)
            remove_pot(pot=Pot.objects.get(pk=pot.pk), by=LEAD)
            with pytest.raises(ValidationError):
                change_pot(pot=pot, details={"amount": 2}, by=LEAD)


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_cannot_hand_out_the_same_money_twice() -> None:
    round = a_round_being_set_up()
    with scopes_disabled():
        Pot.objects.filter(round=round).delete()

    def add(name: str) -> bool:
        try:
            with scope(organisation=round.organisation):
                add_pot(round=round, details={"name": name, "amount": 300_000}, by=LEAD)
        except ValidationError:
            return False
        finally:
            with scopes_disabled():
                connection.close()
        return True

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(add, ["Ett", "Två"])) == [False, True]
