"""Forms about outreach: to plan it, and to tell how it went."""

from functools import partial
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medborgarbudget.rounds.forms.rules.fields import NumberField
from medborgarbudget.rounds.models import OutreachActivity
from medborgarbudget.rounds.states import OutreachChannel
from medborgarbudget.web.forms import PlainForm, PlainModelForm

DAY = forms.DateInput
STORED = partial(NumberField, min_value=0, max_value=2_147_483_647)
"""A number that fits into its column."""


class ActivityForm(PlainModelForm):
    """Plan something that is done to reach people, or change it."""

    button = _("Save in the plan")

    class Meta:
        model = OutreachActivity
        fields = (
            "channel",
            "what",
            "audience",
            "place",
            "starts_on",
            "ends_on",
            "responsible",
            "expected",
            "cost",
        )
        field_classes: ClassVar[dict[str, Any]] = {"expected": STORED, "cost": STORED}
        widgets: ClassVar[dict[str, Any]] = {"starts_on": DAY(), "ends_on": DAY()}
        labels: ClassVar[dict[str, Any]] = {
            "place": _("Place and time of day"),
            "cost": _("Cost in kronor"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "audience": _("Name the area or the group, so that you see whom nobody thinks of."),
            "place": _(
                "Such as: The library in Ekeby, 17–19. A meeting with a place is shown to "
                "residents on the page of the round."
            ),
            "ends_on": _("Leave empty if it is done in one day."),
            "responsible": _("A unit, not a person."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = [("", _("Choose")), *OutreachChannel.choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Say beside the field that the last day comes too early."""
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The last day cannot come before the first."))
        return cleaned


class DoneForm(PlainModelForm):
    """Tell that it is done and how it went."""

    button = _("Save how it went")

    class Meta:
        model = OutreachActivity
        fields = ("done_on", "reached", "cost", "outcome")
        field_classes: ClassVar[dict[str, Any]] = {"reached": STORED, "cost": STORED}
        widgets: ClassVar[dict[str, Any]] = {
            "done_on": DAY(),
            "outcome": forms.Textarea(attrs={"rows": 4}),
        }
        labels: ClassVar[dict[str, Any]] = {"cost": _("What it cost, in kronor")}
        help_texts: ClassVar[dict[str, Any]] = {
            "reached": _("People you met, letters sent, readers: as well as you know."),
            "outcome": _("What to do again, and what not to. Name no persons."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["done_on"].required = True
        if not self.instance.done_on:
            day = self.instance.ends_on or self.instance.starts_on
            self.initial["done_on"] = min(day, timezone.localdate())


class PlanFilterForm(PlainForm):
    """Show a part of the plan."""

    DONE, NOT_DONE = "klart", "kvar"

    kanal = forms.ChoiceField(
        label=_("Channel"),
        required=False,
        choices=[("", _("All channels")), *OutreachChannel.choices],
    )
    lage = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("Everything")), (NOT_DONE, _("Not done")), (DONE, _("Done"))],
    )


class RemoveActivityForm(PlainForm):
    """Taking something off the plan."""

    button = _("Remove from the plan")
