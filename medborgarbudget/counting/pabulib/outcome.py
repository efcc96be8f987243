"""Telling an outcome in Pabulib's words, so that its checker can verify it."""

import re
from collections.abc import Mapping
from fractions import Fraction

from medborgarbudget.counting.outcome import Funding, Outcome
from medborgarbudget.counting.rule import Completion, CountRule, Rule, Start, Stop, Utility

FROM_LEFTOVER = (
    "Projects with selected 2 were funded from what equal shares left over, "
    "in order of votes among those that still fitted."
)


def rule_name(rule: CountRule) -> str:
    """The name that pabulib.org has for a rule, or ``"unknown"`` if it has none.

    ``"equalshares/add1"`` is what precedes utilitarian completion; projects that the
    completion adds are marked apart (`selected_marks`).

    >>> rule_name(CountRule()), rule_name(CountRule(step=Fraction(5)))
    ('equalshares/add1', 'unknown')
    """
    if rule.rule is Rule.GREEDY:
        return "greedy"
    if rule.utility is not Utility.COST:
        return "unknown"
    if rule.completion is Completion.NONE:
        return "equalshares" if rule.start is Start.EXACT else "unknown"
    settings = (rule.stop, rule.start, rule.step)
    if settings == (Stop.INFEASIBLE, Start.FLOOR, Fraction(1)):
        return "equalshares/add1"
    return "unknown"


def selected_marks(outcome: Outcome) -> dict[str, int]:
    """The values of ``selected``: 2 for winners from the leftover, 1 for the others."""
    return {
        project_id: 2 if winner.funding is Funding.LEFTOVER else 1
        for project_id, winner in zip(outcome.selected, outcome.winners, strict=True)
    }


def outcome_meta(outcome: Outcome, meta: Mapping[str, str]) -> dict[str, str]:
    """META with the rule's name, and its settings added to the numbered comments."""
    settings = ", ".join(f"{key} {value}" for key, value in outcome.rule.as_dict().items() if value)
    remarks = [f"Settings of the count: {settings}."]
    if 2 in selected_marks(outcome).values():
        remarks.append(FROM_LEFTOVER)
    comment = meta.get("comment", "")
    numbered = len(re.findall(r"#\d+:", comment))
    comments = [f"#{number}: {remark}" for number, remark in enumerate(remarks, numbered + 1)]
    name = rule_name(outcome.rule)
    return dict(meta) | {"rule": name, "comment": " ".join(filter(None, [comment, *comments]))}


def rule_named(name: str) -> CountRule | None:
    """The rule that pabulib.org's name stands for; ``None`` for one that we do not have.

    A comparison with greedy, which some names end with, is left out: it is another decision,
    made after the count.

    >>> rule_named("equalshares/add1-comparison").completion, rule_named("greedy-no-skip")
    (<Completion.ADD1: 'add1'>, None)
    """
    return _NAMED_RULES.get(name.removesuffix("-comparison"))


_NAMED_RULES = {
    "greedy": CountRule(rule=Rule.GREEDY),
    "equalshares": CountRule(completion=Completion.NONE, start=Start.EXACT),
    "equalshares/add1": CountRule(completion=Completion.ADD1),
}
