"""What staff fill in to share money out over areas."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medborgarbudget.counting.rule.allocation import (
    Allocation,
    Equal,
    InverseIncome,
    PerHead,
    Population,
)
from medborgarbudget.counting.rule.error import RuleError
from medborgarbudget.rounds.forms.pots import LARGEST
from medborgarbudget.rounds.forms.rules.fields import NumberField
from medborgarbudget.rounds.money import Figure
from medborgarbudget.web.forms import PlainForm, dress

MOST_RESIDENTS = 100_000_000
USUAL_PART = 25

EQUAL, PER_HEAD, POPULATION, PART_EQUAL, INVERSE_INCOME = (
    "equal",
    "per-head",
    "population",
    "part-equal",
    "inverse-income",
)
FORMULAS = [
    (EQUAL, gettext_lazy("As much to each area")),
    (POPULATION, gettext_lazy("By number of residents")),
    (PART_EQUAL, gettext_lazy("A part equally, the rest by residents")),
    (PER_HEAD, gettext_lazy("An amount for each resident")),
    (INVERSE_INCOME, gettext_lazy("By residents and income: more where people earn less")),
]


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An area's line in the form."""

    name: str
    used: BoundField
    residents: BoundField
    income: BoundField


class ShareOutForm(PlainForm):
    """The formula, the money, the areas with their figures, and where those are from."""

    button = gettext_lazy("Work it out and show me")

    formula = forms.ChoiceField(
        label=gettext_lazy("How should the money be shared out?"),
        choices=FORMULAS,
        initial=POPULATION,
        widget=forms.RadioSelect,
    )
    equal_part = NumberField(
        label=gettext_lazy("Part that is shared equally, in percent"),
        min_value=1,
        max_value=99,
        required=False,
        help_text=gettext_lazy("With 25, a quarter is shared equally and the rest by residents."),
    )
    per_head = forms.DecimalField(
        label=gettext_lazy("Kronor for each resident"),
        min_value=0,
        max_digits=9,
        decimal_places=2,
        localize=True,
        required=False,
    )
    cap = NumberField(
        label=gettext_lazy("The most that an area can get, in kronor"),
        min_value=1,
        max_value=LARGEST,
        required=False,
        help_text=gettext_lazy("Leave it empty if there is no such limit."),
    )
    total = NumberField(
        label=gettext_lazy("Money to share out, in kronor"), min_value=1, max_value=LARGEST
    )
    source = forms.CharField(
        label=gettext_lazy("Where are the figures from?"),
        max_length=200,
        help_text=gettext_lazy(
            "Whoever is behind the figures, so that anybody can find them again. For example: "
            "SCB, folkmängd (the population register of Statistics Sweden)."
        ),
    )
    edition = forms.CharField(
        label=gettext_lazy("Which edition?"),
        max_length=100,
        help_text=gettext_lazy(
            "Figures for the same area differ between editions. For example: DeSO 2025."
        ),
    )
    counted_on = forms.DateField(
        label=gettext_lazy("Which day do the figures hold for?"),
        widget=forms.DateInput(),
        help_text=gettext_lazy("SCB counts residents on 31 December."),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        figures: Sequence[Figure],
        used: Collection[int],
        initial: dict[str, Any],
    ) -> None:
        super().__init__(data, initial=initial)
        self.figures = figures
        for each in figures:
            self._add_row(each, each.area in used)
        dress(self)

    def _add_row(self, figure: Figure, used: bool) -> None:
        of = {"area": figure.name}
        self.fields[f"used_{figure.area}"] = forms.BooleanField(
            label=_("%(area)s gets money") % of, required=False, initial=used
        )
        self.fields[f"residents_{figure.area}"] = NumberField(
            label=_("Residents in %(area)s") % of,
            min_value=0,
            max_value=MOST_RESIDENTS,
            required=False,
            initial=figure.residents,
        )
        income = NumberField(
            label=_("Mean income in %(area)s, in kronor a year") % of,
            min_value=1,
            max_value=LARGEST,
            required=False,
            initial=None if figure.income is None else int(figure.income),
        )
        self.fields[f"income_{figure.area}"] = income

    @property
    def rows(self) -> Iterator[AreaRow]:
        """The areas as the page shows them."""
        for each in self.figures:
            names = (f"used_{each.area}", f"residents_{each.area}", f"income_{each.area}")
            yield AreaRow(each.name, *(self[name] for name in names))

    def clean(self) -> dict[str, Any]:
        """Ask for what the chosen formula needs."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        needed = {PART_EQUAL: "equal_part", PER_HEAD: "per_head"}.get(cleaned.get("formula", ""))
        if needed and not self.errors.get(needed) and not cleaned[needed]:
            self.add_error(needed, _("Fill this in."))
        elif not self.errors:
            try:
                cleaned["allocation"] = self._allocation()
            except RuleError:
                self.add_error("cap", _("This is less than what one resident brings. Raise it."))
        return cleaned

    def _allocation(self) -> Allocation:
        cleaned = self.cleaned_data
        match cleaned["formula"]:
            case "per-head":
                cap = None if cleaned["cap"] is None else Fraction(cleaned["cap"])
                return PerHead(Fraction(cleaned["per_head"]), cap)
            case "part-equal":
                return Population(Fraction(cleaned["equal_part"], 100))
            case "population":
                return Population()
            case "inverse-income":
                return InverseIncome()
        return Equal()

    @property
    def named(self) -> list[Figure]:
        """The figures of the areas that were chosen, as they were filled in."""
        return [
            Figure(
                each.area,
                each.name,
                self.cleaned_data[f"residents_{each.area}"],
                self._income(each.area),
            )
            for each in self.figures
            if self.cleaned_data[f"used_{each.area}"]
        ]

    def _income(self, area: int) -> Fraction | None:
        income = self.cleaned_data[f"income_{area}"]
        # What the formula does not use is not published either.
        if income is None or self.cleaned_data["formula"] != INVERSE_INCOME:
            return None
        return Fraction(income)


def formula_as_written(allocation: Allocation | None) -> dict[str, Any]:
    """A formula as it stands in the form."""
    match allocation:
        case Equal():
            return {"formula": EQUAL}
        case PerHead(amount, cap):
            limit = None if cap is None else int(cap)
            return {"formula": PER_HEAD, "per_head": _decimal(amount), "cap": limit}
        case Population(equal) if equal:
            return {"formula": PART_EQUAL, "equal_part": int(equal * 100)}
        case InverseIncome():
            return {"formula": INVERSE_INCOME}
    return {"formula": POPULATION, "equal_part": USUAL_PART}


def _decimal(amount: Fraction) -> Decimal:
    """An amount with decimals only if it has any."""
    exact = Decimal(amount.numerator) / amount.denominator
    return exact.quantize(Decimal(1) if amount.denominator == 1 else Decimal("0.01"))
