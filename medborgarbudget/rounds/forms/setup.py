"""Forms of the set-up that are not about rules. Nothing is demanded before a round is public."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medborgarbudget.network.states import Orientation
from medborgarbudget.organisations.forms.fields import TextInLanguages
from medborgarbudget.people.models import User
from medborgarbudget.rounds.forms.rules.fields import NumberField, option
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.states import Step
from medborgarbudget.web.forms import PlainForm, dress

FIRST_YEAR, LAST_YEAR = 2000, 2100
OF_ROUND = ("name", "summary")
OF_BUDGET = {"called": "name"}
"""What the medborgarbudget has under another name than the form."""
Start = tuple[str, str | Promise, str | Promise]
"""Something to start from: its code, its name, and what to know about it."""


class OrientationField(forms.MultipleChoiceField):
    """The orientations, which may be combined."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("What is it about?"),
            help_text=_("You can choose more than one."),
            choices=lambda: [
                (each.value, option(each.label, each.description)) for each in Orientation
            ],
            widget=forms.CheckboxSelectMultiple,
            **options,
        )


class BeginForm(PlainForm):
    """What a new medborgarbudget is called, what it is about, and what its rules start from."""

    button = _("Begin the set-up")
    name = TextInLanguages(
        label=_("What is the medborgarbudget called?"),
        max_length=200,
        help_text=_("For example “Vi bestämmer i Almvik”. You can change it later."),
    )
    orientations = OrientationField(
        error_messages={"required": _("Choose at least one. You can change it later.")}
    )

    def __init__(self, *args: Any, starts: Sequence[Start], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["start"] = _start_field(starts)
        dress(self, kwargs.get("languages"))


class NextRoundForm(PlainForm):
    """What the next round is called, when it begins, and what its rules start from."""

    button = _("Begin the set-up")
    name = TextInLanguages(label=_("What is the round called?"), max_length=200)

    def __init__(self, *args: Any, starts: Sequence[Start], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["start"] = _start_field(starts)
        dress(self, kwargs.get("languages"))


def _start_field(starts: Sequence[Start]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("What do the rules start from?"),
        help_text=_("You go through all of them later, and can change everything."),
        choices=[(code, option(name, meaning)) for code, name, meaning in starts],
        initial=starts[0][0],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of these.")},
    )


class YearsField(forms.CharField):
    """Years, written after each other."""

    def clean(self, value: Any) -> Any:
        # More digits than Python reads as a number are no year either.
        years = [int(each) for each in re.findall(r"\d{1,5}", super().clean(value))]
        if any(not FIRST_YEAR <= each <= LAST_YEAR for each in years):
            raise ValidationError(_("Write years with four digits, such as 2027, 2028, 2029."))
        return sorted(set(years))

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value


class PurposeForm(PlainForm):
    """What the round and its medborgarbudget are for, and what is promised.

    With ``round_alone`` what other rounds share is shown and stays.
    """

    from_store = True

    name = TextInLanguages(label=_("The round's name"), max_length=200, required=False)
    summary = TextInLanguages(
        label=_("What the round is about, in a sentence or two"),
        long=True,
        required=False,
        help_text=_("It stands at the top of the public page, and in search engines."),
    )
    called = TextInLanguages(
        label=_("What is the medborgarbudget called?"),
        max_length=200,
        required=False,
        help_text=_("The name that all its rounds share."),
    )
    orientations = OrientationField(required=False)
    purpose = TextInLanguages(
        label=_("Why do you have a medborgarbudget?"),
        long=True,
        required=False,
        help_text=_("For example: More people, above all the young, take part in deciding."),
    )
    promise = TextInLanguages(
        label=_("What do the politicians promise?"),
        long=True,
        required=False,
        help_text=_("Everyone can read it all the time. Write only what will be kept."),
    )
    owner_body = forms.CharField(
        label=_("Which political body owns it?"),
        max_length=100,
        required=False,
        help_text=_("For example Kommunstyrelsen."),
    )
    resources = TextInLanguages(
        label=_("Who works with it, and how much time do they have?"),
        long=True,
        required=False,
        help_text=_("For example: A process lead half time, a communicator one day a week."),
    )
    running_cost = NumberField(
        label=_("What may it cost to run a round, in kronor?"),
        min_value=0,
        required=False,
        help_text=_("For meetings, printing and postage, beside the money to vote on."),
    )
    planned_years = YearsField(
        label=_("In which years are rounds planned?"),
        required=False,
        help_text=_("Three rounds are usual: the first to learn, the others to do it better."),
    )

    def __init__(
        self, data: Any = None, *, round: Round, promise_of_round: bool, round_alone: bool = False
    ) -> None:
        budget = round.participatory_budget
        initial: dict[str, Any] = {name: getattr(round, name) for name in OF_ROUND}
        for name in self.base_fields:
            if name not in initial:
                initial[name] = getattr(budget, OF_BUDGET.get(name, name))
        if promise_of_round:
            initial["promise"] = round.promised
        self.promise_of_round = promise_of_round
        super().__init__(data, initial=initial, languages=round.organisation.languages)
        own = {*OF_ROUND, "promise"} if promise_of_round else set(OF_ROUND)
        for name in set(self.fields) - own:
            # Its value is then the one that is stored, whatever was sent.
            self.fields[name].disabled = round_alone
        for name in ("summary", "resources"):
            for widget in self.fields[name].widget.widgets:
                widget.attrs["rows"] = 3

    @property
    def of_round(self) -> dict[str, Any]:
        """What was written about the round itself, but for a name that was taken away."""
        known = {name: self.cleaned_data[name] for name in OF_ROUND if name in self.cleaned_data}
        if not str(known.get("name", "")):
            known.pop("name", None)
        if self.promise_of_round and "promise" in self.cleaned_data:
            known["promise"] = self.cleaned_data["promise"]
        return known

    @property
    def of_budget(self) -> dict[str, Any]:
        """What was written about the medborgarbudget as a whole."""
        known = {**self.cleaned_data}
        for name in (*OF_ROUND, *(["promise"] if self.promise_of_round else [])):
            known.pop(name, None)
        if "called" in known and not str(known["called"]):
            known.pop("called")
        return {OF_BUDGET.get(name, name): value for name, value in known.items()}

    def clean(self) -> None:
        if "name" in self.cleaned_data and not str(self.cleaned_data["name"]):
            self.add_error("name", _("Give the round a name. It keeps the one it had."))
        if "called" in self.cleaned_data and not str(self.cleaned_data["called"]):
            self.add_error("called", _("Give the medborgarbudget a name. It keeps the one it had."))


class ProposeDaysForm(PlainForm):
    """From which day the timetable is worked out."""

    button = _("Propose days")
    START, VOTE = "start", "vote"
    what = forms.ChoiceField(
        label=_("Which day do you know?"),
        choices=((START, _("The first day of the round")), (VOTE, _("The first day of the vote"))),
        initial=START,
        widget=forms.RadioSelect,
    )
    day = forms.DateField(label=_("That day"), widget=forms.DateInput)


class ResponsibleForm(PlainForm):
    """Who answers for one step."""

    from_store = True
    responsible = forms.ModelChoiceField(
        label=_("Person"), queryset=User.objects.none(), required=False
    )
    responsible_body = forms.CharField(label=_("Unit or body"), max_length=100, required=False)

    def __init__(self, *args: Any, step: Step, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, prefix=step.value, **kwargs)
        self.step, self.heading = step, step.label
        self.fields["responsible"].queryset = people  # type: ignore[attr-defined]
        self.fields["responsible"].empty_label = _("Nobody yet")  # type: ignore[attr-defined]
