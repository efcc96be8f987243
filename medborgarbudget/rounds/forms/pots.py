"""What staff fill in about the money of a round, pot by pot."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medborgarbudget.counting.rule import Tier
from medborgarbudget.organisations.forms.fields import TextInLanguages
from medborgarbudget.organisations.queries.areas import area_rows, groups, topics
from medborgarbudget.rounds.actions.pots import COVERED
from medborgarbudget.rounds.forms.rules.fields import NumberField
from medborgarbudget.rounds.models import Pot, Round
from medborgarbudget.rounds.states import PotCoverage
from medborgarbudget.web.forms import PlainForm, dress

LARGEST = 100_000_000_000
MOST_WINNERS = 1000
MOST_SLOTS = 20
EMPTY_SLOTS = 2


class Reason(TextInLanguages):
    """Why the money of a public round changes."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Why does the money change?"),
            help_text=gettext_lazy("Everyone can read it. The rules get a new version."),
            long=True,
            widget_kwargs={"attrs": {"rows": 3}},
        )


class ReasonForm(PlainForm):
    """Asks why, if the round is public; else it asks nothing."""

    def __init__(self, *args: Any, round: Round, **options: Any) -> None:
        super().__init__(*args, languages=round.organisation.languages, **options)
        if round.published_at:
            self.fields["reason"] = Reason()
            dress(self, round.organisation.languages)

    @property
    def reason(self) -> Any:
        """What was answered."""
        return self.cleaned_data.get("reason", "")


class TotalForm(ReasonForm):
    """All the money of the round."""

    button = gettext_lazy("Save the sum")
    from_store = True
    total = NumberField(
        label=gettext_lazy("Money to decide over, in kronor"),
        min_value=1,
        max_value=LARGEST,
        help_text=gettext_lazy("All pots together. What it costs to run the work is not in it."),
    )


class RemovePotForm(ReasonForm):
    """Sure, and why."""

    button = gettext_lazy("Remove the pot")


class ByHandForm(ReasonForm):
    """Sure, and why."""

    button = gettext_lazy("Decide the amounts by hand")


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A line of slots: the highest cost, and how many may win."""

    number: int
    cost: BoundField
    winners: BoundField


class PotForm(ReasonForm):
    """A pot: its money, whom it is for, slots by cost, what is kept in reserve.

    A new one is not stored yet, and holds what is suggested.

    Slots are rows of fields, ``slot_cost_0`` and ``slot_winners_0``; an emptied row is gone.
    """

    together = ("slot_",)

    amount = NumberField(label=gettext_lazy("Amount in kronor"), min_value=1, max_value=LARGEST)
    coverage = forms.ChoiceField(
        label=gettext_lazy("Whom is it for?"),
        choices=PotCoverage.choices,
        initial=PotCoverage.EVERYONE,
        widget=forms.RadioSelect,
    )
    area: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=gettext_lazy("Area"), queryset=None, required=False
    )
    group: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=gettext_lazy("Group"), queryset=None, required=False
    )
    topic: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=gettext_lazy("Theme"), queryset=None, required=False
    )
    name = TextInLanguages(
        label=gettext_lazy("Name"),
        max_length=100,
        required=False,
        help_text=gettext_lazy(
            "Leave it empty if the pot is for an area, a group or a theme: it gets the same name."
        ),
    )
    description = TextInLanguages(
        label=gettext_lazy("What residents should know about it"),
        required=False,
        long=True,
        widget_kwargs={"attrs": {"rows": 3}},
    )
    reserve = NumberField(
        label=gettext_lazy("Reserve in kronor"),
        min_value=0,
        max_value=LARGEST,
        required=False,
        help_text=gettext_lazy(
            "Kept back for what turns out dearer than it was worked out to be. The vote decides "
            "over the rest."
        ),
    )
    places_first = forms.CharField(
        label=gettext_lazy("Places that go first"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy(
            "Places that got nothing last time, one on each line, written as in the proposals. "
            "The proposal with most votes in each goes before all others."
        ),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        round: Round,
        pot: Pot,
    ) -> None:
        self.from_store = pot.pk is not None
        self.button = _("Save the pot") if self.from_store else _("Add the pot")
        super().__init__(data, round=round, initial=_as_written(pot))
        rows = {"area": area_rows(), "group": groups(), "topic": topics()}
        for name, queryset in rows.items():
            self.fields[name].queryset = queryset  # type: ignore[attr-defined]
        self.slot_count = self._add_slots(data, pot)
        self.order_fields([each for each in self.fields if each != "reason"])

    def _add_slots(self, data: QueryDict | None, pot: Pot) -> int:
        held = pot.tiers
        count = len(held) + EMPTY_SLOTS
        if data is not None:
            sent = sum(name.startswith("slot_cost_") for name in data)
            count = max(sent + EMPTY_SLOTS * ("more" in data), len(held))
        count = min(count, MOST_SLOTS)
        for number in range(count):
            of = {"row": number + 1}
            self.fields[f"slot_cost_{number}"] = NumberField(
                label=_("Slot %(row)d: highest cost in kronor") % of,
                min_value=1,
                max_value=LARGEST,
                required=False,
            )
            self.fields[f"slot_winners_{number}"] = NumberField(
                label=_("Slot %(row)d: how many can win") % of,
                min_value=1,
                max_value=MOST_WINNERS,
                required=False,
            )
        dress(self)
        for number, tier in enumerate(held[:count]):
            self.initial[f"slot_cost_{number}"] = int(Fraction(tier["cost"]))
            self.initial[f"slot_winners_{number}"] = tier["winners"]
        return count

    @property
    def slots(self) -> Iterator[SlotRow]:
        """The rows as the page shows them."""
        for number in range(self.slot_count):
            yield SlotRow(number, self[f"slot_cost_{number}"], self[f"slot_winners_{number}"])

    def clean(self) -> dict[str, Any]:
        """Refuse a row with one number of two."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for number in range(self.slot_count):
            cost, winners = f"slot_cost_{number}", f"slot_winners_{number}"
            if self.errors.get(cost) or self.errors.get(winners):
                continue
            if (cleaned[cost] is None) != (cleaned[winners] is None):
                empty = cost if cleaned[cost] is None else winners
                self.add_error(empty, _("Fill in both numbers, or empty both."))
        return cleaned

    @property
    def details(self) -> dict[str, Any]:
        """What was filled in, for the actions."""
        cleaned = self.cleaned_data
        chosen = COVERED.get(PotCoverage(cleaned["coverage"]))
        covered = {name: cleaned[name] if name == chosen else None for name in COVERED.values()}
        plain = {name: cleaned[name] for name in ("name", "description", "amount", "coverage")}
        places = [line.strip() for line in cleaned["places_first"].splitlines()]
        return {
            **plain,
            **covered,
            "reserve": cleaned["reserve"] or 0,
            "places_first": list(dict.fromkeys(place for place in places if place)),
            "tiers": list(self._tiers()),
        }

    def _tiers(self) -> Iterator[Tier]:
        for number in range(self.slot_count):
            if cost := self.cleaned_data[f"slot_cost_{number}"]:
                yield Tier(Fraction(cost), self.cleaned_data[f"slot_winners_{number}"])


def _as_written(pot: Pot) -> dict[str, Any]:
    names = ("name", "description", "coverage", "area", "group", "topic")
    kept = {name: getattr(pot, name) for name in names}
    return kept | {
        "amount": pot.amount or None,
        "reserve": pot.reserve or None,
        "places_first": "\n".join(pot.places_first),
    }
