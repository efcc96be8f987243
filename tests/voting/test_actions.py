"""A closed contest gives the count exactly the election that was recorded."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django_scopes import scope, scopes_disabled
from hypothesis import given
from hypothesis.extra.django import TestCase

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule import CountRule
from medborgarbudget.review.actions import ProposalDraft, add_proposals
from medborgarbudget.voting.actions import record_closed_contest
from medborgarbudget.voting.models import OpenedBallots
from medborgarbudget.voting.queries import election_of, items_of
from tests.counting.strategies import elections
from tests.factories import RoundFactory, a_contest, an_election


class RecordedElections(TestCase):
    @given(elections() | elections(max_points=3))
    def test_come_back_as_they_were(self, election: Election) -> None:
        with scopes_disabled():
            contest = a_contest(election)
            found = election_of(contest)
        assert found.ballots == election.ballots
        assert [(p.id, p.cost) for p in found.projects] == [
            (p.id, p.cost) for p in election.projects
        ]
        assert (found.budget, found.vote_type) == (election.budget, election.vote_type)


@pytest.mark.django_db
def test_amounts_keep_the_decimals_of_an_imported_currency() -> None:
    round = RoundFactory(currency_code="PLN", currency_decimals=2)
    with scope(organisation=round.organisation):
        contest = a_contest(an_election(), round=round)
        assert election_of(contest).currency == Currency("PLN", 2)


@pytest.mark.django_db
def test_equal_ballots_stand_together_and_belong_to_someone() -> None:
    with scopes_disabled():
        contest = a_contest()
        group = OpenedBallots.objects.filter(contest=contest).first()
        assert group is not None
        for weight, points in ((1, group.points), (0, [[1, 9]])):
            with pytest.raises(IntegrityError), transaction.atomic():
                OpenedBallots.objects.create(
                    organisation=contest.organisation,
                    contest=contest,
                    points=points,
                    weight=weight,
                )


@pytest.mark.django_db
def test_proposals_of_another_round_or_at_another_cost_are_refused() -> None:
    election = an_election()
    with scopes_disabled():
        drafts = [ProposalDraft(each.name, each.cost) for each in election.projects]
        elsewhere = add_proposals(round=RoundFactory(), drafts=drafts)
        round = RoundFactory()
        dearer = add_proposals(round=round, drafts=[replace(each, cost=999) for each in drafts])
        for proposals in (elsewhere, dearer):
            with pytest.raises(ValueError, match="Förslag A"):
                record_closed_contest(
                    round=round,
                    election=election,
                    proposals=proposals,
                    rule=CountRule(),
                    opened_on=date(2026, 3, 2),
                    closed_on=date(2026, 3, 22),
                )


@pytest.mark.django_db
def test_ballot_lines_keep_the_order_of_the_count() -> None:
    with scopes_disabled():
        assert [item.code for item in items_of(a_contest())] == ["A", "B", "C"]
