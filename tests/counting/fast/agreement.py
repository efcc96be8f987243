"""Where the fast engine and the reference differ."""

from fractions import Fraction

from medborgarbudget.counting import completion as reference
from medborgarbudget.counting import fast
from medborgarbudget.counting.engine import shares_by
from medborgarbudget.counting.equal_shares import equal_shares
from medborgarbudget.counting.fast.runs import Runs
from tests.counting.fast.cases import Case

SIDE_BY_SIDE = 3


def silent(runs: int, share: Fraction) -> None:
    """Progress that nobody watches."""


def differences(case: Case) -> list[str]:
    """What differs, in words; empty if nothing does."""
    words = (case.election, case.settings, case.ties, case.quotas, silent)
    found = shares_by(*words, fast)
    expected = shares_by(*words, reference)
    differing = [] if found == expected else [f"counted {found}, expected {expected}"]
    return [*differing, *_differing_runs(case)]


def _differing_runs(case: Case) -> list[str]:
    """Single runs, several of them side by side."""
    runs = Runs(case.election, case.settings.utility, case.ties, case.quotas)
    # Only runs beyond the budget end early.
    runs.budget = float("inf")
    shares = [case.share + stair * case.settings.step for stair in range(SIDE_BY_SIDE)]
    expected = [
        equal_shares(case.election, share, case.settings.utility, case.ties, case.quotas)
        for share in shares
    ]
    differing = [
        f"drafted {draft}, expected {run}"
        for draft, run in zip(runs.drafts(shares), expected, strict=True)
        if [each.project for each in draft.purchases] != [each.project for each in run.purchases]
        or draft.anyone_ran_out != run.anyone_ran_out
    ]
    exact = runs.exact(case.share)
    return differing if exact == expected[0] else [*differing, f"ran {exact}, not {expected[0]}"]
