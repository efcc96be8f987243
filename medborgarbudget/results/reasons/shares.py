"""Reasons under equal shares: who paid, or why they could not."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarbudget.results.reasons.facts import Facts
from medborgarbudget.rounds.wording import joined, quoted
from medborgarbudget.web.templatetags.amounts import number, percentage

NAMED_WINNERS = 3


def why_bought(facts: Facts) -> tuple[str, ...]:
    """That its voters could pay for it, and what each of them paid."""
    paid_together = ngettext(
        "%(votes)s voter voted for it and could pay all of its cost, %(cost)s.",
        "%(votes)s voters voted for it, and together they could pay all of its cost, %(cost)s.",
        facts.row.votes,
    ) % {"votes": number(facts.row.votes), "cost": facts.money(facts.row.cost)}
    return (paid_together, *paid_each(facts))


def why_not_bought(facts: Facts) -> tuple[str, ...]:
    """Why its voters could not pay for it, and what they paid for instead."""
    if facts.row.selected:
        return (_why_not(facts),)
    return (_why_not(facts), *_went_elsewhere(facts))


def paid_each(facts: Facts) -> tuple[str, ...]:
    """What each of its voters paid."""
    if not facts.payments:
        return ()
    highest, full_payers = facts.payments[0]
    rest = sum(voters for _, voters in facts.payments[1:])
    without = facts.row.votes - full_payers - rest
    if not rest and not without:
        return (
            _("Each of them paid %(amount)s of their share.") % {"amount": facts.money(highest)},
        )
    paid_most = ngettext(
        "%(number)s of them paid the most, %(amount)s.",
        "%(number)s of them paid the most, %(amount)s each.",
        full_payers,
    ) % {"number": number(full_payers), "amount": facts.money(highest)}
    less = (_paid_less(facts, rest),) if rest else ()
    return (paid_most, *less, *_paid_nothing(without))


def _paid_nothing(voters: int) -> tuple[str, ...]:
    if not voters:
        return ()
    message = ngettext(
        "%(number)s voter had nothing left, and paid nothing.",
        "%(number)s voters had nothing left, and paid nothing.",
        voters,
    )
    return (message % {"number": number(voters)},)


def _paid_less(facts: Facts, rest: int) -> str:
    if facts.row.show_score:
        return ngettext(
            "%(number)s voter paid less, because they gave it fewer points or had less left.",
            "%(number)s voters paid less, because they gave it fewer points or had less left.",
            rest,
        ) % {"number": number(rest)}
    return ngettext(
        "%(number)s voter had less than that left, and paid all of it.",
        "%(number)s voters had less than that left, and paid all they had.",
        rest,
    ) % {"number": number(rest)}


def _why_not(facts: Facts) -> str:
    return _lost_a_tie() if facts.row.support >= 1 else _shares_too_small(facts)


def _shares_too_small(facts: Facts) -> str:
    share = facts.count.share or 0
    if facts.row.support * facts.row.cost == facts.row.votes * share:
        return _all_shares_too_small(facts)
    message = ngettext(
        "%(votes)s voter voted for it. At best, beside what that voter paid for others, "
        "the share was enough for %(raised)s of %(cost)s, which is %(percent)s.",
        "%(votes)s voters voted for it. At best, beside what they paid for others, "
        "their shares were enough for %(raised)s of %(cost)s, which is %(percent)s.",
        facts.row.votes,
    )
    return message % _raised(facts)


def _all_shares_too_small(facts: Facts) -> str:
    message = ngettext(
        "%(votes)s voter voted for it. Even that voter's whole share is only enough for "
        "%(raised)s of %(cost)s, which is %(percent)s.",
        "%(votes)s voters voted for it. Even with their whole shares they could only pay "
        "%(raised)s of %(cost)s, which is %(percent)s.",
        facts.row.votes,
    )
    return message % _raised(facts)


def _raised(facts: Facts) -> dict[str, str]:
    return {
        "votes": number(facts.row.votes),
        "raised": facts.money(facts.row.support * facts.row.cost),
        "cost": facts.money(facts.row.cost),
        "percent": percentage(facts.row.support_percent),
    }


def _lost_a_tie() -> str:
    return _(
        "Its voters' shares would have been just enough, but another proposal that was level "
        "with it went first: the one with the lower cost, else with more votes, else by lot. "
        "After that they had too little left."
    )


def _went_elsewhere(facts: Facts) -> tuple[str, ...]:
    if not facts.spent:
        return ()
    titles = [quoted(spent.title) for spent in facts.spent[:NAMED_WINNERS]]
    return (
        _("The largest parts of their shares went to %(titles)s.") % {"titles": joined(titles)},
    )
