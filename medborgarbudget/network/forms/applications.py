"""The form of an application. Nothing in it is demanded until the application is sent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BaseFormSet, BoundField, formset_factory
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from medborgarbudget.network.completeness import Missing
from medborgarbudget.network.forms.guarded import GuardedForm
from medborgarbudget.network.models import Application
from medborgarbudget.network.states import ApplicationState, PersonKind
from medborgarbudget.organisations.forms.fields import DocumentField
from medborgarbudget.organisations.places import all_places
from medborgarbudget.organisations.states import OrganisationKind
from medborgarbudget.web.forms import PlainForm, PlainModelForm, dress
from medborgarbudget.web.meanwhile import Answer, answers_of

MOST_PEOPLE = 50
ROWS = "people-TOTAL_FORMS"
IN_SWEDISH_ORDER = str.maketrans("åäöÅÄÖ", "{|}{|}")


class BeginForm(GuardedForm):
    """Where the secret link should go."""

    button = _("Begin the application")
    email = forms.EmailField(
        label=_("Your e-mail address at work"),
        help_text=_("We send you a link, so that you can go on another day."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class PersonForm(PlainForm):
    """Somebody who takes part. What is not right is kept too, and told when it is sent."""

    name = forms.CharField(label=_("Name"), max_length=100, required=False)
    email = forms.CharField(
        label=_("E-mail address"), max_length=254, required=False, widget=forms.EmailInput
    )
    task = forms.ChoiceField(
        label=_("Elected member or official"),
        choices=[("", _("Choose")), *PersonKind.choices],
        required=False,
    )
    role = forms.CharField(
        label=_("Part in the work"),
        max_length=100,
        required=False,
        help_text=_("For example project lead, or chair of the democracy committee."),
    )


class People(BaseFormSet):  # type: ignore[type-arg]
    """The people who take part, in rows. An emptied row is a person removed."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        # Else a row that stands as it was saved meanwhile would be taken for an empty one.
        return super().get_form_kwargs(index) | {"empty_permitted": False}

    def written(self) -> list[dict[str, str]]:
        """Every row in which something stands."""
        rows = [
            {name: form.cleaned_data.get(name, "") for name in form.fields} for form in self.forms
        ]
        return [row for row in rows if any(row.values())]


