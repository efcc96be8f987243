"""Why a project won or did not, in sentences for people who read a terminal."""

from collections.abc import Iterator
from fractions import Fraction
from gettext import gettext as _
from gettext import ngettext

from medborgarbudget.counting.bundle.limits import what_stopped_it
from medborgarbudget.counting.explanation import ProjectFacts
from medborgarbudget.counting.outcome import Funding, Outcome
from medborgarbudget.counting.rule import Phragmen, TopK
from medborgarbudget.counting.wording import money, number, percent

_MOST_WINNERS_NAMED = 5


def name_of(outcome: Outcome, project: int) -> str:
    """The project's name and id, as it is called in lists."""
    known = outcome.election.projects[project]
    return f"{known.name} ({known.id})" if known.name else known.id


def reasons(outcome: Outcome, facts: ProjectFacts) -> list[str]:
    """Why the project won, or why it did not, most important first."""
    telling = _Telling(outcome, facts)
    return [*telling.votes(), *(telling.why_it_won() if facts.order else telling.why_it_lost())]


class _Telling:
    """Tells of one project."""

    def __init__(self, outcome: Outcome, facts: ProjectFacts) -> None:
        self._outcome, self._facts, self._project = outcome, facts, facts.project
        self._cost = outcome.ties.costs[facts.project]

    def votes(self) -> Iterator[str]:
        """How many votes, and points, of how many voters."""
        election = self._outcome.election
        votes, score = election.votes[self._project], election.scores[self._project]
        message = ngettext(
            "%(votes)s of %(voters)s voters voted for it. It costs %(cost)s.",
            "%(votes)s of %(voters)s voters voted for it. It costs %(cost)s.",
            votes,
        )
        words = {"votes": number(votes), "voters": number(election.voters)}
        yield message % {**words, "cost": self._money(self._cost)}
        if score != votes:
            yield _("Together they gave it %(points)s points.") % {"points": number(score)}

    def why_it_won(self) -> Iterator[str]:
        """How it came by its money."""
        yield _("It won, as number %(order)d.") % {"order": self._facts.order}
        yield from self._where_its_money_came_from()
        granted = self._facts.granted
        if granted is not None and granted < self._cost:
            message = _("It was granted %(granted)s, and its proposer had agreed to that.")
            yield message % {"granted": self._money(granted)}
        yield from self._lots()

    def why_it_lost(self) -> Iterator[str]:
        """What it lacked, who stopped it, and what would have been enough."""
        yield _("It did not win.")
        if not self._outcome.election.votes[self._project]:
            yield _("Nobody voted for it.")
        if self._facts.stopped_by:
            names = [self._name(winner) for winner in self._facts.taken_by]
            currency = self._outcome.election.currency
            yield what_stopped_it(self._facts.stopped_by, names, currency)
        if self._facts.too_dear:
            yield _("It costs more than there was to share out.")
        yield from self._support()
        yield from self._spending()
        yield from self._turn()
        yield from self._enough()
        yield from self._lots()

    def _where_its_money_came_from(self) -> Iterator[str]:
        facts, outcome = self._facts, self._outcome
        match facts.funding:
            case Funding.FREE:
                yield _("It costs nothing, so a single vote was enough.")
            case Funding.SEAT:
                yield _("It had the most votes in its place, which went before the others.")
            case Funding.SHARES:
                yield _("Its voters bought it with their shares of %(share)s.") % {
                    "share": self._money(outcome.share or 0)
                }
                yield from self._payments()
            case Funding.EARNINGS:
                yield _("Its voters together had earned its cost.")
                yield from self._payments()
            case Funding.LEFTOVER:
                yield _("Money was left over, and by votes it was its turn: it fitted.")
                yield from self._support()
            case _ if isinstance(outcome.rule.method, TopK):
                yield _("It was among those with most votes.")
            case _:
                yield from self._turn()

    def _payments(self) -> Iterator[str]:
        for amount, voters in self._facts.payments[:1]:
            message = ngettext(
                "%(voters)s voter paid %(amount)s, the most that anyone paid for it.",
                "%(voters)s voters paid %(amount)s each, the most that anyone paid for it.",
                voters,
            )
            yield message % {"voters": number(voters), "amount": self._money(amount)}
        others = sum(voters for _amount, voters in self._facts.payments[1:])
        if others:
            yield self._paid_less(others) % {"voters": number(others)}
        yield from self._paid_nothing()

    def _paid_nothing(self) -> Iterator[str]:
        payers = sum(voters for _amount, voters in self._facts.payments)
        others = self._outcome.election.votes[self._project] - payers
        if payers and others:
            message = ngettext(
                "%(voters)s voter had nothing left, and paid nothing.",
                "%(voters)s voters had nothing left, and paid nothing.",
                others,
            )
            yield message % {"voters": number(others)}

    def _paid_less(self, voters: int) -> str:
        if self._facts.funding is Funding.EARNINGS:
            return ngettext(
                "%(voters)s voter had spent some of that on other projects, and paid less.",
                "%(voters)s voters had spent some of that on other projects, and paid less.",
                voters,
            )
        election = self._outcome.election
        if election.scores == election.votes:
            return ngettext(
                "%(voters)s voter had less left, and paid less.",
                "%(voters)s voters had less left, and paid less.",
                voters,
            )
        return ngettext(
            "%(voters)s voter had less left, or gave fewer points, and paid less.",
            "%(voters)s voters had less left, or gave fewer points, and paid less.",
            voters,
        )

    def _support(self) -> Iterator[str]:
        support = self._facts.effective_support
        if support is None or self._facts.stopped_by or not self._cost:
            return
        if support < 1:
            message = _("At best its voters could pay %(paid)s of its cost, which is %(percent)s.")
            paid = self._money(support * self._cost)
            yield message % {"paid": paid, "percent": percent(support)}
        elif isinstance(self._outcome.rule.method, Phragmen):
            yield _("Its voters had earned its cost, but then too little of the budget was left.")
        else:
            yield _("Its voters had enough for it, but another that was level went first.")

    def _spending(self) -> Iterator[str]:
        spent = self._facts.spent_on[:_MOST_WINNERS_NAMED]
        if spent:
            paid = [f"{self._name(each.winner)} {self._money(each.amount)}" for each in spent]
            message = _("What they paid for instead, most first: %(paid)s.")
            yield message % {"paid": ", ".join(paid)}
        if self._facts.kept:
            yield _("In the end they had %(kept)s left together.") % {
                "kept": self._money(self._facts.kept)
            }

    def _turn(self) -> Iterator[str]:
        if (left := self._facts.left_at_turn) is not None:
            message = _("When its turn came in the ranking, %(left)s was left.")
            yield message % {"left": self._money(left)}

    def _enough(self) -> Iterator[str]:
        if missing := self._facts.missing_votes:
            message = ngettext(
                "%(votes)s more vote, for it only, would have been enough.",
                "%(votes)s more votes, for it only, would have been enough.",
                missing,
            )
            yield message % {"votes": number(missing)}
        if self._facts.enough_cost:
            message = _("If it had cost %(lower)s, it would have won.")
            yield message % {"lower": self._money(self._facts.enough_cost)}
        if (missing or self._facts.enough_cost) and self._outcome.share is not None:
            yield _("This holds at the final share, with all other votes as they were.")

    def _lots(self) -> Iterator[str]:
        for lot in self._outcome.lots:
            if self._project in lot.tied:
                yield _("A lot decided between %(tied)s: %(first)s went first.") % {
                    "tied": ", ".join(map(self._id, lot.tied)),
                    "first": self._id(lot.first),
                }

    def _money(self, amount: int | Fraction) -> str:
        return money(self._outcome.election.currency, amount)

    def _name(self, project: int) -> str:
        return name_of(self._outcome, project)

    def _id(self, project: int) -> str:
        return self._outcome.election.projects[project].id
