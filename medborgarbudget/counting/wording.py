"""Amounts, shares and what went wrong, in words for people who read a terminal."""

import errno
from fractions import Fraction
from gettext import gettext as _
from gettext import pgettext

from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.outcome import Funding

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
        Funding.SEAT: _("budget, its place first"),
        Funding.EARNINGS: _("earnings"),
    }[funding]


def why_unreadable(error: OSError) -> str:
    """Why a file cannot be read, and what to do about it."""
    if isinstance(error, FileNotFoundError):
        return _("there is no such file. Check its name and folder.")
    if isinstance(error, IsADirectoryError):
        return _("this is a folder. Name a file in it.")
    message = _("the file cannot be opened (%(reason)s). Ask its owner to let you read it.")
    return message % {"reason": error.strerror}


def why_unwritable(error: OSError) -> str:
    """Why a bundle cannot be written, and what to do about it."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _("its folder does not exist. Make the folder first, or choose another.")
    if isinstance(error, FileExistsError | IsADirectoryError):
        return _("something else has that name. Choose another name.")
    if error.errno == errno.ENOTEMPTY:
        return _("the folder holds other files. Choose an empty folder, or a new name.")
    return _("%(reason)s. Choose another place.") % {"reason": error.strerror}
