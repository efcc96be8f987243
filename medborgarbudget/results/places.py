"""What each place was voted for, and what it got."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from medborgarbudget.results.rows import ResultRow


@dataclass(frozen=True, slots=True)
class PlaceShare:
    """A place's part of all votes (or points), and of all money that was given out.

    ``money`` is in smallest units; an empty ``name`` stands for proposals without a place.
    """

    name: str
    proposals: int
    winners: int
    money: int
    part_of_votes: Fraction
    part_of_money: Fraction


def place_shares(rows: Sequence[ResultRow]) -> tuple[PlaceShare, ...]:
    """The places, those with most votes first; none if no proposal names one."""
    places: defaultdict[str, list[ResultRow]] = defaultdict(list)
    for row in rows:
        places[row.place].append(row)
    if set(places) == {""}:
        return ()
    votes = sum(row.score for row in rows)
    money = sum(row.received for row in rows)
    shares = [_share(name, of_place, votes, money) for name, of_place in places.items()]
    return tuple(sorted(shares, key=lambda share: (-share.part_of_votes, share.name)))


def _share(name: str, rows: Sequence[ResultRow], votes: int, money: int) -> PlaceShare:
    received = sum(row.received for row in rows)
    return PlaceShare(
        name=name,
        proposals=len(rows),
        winners=sum(row.selected for row in rows),
        money=received,
        part_of_votes=Fraction(sum(row.score for row in rows), votes or 1),
        part_of_money=Fraction(received, money or 1),
    )
