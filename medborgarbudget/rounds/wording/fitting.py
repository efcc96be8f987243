"""Telling which parts of a count rule gave way when another was chosen."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from medborgarbudget.counting.rule import CountRule
from medborgarbudget.rounds.wording.ballots import gives_points
from medborgarbudget.rounds.wording.methods import name_of_method


def what_gave_way(before: CountRule, after: CountRule) -> Iterator[str]:
    """A sentence for each part that was changed because it did not fit what was chosen."""
    chose_ballot, chose_method = before.ballot != after.ballot, before.method != after.method
    if chose_ballot and chose_method:
        yield _(
            "The votes are now counted by “%(method)s”, since the method that you had does not "
            "fit these ballots."
        ) % {"method": name_of_method(after.method, gives_points(after))}
    if (chose_ballot or chose_method) and before.constraints != after.constraints:
        yield _("“What else holds” was changed, so that it fits. Look at that page once more.")
