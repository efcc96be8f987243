"""What would have been enough for a proposal that did not win: more votes, or a lower cost."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarbudget.results.reasons.facts import Facts
from medborgarbudget.web.templatetags.amounts import number


def what_would_have_been_enough(facts: Facts) -> tuple[str, ...]:
    """How many more votes, and which lower cost, and what these numbers take for given."""
    more_votes, lower_cost = _more_votes(facts), _lower_cost(facts)
    if not more_votes and not lower_cost:
        return ()
    return (*more_votes, *lower_cost, *_at_this_share(facts, bool(lower_cost)))


def _more_votes(facts: Facts) -> tuple[str, ...]:
    missing = facts.result.missing_votes
    if not missing:
        return ()
    message = ngettext(
        "One more vote, from somebody who voted for this proposal only, would have been enough.",
        "%(number)s more votes, from people who voted for this proposal only, would have been "
        "enough.",
        missing,
    )
    return (message % {"number": number(missing)}, *_most_points(facts))


def _most_points(facts: Facts) -> tuple[str, ...]:
    """What a further vote is taken to be where votes give points."""
    if not facts.row.show_score:
        return ()
    return (_("A vote here gives it as many points as any voter gave one proposal."),)


def _lower_cost(facts: Facts) -> tuple[str, ...]:
    lower = facts.result.enough_cost
    if not lower:
        return ()
    message = _("If it had cost %(lower)s instead of %(cost)s, it would have won.")
    return (message % {"lower": facts.money(lower), "cost": facts.money(facts.row.cost)},)


def _at_this_share(facts: Facts, lower_cost: bool) -> tuple[str, ...]:
    """That the shares themselves could have been others."""
    if facts.count.share is None:
        return ()
    message = (
        _(
            "This holds with everybody's share as it was in the end, %(share)s. With more votes "
            "or a lower cost the shares themselves could have become a little larger or smaller."
        )
        if lower_cost
        else _(
            "This holds with everybody's share as it was in the end, %(share)s. With more "
            "votes the shares themselves could have become a little larger or smaller."
        )
    )
    return (message % {"share": facts.money(facts.count.share)},)
