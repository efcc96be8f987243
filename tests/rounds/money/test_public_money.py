"""Money that everyone has seen changes in the open, and not once the vote has opened."""

import re
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django_scopes import scope

from medborgarbudget.counting.rule import Constraints, CountRule, Tier, TopK
from medborgarbudget.counting.rule.allocation import Equal
from medborgarbudget.counting.rule.ballots import Approval
from medborgarbudget.journal.models import Entry
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.actions import (
    add_pot,
    change_pot,
    freeze_rules,
    move_pot,
    publish_round,
    publish_rules,
    remove_pot,
    set_budget,
    share_out,
)
from medborgarbudget.rounds.models import Pot, Round, Rulebook
from medborgarbudget.rounds.queries import rulebook_in_force
from medborgarbudget.rounds.queries.money import concerns_about, money_of, rules_now
from medborgarbudget.rounds.rulebook import Leftovers, Rules
from medborgarbudget.rounds.states import Step
from tests.rounds.making import (
    LEAD,
    START,
    a_public_round,
    a_round_at,
    a_round_being_set_up,
    first_day,
    on,
    with_rules,
)
from tests.rounds.money.making import CORRECTED, SCB, again, amounts, events_of, figures


@pytest.mark.django_db
class TestPublic:
    def test_money_changes_with_a_public_reason_in_a_new_version_of_the_rules(self) -> None:
        round = a_public_round()
        with scope(organisation=round.organisation), on(START):
            pot = Pot.objects.get(round=round)
            with pytest.raises(ValidationError) as refusal:
                change_pot(pot=pot, details={"amount": 400_000}, by=LEAD)
            assert "reason" in refusal.value.message_dict
            change_pot(pot=pot, details={"amount": 400_000}, by=LEAD, reason=CORRECTED)
            held = rulebook_in_force(again(round))
            assert held
            assert (held.number, str(held.reason)) == (2, CORRECTED)
            assert [terms.amount for terms in held.pot_terms] == [400_000]
            assert events_of(round)[-2:] == ["rounds.rules_changed", "rounds.pot_changed"]

    @pytest.mark.parametrize("below", ["", "pengarna/", "spelregler/"])
    def test_what_is_kept_in_reserve_is_nowhere_told_as_money_to_decide_over(
        self, client: Client, below: str
    ) -> None:
        round = a_public_round()
        with scope(organisation=round.organisation), on(START):
            pot = Pot.objects.get(round=round)
            change_pot(pot=pot, details={"reserve": 40_000}, by=LEAD, reason=CORRECTED)
            page = client.get(f"/en{again(round).get_absolute_url()}{below}").content.decode()
        said = page.replace("\N{NO-BREAK SPACE}", " ").replace(",", " ")
        assert "460 000" in said
        assert "500 000 kr to decide over" not in said
        assert "SEK 500 000 to decide over" not in said
        assert re.search(r"500 000( kr)?\W* in all", said)

    def test_other_rules_that_wait_to_be_published_go_on_waiting(self) -> None:
        round = a_public_round()
        with scope(organisation=round.organisation), on(START):
            with_rules(again(round), leftovers=Leftovers.RETURNED)
            pot = Pot.objects.get(round=round)
            change_pot(pot=pot, details={"amount": 1}, by=LEAD, reason=CORRECTED)
            held = rulebook_in_force(again(round))
            assert held
            assert held.rules.leftovers == Leftovers.NEXT_ROUND
            publish_rules(round=round, reason="Nya regler.", by=LEAD)
            held = rulebook_in_force(again(round))
            assert held
            assert (held.number, held.rules.leftovers) == (3, Leftovers.RETURNED)

    def test_a_change_that_is_refused_leaves_no_version_behind(self) -> None:
        round = a_public_round()
        with scope(organisation=round.organisation), on(START):
            pot = Pot.objects.get(round=round)
            with pytest.raises(ValidationError):
                change_pot(pot=pot, details={"amount": 500_001}, by=LEAD, reason=CORRECTED)
            with pytest.raises(ValidationError):
                remove_pot(pot=pot, by=LEAD, reason=CORRECTED)
            assert Rulebook.objects.filter(round=round).count() == 1
            assert amounts(round) == [500_000]

    def test_the_total_changes_with_a_reason_that_everyone_can_read(self) -> None:
        round = a_public_round()
        with scope(organisation=round.organisation), on(START):
            with pytest.raises(ValidationError):
                set_budget(round=round, total=600_000, by=LEAD)
            set_budget(round=round, total=600_000, by=LEAD, reason=CORRECTED)
            entry = Entry.objects.get(event_code="rounds.total_changed")
            assert (entry.reason, entry.public) == (CORRECTED, True)

    def test_the_order_of_a_public_rounds_pots_stays(self) -> None:
        round = a_public_round()
        with scope(organisation=round.organisation), on(START), pytest.raises(ValidationError):
            move_pot(pot=Pot.objects.get(round=round), up=True, by=LEAD)

    def test_frozen_money_stays_whoever_asks(self, organisation: Organisation) -> None:
        round = a_round_at(Step.VOTE, organisation)
        figure = figures(organisation, 10)
        with scope(organisation=organisation), on(first_day(round, Step.VOTE)):
            pot = Pot.objects.get(round=round)
            reason = {"by": LEAD, "reason": CORRECTED}
            acts = [
                lambda: set_budget(round=round, total=600_000, **reason),
                lambda: add_pot(round=round, details={"name": "Ett", "amount": 1}, **reason),
                lambda: change_pot(pot=pot, details={"amount": 1}, **reason),
                lambda: remove_pot(pot=pot, **reason),
                lambda: share_out(
                    round=round,
                    total=10,
                    allocation=Equal(),
                    figures=figure,
                    **{**SCB, "reason": CORRECTED},
                ),
            ]
            for act in acts:
                with pytest.raises(ValidationError, match=r"opened|öppnat"):
                    act()
            freeze_rules(round=round)
            for change in (
                lambda: Pot.objects.filter(round=round).update(reserve=1),
                lambda: Pot.objects.create(
                    organisation=organisation, round=round, name="Ett", amount=1
                ),
            ):
                with pytest.raises(DatabaseError), transaction.atomic():
                    change()
            assert amounts(round) == [500_000]


