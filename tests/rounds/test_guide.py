"""docs/rounds.md says what the program does: the gates of each step, and the pages of a set-up."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils.translation import override

from medborgarbudget.rounds.gates import NEEDS, NEEDS_TO_END
from medborgarbudget.rounds.pages.setup import PAGES
from medborgarbudget.rounds.states import Step

GUIDE = Path(__file__).parents[2] / "docs" / "rounds.md"


def row(*cells: object) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def gates_in_words() -> str:
    head = [row("Step", "It waits as long as", "It is not over as long as"), row(*["---"] * 3)]
    rows = [
        row(
            step.label,
            " ".join(str(need.label) for need in NEEDS[step]),
            " ".join(str(need.label) for need in NEEDS_TO_END.get(step, ())) or "–",
        )
        for step in Step
    ]
    return "\n".join([*head, *rows])


def pages_of_the_set_up() -> str:
    return "\n".join(f"{number}. {page.label}" for number, page in enumerate(PAGES, 1))


@pytest.mark.parametrize("told", [gates_in_words, pages_of_the_set_up])
def test_the_guide_tells_what_the_program_does(told: Callable[[], str]) -> None:
    with override("en"):
        expected = told()
    assert expected in GUIDE.read_text(), f"Put this in docs/rounds.md:\n\n{expected}\n"


def test_every_step_has_a_gate() -> None:
    assert list(NEEDS) == list(Step)
