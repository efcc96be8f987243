"""Every form of ballot by name, and how it is filled in, told to the one who votes."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarbudget.counting.ballot_forms import vote_type_of
from medborgarbudget.counting.election import VoteType
from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule import CountRule
from medborgarbudget.counting.rule.ballots import (
    Approval,
    BallotForm,
    Grades,
    Knapsack,
    Packages,
    Points,
    Ranking,
    Single,
)
from medborgarbudget.rounds.wording.amounts import exact_money
from medborgarbudget.rounds.wording.phrases import joined
from medborgarbudget.web.templatetags.amounts import money, number

KINDS_WITH_POINTS = (VoteType.ORDINAL, VoteType.CUMULATIVE, VoteType.SCORING)


def gives_points(rule: CountRule) -> bool:
    """Whether ballots give points, where it is known how they are filled in."""
    return rule.ballot is not None and vote_type_of(rule.ballot) in KINDS_WITH_POINTS


def name_of_ballot(form: BallotForm) -> str:
    """What ballots of this form are called."""
    match form:
        case Single():
            return _("One proposal")
        case Approval():
            return _("Crosses")
        case Knapsack(star=False):
            return _("Crosses within the budget")
        case Knapsack():
            return _("Crosses and a star within the budget")
        case Points():
            return _("Points")
        case Ranking():
            return _("Ranking")
        case Grades():
            return _("Grades")
        case Packages():
            return _("One package")


def ballot_sentences(
    form: BallotForm, currency: Currency, budget: int | None = None
) -> tuple[str, ...]:
    """How a ballot of this form is filled in; the budget in smallest units, where known."""
    return (*_filled_in(form, currency, budget), _blank(form.blank))


def grade_name(grade: int, rule: CountRule) -> str:
    """What a grade, from 1 for the lowest, is called on the ballot."""
    names = rule.ballot.names if isinstance(rule.ballot, Grades) else Grades().names
    return number(grade) if grade > len(names) else _in_words(names[grade - 1])


def _filled_in(form: BallotForm, currency: Currency, budget: int | None) -> Iterator[str]:
    match form:
        case Single():
            yield _("You choose one proposal.")
        case Approval():
            yield from _approval(form)
        case Knapsack():
            yield from _knapsack(form, currency, budget)
        case Points():
            yield from _points(form)
        case Ranking():
            yield from _ranking(form)
        case Grades():
            yield from _grades(form)
        case Packages():
            yield _("You choose one of several packages, each made of several proposals.")
            yield _("A package wins or loses as a whole.")


def _blank(allowed: bool) -> str:
    if allowed:
        return _("You may also vote blank, without marking anything.")
    return _("You cannot vote blank: mark something.")


def _approval(form: Approval) -> Iterator[str]:
    numbers = {"least": number(form.least), "most": number(form.most or 0)}
    if form.most == 1:
        yield _("You put a cross for one proposal.")
    elif form.most is None and form.least == 1:
        yield _("You put a cross for as many proposals as you like.")
    elif form.most is None:
        message = _("You put a cross for at least %(least)s proposals, and for more if you like.")
        yield message % numbers
    elif form.most == form.least:
        yield _("You put a cross for %(most)s proposals, no more and no less.") % numbers
    elif form.least == 1:
        yield _("You put a cross for at most %(most)s proposals.") % numbers
        yield _("You do not need to use all crosses.")
    else:
        yield _("You put a cross for at least %(least)s and at most %(most)s proposals.") % numbers


def _knapsack(form: Knapsack, currency: Currency, budget: int | None) -> Iterator[str]:
    message = _("You put a cross for proposals that cost at most %(limit)s together.")
    if form.limit is not None:
        yield message % {"limit": exact_money(form.limit, currency)}
    elif budget is not None:
        yield message % {"limit": money(budget, currency)}
    else:
        yield _("You put a cross for proposals that fit into the budget together.")
    yield _("You do not need to use all the money.")
    if form.star:
        yield _("You may give one of them a star instead of a cross.")
        yield _("A cross gives a proposal 1 point, and a star gives it 2.")


def _points(form: Points) -> Iterator[str]:
    yield ngettext(
        "You have %(total)s point to give.",
        "You have %(total)s points to share out between proposals.",
        form.total,
    ) % {"total": number(form.total)}
    if form.each is not None and form.each < form.total:
        yield ngettext(
            "You may give a proposal at most %(each)s point.",
            "You may give a proposal at most %(each)s points.",
            form.each,
        ) % {"each": number(form.each)}
    if form.projects > 1:
        message = _("You give points to at least %(proposals)s different proposals.")
        yield message % {"proposals": number(form.projects)}
    if not form.own:
        yield _("You cannot give points to a proposal of your own.")
    if form.total > form.projects:
        yield _("You do not need to use all points.")


def _ranking(form: Ranking) -> Iterator[str]:
    if form.most == 1:
        yield _("You name the proposal that you like best.")
        return
    most = {"most": number(form.most)}
    yield _("You put at most %(most)s proposals in order, the one you like best first.") % most
    yield _("The first gets %(most)s points, and each one after it 1 point less.") % most
    yield _("You do not need to name so many.")


def _grades(form: Grades) -> Iterator[str]:
    yield _("You give a grade to each proposal that you want to judge.")
    yield _("The grades are, from the lowest to the highest: %(grades)s.") % {
        "grades": joined([_in_words(name) for name in form.names])
    }
    yield _("You do not need to grade all proposals.")


def _in_words(grade: str) -> str:
    """The grade in the reader's language, if it is one of the usual ones."""
    return {
        "bad": _("bad"),
        "fair": _("fair"),
        "good": _("good"),
        "excellent": _("excellent"),
    }.get(grade, grade)
