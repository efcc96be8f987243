"""What the pages tell everyone of a round, held against what is there."""

from collections.abc import Iterator

from django.test import Client
from django.utils.html import escape

from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries import cards_of, steps_now_of
from medborgarbudget.rounds.states import Step, StepState
from tests.rounds.forbidden import BEGUN, CURRENT, Row, Sight

TAGS = {CURRENT: "Now", StepState.DONE: "Done", StepState.WAITING: "Waits"}


def lies_about(round: Round, seen: Sight) -> Iterator[str]:
    """What the public pages tell that is not so, in English, whose words stand in the code."""
    response = Client().get(f"/en/{round.organisation.slug}/{round.slug}/")
    if response.status_code != (200 if seen.public else 404):
        yield f"the page of the round answers {response.status_code}"
    if response.status_code == 200:
        page = response.content.decode()
        yield from _steps(page, seen)
        yield from _decided(page, seen)
        yield from _frozen(round, seen)
        yield from _lists(round, seen)


def _steps(page: str, seen: Sight) -> Iterator[str]:
    listed = _between(page, '<ol class="step-list">', "</ol>").split("<li")[1:]
    for step, shown in zip(Step, listed, strict=True):
        tag = TAGS.get(seen.told[step])
        for each in TAGS.values():
            if (f">{each}</span>" in shown) != (each == tag):
                yield f"{step} is shown as {each}, and is {seen.told[step]}"
    now = _between(page, '<section class="now', "</section>")
    acting = [step for step in Step if seen.told[step] is CURRENT]
    heading = _between(now, '<h2 id="now">', "</h2>")
    if ("Now</span>" in heading) != bool(acting):
        yield f"the page says {heading}, and what goes on is {acting}"
    can_vote = str(Step.VOTE.description) in now
    if can_vote != (Step.VOTE in acting):
        yield "the page does not say rightly whether people can vote now"


def _decided(page: str, seen: Sight) -> Iterator[str]:
    shown = _between(page, '<section class="decision', "</section>")
    listed = _between(page, '<section class="list-decision', "</section>")
    for what, text, decision in (
        ("the decision", shown, seen.decision),
        ("the list", listed, seen.list),
    ):
        if ("decided this on" in text) != (decision is not None):
            yield f"the page does not say rightly whether {what} is decided"
        if decision and any(fact not in text for fact in _facts(decision)):
            yield f"the page does not tell body, section and number of {what}"


def _facts(decision: Row) -> list[str]:
    return [escape(decision[name]) for name in ("body", "paragraph", "registry_number")]


def _frozen(round: Round, seen: Sight) -> Iterator[str]:
    if seen.called_off or not seen.versions:
        return
    page = Client().get(f"/en/{round.organisation.slug}/{round.slug}/spelregler/").content.decode()
    frozen = seen.told[Step.VOTE] in BEGUN
    if ("The rules are frozen" in page) != frozen or ("The rules hold now" in page) == frozen:
        yield "the rules are not shown rightly as frozen or not"


def _lists(round: Round, seen: Sight) -> Iterator[str]:
    """Lists of rounds ask less of the database, and have to say the same."""
    card = next(each for each in cards_of(round.organisation) if each.round == round)
    acting = {str(step.label) for step in Step if seen.told[step] is CURRENT}
    step = steps_now_of([round.organisation.pk]).get(round.organisation.pk, "")
    for told in (card.current.label if card.current else "", step):
        if (told in acting) != bool(acting) or bool(told) != bool(acting):
            yield f"a list of rounds says {told}, and what goes on is {acting}"


def _between(page: str, start: str, end: str) -> str:
    _before, found, after = page.partition(start)
    return after.partition(end)[0] if found else ""
