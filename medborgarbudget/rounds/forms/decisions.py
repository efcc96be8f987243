"""Forms that record what a political body decided."""

import re
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medborgarbudget.organisations.forms.fields import DocumentField, TextInLanguages
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.models import Decision, ListDecision, StartDecision
from medborgarbudget.web.forms import PlainModelForm, WebAddressField

ONLY_NUMBER = re.compile(r"^(?:§\s*)?(\d+)$")
FIELDS = (
    "body",
    "decided_on",
    "paragraph",
    "registry_number",
    "summary",
    "minutes_url",
)
LABELS = {
    "body": gettext_lazy("Which body decided?"),
    "decided_on": gettext_lazy("When was it decided?"),
    "paragraph": gettext_lazy("Section (§) of the minutes"),
    "registry_number": gettext_lazy("Registry number"),
    "summary": gettext_lazy("What was decided, in plain words"),
    "minutes_url": gettext_lazy("Address of the minutes"),
}
HELP_TEXTS = {
    "body": gettext_lazy("Such as “Kommunstyrelsen”."),
    "paragraph": gettext_lazy("Such as “§ 42”, or the number of a delegated decision."),
    "registry_number": gettext_lazy("Such as “KS 2027/123”."),
    "summary": gettext_lazy("A few sentences that anybody understands."),
    "minutes_url": gettext_lazy("Instead of a file, if the minutes lie on the web already."),
}


class FormalDecisionForm(PlainModelForm):
    """What every formal decision has; the minutes as a file or an address."""

    button = gettext_lazy("Record the decision")

    upload = DocumentField(
        label=gettext_lazy("The minutes as a file"),
        required=False,
        help_text=gettext_lazy("A PDF at best. Everyone can read it."),
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, languages=organisation.languages, **kwargs)
        if "follows_vote" in self.fields:
            self.order_fields([*FIELDS[:-1], "follows_vote", "deviation", "minutes_url", "upload"])

    def clean_paragraph(self) -> str:
        """A number gets its sign: § 42."""
        return ONLY_NUMBER.sub(r"§ \1", self.cleaned_data["paragraph"])

    def clean(self) -> dict[str, Any]:
        """Ask for one place where the minutes lie, at most."""
        known = super().clean() or self.cleaned_data
        if known.get("upload") and known.get("minutes_url"):
            self.add_error("minutes_url", _("Hand in a file or write an address, not both."))
        return known

    def _post_clean(self) -> None:
        # The action looks at the whole row, which the form knows only a part of.
        pass

    @property
    def details(self) -> dict[str, Any]:
        """What was filled in, by the names of the decision's fields; the file is no part of it."""
        beside = ("upload", "reason")
        return {name: value for name, value in self.cleaned_data.items() if name not in beside}


class Words:
    """How every decision is asked for."""

    fields: tuple[str, ...] = FIELDS
    labels = LABELS
    help_texts = HELP_TEXTS
    field_classes = {"minutes_url": WebAddressField}


class StartDecisionForm(FormalDecisionForm):
    """The decision to have a medborgarbudget."""

    class Meta(Words):
        model = StartDecision


class ListDecisionForm(FormalDecisionForm):
    """The decision about which proposals stand on the ballot."""

    class Meta(Words):
        model = ListDecision


class DecisionForm(FormalDecisionForm):
    """The decision after the vote."""

    class Meta(Words):
        model = Decision
        fields = (*FIELDS, "follows_vote", "deviation")
        labels = LABELS | {
            "follows_vote": gettext_lazy("The body decided as the vote said"),
            "deviation": gettext_lazy("If not: what is different, and why?"),
        }
        help_texts = HELP_TEXTS | {
            "deviation": gettext_lazy("Everyone can read this beside the promise and the result.")
        }

    def clean(self) -> dict[str, Any]:
        """A decision that is not as the vote said needs its reason."""
        known = super().clean()
        told = str(known.get("deviation") or "").strip()
        if not known.get("follows_vote") and not told:
            self.add_error("deviation", _("Say what is different and why. Everyone can read it."))
        if known.get("follows_vote") and told:
            said = _("You gave a reason for another decision. Take the tick away, or the reason.")
            self.add_error("follows_vote", said)
        return known


class CorrectionForm(FormalDecisionForm):
    """A decision whose record holds a slip, and what was wrong."""

    button = gettext_lazy("Correct the record")

    reason = TextInLanguages(
        label=gettext_lazy("What was wrong?"),
        long=True,
        help_text=gettext_lazy(
            "Everyone can read this beside the decision, and what stood there before."
        ),
        widget_kwargs={"attrs": {"rows": 3}},
    )

    def __init__(self, *args: Any, is_public: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].one_required = is_public  # type: ignore[attr-defined]
        if self.instance.minutes_id:
            self.fields["upload"].help_text = gettext_lazy(
                "The file that is there stays, unless you choose another."
            )


class StartCorrectionForm(CorrectionForm, StartDecisionForm):
    """Correcting the decision to have a medborgarbudget."""


class ListCorrectionForm(CorrectionForm, ListDecisionForm):
    """Correcting the decision about the ballot list."""


class DecisionCorrectionForm(CorrectionForm, DecisionForm):
    """Correcting the decision after the vote."""
