"""A question that is answered with a percentage, and how its answers are counted."""

from django.utils.translation import gettext as _

from medborgarbudget.counting.rule import PercentageQuestion
from medborgarbudget.rounds.ready_made.questions import QUESTIONS
from medborgarbudget.rounds.rulebook.texts import by_language
from medborgarbudget.rounds.wording.phrases import quoted
from medborgarbudget.rounds.wording.texts import in_words
from medborgarbudget.web.templatetags.amounts import percentage


def percentage_sentences(question: PercentageQuestion) -> tuple[str, ...]:
    """What is asked, how it may be answered, and which answer holds."""
    return (
        _("You also get a question: %(question)s") % {"question": quoted(_asked(question.text))},
        _how_to_answer(question.step),
        _(
            "All answers are put in order, and the one in the middle holds. If there are two in "
            "the middle, the lower one holds."
        ),
    )


def _asked(text: str) -> str:
    """The question in the reader's language, if it came with a template."""
    known = (each for each in QUESTIONS if text in by_language(each).values())
    return in_words(next(known, ())) or text


def _how_to_answer(step: int) -> str:
    if step == 1:
        return _("You answer with a whole percentage from 0 to 100, or not at all.")
    return _("You answer with a percentage from 0 to 100 in steps of %(step)s, or not at all.") % {
        "step": percentage(step)
    }
