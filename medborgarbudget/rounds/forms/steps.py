"""Forms about the steps of a round: who answers for one, its checklist, closing it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from i18nfield.strings import LazyI18nString

from medborgarbudget.organisations.forms.fields import TextInLanguages
from medborgarbudget.rounds.models import ChecklistItem, Round, RoundStep
from medborgarbudget.rounds.queries.people import staff_of_round
from medborgarbudget.web.forms import PlainForm, PlainModelForm


class StepForm(PlainModelForm):
    """Who answers for a step, what everyone is told about it, and how it opens."""

    button = _("Save the step")

    class Meta:
        model = RoundStep
        fields = ("responsible", "responsible_body", "text", "opening")
        widgets = {"opening": forms.RadioSelect}
        labels = {
            "responsible": _("Who answers for the step"),
            "responsible_body": _("Unit or body that everyone can see"),
            "text": _("What everyone is told about the step"),
            "opening": _("How the step opens"),
        }
        help_texts = {
            "responsible": _(
                "Somebody with a role in this round. Only staff sees the name; "
                "reminders about the step go there."
            ),
            "responsible_body": _("Such as “The culture and leisure office”."),
            "text": _("It stands on the round’s public page. Leave it empty for our usual text."),
        }

    def __init__(self, *args: Any, round: Round, **kwargs: Any) -> None:
        super().__init__(*args, languages=round.organisation.languages, **kwargs)
        person = self.fields["responsible"]
        assert isinstance(person, forms.ModelChoiceField)
        person.queryset = staff_of_round(round)
        person.empty_label = str(_("Nobody yet"))


class ChecklistForm(PlainModelForm):
    """Something more to do in a step."""

    button = _("Add to the checklist")

    class Meta:
        model = ChecklistItem
        fields = ("text", "required")
        labels = {"text": _("What is to be done")}
        help_texts = {"required": _("The step then waits until it is done.")}


class CloseStepForm(PlainForm):
    """Closing a step that goes on."""

    button = _("Close the step now")

    reason = TextInLanguages(
        label=_("Why does it close now?"),
        long=True,
        help_text=_("Everyone can read this."),
        widget_kwargs={"attrs": {"rows": 3}},
    )


class CallOffForm(PlainForm):
    """Calling a public round off."""

    button = _("Call off the round")

    because = TextInLanguages(
        label=_("Why is it called off?"),
        long=True,
        help_text=_("Everyone can read this on the round’s page."),
        widget_kwargs={"attrs": {"rows": 4}},
    )

    def clean_because(self) -> LazyI18nString:
        """A reason of blanks is none."""
        because: LazyI18nString = self.cleaned_data["because"]
        if not str(because).strip():
            raise forms.ValidationError(_("Fill this in."))
        return because


class FinishForm(PlainForm):
    """Saying that a round is over."""

    button = _("Finish the round")


class DiscardForm(PlainForm):
    """Throwing a draft away."""

    button = _("Remove the draft")
