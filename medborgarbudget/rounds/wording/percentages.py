"""A question that is answered with a percentage, and how its answers are counted."""

from django.utils.translation import gettext as _

from medborgarbudget.counting.rule import PercentageQuestion
from medborgarbudget.rounds.wording.phrases import quoted
from medborgarbudget.web.templatetags.amounts import percentage


def percentage_sentences(question: PercentageQuestion) -> tuple[str, ...]:
    """What is asked, how it may be answered, and which answer holds."""
    return (
        _("You also get a question: %(question)s") % {"question": quoted(question.text)},
        _how_to_answer(question.step),
        _(
            "All answers are put in order, and the one in the middle holds. If there are two in "
            "the middle, the lower one holds."
        ),
    )


def _how_to_answer(step: int) -> str:
    if step == 1:
        return _("You answer with a whole percentage from 0 to 100, or not at all.")
    return _("You answer with a percentage from 0 to 100 in steps of %(step)s, or not at all.") % {
        "step": percentage(step)
    }
