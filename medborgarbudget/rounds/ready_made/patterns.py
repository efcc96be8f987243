"""Rules of one round as a pattern for others, without what was that round's own; and back."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from medborgarbudget.rounds.rulebook import Coverage, Eligibility, PotTerms, Rules


def pattern_of(rules: Rules) -> Rules:
    """The rules without days and places, without the text that lots were drawn from, and without
    slots and a reserve for all pots: each pot has its own."""
    count = replace(
        rules.count,
        ties=replace(rules.count.ties, lot_seed="", lot_commitment=""),
        constraints=replace(
            rules.count.constraints, places_first=(), tiers=(), reserve=Fraction(0)
        ),
    )
    return replace(
        rules,
        count=count,
        propose=_at_any_time(rules.propose),
        support=rules.support and _at_any_time(rules.support),
        vote=_at_any_time(rules.vote),
    )


def patterns_of(pots: Iterable[PotTerms]) -> tuple[PotTerms, ...]:
    """The pots without the areas, groups and themes that they were for."""
    return tuple(replace(pot, covered="", covered_name=(), places_first=()) for pot in pots)


def next_pot(patterns: Sequence[PotTerms], made: int, total: int, left: int) -> PotTerms | None:
    """The pot that comes after so many, in proportion to the money; ``None`` if there is none.

    The last one gets all that is left. If it is for an area, any more are like it.
    """
    if not left > 0 or not patterns:
        return None
    if made >= len(patterns) and patterns[-1].coverage is not Coverage.AREA:
        return None
    pattern = patterns[min(made, len(patterns) - 1)]
    if pattern is patterns[-1]:
        return _in_proportion(pattern, left)
    part = Fraction(pattern.amount, sum(each.amount for each in patterns))
    return _in_proportion(pattern, max(1, min(left, int(total * part))))


def _in_proportion(pattern: PotTerms, amount: int) -> PotTerms:
    part = Fraction(amount, pattern.amount)
    tiers = tuple(
        replace(tier, cost=Fraction(cost))
        for tier in pattern.tiers
        if (cost := _in_round_figures(tier.cost * part))
    )
    reserve = _in_round_figures(pattern.reserve * part)
    return replace(pattern, amount=amount, tiers=tiers, reserve=reserve)


def _in_round_figures(amount: Fraction) -> int:
    """The amount rounded down to its first two figures, as people name amounts."""
    step: int = 10 ** max(len(str(int(amount))) - 2, 0)
    return int(amount) // step * step


def _at_any_time(eligibility: Eligibility) -> Eligibility:
    return replace(eligibility, age_on=None)
