"""What can be chosen for a round's rules: the name of each choice, and what follows from it."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medborgarbudget.counting.rule import TieBreak
from medborgarbudget.counting.rule.methods import (
    Completion,
    GreedyOrder,
    Misfit,
    Start,
    Stop,
    Ungraded,
    Utility,
)
from medborgarbudget.rounds.rulebook import (
    AreaChoice,
    Leftovers,
    Link,
    ProposerName,
    RunningCosts,
)

Choices = dict[StrEnum, tuple[Promise, Promise]]

LINKS: Choices = {
    Link.RESIDENT: (
        _("Registered residents"),
        _("Those who are in the population register here. It can be checked against a list."),
    ),
    Link.LIVES_WORKS_STUDIES: (
        _("Those who live, work or study here"),
        _("More people can take part. They say themselves that they belong here."),
    ),
    Link.TENANT: (
        _("Tenants"),
        _("Those who live in the housing company's homes, also children in the household."),
    ),
    Link.PUPIL: (_("Pupils"), _("Those who go to the school, or to one of the schools.")),
    Link.OWNER_OR_BUSINESS: (
        _("Those who own property or run a business here"),
        _("Also for people with a holiday home, who do not live here all year."),
    ),
    Link.ANY_LINK: (
        _("Everyone with some link to the place"),
        _("People name their link themselves: relatives, a summer house, an association."),
    ),
    Link.EVERYONE: (_("Everyone"), _("No link is asked for. Nothing can be checked.")),
}
AREAS: Choices = {
    AreaChoice.OWN: (
        _("Only in their own area"),
        _("The area where they live. Each area decides over its own money."),
    ),
    AreaChoice.ONE: (
        _("In one area that they choose"),
        _("For example where they work or go to school. Nobody takes part in two areas."),
    ),
    AreaChoice.ALL: (
        _("In all areas"),
        _("Large areas get more to say over the money of small ones."),
    ),
}
RUNNING_COSTS: Choices = {
    RunningCosts.NONE: (
        _("No new running costs"),
        _("What needs care or staff afterwards cannot go on. Few ideas are left."),
    ),
    RunningCosts.ORDINARY: (
        _("Only what fits into the ordinary budget"),
        _("The unit that is to look after it says that it can. This is the most common."),
    ),
    RunningCosts.STATED: (
        _("Any, if they are told before the vote"),
        _("The politicians take on the running costs when they decide."),
    ),
}
LEFTOVERS: Choices = {
    Leftovers.NEXT_ROUND: (
        _("It is kept for the next round"),
        _("Residents decide over it next time."),
    ),
    Leftovers.OTHER_POTS: (
        _("It goes to other pots in the same round"),
        _("The next proposal in line wins there, if the money is enough."),
    ),
    Leftovers.RETURNED: (
        _("It goes back to the organisation"),
        _("Residents get less than what was promised. Say so from the beginning."),
    ),
    Leftovers.DECIDED: (
        _("The political body decides after the vote"),
        _("It is told in the decision what happens with the money."),
    ),
}
PROPOSER_NAMES: Choices = {
    ProposerName.OPTIONAL: (
        _("The proposer chooses"),
        _("Nobody has to show their name to take part."),
    ),
    ProposerName.SHOWN: (
        _("The name is always shown"),
        _("Fewer dare to propose, young people above all."),
    ),
    ProposerName.HIDDEN: (
        _("The name is never shown"),
        _("Ideas are judged by what they say."),
    ),
}
BALLOTS: Mapping[str, tuple[Promise, Promise]] = {
    "approval": (
        _("Crosses"),
        _("You put a cross for several proposals. Easy for everyone, also on paper."),
    ),
    "single": (
        _("One proposal"),
        _("You choose one. The simplest, but many votes go to proposals that do not win."),
    ),
    "knapsack": (
        _("Crosses within the budget"),
        _("You fill a shopping basket. You see what things cost, and have to choose."),
    ),
    "points": (
        _("Points"),
        _("You share out points. You can say how much you want something, but it takes longer."),
    ),
    "ranking": (
        _("Ranking"),
        _("You put a few proposals in order. The first one gets the most points."),
    ),
    "grades": (
        _("Grades"),
        _("You grade proposals. Only this can show what people are against."),
    ),
    "packages": (
        _("One package"),
        _("You choose between packages of several proposals. One package wins as a whole."),
    ),
}
METHODS: Mapping[str, tuple[Promise, Promise]] = {
    "equal-shares": (
        _("Equal shares"),
        _(
            "Each voter has an equal share of the money. Many different groups get something: "
            "districts, ages and interests. Recommended where people want different things."
        ),
    ),
    "greedy": (
        _("Most votes first"),
        _(
            "The proposals with the most votes win as long as the money lasts. Easy to explain. "
            "Large groups can win everything, and small ones nothing."
        ),
    ),
    "phragmen": (
        _("Phragmén's method"),
        _(
            "Voters earn money at the same pace and buy what they voted for. Small groups get "
            "their part, and proposals that cost little come early."
        ),
    ),
    "majority-judgment": (
        _("Majority judgment"),
        _("The grade in the middle decides. Proposals that few are against win."),
    ),
    "top-k": (
        _("A fixed number of winners"),
        _("Those with the most votes win, whatever they cost. The money may not be enough."),
    ),
}
UTILITIES: Choices = {
    Utility.COST: (
        _("As much as it costs"),
        _("A large proposal that many want has a fair chance against many small ones."),
    ),
    Utility.CARDINALITY: (
        _("The same, whatever it costs"),
        _("Small proposals win more easily, so there are more winners."),
    ),
}
COMPLETIONS: Choices = {
    Completion.ADD1U: (
        _("It is used: shares are raised, then the most votes decide"),
        _("Almost all money is used. Recommended."),
    ),
    Completion.ADD1: (
        _("It is used as far as shares can be raised"),
        _("Some money may be left over."),
    ),
    Completion.NONE: (_("It is left over"), _("Often a large part of the money is left.")),
}
STOPS: Choices = {
    Stop.INFEASIBLE: (
        _("Before the budget would be exceeded"),
        _("The usual way, and the one that others can check against."),
    ),
    Stop.EXHAUSTIVE: (
        _("When nothing more fits into the budget"),
        _("Shares are raised a little less."),
    ),
}
STARTS: Choices = {
    Start.FLOOR: (_("In whole kronor"), _("Easy to follow by hand.")),
    Start.EXACT: (_("Exactly, with fractions"), _("Makes a difference only in small rounds.")),
}
ORDERS: Choices = {
    GreedyOrder.VOTES: (
        _("The most votes"),
        _("Large proposals that many want can take most of the money."),
    ),
    GreedyOrder.VOTES_PER_COST: (
        _("The most votes for the money"),
        _("Proposals that cost little win more easily, so there are more winners."),
    ),
}
MISFITS: Choices = {
    Misfit.SKIP: (
        _("It is skipped, and the next one gets its turn"),
        _("More of the money is used."),
    ),
    Misfit.STOP: (
        _("The count ends"),
        _("No proposal wins before one that had more votes. More money is left over."),
    ),
}
UNGRADED: Choices = {
    Ungraded.LOWEST: (
        _("As the lowest grade"),
        _("Proposals that few know of seldom win."),
    ),
    Ungraded.NONE: (
        _("It is not counted"),
        _("A proposal that few graded can win, if they graded it high."),
    ),
}
TIE_ORDERS: Mapping[tuple[TieBreak, ...], tuple[Promise, Promise]] = {
    (TieBreak.COST, TieBreak.VOTES): (
        _("The lower cost, then more votes, then the lot"),
        _("The money is enough for more proposals."),
    ),
    (TieBreak.VOTES, TieBreak.COST): (
        _("More votes, then the lower cost, then the lot"),
        _("What most people want goes first."),
    ),
    (TieBreak.COST,): (_("The lower cost, then the lot"), _("Small proposals go first.")),
    (TieBreak.VOTES,): (_("More votes, then the lot"), _("What most people want goes first.")),
    (): (_("The lot at once"), _("Chance decides, and anyone can check it.")),
}
