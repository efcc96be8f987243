"""How a total is shared out over areas, by name and in sentences."""

from django.utils.translation import gettext as _

from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule.allocation import (
    Allocation,
    Equal,
    InverseIncome,
    PerHead,
    Population,
)
from medborgarbudget.rounds.wording.amounts import exact_money, exact_share
from medborgarbudget.web.templatetags.amounts import money


def name_of_allocation(allocation: Allocation) -> str:
    """What this way to share out a total is called."""
    match allocation:
        case Equal():
            return _("As much to each area")
        case PerHead():
            return _("An amount for each resident")
        case Population() if allocation.equal:
            return _("Partly equal, partly by residents")
        case Population():
            return _("By number of residents")
        case InverseIncome():
            return _("By residents and income")


def allocation_sentences(allocation: Allocation, currency: Currency) -> tuple[str, ...]:
    """What each area gets, the formula in words, and what happens to the last kronor."""
    match allocation:
        case Equal():
            return _("Every area gets the same amount."), *_rounding(currency)
        case PerHead():
            return _per_head(allocation, currency)
        case Population():
            return _by_residents(allocation), *_rounding(currency)
        case InverseIncome():
            return (
                _(
                    "The number of residents in each area is divided by their mean income, and "
                    "the money is shared out in proportion to that."
                ),
                _("So more goes to areas where many live, and where people earn less."),
                *_rounding(currency),
            )


def _per_head(allocation: PerHead, currency: Currency) -> tuple[str, ...]:
    amount = {"amount": exact_money(allocation.amount, currency)}
    sentences = [_("Every area gets %(amount)s for each of its residents.") % amount]
    if allocation.cap is not None:
        cap = {"cap": exact_money(allocation.cap, currency)}
        sentences.append(_("No area gets more than %(cap)s.") % cap)
    sentences.append(_("What an area gets is rounded down to a whole amount."))
    return tuple(sentences)


def _by_residents(allocation: Population) -> str:
    if not allocation.equal:
        return _("The money is shared out by how many live in each area.")
    return _(
        "First %(equal)s of the money is shared out equally between the areas, and then the rest "
        "by how many live in each."
    ) % {"equal": exact_share(allocation.equal)}


def _rounding(currency: Currency) -> tuple[str, ...]:
    message = _(
        "Every part is rounded down to a whole amount, and what is then left goes, %(unit)s "
        "each, to the areas that lost most by the rounding."
    )
    return (
        message % {"unit": money(currency.unit, currency)},
        _("If areas lost as much, the one with more residents goes first."),
    )
