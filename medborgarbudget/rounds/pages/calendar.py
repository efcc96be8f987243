"""What happens in rounds, for the calendars of a round, of its organisation and of people."""

from collections.abc import Iterator, Sequence

from medborgarbudget.organisations.workspace import CalendarItem, calendar
from medborgarbudget.rounds.addresses import address_of
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.pages.now import steps_told
from medborgarbudget.rounds.queries import steps_of
from medborgarbudget.rounds.queries.telling import moves_of
from medborgarbudget.rounds.states import Step, StepState


def items_for_everyone(rounds: Sequence[Round]) -> Iterator[CalendarItem]:
    """When each step of public rounds goes on; those that a cancelled round never came to are
    cancelled."""
    moves = moves_of(rounds)
    for round in rounds:
        name, url = str(round), address_of(round, "rounds:timetable")
        for view in steps_told(round):
            if view.starts_on is None:
                continue
            cancelled = bool(round.cancelled_at) and view.state is not StepState.DONE
            yield CalendarItem(
                view.starts_on,
                f"{name}: {view.label}",
                url,
                view.ends_on,
                public=True,
                uid=_uid(round, view.step),
                sequence=moves.get((round.pk, view.step), 0) + cancelled,
                cancelled=cancelled,
            )


def items_for_staff(round: Round) -> list[CalendarItem]:
    """The steps of a round, public or not, and all that other pages below it have planned."""
    roots = (round.get_absolute_url(), address_of(round, "rounds:workspace_round"))
    of_steps = address_of(round, "rounds:timetable")
    more = [
        item
        for item in calendar.of(round.organisation)
        if item.url.startswith(roots) and item.url != of_steps
    ]
    return [*_steps(round), *more]


def _steps(round: Round) -> Iterator[CalendarItem]:
    for view in steps_of(round):
        if view.starts_on:
            url = address_of(round, "rounds:workspace_step", view.step)
            yield CalendarItem(view.starts_on, view.label, url, view.ends_on)


def _uid(round: Round, step: Step) -> str:
    """What calendars know a step by for ever, wherever they got it from."""
    return f"step-{round.organisation_id}-{round.pk}-{step}@medborgarbudget"
