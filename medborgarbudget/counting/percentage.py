"""A question that each ballot answers with a percentage: the median decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from gettext import gettext as _
from itertools import accumulate

from medborgarbudget.counting.ballot_forms import BallotError
from medborgarbudget.counting.rule import PercentageQuestion


@dataclass(frozen=True, slots=True)
class PercentageResult:
    """The answers to a percentage question, all together.

    ``voters`` gives, for each percentage that could be chosen, how many chose it, lowest
    percentage first. At least one voter did.
    """

    voters: tuple[tuple[int, int], ...]

    @property
    def answers(self) -> int:
        """How many voters answered."""
        return sum(number for _, number in self.voters)

    @property
    def median(self) -> int:
        """The percentage that decides: the lowest one that at least half of those who
        answered want at most.

        Of an even number of answers it is the lower of the two in the middle, so that it is
        always one that somebody chose; and nobody can draw it closer to what they want by
        exaggerating.
        """
        percentages = [percentage for percentage, _ in self.voters]
        at_most = accumulate(number for _, number in self.voters)
        return next(
            percentage
            for percentage, voters in zip(percentages, at_most, strict=True)
            if 2 * voters >= self.answers
        )

    @property
    def mean(self) -> Fraction:
        """The mean of all answers, exactly; it decides nothing."""
        return Fraction(sum(each * number for each, number in self.voters), self.answers)

    def of(self, budget: int, unit: int = 1) -> int:
        """What the median means in money: whole kronor of ``unit`` smallest units, rounded
        down, of a budget in smallest units.

        >>> PercentageResult(((0, 1), (50, 2), (100, 0))).of(1001)
        500
        """
        return budget * self.median // (100 * unit) * unit


def read_percentage(question: PercentageQuestion, percentage: int) -> int:
    """The percentage, if a voter may answer so; else raises `BallotError`."""
    if not 0 <= percentage <= 100 or percentage % question.step:
        message = _(
            "%(percentage)d %% cannot be chosen. Choose from 0 to 100 in steps of %(step)d."
        )
        raise BallotError(message % {"percentage": percentage, "step": question.step})
    return percentage


def count_percentages(
    question: PercentageQuestion, answers: Mapping[int, int]
) -> PercentageResult | None:
    """Put answers together, given as ``{percentage: voters}``; ``None`` if nobody answered.

    Who leaves the question blank is not among the answers. An answer that the question does
    not allow raises `BallotError`.

    >>> repairs = PercentageQuestion("How much for repairs?", step=25)
    >>> result = count_percentages(repairs, {25: 3, 50: 2, 100: 1})
    >>> result.median, str(result.mean)
    (25, '275/6')
    """
    for percentage in answers:
        read_percentage(question, percentage)
    if not any(answers.values()):
        return None
    choices = range(0, 101, question.step)
    return PercentageResult(tuple((each, answers.get(each, 0)) for each in choices))
