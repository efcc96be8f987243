"""Rules to begin a round from: those that come with the product, each after a real case."""

from medborgarbudget.rounds.ready_made.groups import GROUPS
from medborgarbudget.rounds.ready_made.patterns import next_pot, pattern_of, patterns_of
from medborgarbudget.rounds.ready_made.rule_template import RuleTemplate
from medborgarbudget.rounds.ready_made.territories import TERRITORIES
from medborgarbudget.rounds.ready_made.themes import THEMES

__all__ = [
    "RuleTemplate",
    "next_pot",
    "pattern_of",
    "patterns_of",
    "ready_templates",
    "template",
]


def ready_templates() -> tuple[RuleTemplate, ...]:
    """All of them, the one that fits most first."""
    return (*TERRITORIES, *GROUPS, *THEMES)


def template(code: str) -> RuleTemplate | None:
    """The one with this code, if there is one."""
    return next((each for each in ready_templates() if each.code == code), None)
