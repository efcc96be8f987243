"""Votes that are told to those who choose rules: those with a public result, the latest first."""

from datetime import date
from typing import Any

import pytest
from django_scopes import scope, scopes_disabled

from medborgarbudget.results.actions import request_count
from medborgarbudget.rounds.past_votes import past_votes
from tests.factories import (
    OrganisationFactory,
    RoundFactory,
    a_contest,
    a_published_count,
    an_election,
)

pytestmark = pytest.mark.django_db


def test_the_latest_public_results_of_ones_own_are_told() -> None:
    organisation = OrganisationFactory()
    for year in (2024, 2025):
        round = RoundFactory(organisation=organisation, slug=f"ar-{year}", name=f"År {year}")
        days = {"opened_on": date(year, 3, 1), "closed_on": date(year, 3, 9)}
        a_published_count(round=round, **days)
    with scopes_disabled():
        waiting = RoundFactory(organisation=organisation)
        request_count(contest=a_contest(round=waiting))
    a_published_count()
    with scope(organisation=organisation):
        told = past_votes(organisation)
        assert [each.label for each in told] == ["År 2025", "År 2024"]
        election = told[0].election()
    assert election.ballots == an_election().ballots
    assert told[0].voters == election.voters
    assert told[0].size == len(election.ballots) * len(election.projects)
    assert not told[0].too_large


def test_they_cost_one_query_however_many(django_assert_num_queries: Any) -> None:
    organisation = OrganisationFactory()
    for _ in range(3):
        a_published_count(round=RoundFactory(organisation=organisation))
        with scope(organisation=organisation), django_assert_num_queries(1):
            past_votes(organisation)
