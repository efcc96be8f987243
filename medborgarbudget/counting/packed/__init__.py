"""Large elections in arrays. Whoever imports this imports numpy: small counts do without."""

from medborgarbudget.counting.packed.ballots import PackedBallots, PackedElection

__all__ = ["PackedBallots", "PackedElection"]
