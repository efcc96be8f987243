"""All the rules of a round together."""

from dataclasses import dataclass, field
from enum import StrEnum

from medborgarbudget.counting.rule import CountRule
from medborgarbudget.counting.rule.ballots import Approval
from medborgarbudget.counting.rule.requirements import require_at_least_one
from medborgarbudget.rounds.rulebook.eligibility import Eligibility
from medborgarbudget.rounds.rulebook.texts import Texts, require_some_text


class RunningCosts(StrEnum):
    """What a proposal may cost after it is built: nothing new, what fits into the ordinary
    budget, or anything that is stated beforehand."""

    NONE = "none"
    ORDINARY = "ordinary"
    STATED = "stated"


class Leftovers(StrEnum):
    """Where money goes that no proposal won."""

    NEXT_ROUND = "next-round"
    OTHER_POTS = "other-pots"
    RETURNED = "returned"
    DECIDED = "decided"


class ProposerName(StrEnum):
    """Whether the proposer's name stands beside an idea."""

    OPTIONAL = "optional"
    SHOWN = "shown"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Criterion:
    """A question that every idea is reviewed by, answered by yes or no."""

    question: Texts
    explanation: Texts = ()

    def __post_init__(self) -> None:
        require_some_text(question=self.question)


@dataclass(frozen=True, slots=True)
class IdeaRules:
    """What is asked of ideas.

    ``per_person`` is how many one person may leave, ``support_needed`` how many have to support
    an idea before it is reviewed. ``cost_ceiling`` is the most that a proposal may cost, in
    kronor. ``None`` leaves a limit out.
    """

    per_person: int | None = None
    support_needed: int | None = None
    cost_ceiling: int | None = None
    running_costs: RunningCosts = RunningCosts.ORDINARY

    def __post_init__(self) -> None:
        require_at_least_one(
            per_person=self.per_person,
            support_needed=self.support_needed,
            cost_ceiling=self.cost_ceiling,
        )


@dataclass(frozen=True, slots=True)
class Publicity:
    """What everyone can see: ideas at once or after somebody has read them, the proposers'
    names, how many support an idea, why ideas did not go on, and the ballots after the vote."""

    ideas_at_once: bool = True
    proposer_name: ProposerName = ProposerName.OPTIONAL
    support: bool = True
    rejected: bool = True
    ballots: bool = True


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a round. ``support`` is ``None`` where ideas gather no support.

    ``count`` holds the ballot, the method, its constraints, what settles ties, and how the
    money was shared out over areas; what a pot keeps in reserve, and its slots, stand with the
    pot (`PotTerms`).
    """

    propose: Eligibility = field(default_factory=Eligibility)
    support: Eligibility | None = None
    vote: Eligibility = field(default_factory=Eligibility)
    ideas: IdeaRules = field(default_factory=IdeaRules)
    criteria: tuple[Criterion, ...] = ()
    count: CountRule = field(default_factory=lambda: CountRule(ballot=Approval(most=3)))
    leftovers: Leftovers = Leftovers.NEXT_ROUND
    publicity: Publicity = field(default_factory=Publicity)
