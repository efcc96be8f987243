"""The questions about a round's money: what it was shared out by, and what cannot be kept."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override
from i18nfield.strings import LazyI18nString

from medborgarbudget.counting.allocation import Allotments
from medborgarbudget.counting.rule.allocation import Allocation as Formula
from medborgarbudget.counting.rule.plain_values import written
from medborgarbudget.organisations.models import Area
from medborgarbudget.organisations.queries.areas import area_rows
from medborgarbudget.rounds.models import Allocation, Pot, Round
from medborgarbudget.rounds.money import Figure, as_figures, per_resident, shared_out
from medborgarbudget.rounds.pot_concerns import concerns_of, remarks_on
from medborgarbudget.rounds.queries.pots import pot_terms, pots_of
from medborgarbudget.rounds.queries.standing import (
    is_frozen,
    latest_rulebook,
    rulebook_in_force,
)
from medborgarbudget.rounds.ready_made import next_pot
from medborgarbudget.rounds.rulebook import Coverage, Rules
from medborgarbudget.rounds.rulebook.texts import by_language
from medborgarbudget.web.templatetags.amounts import money


@dataclass(frozen=True, slots=True)
class SharedOut:
    """How money was shared out over areas: by what, and all the arithmetic."""

    kept: Allocation
    formula: Formula
    figures: tuple[Figure, ...]
    shared: Allotments


@dataclass(frozen=True, slots=True)
class PotLine:
    """A pot in a list: what it holds of the round's money, and for how many people."""

    pot: Pot
    residents: int | None
    per_resident: Fraction | None
    part: Fraction

    @property
    def amount(self) -> int:
        return self.pot.amount

    @property
    def cost(self) -> int:
        """The amount, as a part of a picture."""
        return self.pot.amount


@dataclass(frozen=True, slots=True)
class Money:
    """A round's money by its rules: its pots, what no pot holds, and how it was shared out.

    ``kept`` and ``figures`` are what it was shared out by; ``shared_out`` is lacking where the
    rules have no formula that takes these figures.
    """

    round: Round
    rules: Rules | None
    lines: tuple[PotLine, ...]
    kept: Allocation | None
    figures: tuple[Figure, ...]
    shared_out: SharedOut | None

    @property
    def total(self) -> int:
        return self.round.budget

    @property
    def pots(self) -> list[Pot]:
        return [each.pot for each in self.lines]

    @property
    def held(self) -> int:
        return sum(each.amount for each in self.lines)

    @property
    def left(self) -> int:
        return self.total - self.held


def money_of(round: Round, rules: Rules | None) -> Money:
    """A round's money in its pots, in their order, and how these rules shared it out."""
    kept = allocation_of(round)
    figures = as_figures(kept.figures) if kept else ()
    by_area = {each.area: each for each in figures}
    return Money(
        round,
        rules,
        tuple(_line(pot, round, by_area) for pot in pots_of(round)),
        kept,
        figures,
        _shared_out(round, rules, kept, figures),
    )


def money_now(round: Round, *, public: bool) -> Money:
    """A round's money by the rules that everyone can read, or else as they are being written."""
    return money_of(round, rules_now(round, public=public))


def in_no_pot(found: Money) -> str:
    """What to do about money that no pot holds, since no rule says who decides over it."""
    message = _(
        "%(left)s lies in no pot, so nobody would vote on it. Put it into a pot, or lower the sum "
        "of money in all."
    )
    return message % {"left": money(found.left, found.round.currency)}


def pot_to_add(round: Round) -> Pot:
    """What a new pot begins with: the next one of the template that the round began from, in
    proportion to its money, or else no more than all that no pot holds."""
    book = None if round.published_at else latest_rulebook(round)
    found = money_of(round, None)
    patterns = book.pot_terms if book else ()
    pattern = next_pot(patterns, len(found.lines), found.total, found.left)
    if pattern is None:
        return Pot(round=round, amount=max(found.left, 0))
    # An area lends its pot its own name.
    name = {} if pattern.coverage is Coverage.AREA else by_language(pattern.name)
    return Pot(
        round=round,
        name=LazyI18nString(name),
        amount=pattern.amount,
        coverage=pattern.coverage,
        tiers=written(pattern.tiers),
        reserve=pattern.reserve,
    )


