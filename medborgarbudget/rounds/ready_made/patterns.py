"""Rules of one round as a pattern for others, without what was that round's own."""

from collections.abc import Iterable
from dataclasses import replace

from medborgarbudget.rounds.rulebook import Eligibility, PotTerms, Rules


def pattern_of(rules: Rules) -> Rules:
    """The rules without days and places, and without the text that lots were drawn from."""
    count = replace(
        rules.count,
        ties=replace(rules.count.ties, lot_seed="", lot_commitment=""),
        constraints=replace(rules.count.constraints, places_first=()),
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
    return tuple(replace(pot, covered="", places_first=()) for pot in pots)


def _at_any_time(eligibility: Eligibility) -> Eligibility:
    return replace(eligibility, age_on=None)
