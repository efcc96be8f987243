"""Large elections earn and spend as small ones do."""

from hypothesis import given

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.packed import PackedElection
from medborgarbudget.counting.packed.packing import pack
from medborgarbudget.counting.phragmen import phragmen
from medborgarbudget.counting.rule import Misfit, Ties
from medborgarbudget.counting.ties import tie_order
from tests.counting.strategies import elections


@given(elections())
def test_packed_voters_buy_the_same_at_the_same_times(election: Election) -> None:
    packed = PackedElection(
        election.projects, pack(election.ballots), election.budget, currency=election.currency
    )
    ties = tie_order(election, Ties())
    for misfit in Misfit:
        assert phragmen(packed, misfit, ties) == phragmen(election, misfit, ties)


@given(elections())
def test_as_many_packed_voters_support_some_projects(election: Election) -> None:
    packed = PackedElection(election.projects, pack(election.ballots), election.budget)
    some = set(range(0, len(election.projects), 2))
    assert packed.voters_for(some) == election.voters_for(some)
