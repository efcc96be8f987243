"""Contests of an older version keep their rule when the program is brought up to date."""

from fractions import Fraction
from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.exceptions import IrreversibleError
from django.db.migrations.loader import MigrationLoader
from django_scopes import scopes_disabled

from medborgarbudget.counting.rule import (
    Completion,
    Constraints,
    CountRule,
    EqualShares,
    Greedy,
    Phragmen,
    Start,
    Stop,
    Ties,
    Utility,
    from_document,
    to_document,
)
from medborgarbudget.voting.models import Contest
from tests.factories import a_contest

rules_as_documents = import_module("medborgarbudget.voting.migrations.0002_rules_as_documents")

FLAT = {
    "rule": "equal-shares",
    "utility": "cardinality",
    "completion": "add1",
    "stop": "exhaustive",
    "start": "exact",
    "step": "1/3",
    "lot_seed": "midsommar",
}
SHARES = EqualShares(
    Utility.CARDINALITY, Completion.ADD1, Stop.EXHAUSTIVE, Start.EXACT, Fraction(1, 3)
)
LOTS = Ties(lot_seed="midsommar")


def migrate(function: Any) -> None:
    """Run one direction of the migration as Django would, with the models of that day."""
    state = MigrationLoader(connection).project_state([("voting", "0001_initial")])
    with scopes_disabled():
        function(state.apps, None)


def contest_with(rule: dict[str, Any]) -> Contest:
    with scopes_disabled():
        contest = a_contest()
        Contest.objects.filter(pk=contest.pk).update(rule=rule)
    return contest


def rule_of(contest: Contest) -> dict[str, Any]:
    with scopes_disabled():
        return Contest.objects.get(pk=contest.pk).rule


@pytest.mark.django_db
def test_old_settings_become_the_document_of_the_same_rule_in_every_organisation() -> None:
    contests = [contest_with(FLAT), contest_with({**FLAT, "rule": "greedy"})]
    migrate(rules_as_documents.to_documents)
    shares, greedy = (from_document(rule_of(contest)) for contest in contests)
    assert shares == CountRule(SHARES, ties=LOTS)
    assert greedy == CountRule(Greedy(), ties=LOTS)


@pytest.mark.django_db
def test_documents_stay_as_they_are() -> None:
    contest = contest_with(to_document(CountRule(Phragmen(), Constraints(least_votes=50))))
    before = rule_of(contest)
    migrate(rules_as_documents.to_documents)
    assert rule_of(contest) == before


@pytest.mark.django_db
def test_going_back_gives_the_old_settings_again() -> None:
    contest = contest_with(FLAT)
    migrate(rules_as_documents.to_documents)
    migrate(rules_as_documents.to_settings)
    assert rule_of(contest) == FLAT


@pytest.mark.django_db
@pytest.mark.parametrize(
    "rule", [CountRule(Phragmen()), CountRule(constraints=Constraints(least_votes=50))]
)
def test_going_back_stops_at_a_rule_that_the_older_version_does_not_know(rule: CountRule) -> None:
    contest = contest_with(to_document(rule))
    with pytest.raises(IrreversibleError, match=f"contest {contest.pk} "):
        migrate(rules_as_documents.to_settings)
    assert rule_of(contest) == to_document(rule)
