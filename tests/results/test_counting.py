"""Counting a contest: asked for, carried out once, explained, published."""

import json
from datetime import timedelta
from fractions import Fraction
from hashlib import sha256

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_scopes import scope, scopes_disabled
from procrastinate.contrib.django.models import ProcrastinateJob

from medborgarbudget.counting.pabulib import parse_pabulib
from medborgarbudget.counting.rule import Completion, CountRule, EqualShares, Ties
from medborgarbudget.results.actions import (
    VoteGoesOnError,
    WrongStateError,
    carry_out_count,
    publish_result,
    request_count,
)
from medborgarbudget.results.file_names import BALLOTS, RESULT
from medborgarbudget.results.models import Count, ItemResult, PublishedFile
from medborgarbudget.results.queries import selected_codes
from medborgarbudget.results.states import TRANSITIONS, CountState
from medborgarbudget.results.tasks import count as count_task
from medborgarbudget.voting.models import Contest, OpenedBallots
from tests.factories import a_contest, a_published_count, an_election

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest() -> Contest:
    with scopes_disabled():
        return a_contest()


def test_asking_for_a_count_queues_one_job_in_the_same_transaction(contest: Contest) -> None:
    with scope(organisation=contest.organisation):
        count = request_count(contest=contest)
    (job,) = ProcrastinateJob.objects.filter(task_name="results.count")
    assert job.args == {"organisation_id": contest.organisation_id, "count_id": count.pk}
    assert count.state == CountState.WAITING


def test_a_contest_is_counted_once(contest: Contest) -> None:
    with scope(organisation=contest.organisation):
        request_count(contest=contest)
        with pytest.raises(IntegrityError), transaction.atomic():
            request_count(contest=contest)


def test_the_job_counts_and_leaves_publication_to_people(contest: Contest) -> None:
    with scope(organisation=contest.organisation):
        count = request_count(contest=contest)
    count_task(organisation_id=contest.organisation_id, count_id=count.pk)
    with scope(organisation=contest.organisation):
        count.refresh_from_db()
        assert count.state == CountState.COUNTED
        assert publish_result(count_id=count.pk).state == CountState.PUBLISHED


def test_the_stored_result_is_what_the_count_says(contest: Contest) -> None:
    with scope(organisation=contest.organisation):
        count = carry_out_count(count_id=request_count(contest=contest).pk)
        # A gets 3 of 4 votes and is bought; of 40 left, C with 2 votes fits and B does not.
        assert selected_codes(count) == ["A", "C"]
        assert (count.voters, count.blank_voters, count.represented_voters) == (4, 0, 4)
        assert count.cost == 100
        winner = ItemResult.objects.get(count=count, item__code="A")
        assert (winner.votes, winner.order, winner.effective_support) == (3, 1, 1)
        loser = ItemResult.objects.get(count=count, item__code="B")
        assert loser.missing_votes
        assert loser.effective_support is not None
        assert 0 < loser.effective_support < 1
        assert [Fraction(amount) for _, amount, _ in loser.spent_on] == [Fraction(60, 3)]


def test_a_job_that_runs_twice_changes_nothing() -> None:
    count = a_published_count()
    with scope(organisation=count.organisation):
        before = list(ItemResult.objects.values_list("pk", flat=True))
        again = carry_out_count(count_id=count.pk)
        assert again.published_at == count.published_at
        assert list(ItemResult.objects.values_list("pk", flat=True)) == before


def test_a_count_that_was_interrupted_is_taken_up_again(contest: Contest) -> None:
    with scope(organisation=contest.organisation):
        count = request_count(contest=contest)
        Count.objects.filter(pk=count.pk).update(state=CountState.COUNTING)
        assert carry_out_count(count_id=count.pk).state == CountState.COUNTED


def test_a_count_that_fails_says_so_and_can_be_tried_again(contest: Contest) -> None:
    with scope(organisation=contest.organisation):
        count = request_count(contest=contest)
        broken = OpenedBallots.objects.create(
            organisation=contest.organisation, contest=contest, points=[[99, 1]], weight=1
        )
        with pytest.raises(IndexError):
            carry_out_count(count_id=count.pk)
        count.refresh_from_db()
        assert count.state == CountState.FAILED
        broken.delete()
        assert carry_out_count(count_id=count.pk).state == CountState.COUNTED


def test_a_vote_that_goes_on_is_not_counted() -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    with scopes_disabled():
        contest = a_contest(closed_on=tomorrow)
        with pytest.raises(VoteGoesOnError):
            request_count(contest=contest)


def test_a_result_that_cannot_be_published_is_not_stored_either(
    contest: Contest, monkeypatch: pytest.MonkeyPatch
) -> None:
    with scope(organisation=contest.organisation):
        count = request_count(contest=contest, publish_when_counted=True)
        with monkeypatch.context() as patched:
            patched.setitem(TRANSITIONS, CountState.COUNTED, frozenset())
            with pytest.raises(WrongStateError):
                carry_out_count(count_id=count.pk)
        assert not ItemResult.objects.exists()
        assert carry_out_count(count_id=count.pk).state == CountState.PUBLISHED


def test_nothing_is_published_before_it_is_counted(contest: Contest) -> None:
    with scope(organisation=contest.organisation):
        count = request_count(contest=contest)
        with pytest.raises(WrongStateError):
            publish_result(count_id=count.pk)
        with pytest.raises(IntegrityError), transaction.atomic():
            Count.objects.filter(pk=count.pk).update(state=CountState.PUBLISHED)


def test_anyone_can_recount_the_published_ballots() -> None:
    count = a_published_count(
        rule=CountRule(EqualShares(completion=Completion.ADD1), ties=Ties(lot_seed="midsommar"))
    )
    with scope(organisation=count.organisation):
        ballots = PublishedFile.objects.get(count=count, name=BALLOTS)
        document = json.loads(bytes(PublishedFile.objects.get(count=count, name=RESULT).content))
        winners = selected_codes(count)
    file = parse_pabulib(bytes(ballots.content).decode(), ballots.name)
    assert file.election.ballots == an_election().ballots
    assert file.official_winners is not None
    assert set(file.official_winners) == set(winners) == set(document["selected"])
    assert sha256(bytes(ballots.content)).hexdigest() == ballots.sha256
    assert document["input_sha256"] == ballots.sha256
    assert document["rule"]["ties"]["lot_seed"] == "midsommar"


def test_published_files_tell_nothing_but_choices() -> None:
    count = a_published_count()
    with scope(organisation=count.organisation):
        ballots = bytes(PublishedFile.objects.get(count=count, name=BALLOTS).content).decode()
    assert "voter_id;vote\n1;A\n2;A,B\n3;A,C\n4;C\n" in ballots