PeopleFormSet: Any = formset_factory(
    PersonForm, formset=People, extra=0, max_num=MOST_PEOPLE, absolute_max=MOST_PEOPLE
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form: its heading, what to know, and its fields."""

    slug: str
    heading: str
    help: str
    fields: list[BoundField]


class ApplicationForm(PlainModelForm):
    """All that an application says, but for the people, who are `people`."""

    together = (r"people-\d+-",)
    document = DocumentField(
        label=_("The decision as a file"),
        required=False,
        help_text=_("Minutes or an extract of them, at most 20 MB."),
    )

    class Meta:
        model = Application
        fields = (
            "applicant_kind",
            "official_code",
            "applicant_name",
            "orientations",
            "intention",
            "learning",
            "body",
            "decided_on",
            "paragraph",
            "registry_number",
        )
        help_texts = {
            "intention": _("Where or for whom, about what, and how much money you think of."),
            "learning": _("What you hope that the network and research can help you with."),
            "body": _("For example the municipal executive board."),
            "paragraph": _("For example § 45."),
            "registry_number": _("For example KS 2026-112."),
        }

    def __init__(
        self,
        data: QueryDict | None = None,
        files: Any = None,
        *,
        instance: Application,
        more_people: bool = False,
    ) -> None:
        super().__init__(data, files, instance=instance)
        self._offer_choices(instance)
        dress(self)
        for name in ("intention", "learning"):
            self.fields[name].widget.attrs["rows"] = 6
        for field in self.fields.values():
            field.required = False
        if instance.state == ApplicationState.QUESTION:
            for name in ("applicant_kind", "official_code", "applicant_name"):
                self.fields[name].disabled = True
        people = instance.people or [{}]
        self.people = self.people_stored = PeopleFormSet(initial=people, prefix="people")
        self.people.extra = 1 if more_people else 0
        if data is not None:
            self.meet_others(self.stored())
            rows = with_room(self.data, len(people))
            self.people = PeopleFormSet(rows, initial=people, prefix="people")

    def _offer_choices(self, instance: Application) -> None:
        programme = instance.programme
        self.fields["applicant_kind"] = forms.ChoiceField(
            label=_("Who applies?"),
            choices=[(kind.value, kind.label) for kind in programme.open_to_list],
            widget=forms.RadioSelect,
        )
        self.fields["official_code"] = forms.ChoiceField(
            label=_("Municipality or region"),
            choices=places_for(programme.open_to),
            help_text=_("For an institution: the municipality or region that owns it."),
        )
        self.fields["applicant_name"].help_text = _("Only for an institution, such as a school.")
        self.fields["orientations"] = forms.MultipleChoiceField(
            label=_("Orientation"),
            help_text=_("You can choose more than one."),
            choices=[
                (
                    each.value,
                    f"{each.label}: {str(each.description)[:1].lower()}{str(each.description)[1:]}",
                )
                for each in programme.orientation_list
            ],
            widget=forms.CheckboxSelectMultiple,
        )

    def stored(self) -> dict[str, Answer]:
        answers = super().stored()
        if self.initial["applicant_kind"] not in ("", OrganisationKind.INSTITUTION):
            # A municipality and a region get their names from their codes.
            answers.pop("applicant_name", None)
        for number, person in enumerate(self.people_stored, start=1):
            answers |= answers_of(person, gettext("Person %(number)s") % {"number": number})
        return answers

    def is_valid(self) -> bool:
        people_are_valid = self.people.is_valid()
        return super().is_valid() and people_are_valid

    def save(self, commit: bool = True) -> Application:
        raise NotImplementedError("Hand `written` to the action `save_application`.")

    @property
    def written(self) -> Application:
        """The application with all that could be understood of what was written."""
        self.is_valid()
        if self.people.management_form.is_valid():
            self.instance.people = self.people.written()
        written: Application = self.instance
        return written

    def show_missing(self, missing: Iterable[Missing]) -> None:
        """Put beside each field what it lacks."""
        for each in missing:
            prefix, _dash, rest = each.field.partition("-")
            if prefix == "people":
                row, name = rest.split("-")
                self.people.forms[int(row)].add_error(name, each.text)
            else:
                self.add_error(each.field, each.text)

    @cached_property
    def sections(self) -> list[Section]:
        """The form as the page shows it; the people follow after these."""
        return [
            Section(
                "applicant",
                gettext("Who applies"),
                "",
                self._fields("applicant_kind", "official_code", "applicant_name"),
            ),
            Section(
                "plan",
                gettext("What you want"),
                "",
                self._fields("orientations", "intention", "learning"),
            ),
            Section(
                "decision",
                gettext("The decision to take part"),
                gettext("An elected body must have decided to take part in the programme."),
                self._fields("body", "decided_on", "paragraph", "registry_number", "document"),
            ),
        ]

    def _fields(self, *names: str) -> list[BoundField]:
        return [self[name] for name in names]


def with_room(data: QueryDict, rows: int) -> QueryDict:
    """What was sent, with as many rows of people as are stored, if it has such rows at all."""
    roomy = data.copy()
    if (sent := data.get(ROWS, "")).isdecimal():
        roomy[ROWS] = str(max(int(sent), rows))
    return roomy


def places_for(kinds: Iterable[str]) -> list[tuple[str, Any]]:
    """The municipalities and regions to choose from; an institution may belong to any."""
    wanted = set(kinds)
    groups: Mapping[OrganisationKind, str] = {
        OrganisationKind.MUNICIPALITY: gettext("Municipalities"),
        OrganisationKind.REGION: gettext("Regions"),
    }
    return [("", gettext("Choose"))] + [
        (label, [(place.code, place.name) for place in sorted(all_places(kind), key=_order)])
        for kind, label in groups.items()
        if wanted & {kind, OrganisationKind.INSTITUTION}
    ]


def _order(place: Any) -> str:
    return str(place.name).translate(IN_SWEDISH_ORDER).casefold()


class AnswerForm(PlainForm):
    """The answer to what the coordinator asked."""

    button = _("Send the answer")
    answer = forms.CharField(label=_("Your answer"), widget=forms.Textarea(attrs={"rows": 6}))
