"""What is asked of ideas, what they are reviewed by, and where money goes that is left over."""

from collections.abc import Iterator
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from medborgarbudget.counting.money import Currency
from medborgarbudget.rounds.rulebook import (
    Criterion,
    IdeaRules,
    Leftovers,
    Rules,
    RunningCosts,
)
from medborgarbudget.rounds.wording.amounts import exact_money
from medborgarbudget.rounds.wording.texts import in_words
from medborgarbudget.web.templatetags.amounts import number


def idea_sentences(rules: Rules, currency: Currency) -> tuple[str, ...]:
    """How many ideas one may leave, what support they need, and what they may cost."""
    return (
        _how_many(rules.ideas),
        *_support(rules),
        _cost(rules.ideas, currency),
        str(_RUNNING_COSTS[rules.ideas.running_costs]),
    )


def criteria_sentences(criteria: tuple[Criterion, ...]) -> tuple[str, ...]:
    """How the criteria are used, or that there are none."""
    if not criteria:
        return (_("It is not decided yet what ideas are reviewed by."),)
    return (
        _("Every idea is reviewed by the same questions, each answered by yes or no."),
        _("A no is explained in words that everybody understands."),
    )


def criteria_items(criteria: tuple[Criterion, ...]) -> tuple[str, ...]:
    """Each criterion as it is asked, with its explanation."""
    return tuple(
        " ".join(filter(None, (in_words(each.question), in_words(each.explanation))))
        for each in criteria
    )


def leftover_sentences(leftovers: Leftovers) -> tuple[str, ...]:
    """Where money goes that no proposal wins."""
    return (str(_LEFTOVERS[leftovers]),)


def _how_many(ideas: IdeaRules) -> str:
    if ideas.per_person is None:
        return _("You may leave as many ideas as you like.")
    return ngettext(
        "You may leave %(number)s idea.",
        "You may leave at most %(number)s ideas.",
        ideas.per_person,
    ) % {"number": number(ideas.per_person)}


def _support(rules: Rules) -> Iterator[str]:
    needed = rules.ideas.support_needed
    if needed is not None:
        yield ngettext(
            "%(number)s person has to support an idea before it is reviewed.",
            "At least %(number)s people have to support an idea before it is reviewed.",
            needed,
        ) % {"number": number(needed)}
    elif rules.support is not None:
        yield _("Every idea is reviewed, however many support it.")


def _cost(ideas: IdeaRules, currency: Currency) -> str:
    if ideas.cost_ceiling is None:
        return _("A proposal may cost as much as there is money for.")
    return _("A proposal may cost at most %(amount)s.") % {
        "amount": exact_money(Fraction(ideas.cost_ceiling), currency)
    }


_RUNNING_COSTS = {
    RunningCosts.NONE: gettext_lazy("Once it is in place, it must not cost anything more."),
    RunningCosts.ORDINARY: gettext_lazy(
        "What it costs each year, once it is in place, has to fit into the ordinary budget."
    ),
    RunningCosts.STATED: gettext_lazy(
        "It may cost something each year, once it is in place; before the vote we tell how much."
    ),
}
_LEFTOVERS = {
    Leftovers.NEXT_ROUND: gettext_lazy("Money that no proposal wins is kept for the next round."),
    Leftovers.OTHER_POTS: gettext_lazy(
        "Money that no proposal wins in a pot goes to proposals in the other pots."
    ),
    Leftovers.RETURNED: gettext_lazy(
        "Money that no proposal wins goes back to the ordinary budget."
    ),
    Leftovers.DECIDED: gettext_lazy(
        "The politicians decide what happens to money that no proposal wins."
    ),
}
