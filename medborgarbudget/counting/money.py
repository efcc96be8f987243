"""Exact amounts: money is a whole number of a currency's smallest unit in use."""

import re
from dataclasses import dataclass
from fractions import Fraction

_AMOUNT = re.compile(r"[0-9]{1,50}(?:\.[0-9]{1,50})?")


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency and the number of decimals that its amounts are kept with.

    An amount is an ``int`` that counts smallest units: kronor when ``decimals``
    is 0, öre when it is 2.

    >>> Currency("PLN", decimals=2).parse("2532645.83")
    253264583
    >>> Currency("SEK").format(Fraction(315))
    '315'
    """

    code: str = "SEK"
    decimals: int = 0

    @property
    def unit(self) -> int:
        """How many smallest units one krona (euro, złoty, ...) is made of."""
        return int(10**self.decimals)

    def parse(self, text: str) -> int:
        """Read an amount such as ``"5000"`` or ``"2532645.83"`` without rounding.

        Raises ``ValueError`` when the text is no amount, is negative, has more decimals
        than this currency is kept with, or more than 50 digits before or after the point.
        """
        if not _AMOUNT.fullmatch(text):
            raise ValueError(text)
        amount = Fraction(text) * self.unit
        if amount.denominator != 1:
            raise ValueError(text)
        return amount.numerator

    def format(self, amount: int | Fraction) -> str:
        """Write an amount exactly: as a decimal number if it is one, else as a fraction."""
        value = Fraction(amount) / self.unit
        if value.denominator == 1:
            return str(value.numerator)
        if self.unit % value.denominator == 0:
            whole, rest = divmod(value.numerator * self.unit // value.denominator, self.unit)
            return f"{whole}.{rest:0{self.decimals}}"
        return str(value)


def decimals_of(text: str) -> int:
    """How many decimals an amount is written with, trailing zeros aside.

    >>> decimals_of("2532645.83"), decimals_of("5000.00"), decimals_of("5000")
    (2, 0, 0)
    """
    return len(text.partition(".")[2].rstrip("0"))
