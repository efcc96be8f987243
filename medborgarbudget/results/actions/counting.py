"""What can be done to a count: ask for it, carry it out, publish it."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from procrastinate.contrib.django import app as jobs

from medborgarbudget.counting.count import count as count_election
from medborgarbudget.counting.explanation import explain
from medborgarbudget.counting.rule import from_document
from medborgarbudget.journal.actions import record
from medborgarbudget.journal.events import Event
from medborgarbudget.people.acting import OPERATOR, SYSTEM, Actor
from medborgarbudget.results.actions.item_results import item_results
from medborgarbudget.results.events import (
    COUNT_CARRIED_OUT,
    COUNT_FAILED,
    COUNT_REQUESTED,
    RESULT_PUBLISHED,
)
from medborgarbudget.results.models import Count, ItemResult, PublishedFile
from medborgarbudget.results.publication import bundle_fingerprint, published_files
from medborgarbudget.results.states import TRANSITIONS, CountState
from medborgarbudget.voting.models import Contest
from medborgarbudget.voting.queries import election_of, items_of

COUNT_JOB = "results.count"

TOLD = {
    CountState.COUNTED: COUNT_CARRIED_OUT,
    CountState.FAILED: COUNT_FAILED,
    CountState.PUBLISHED: RESULT_PUBLISHED,
}
"""What the journal says of a count that has come to a state."""


class VoteGoesOnError(Exception):
    """The vote has not closed, so its ballots must not be counted."""


class WrongStateError(Exception):
    """The count is not where it would have to be for this act."""


@transaction.atomic
def request_count(
    *, contest: Contest, publish_when_counted: bool = False, by: Actor = OPERATOR
) -> Count:
    """Ask for a closed contest to be counted in the background.

    The job is queued in the same transaction. Raises ``VoteGoesOnError`` if the contest has
    not closed, and ``IntegrityError`` if it has a count already.
    """
    if contest.closed_on > timezone.localdate():
        raise VoteGoesOnError(contest.closed_on)
    count = Count.objects.create(
        organisation=contest.organisation,
        contest=contest,
        publish_when_counted=publish_when_counted,
    )
    _record(COUNT_REQUESTED, count, by)
    jobs.configure_task(COUNT_JOB).defer(organisation_id=contest.organisation_id, count_id=count.pk)
    return count


def carry_out_count(*, count_id: int) -> Count:
    """Count, explain and store; publish if that was asked for. Safe to repeat.

    Result and publication are stored together or not at all. Where it fails, the count
    says so and the exception goes on to the job queue.
    """
    count = _begin(count_id)
    if count.state != CountState.COUNTING:
        return count
    try:
        return _store(count)
    except Exception:
        _move(count_id, CountState.FAILED)
        raise


@transaction.atomic
def publish_result(*, count_id: int, by: Actor = SYSTEM) -> Count:
    """Make a counted result public."""
    return _move(count_id, CountState.PUBLISHED, by=by, published_at=timezone.now())


@transaction.atomic
def _begin(count_id: int) -> Count:
    """Take hold of the count, unless somebody has finished it already."""
    count = _locked(count_id)
    if CountState.COUNTING in TRANSITIONS[CountState(count.state)]:
        return _move(count_id, CountState.COUNTING)
    return count


def _store(count: Count) -> Count:
    """Count the ballots and write down winners, reasons and files, all or nothing."""
    contest = count.contest
    election = election_of(contest)
    outcome = count_election(election, from_document(contest.rule))
    facts = explain(outcome)
    results = item_results(count, list(items_of(contest)), outcome, facts)
    files = published_files(contest, outcome, facts)
    with transaction.atomic():
        counted = _move(
            count.pk,
            CountState.COUNTED,
            counted_at=timezone.now(),
            runs=outcome.runs,
            voters=election.voters,
            blank_voters=election.blank_voters,
            represented_voters=outcome.represented_voters,
            cost=outcome.cost,
            share=outcome.share,
            fingerprint=bundle_fingerprint(files),
            lots=[{"tied": draw.tied, "first": draw.first} for draw in outcome.lots],
        )
        ItemResult.objects.bulk_create(results)
        PublishedFile.objects.bulk_create(
            PublishedFile(organisation=count.organisation, count=count, **vars(file))
            for file in files
        )
        return publish_result(count_id=count.pk) if count.publish_when_counted else counted


def _move(count_id: int, state: CountState, *, by: Actor = SYSTEM, **changes: object) -> Count:
    """Change the state if the table of transitions allows it, and what goes with it."""
    with transaction.atomic():
        count = _locked(count_id)
        if state not in TRANSITIONS[CountState(count.state)]:
            raise WrongStateError(f"{count.state} -> {state}")
        for name, value in {"state": state, **changes}.items():
            setattr(count, name, value)
        count.save()
        if state in TOLD:
            _record(TOLD[state], count, by)
    return count


def _locked(count_id: int) -> Count:
    return (
        Count.objects.select_for_update(of=("self",))
        .select_related("organisation", "contest__round__organisation")
        .get(pk=count_id)
    )


def _record(event: Event, count: Count, by: Actor) -> None:
    round = count.contest.round
    with override("sv"):
        address = reverse("results:result", args=[count.organisation.slug, round.slug])
    record(
        event,
        role=by.role,
        organisation_id=count.organisation_id,
        subject=round,
        address=address,
    )