@pytest.mark.django_db
class TestWithTheRuleOfTheCount:
    @pytest.mark.parametrize(
        ("details", "constraints"),
        [
            ({"reserve": 10}, Constraints()),
            ({"tiers": [Tier(Fraction(100), 1)]}, Constraints()),
            ({"tiers": [Tier(Fraction(100), 3)]}, Constraints()),
            ({"places_first": ["Ask", "By", "Ceda"]}, Constraints()),
        ],
    )
    def test_what_cannot_be_kept_together_is_told(
        self, round: Round, details: dict[str, Any], constraints: Constraints
    ) -> None:
        rule = CountRule(method=TopK(winners=2), ballot=Approval(), constraints=constraints)
        with scope(organisation=round.organisation):
            add_pot(round=round, details={"name": "Alla", "amount": 100, **details}, by=LEAD)
            [concern] = concerns_about(money_of(again(round), Rules(count=rule)))
            assert "Alla" in concern
            assert "constraints" not in concern
            assert concerns_about(money_of(again(round), Rules())) == []

    def test_a_public_pot_cannot_contradict_the_rule_that_holds(self) -> None:
        round = a_round_being_set_up()
        with scope(organisation=round.organisation), on(START):
            book = rules_now(again(round), public=False)
            assert book
            with_rules(
                Round.objects.get(pk=round.pk), count=replace(book.count, method=TopK(winners=2))
            )
            publish_round(round=round, by=LEAD)
            pot = Pot.objects.get(round=round)
            with pytest.raises(ValidationError, match="reserv"):
                change_pot(pot=pot, details={"reserve": 10}, by=LEAD, reason=CORRECTED)
