"""Making the parts of a count rule go together again after one of them was chosen anew."""

from dataclasses import replace
from fractions import Fraction

from medborgarbudget.counting.rule import Constraints, CountRule
from medborgarbudget.counting.rule.ballots import (
    FORMS,
    Approval,
    BallotForm,
    Packages,
)
from medborgarbudget.counting.rule.contradictions import contradictions
from medborgarbudget.counting.rule.methods import (
    METHODS,
    Completion,
    EqualShares,
    Method,
    Misfit,
    Phragmen,
    TopK,
)

FIRST_BALLOTS: dict[str, BallotForm] = {
    name: Approval(most=3) if kind is Approval else kind() for name, kind in FORMS.items()
}
"""What each form of ballot is as long as nobody has said otherwise."""

FIRST_METHODS: dict[str, Method] = {
    name: TopK(winners=3) if kind is TopK else kind() for name, kind in METHODS.items()
}
"""What each method is as long as nobody has said otherwise."""

_OF_METHOD_AND_BALLOT = ("ballot.kind", "method.rule")


def fits_ballot(method: Method, ballot: BallotForm | None) -> bool:
    """Whether a method can count ballots of this form."""
    rule = CountRule(method=method, ballot=ballot)
    return all(each.where not in _OF_METHOD_AND_BALLOT for each in contradictions(rule))


def fitting_methods(ballot: BallotForm | None) -> list[str]:
    """The names of the methods that can count ballots of this form."""
    return [name for name, method in FIRST_METHODS.items() if fits_ballot(method, ballot)]


def takes_part_payment(rule: CountRule) -> bool:
    """Whether a proposal could be given a part of its cost under this rule."""
    method = rule.method
    if isinstance(rule.ballot, Packages) or isinstance(method, TopK):
        return False
    if isinstance(method, EqualShares):
        return method.completion is Completion.ADD1U
    return not (isinstance(method, Phragmen) and method.misfit is Misfit.STOP)


def fitted(rule: CountRule) -> CountRule:
    """The rule without contradictions: the ballot stays, and other parts give way to it.

    A rule whose parts go together stays as it is.
    """
    if not any(contradictions(rule)):
        return rule
    if not fits_ballot(rule.method, rule.ballot):
        name = fitting_methods(rule.ballot)[0]
        rule = replace(rule, method=FIRST_METHODS[name])
    if isinstance(rule.ballot, Packages):
        rule = _with_one_winner(rule)
    if not takes_part_payment(rule):
        rule = _limited(rule, partial_funding=False)
    if isinstance(rule.method, TopK):
        rule = _limited(rule, winners=None, reserve=Fraction(0))
    return _within_winners(rule)


def _with_one_winner(rule: CountRule) -> CountRule:
    rule = _limited(rule, per_place=None, places_first=(), every_place=False)
    return _with_winners(rule, 1)


def _within_winners(rule: CountRule) -> CountRule:
    most = rule.method.winners if isinstance(rule.method, TopK) else rule.constraints.winners
    if most is None:
        return rule
    limits = rule.constraints
    tiers = tuple(replace(tier, winners=min(tier.winners, most)) for tier in limits.tiers)
    if tiers and (room := sum(tier.winners for tier in tiers)) < most:
        rule, most = _with_winners(rule, room), room
    per_place = None if limits.per_place is None else min(limits.per_place, most)
    return _limited(
        rule,
        tiers=tiers,
        per_place=per_place,
        places_first=limits.places_first[:most],
        every_place=limits.every_place and most > 1,
    )


def _with_winners(rule: CountRule, winners: int) -> CountRule:
    if isinstance(rule.method, TopK):
        return replace(rule, method=replace(rule.method, winners=winners))
    return _limited(rule, winners=winners)


def _limited(rule: CountRule, **limits: object) -> CountRule:
    constraints: Constraints = replace(rule.constraints, **limits)  # type: ignore[arg-type]
    return replace(rule, constraints=constraints)
