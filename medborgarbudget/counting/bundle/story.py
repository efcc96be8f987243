"""A whole count in a few sentences, and every project in a line."""

from collections.abc import Iterator
from gettext import gettext as _
from gettext import ngettext

from medborgarbudget.counting.bundle.reasons import name_of
from medborgarbudget.counting.explanation import ProjectFacts
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.rule_wording import rule_in_words
from medborgarbudget.counting.wording import money, number, paid_from, percent


def story(outcome: Outcome) -> Iterator[str]:
    """The rule, the voters and the money, the share, the winners, and what was left."""
    election, currency = outcome.election, outcome.election.currency
    yield rule_in_words(outcome.rule, currency)
    yield ngettext(
        "%(voters)s voter decided over %(budget)s.",
        "%(voters)s voters decided over %(budget)s.",
        election.voters,
    ) % {"voters": number(election.voters), "budget": money(currency, election.budget)}
    if outcome.share is not None:
        message = _("In the end everyone owned a share of %(share)s.")
        yield message % {"share": money(currency, outcome.share)}
    yield ngettext(
        "%(winners)s of %(projects)s projects won, for %(cost)s together.",
        "%(winners)s of %(projects)s projects won, for %(cost)s together.",
        len(outcome.winners),
    ) % {
        "winners": number(len(outcome.winners)),
        "projects": number(len(election.projects)),
        "cost": money(currency, outcome.cost),
    }
    if outcome.leftover > 0:
        yield _("%(left)s was left over.") % {"left": money(currency, outcome.leftover)}
    if outcome.lots:
        yield ngettext(
            "%(lots)s tie was settled by lot.",
            "%(lots)s ties were settled by lot.",
            len(outcome.lots),
        ) % {"lots": number(len(outcome.lots))}


def in_one_line(outcome: Outcome, facts: ProjectFacts) -> str:
    """What became of the project."""
    currency, cost = outcome.election.currency, outcome.ties.costs[facts.project]
    votes = outcome.election.votes[facts.project]
    words = {
        "name": name_of(outcome, facts.project),
        "votes": ngettext("%(votes)s vote", "%(votes)s votes", votes) % {"votes": number(votes)},
        "amount": money(currency, cost if facts.granted is None else facts.granted),
    }
    if facts.order is None or facts.funding is None:
        message = _("%(name)s did not win: %(amount)s, %(votes)s%(reached)s.")
        return message % {**words, "reached": _reached(facts)}
    message = _("%(order)d. %(name)s won: %(amount)s, %(votes)s, paid from: %(paid_from)s.")
    return message % {**words, "order": facts.order, "paid_from": paid_from(facts.funding)}


def _reached(facts: ProjectFacts) -> str:
    reached = ""
    if facts.effective_support is not None and not facts.stopped_by:
        message = _(", %(percent)s of its cost within reach")
        reached += message % {"percent": percent(facts.effective_support)}
    if facts.missing_votes:
        message = ngettext(", %(votes)s vote short", ", %(votes)s votes short", facts.missing_votes)
        reached += message % {"votes": number(facts.missing_votes)}
    return reached
