"""What in rounds needs somebody now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarbudget.organisations.workspace import Task
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.addresses import address_of
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.put_right import lacking
from medborgarbudget.rounds.queries.checklists import Checklist, checklists_of_all
from medborgarbudget.rounds.queries.standing import steps_of
from medborgarbudget.rounds.states import Need, Step, StepState
from medborgarbudget.rounds.timetable import StepView
from medborgarbudget.rounds.track import concerns_on, near_day


def tasks_of_rounds(rounds: Iterable[Round]) -> Iterator[Task]:
    """What needs somebody in rounds that are being set up or go on; one query for them all."""
    open_rounds = [
        each for each in rounds if not (each.record_only or each.cancelled_at or each.finished_on)
    ]
    checklists = checklists_of_all(open_rounds)
    for each in open_rounds:
        yield from _of_round(each, checklists[each.pk], timezone.localdate())


def _of_round(round: Round, checklists: Mapping[Step, Checklist], today: date) -> Iterator[Task]:
    views = steps_of(round)
    if not round.published_at:
        yield _draft(round, views)
        return
    yield from _lacking(round, views, today)
    for view in views:
        yield from _in_step(round, view, checklists[view.step], today)
    if all(view.state is StepState.DONE for view in views):
        url = address_of(round, "rounds:finish_round")
        said = _("%(round)s: all steps are done. Finish the round") % {"round": round}
        yield Task(said, url, Capability.SET_UP_ROUNDS, round_id=round.pk)


def _draft(round: Round, views: Sequence[StepView]) -> Task:
    place = lacking(round, Step.CRITERIA, Need.PUBLISHED)
    said = _("%(round)s: finish the set-up and make the round public") % {"round": round}
    return Task(said, place.url, place.capability, views[0].starts_on, round.pk)


def _lacking(round: Round, views: Sequence[StepView], today: date) -> Iterator[Task]:
    """What steps lack that wait, are late or begin soon; each thing once, where it comes first."""
    seen: set[str] = set()
    for concern in concerns_on(today, views):
        for need in concern.missing:
            place = lacking(round, concern.view.step, need)
            if need is Need.VOTE_HELD or place.url in seen:
                continue
            seen.add(place.url)
            said = _("%(round)s, %(step)s: %(lack)s") % {
                "round": round,
                "step": concern.view.label,
                "lack": place.text,
            }
            yield Task(said, place.url, place.capability, concern.view.starts_on, round.pk)


def _in_step(round: Round, view: StepView, checklist: Checklist, today: date) -> Iterator[Task]:
    is_open = view.state is StepState.CURRENT and not view.is_late
    if is_open and Need.DECISION in view.missing:
        place = lacking(round, view.step, Need.DECISION)
        said = _("%(round)s: record the political decision after the vote") % {"round": round}
        yield Task(said, place.url, place.capability, view.ends_on, round.pk)
    if day := near_day(today, view, checklist):
        yield _left_to_do(round, view, checklist.left, day)


def _left_to_do(round: Round, view: StepView, left: int, day: date) -> Task:
    said = ngettext(
        "%(round)s, %(step)s: %(left)d thing is left to do",
        "%(round)s, %(step)s: %(left)d things are left to do",
        left,
    ) % {"round": round, "step": view.label, "left": left}
    url = address_of(round, "rounds:workspace_step", view.step)
    return Task(said, url, Capability.RUN_ROUNDS, day, round.pk)
