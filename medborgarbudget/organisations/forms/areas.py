"""What staff fill in about areas, groups and themes."""

import json
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from medborgarbudget.organisations.actions.areas import AreaDetails
from medborgarbudget.organisations.forms.fields import TextInLanguages
from medborgarbudget.organisations.geojson import MOST_BYTES, survey_text
from medborgarbudget.organisations.geometry import Shape
from medborgarbudget.organisations.models import Area, AreaLevel, ResidentGroup, Topic
from medborgarbudget.organisations.queries.areas import areas_in_use, levels
from medborgarbudget.organisations.states import StatisticalDivision
from medborgarbudget.web.forms import PlainForm, PlainModelForm

DIVISIONS = [("", _("No division")), *StatisticalDivision.choices]


class AreaForm(PlainForm):
    """All that is known of an area. ``repairs`` says what was put right in its shape."""

    name = TextInLanguages(label=_("Name"), max_length=100)
    level: "forms.ModelChoiceField[AreaLevel]" = forms.ModelChoiceField(
        label=_("Level"), queryset=None, empty_label=None
    )
    parent: "forms.ModelChoiceField[Area]" = forms.ModelChoiceField(
        label=_("Part of"), queryset=None, required=False, empty_label=_("No other area")
    )
    residents = forms.IntegerField(
        label=_("Residents"), min_value=0, max_value=100_000_000, required=False
    )
    residents_on = forms.DateField(label=_("Counted on"), required=False, widget=forms.DateInput())
    residents_source = forms.CharField(
        label=_("Where the figure is from"),
        max_length=200,
        required=False,
        help_text=_("For example: Statistics Sweden, population by DeSO"),
    )
    statistics_version = forms.ChoiceField(
        label=_("Division of Statistics Sweden"),
        choices=DIVISIONS,
        required=False,
        help_text=_("Lets figures be compared over years."),
    )
    statistics = forms.CharField(
        label=_("Codes of the DeSO or RegSO areas in it"),
        required=False,
        widget=forms.Textarea({"rows": 3, "spellcheck": "false"}),
        help_text=_("With spaces or commas between, for example 1485A0010 1485C1020"),
    )
    shape = forms.CharField(
        label=_("Border as GeoJSON"),
        required=False,
        widget=forms.Textarea({"rows": 6, "spellcheck": "false", "class": "ds-input map-text"}),
        help_text=_("Paste a polygon here if you have one. The area may also do without a border."),
    )

    def __init__(self, *args: Any, area: Area | None = None, **options: Any) -> None:
        self.area = area
        self.repairs: tuple[str, ...] = ()
        self.button = _("Save the area") if area else _("Add the area")
        super().__init__(*args, initial=_as_written(area) if area else None, **options)
        others = areas_in_use().exclude(pk=area.pk) if area else areas_in_use()
        _choose(self, "level", levels())
        _choose(self, "parent", others)
        # Whoever has no levels needs not know of them.
        if not levels().exists():
            del self.fields["level"], self.fields["parent"]

    def clean_shape(self) -> Shape | None:
        """The surface that was drawn or written; none for an empty field."""
        if not self.cleaned_data["shape"].strip():
            return None
        found = survey_text(self.cleaned_data["shape"])
        self.repairs = found.repairs
        return found.shape

    def clean_statistics(self) -> list[str]:
        """The codes, apart."""
        return re.split(r"[\s,;]+", self.cleaned_data["statistics"].strip().upper())

    def details(self, first_level: AreaLevel | None = None) -> AreaDetails:
        """What was filled in, on the first level where no other could be chosen."""
        filled_in = {"level": first_level} | self.cleaned_data
        codes = sorted({code for code in filled_in["statistics"] if code})
        version = filled_in["statistics_version"] if codes else ""
        return AreaDetails(**filled_in | {"statistics": codes, "statistics_version": version})


class LevelForm(PlainForm):
    """A level of areas."""

    button = _("Save the level")

    number = forms.IntegerField(
        label=_("Level"),
        min_value=1,
        max_value=9,
        help_text=_("1 is the coarsest, such as districts; 2 lies within it."),
    )
    name = TextInLanguages(
        label=_("What areas on this level are called"),
        max_length=100,
        help_text=_("In plural, for example Districts"),
    )


class AreaFileForm(PlainForm):
    """A file of areas to look at before anything is changed."""

    button = _("Read the file and show what it holds")

    file = forms.FileField(
        label=_("GeoJSON file"),
        help_text=_(
            "Coordinates may be degrees (WGS 84) or SWEREF 99 TM. At most 10 MB and 1,000 areas."
        ),
        widget=forms.FileInput({"accept": ".geojson,.json,application/geo+json"}),
    )
    level: "forms.ModelChoiceField[AreaLevel]" = forms.ModelChoiceField(
        label=_("Level"), queryset=None, empty_label=None
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _choose(self, "level", levels())
        if not levels().exists():
            del self.fields["level"]

    def clean_file(self) -> Any:
        """The file, unless it is too large to be read at all."""
        file = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(
                _("The file is larger than 10 MB. Simplify the borders, or export fewer areas.")
            )
        return file


class GroupForm(PlainModelForm):
    """A group of people."""

    button = _("Save the group")

    class Meta:
        model = ResidentGroup
        fields = ("name", "kind", "age_from", "age_to", "members", "description")


class TopicForm(PlainModelForm):
    """A theme."""

    button = _("Save the theme")

    class Meta:
        model = Topic
        fields = ("name", "description")


def _choose(form: forms.Form, name: str, rows: Any) -> None:
    form.fields[name].queryset = rows  # type: ignore[attr-defined]


def _as_written(area: Area) -> dict[str, Any]:
    """An area's details as they stand in the form."""
    kept = {name: getattr(area, name) for name in AreaForm.base_fields}
    return kept | {
        "shape": json.dumps(area.shape) if area.shape else "",
        "statistics": " ".join(area.statistics),
    }
