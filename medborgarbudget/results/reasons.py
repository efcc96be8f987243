"""Why a proposal won or did not, in sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarbudget.counting.rule import CountRule, Rule
from medborgarbudget.results.models import Count, ItemResult
from medborgarbudget.results.rows import ResultRow
from medborgarbudget.results.states import Funding
from medborgarbudget.results.wording import quoted
from medborgarbudget.rounds.models import Round
from medborgarbudget.web.templatetags.amounts import money, number, percentage

NAMED_WINNERS = 3


class Spent(Protocol):
    """What its voters paid for a winner."""

    @property
    def title(self) -> str: ...


@dataclass(frozen=True)
class Reasons:
    """The facts about one proposal, ready to be told; payments highest first."""

    count: Count
    round: Round
    result: ItemResult
    row: ResultRow
    payments: Sequence[tuple[Fraction, int]]
    spent: Sequence[Spent]

    def paragraphs(self) -> tuple[str, ...]:
        """The answer to why it won, or why it did not, most important first."""
        match self.row.funding:
            case Funding.SHARES:
                return (self._paid_together(), *self._paid_each())
            case Funding.LEFTOVER:
                return (self._why_not_with_shares(), self._leftover_was_enough())
            case Funding.FREE:
                return (_("It costs nothing, and it has votes. So nobody needs to pay for it."),)
            case Funding.VOTES:
                return (self._turn_came(), _("That was enough, so it won."))
        if self.row.cost > self.count.contest.budget:
            return (_("It costs more than the whole budget, so it could not win."),)
        if not self.row.votes:
            return (_("Nobody voted for it."), *self._missing_votes())
        if self._is_greedy:
            return (
                self._turn_came(),
                _("That was too little, so it was skipped."),
                *self._missing_votes(),
            )
        return (self._why_not_with_shares(), *self._went_elsewhere(), *self._missing_votes())

    @property
    def _is_greedy(self) -> bool:
        return CountRule.from_dict(self.count.contest.rule).rule is Rule.GREEDY

    def _money(self, amount: int | Fraction) -> str:
        return money(amount, self.round.currency)

    def _paid_together(self) -> str:
        return ngettext(
            "%(votes)s voter voted for it and could pay all of its cost, %(cost)s.",
            "%(votes)s voters voted for it, and together they could pay all of its cost, %(cost)s.",
            self.row.votes,
        ) % {"votes": number(self.row.votes), "cost": self._money(self.row.cost)}

    def _paid_each(self) -> tuple[str, ...]:
        highest, full_payers = self.payments[0]
        rest = sum(voters for _, voters in self.payments[1:])
        if not rest:
            return (
                _("Each of them paid %(amount)s of their share.")
                % {"amount": self._money(highest)},
            )
        return (
            ngettext(
                "%(number)s of them paid the most, %(amount)s.",
                "%(number)s of them paid the most, %(amount)s each.",
                full_payers,
            )
            % {"number": number(full_payers), "amount": self._money(highest)},
            self._paid_less(rest),
        )

    def _paid_less(self, rest: int) -> str:
        if self.row.show_score:
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

    def _why_not_with_shares(self) -> str:
        return self._lost_a_tie() if self.row.support >= 1 else self._shares_too_small()

    def _shares_too_small(self) -> str:
        share = self.count.share or 0
        if self.row.support * self.row.cost == self.row.votes * share:
            return self._all_shares_too_small()
        return (
            ngettext(
                "%(votes)s voter voted for it. At best, beside what that voter paid for others, "
                "the share was enough for %(raised)s of %(cost)s, which is %(percent)s.",
                "%(votes)s voters voted for it. At best, beside what they paid for others, "
                "their shares were enough for %(raised)s of %(cost)s, which is %(percent)s.",
                self.row.votes,
            )
            % self._raised()
        )

    def _all_shares_too_small(self) -> str:
        return (
            ngettext(
                "%(votes)s voter voted for it. Even that voter's whole share is only enough for "
                "%(raised)s of %(cost)s, which is %(percent)s.",
                "%(votes)s voters voted for it. Even with their whole shares they could only pay "
                "%(raised)s of %(cost)s, which is %(percent)s.",
                self.row.votes,
            )
            % self._raised()
        )

    def _raised(self) -> dict[str, str]:
        return {
            "votes": number(self.row.votes),
            "raised": self._money(self.row.support * self.row.cost),
            "cost": self._money(self.row.cost),
            "percent": percentage(self.row.support_percent),
        }

    def _lost_a_tie(self) -> str:
        return _(
            "Its voters' shares would have been just enough, but another proposal that was level "
            "with it went first: the one with the lower cost, else with more votes, else by lot. "
            "After that they had too little left."
        )

    def _leftover_was_enough(self) -> str:
        message = (
            _(
                "But it won all the same: when the shares had been used, %(left)s was left for it, "
                "and of the proposals that fitted it had the most points."
            )
            if self.row.show_score
            else _(
                "But it won all the same: when the shares had been used, %(left)s was left for it, "
                "and of the proposals that fitted it had the most votes."
            )
        )
        return message % {"left": self._money(self.result.left_at_turn or 0)}

    def _turn_came(self) -> str:
        return _("When its turn came, %(left)s was left, and it costs %(cost)s.") % {
            "left": self._money(self.result.left_at_turn or 0),
            "cost": self._money(self.row.cost),
        }

    def _went_elsewhere(self) -> tuple[str, ...]:
        if not self.spent:
            return ()
        titles = [quoted(spent.title) for spent in self.spent[:NAMED_WINNERS]]
        return (
            _("The largest parts of their shares went to %(titles)s.")
            % {"titles": _joined(titles)},
        )

    def _missing_votes(self) -> tuple[str, ...]:
        missing = self.result.missing_votes
        if not missing:
            return ()
        return (
            ngettext(
                "One more vote, from somebody who voted for this proposal only, would have been "
                "enough.",
                "%(number)s more votes, from people who voted for this proposal only, would have "
                "been enough.",
                missing,
            )
            % {"number": number(missing)},
            *self._most_points(),
            *self._share_of_the_count(),
        )

    def _most_points(self) -> tuple[str, ...]:
        """What a further vote is taken to be where votes give points."""
        if not self.row.show_score:
            return ()
        return (_("A vote here gives it as many points as any voter gave one proposal."),)

    def _share_of_the_count(self) -> tuple[str, ...]:
        """What the number of missing votes takes for given."""
        if self.count.share is None:
            return ()
        return (
            _(
                "This holds with everybody's share as it was in the end, %(share)s. With more "
                "votes the shares themselves could have become a little larger or smaller."
            )
            % {"share": self._money(self.count.share)},
        )


def _joined(words: Sequence[str]) -> str:
    *first, last = words
    if not first:
        return last
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last}
