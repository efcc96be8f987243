"""The form about a programme."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medborgarbudget.network.models import Programme
from medborgarbudget.network.states import Orientation
from medborgarbudget.organisations.states import OrganisationKind
from medborgarbudget.web.forms import PlainModelForm

MEMBER_KINDS = [
    (kind.value, kind.label) for kind in OrganisationKind if kind != OrganisationKind.ASSOCIATION
]
LONG_TEXTS = ("summary", "aims", "offers", "asks")


class ProgrammeForm(PlainModelForm):
    """All that a programme says."""

    button = _("Save the programme")
    orientations = forms.MultipleChoiceField(
        label=_("Orientations that members may choose"),
        choices=Orientation.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    open_to = forms.MultipleChoiceField(
        label=_("Who may apply"), choices=MEMBER_KINDS, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Programme
        fields = (
            "name",
            "slug",
            "summary",
            "aims",
            "offers",
            "asks",
            "starts_on",
            "ends_on",
            "rounds_expected",
            "orientations",
            "open_to",
            "apply_from",
            "apply_until",
            "researcher",
        )
        help_texts = {
            "slug": _("The last part of the page's address. Small letters, digits and hyphens."),
            "summary": _("What the programme is, in two or three sentences."),
            "aims": _("You can use Markdown: blank lines between paragraphs, - before points."),
            "apply_from": _("Without a date nobody can apply yet."),
            "apply_until": _("Without a date one can apply until the programme ends."),
            "researcher": _("Name and university, as they may stand on the public page."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in LONG_TEXTS:
            for widget in self.fields[name].widget.widgets:
                widget.attrs["rows"] = 3 if name == "summary" else 6
