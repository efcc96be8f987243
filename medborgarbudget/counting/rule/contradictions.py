"""Settings that are fine one by one, and cannot all be kept together."""

from collections.abc import Iterator
from gettext import gettext as _

from medborgarbudget.counting.rule.ballots import (
    BallotForm,
    Grades,
    Knapsack,
    Packages,
    Points,
    Ranking,
)
from medborgarbudget.counting.rule.constraints import Constraints
from medborgarbudget.counting.rule.count_rule import CountRule
from medborgarbudget.counting.rule.error import RuleError
from medborgarbudget.counting.rule.methods import (
    Completion,
    EqualShares,
    MajorityJudgment,
    Method,
    Misfit,
    Phragmen,
    TopK,
)


def require_consistent(rule: CountRule) -> None:
    """Raise `RuleError` with a sentence about the first contradiction, if there is one."""
    for contradiction in contradictions(rule):
        raise contradiction


def contradictions(rule: CountRule) -> Iterator[RuleError]:
    """Every contradiction between the parts of a rule."""
    if rule.ballot is not None:
        yield from _method_and_ballot(rule.method, rule.ballot)
    if isinstance(rule.method, TopK):
        yield from _top_k(rule.method, rule.constraints)
    if rule.constraints.partial_funding:
        yield from _partial_funding(rule.method)
    most = rule.method.winners if isinstance(rule.method, TopK) else rule.constraints.winners
    if most is not None:
        yield from _number_of_winners(rule.constraints, most)
    if isinstance(rule.ballot, Packages):
        yield from _packages(rule, most)


def _method_and_ballot(method: Method, ballot: BallotForm) -> Iterator[RuleError]:
    if isinstance(method, MajorityJudgment) and not isinstance(ballot, Grades):
        message = _("Majority judgment needs ballots with grades: set “%(where)s” to “grades”.")
        yield RuleError(message, "ballot.kind")
    if isinstance(ballot, Grades) and not isinstance(method, MajorityJudgment):
        message = _(
            "A low grade speaks against a project, but this method takes every mark for support: "
            "set “%(where)s” to “majority-judgment”, or choose other ballots."
        )
        yield RuleError(message, "method.rule")
    if isinstance(method, Phragmen) and _gives_unequal_points(ballot):
        message = _(
            "Phragmén’s method asks only whether a voter supports a project, so these points "
            "would not count: set “%(where)s” to “approval”, or choose another method."
        )
        yield RuleError(message, "ballot.kind")


def _gives_unequal_points(ballot: BallotForm) -> bool:
    return isinstance(ballot, Points | Ranking) or (isinstance(ballot, Knapsack) and ballot.star)


def _top_k(method: TopK, limits: Constraints) -> Iterator[RuleError]:
    if limits.winners not in (None, method.winners):
        message = _(
            "The method names one number of winners and the constraints another: "
            "set “%(where)s” to null."
        )
        yield RuleError(message, "constraints.winners")
    if limits.reserve:
        message = _(
            "Top-k pays for its winners whatever they cost, so nothing can be kept back: "
            "set “%(where)s” to “0”."
        )
        yield RuleError(message, "constraints.reserve")
    if limits.partial_funding:
        message = _(
            "Top-k pays for its winners whatever they cost, so none is funded in part: "
            "set “%(where)s” to false."
        )
        yield RuleError(message, "constraints.partial_funding")


def _partial_funding(method: Method) -> Iterator[RuleError]:
    if isinstance(method, EqualShares) and method.completion is not Completion.ADD1U:
        message = _(
            "A project that does not fit would get all the money left over, while one that fits "
            "gets nothing: set “%(where)s” to “add1u”, or “constraints.partial_funding” to false."
        )
        yield RuleError(message, "method.completion")
    if isinstance(method, Phragmen) and method.misfit is Misfit.STOP:
        message = _(
            "The count ends at the first project that does not fit, so none can be funded in "
            "part: set “%(where)s” to “skip”, or “constraints.partial_funding” to false."
        )
        yield RuleError(message, "method.misfit")


def _number_of_winners(limits: Constraints, most: int) -> Iterator[RuleError]:
    yield from _parts_beyond_the_whole(limits, most)
    if limits.tiers and sum(tier.winners for tier in limits.tiers) < most:
        message = _(
            "The tiers together have room for fewer winners than there are to be, %(most)d: "
            "change “%(where)s” or the number of winners."
        )
        yield RuleError(message, "constraints.tiers", most=most)
    if len(limits.places_first) > most:
        message = _("More places go first than can win, %(most)d: shorten “%(where)s”.")
        yield RuleError(message, "constraints.places_first", most=most)
    if limits.every_place and most == 1:
        message = _("Where only 1 project can win, not every place does: set “%(where)s” to false.")
        yield RuleError(message, "constraints.every_place")


def _parts_beyond_the_whole(limits: Constraints, most: int) -> Iterator[RuleError]:
    parts = {"per_place": limits.per_place}
    parts |= {f"tiers[{place}].winners": tier.winners for place, tier in enumerate(limits.tiers)}
    for name, part in parts.items():
        if part is not None and part > most:
            message = _(
                "“%(where)s” lets more projects win than can win in all: lower it to %(most)d."
            )
            yield RuleError(message, f"constraints.{name}", most=most)


def _packages(rule: CountRule, most: int | None) -> Iterator[RuleError]:
    if most != 1:
        message = _(
            "Only one package can win, as two may hold the same project: set “%(where)s” to 1."
        )
        top_k = isinstance(rule.method, TopK)
        yield RuleError(message, "method.winners" if top_k else "constraints.winners")
    if rule.constraints.partial_funding:
        message = _("A package wins or loses whole: set “%(where)s” to false.")
        yield RuleError(message, "constraints.partial_funding")
    if rule.constraints.per_place is not None:
        message = _("A package lies in no single place: set “%(where)s” to null.")
        yield RuleError(message, "constraints.per_place")
    if rule.constraints.places_first:
        message = _("A package lies in no single place: set “%(where)s” to an empty list.")
        yield RuleError(message, "constraints.places_first")
