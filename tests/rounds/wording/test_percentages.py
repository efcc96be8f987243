"""A question that is answered with a percentage says how to answer and what holds."""

import pytest
from django.utils.translation import override

from medborgarbudget.counting.rule import PercentageQuestion
from medborgarbudget.rounds.ready_made import template
from medborgarbudget.rounds.wording import percentage_sentences
from tests.rounds.wording.reading import assert_sentences, read

QUESTION = "How much for repairs?"


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("step", [1, 5])
def test_the_question_is_told_in_sentences(step: int, language: str) -> None:
    with override(language):
        assert_sentences(percentage_sentences(PercentageQuestion(QUESTION, step)))


def test_steps_are_told_where_not_every_percentage_may_be_chosen() -> None:
    assert "steps of 5%" in read(percentage_sentences(PercentageQuestion(QUESTION, 5)))
    assert "a whole percentage" in read(percentage_sentences(PercentageQuestion(QUESTION)))


@pytest.mark.parametrize(("language", "said"), [("sv", "laga gator?”"), ("en", "streets?”")])
def test_a_question_that_came_with_a_template_is_read_in_both_languages(
    language: str, said: str
) -> None:
    ready = template("reserv-och-procentfraga")
    assert ready
    assert ready.rules.count.percentage
    with override(language):
        assert said in read(percentage_sentences(ready.rules.count.percentage))


def test_the_question_stands_as_it_was_asked() -> None:
    assert "“How much for repairs?”" in read(percentage_sentences(PercentageQuestion(QUESTION)))
