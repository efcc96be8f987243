"""Amounts, shares and settings in words for people who read a terminal."""

from fractions import Fraction
from gettext import gettext as _
from gettext import pgettext

from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.outcome import Funding
from medborgarbudget.counting.rule import Completion, CountRule, Rule, Start, Stop, Utility

_BLANK = "\N{NO-BREAK SPACE}"


def number(value: int) -> str:
    """A whole number with its thousands set apart."""
    return f"{value:,}".replace(",", _BLANK)


def percent(part: Fraction) -> str:
    r"""A part of a whole with one decimal, rounded down: less than all is never 100 %.

    >>> percent(Fraction(1999, 2000))
    '99.9\xa0%'
    """
    thousandths = int(part * 1000)
    return f"{thousandths // 10}{_point()}{thousandths % 10}{_BLANK}%"


def amount(currency: Currency, value: int | Fraction) -> str:
    r"""An amount of money; one that is no decimal number is cut to hundredths, marked “≈”.

    >>> amount(Currency("SEK"), Fraction(50000, 17))
    '≈\xa02\xa0941.17'
    """
    exact, mark = currency.format(value), ""
    if "/" in exact:
        hundredths = int(Fraction(value) * 100 / currency.unit)
        exact, mark = f"{hundredths // 100}.{hundredths % 100:02}", f"≈{_BLANK}"
    whole, point, decimals = exact.partition(".")
    return f"{mark}{number(int(whole))}{point and _point()}{decimals}"


def money(currency: Currency, value: int | Fraction) -> str:
    """An amount of money with the code of its currency, if that is known."""
    return f"{amount(currency, value)}{_BLANK}{currency.code}".rstrip()


def _point() -> str:
    return pgettext("decimal mark", ".")


def paid_from(funding: Funding) -> str:
    """Where a winner's money comes from."""
    return {
        Funding.FREE: _("costs nothing"),
        Funding.SHARES: _("shares"),
        Funding.LEFTOVER: _("leftover"),
        Funding.VOTES: _("budget"),
    }[funding]


def rule_in_words(rule: CountRule, currency: Currency) -> str:
    """The rule and each of its settings, in sentences."""
    if rule.rule is Rule.GREEDY:
        return _(
            "By votes: the project with most votes first, then the next that still fits, "
            "until nothing fits."
        )
    return " ".join([_utility(rule), _start(rule), *_completion(rule, currency)])


def _utility(rule: CountRule) -> str:
    if rule.utility is Utility.COST:
        return _("Equal shares: a project is worth its cost to everyone who voted for it.")
    return _("Equal shares: every project is worth the same to everyone who voted for it.")


def _start(rule: CountRule) -> str:
    if rule.start is Start.FLOOR:
        return _("The first share is the budget divided by the voters, in whole units.")
    return _("The first share is exactly the budget divided by the voters.")


def _completion(rule: CountRule, currency: Currency) -> list[str]:
    if rule.completion is Completion.NONE:
        return [_("Money left over stays unspent.")]
    step = money(currency, rule.step * currency.unit)
    if rule.stop is Stop.INFEASIBLE:
        grow = _("Shares grow by %(step)s as long as the winners stay within the budget.")
    else:
        grow = _(
            "Shares grow by %(step)s as long as the winners stay within the budget "
            "and a project that did not win fits into the rest."
        )
    sentences = [grow % {"step": step}]
    if rule.completion is Completion.ADD1U:
        sentences.append(_("Money then left over goes by votes to projects that fit."))
    return sentences