def rules_now(round: Round, *, public: bool) -> Rules | None:
    """The rules that everyone can read, or else as they are being written."""
    book = rulebook_in_force(round) if public else latest_rulebook(round)
    return book.rules if book else None


def allocation_of(round: Round) -> Allocation | None:
    """What the money was shared out by, if it was."""
    found: Allocation | None = Allocation.objects.filter(round=round).first()
    return found


def figures_kept(round: Round) -> tuple[Figure, ...]:
    """The figures by which the money was shared out; none if it was not."""
    kept = allocation_of(round)
    return as_figures(kept.figures) if kept else ()


def is_shared_out_to(round: Round, pot: Pot) -> bool:
    """Whether the amount of a pot comes from the sharing out over areas."""
    return any(each.area == pot.area_id for each in figures_kept(round))


def figures_now() -> tuple[Figure, ...]:
    """The areas in use with their residents as they are known now, coarsest level first."""
    with override(settings.LANGUAGE_CODE):
        return tuple(Figure(each.pk, str(each), each.residents) for each in area_rows())


def first_level() -> frozenset[int]:
    """The areas of the coarsest level: those of other levels lie within them."""
    rows = list(area_rows().values_list("pk", "level__number"))
    first = min((level for _area, level in rows), default=0)
    return frozenset(area for area, level in rows if level == first)


def latest_counted() -> Area | None:
    """The area whose residents were counted last; its figures tell where the others are from."""
    counted = area_rows().filter(residents_on__isnull=False)
    latest: Area | None = counted.order_by("-residents_on").first()
    return latest


def held_by_others(round: Round, areas: Collection[int]) -> int:
    """What all pots hold together but for those of these areas."""
    return sum(pot.amount for pot in pots_of(round) if pot.area_id not in areas)


def concerns_about(found: Money) -> list[str]:
    """What in the pots cannot be kept together with the rules of the count."""
    if found.rules is None:
        return []
    concerns = [
        concern
        for pot in found.pots
        for concern in concerns_of(pot_terms(pot), str(pot), found.rules.count)
    ]
    if found.kept and not _is_as_worked_out(found):
        concerns.append(
            _("The pots do not hold what the formula in the rules gives. Share out the money anew.")
        )
    return concerns


def remarks_about(found: Money) -> list[str]:
    """What in the pots is worth a look."""
    round, rules = found.round, found.rules
    remarks = [
        remark
        for pot in found.pots
        for remark in remarks_on(pot_terms(pot), str(pot), round.currency)
    ]
    if round.published_at and found.lines and found.left > 0 and not is_settled(round):
        remarks.append(in_no_pot(found))
    if rules and rules.count.allocation and not found.kept:
        remarks.append(
            _(
                "The rules tell of a formula for sharing out over areas, but no figures are kept. "
                "Share out with figures of today, or decide the amounts by hand."
            )
        )
    return remarks


def is_settled(round: Round) -> bool:
    """Whether the money can no longer be changed: the vote has opened, or nothing is held here."""
    return round.record_only or bool(round.cancelled_at) or is_frozen(round)


def _shared_out(
    round: Round, rules: Rules | None, kept: Allocation | None, figures: tuple[Figure, ...]
) -> SharedOut | None:
    """How the money was shared out, worked out anew from the figures that were kept."""
    if kept is None or rules is None or rules.count.allocation is None:
        return None
    formula = rules.count.allocation
    try:
        shared = shared_out(kept.total, figures, formula, round.currency)
    except ValidationError:
        # Somebody has chosen another formula since, for which other figures are needed.
        return None
    return SharedOut(kept, formula, figures, shared)


def _is_as_worked_out(found: Money) -> bool:
    if found.shared_out is None:
        return False
    held = {pot.area_id: pot.amount for pot in found.pots}
    pairs = zip(found.figures, found.shared_out.shared.allotments, strict=True)
    return all(held.get(figure.area) == allotment.amount for figure, allotment in pairs)


def _line(pot: Pot, round: Round, figures: dict[int, Figure]) -> PotLine:
    residents = round.residents
    if pot.area:
        figure = figures.get(pot.area.pk)
        residents = (figure and figure.residents) or pot.area.residents
    elif pot.group:
        residents = pot.group.members_in_public
    return PotLine(
        pot,
        residents,
        per_resident(pot.amount, residents),
        Fraction(pot.amount, round.budget) if round.budget else Fraction(0),
    )
