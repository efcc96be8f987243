"""Organisations, rounds and contests for tests, as plausible as they need to be."""

from datetime import date
from typing import Any

import factory
from django_scopes import scopes_disabled

from medborgarbudget.counting.election import Election, Project, VoteType, group_ballots
from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule import CountRule
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.states import OrganisationKind
from medborgarbudget.results.actions import carry_out_count, request_count
from medborgarbudget.results.models import Count
from medborgarbudget.review.actions import ProposalDraft, add_proposals
from medborgarbudget.rounds.models import Round
from medborgarbudget.voting.actions import record_closed_contest
from medborgarbudget.voting.models import Contest


class OrganisationFactory(factory.django.DjangoModelFactory[Organisation]):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Kommun {number}")
    slug = factory.Sequence(lambda number: f"kommun-{number}")
    kind = OrganisationKind.MUNICIPALITY


class RoundFactory(factory.django.DjangoModelFactory[Round]):
    class Meta:
        model = Round

    organisation = factory.SubFactory(OrganisationFactory)
    slug = factory.Sequence(lambda number: f"omgang-{number}")
    name = "Bygd i balans"
    promise = "Kommunstyrelsen lovar att följa resultatet."
    budget = 100


def an_election(
    *,
    costs: tuple[int, ...] = (60, 50, 40),
    ballots: tuple[dict[int, int], ...] = ({0: 1}, {0: 1, 1: 1}, {0: 1, 2: 1}, {2: 1}),
    budget: int = 100,
    vote_type: VoteType = VoteType.APPROVAL,
    currency: Currency | None = None,
) -> Election:
    """Three proposals and four voters, unless told otherwise; ids are A, B, C, ..."""
    projects = tuple(
        Project(chr(ord("A") + index), cost, f"Förslag {chr(ord('A') + index)}")
        for index, cost in enumerate(costs)
    )
    groups = group_ballots(ballots)
    return Election(projects, groups, budget, vote_type, currency or Currency())


def a_contest(
    election: Election | None = None,
    *,
    round: Round | None = None,
    rule: CountRule | None = None,
    **settings: Any,
) -> Contest:
    """A closed contest over the election's projects."""
    election = election or an_election()
    round = round or RoundFactory(budget=election.budget)
    drafts = [
        ProposalDraft(project.name or project.id, project.cost, place=project.place)
        for project in election.projects
    ]
    return record_closed_contest(
        round=round,
        election=election,
        proposals=add_proposals(round=round, drafts=drafts),
        rule=rule or CountRule(),
        **{"opened_on": date(2026, 3, 2), "closed_on": date(2026, 3, 22)} | settings,
    )


def a_published_count(election: Election | None = None, **settings: Any) -> Count:
    """The published result of `a_contest`."""
    with scopes_disabled():
        contest = a_contest(election, **settings)
        count = request_count(contest=contest, publish_when_counted=True)
        return carry_out_count(count_id=count.pk)
