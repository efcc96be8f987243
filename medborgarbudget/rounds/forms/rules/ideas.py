"""What is asked of ideas: limits, and the criteria that they are reviewed by."""

import re
from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from medborgarbudget.rounds.forms.rules.fields import NumberField, TextsField, one_of
from medborgarbudget.rounds.forms.rules.settings import RulesForm, SettingsForm
from medborgarbudget.rounds.ready_made.criteria import GOOD_EXAMPLES
from medborgarbudget.rounds.rulebook import Criterion, Rules, RunningCosts, Wording
from medborgarbudget.rounds.rulebook.texts import by_language, texts
from medborgarbudget.rounds.wording.choices import RUNNING_COSTS
from medborgarbudget.rounds.wording.texts import in_words
from medborgarbudget.web.forms import PlainForm

MOST_CRITERIA = 30
LONGEST_NUMBER = 5
_ROW = re.compile(r"criterion(\d{1,4})-")


class IdeaLimitsForm(SettingsForm):
    """How many ideas, how much support, and what they may cost."""

    per_person = NumberField(
        label=_("How many ideas may one person leave?"),
        required=False,
        help_text=_("Leave it empty to set no limit. More ideas mean more work in the review."),
    )
    support_needed = NumberField(
        label=_("How many must support an idea before it is reviewed?"),
        required=False,
        help_text=_("Leave it empty to review every idea. Do not set it too high."),
    )
    cost_ceiling = NumberField(
        label=_("What may one proposal cost at most, in kronor?"),
        required=False,
        help_text=_("Leave it empty to set no limit. Without one, a single proposal can take all."),
    )
    running_costs = one_of(RunningCosts, RUNNING_COSTS, _("What may it cost afterwards?"))


class CriterionForm(PlainForm):
    """A question of the review. A row that is emptied is a question taken away."""

    question = TextsField(label=_("Question"), required=False, max_length=200)
    explanation = TextsField(
        label=_("Explanation"), required=False, long=True, widget_kwargs={"attrs": {"rows": 2}}
    )

    def clean(self) -> None:
        question = self.cleaned_data.get("question", "unclear")
        if self.cleaned_data.get("explanation") and not question:
            self.add_error("question", _("Write the question that this explains."))

    @property
    def written(self) -> Criterion | None:
        """The criterion, or ``None`` for an empty row."""
        question = self.cleaned_data.get("question", ())
        return (question and Criterion(question, self.cleaned_data.get("explanation", ()))) or None


class IdeasForm(RulesForm):
    """The page about ideas. ``frozen`` leaves nothing but the criteria to change."""

    together = (r"criterion\d|do$",)

    def ask(self) -> None:
        self.limits = None
        if not self.known.get("frozen"):
            self.limits = IdeaLimitsForm(
                self.data, held=self.rules.ideas, prefix="ideas", languages=self.languages
            )
            if self.rules.support is None:
                del self.limits.fields["support_needed"]
            self.parts["limits"] = self.limits
        self.rows = [self._row(place) for place in range(self._number_of_rows())]
        self.parts |= {f"row{place}": row for place, row in enumerate(self.rows)}

    def _number_of_rows(self) -> int:
        if self.data is None:
            empty = self.known.get("one_more") or not self.rules.criteria
            return len(self.rules.criteria) + bool(empty)
        # Those that were taken over from somebody else may be more than the page counted.
        held = (_ROW.match(name) for name in self.data)
        last = max((int(found[1]) + 1 for found in held if found), default=0)
        return min(max(_number(self.data.get("rows", "")) or 0, last), MOST_CRITERIA)

    def _row(self, place: int) -> CriterionForm:
        held = self.rules.criteria[place] if place < len(self.rules.criteria) else None
        row = CriterionForm(
            self.data,
            prefix=f"criterion{place}",
            initial={"question": held.question, "explanation": held.explanation} if held else {},
            languages=self.languages,
        )
        row.heading = gettext("Criterion %(number)s") % {"number": place + 1}
        return row

    @property
    def written(self) -> Rules:
        self.is_valid()
        rows = [row.written for row in self.rows]
        done = self.data.get("do", "") if self.data else ""
        self.stays = bool(done)
        criteria = tuple(each for each in rearranged(rows, done, self.languages) if each)
        ideas = self.limits.written if self.limits else self.rules.ideas
        return replace(self.rules, ideas=ideas, criteria=criteria[:MOST_CRITERIA])


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() and len(written) < LONGEST_NUMBER else None


def rearranged(
    rows: Sequence[Criterion | None], done: str, languages: Sequence[str]
) -> list[Criterion | None]:
    """The rows after a button was pressed: ``up-1``, ``down-0``, ``remove-2`` or ``take-3``."""
    moved = list(rows)
    act, _dash, number = done.partition("-")
    place = _number(number)
    if place is None:
        return moved
    if act == "take" and place < len(GOOD_EXAMPLES):
        return [*moved, example(place, languages)]
    if place >= len(moved):
        return moved
    if act == "remove":
        del moved[place]
    elif act in ("up", "down"):
        other = place + (1 if act == "down" else -1)
        if 0 <= other < len(moved):
            moved[place], moved[other] = moved[other], moved[place]
    return moved


def example(place: int, languages: Sequence[str]) -> Criterion:
    """A good example, in those of the languages that it is written in, or else in all of them."""
    good = GOOD_EXAMPLES[place]
    question, explanation = by_language(good.question), by_language(good.explanation)
    known = [language for language in languages if language in question] or list(question)
    return Criterion(
        texts({language: question[language] for language in known}),
        texts({language: explanation[language] for language in known}),
    )


def examples_left(rules: Rules) -> list[tuple[int, str, str]]:
    """The examples that are not among the criteria yet, by their places."""
    asked: set[Wording] = {each for criterion in rules.criteria for each in criterion.question}
    return [
        (place, in_words(good.question), in_words(good.explanation))
        for place, good in enumerate(GOOD_EXAMPLES)
        if not asked & set(good.question)
    ]
