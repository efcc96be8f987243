"""What a single setting must be, whatever the others are; each is given by its name."""

from collections.abc import Sequence
from fractions import Fraction
from gettext import gettext as _

from medborgarbudget.counting.rule.error import RuleError


def require_at_least_one(**numbers: int | None) -> None:
    """Refuse a number below 1; ``None`` is no limit."""
    for name, number in numbers.items():
        if number is not None and number < 1:
            raise RuleError(_("“%(where)s” must be at least 1."), name)


def require_above_zero(**amounts: Fraction | None) -> None:
    """Refuse an amount of nothing or less; ``None`` is no amount."""
    for name, amount in amounts.items():
        if amount is not None and amount <= 0:
            raise RuleError(_("“%(where)s” must be above 0."), name)


def require_a_part(**parts: Fraction) -> None:
    """Refuse what is no part of a whole: below 0, or all of it."""
    for name, part in parts.items():
        if not 0 <= part < 1:
            message = _("“%(where)s” is a part of the whole: write a number from 0 to below 1.")
            raise RuleError(message, name)


def require_each_once(**lists: Sequence[object]) -> None:
    """Refuse a list that names the same thing twice."""
    for name, items in lists.items():
        for place, item in enumerate(items):
            if item in items[:place]:
                message = _("“%(where)s” names “%(item)s” again: remove it.")
                raise RuleError(message, f"{name}[{place}]", item=item)


def require_text(**texts: str) -> None:
    """Refuse an empty text, or one of nothing but blanks."""
    for name, text in texts.items():
        if not text.strip():
            raise RuleError(_("“%(where)s” is empty: write a text."), name)


def require_texts(**lists: Sequence[str]) -> None:
    """Refuse a list with a text that is empty, or nothing but blanks."""
    for name, texts in lists.items():
        for place, text in enumerate(texts):
            require_text(**{f"{name}[{place}]": text})
