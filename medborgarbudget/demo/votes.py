"""The invented votes of finished rounds, each told by a file beside this one."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from medborgarbudget.counting.election import Election, Project, VoteType, group_ballots
from medborgarbudget.demo.ballots import Candidate, invented_ballots, shared_out
from medborgarbudget.review.actions import ProposalDraft, add_proposals
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries import rulebook_in_force
from medborgarbudget.rounds.rulebook import count_rule_for
from medborgarbudget.rounds.timetable import Days
from medborgarbudget.voting.actions import record_closed_contest
from medborgarbudget.voting.models import Contest


def invented_vote(round: Round, days: Days, file_name: str) -> Contest:
    """A closed contest over the file's proposals, with ballots that are always the same.

    It is counted by the round's public rules, in which there is one pot.
    """
    book = rulebook_in_force(round)
    assert book
    (pot,) = book.pot_terms
    vote = tomllib.loads((Path(__file__).parent / file_name).read_text(encoding="utf-8"))
    candidates = [Candidate(each["place"], each.pop("appeal")) for each in vote["proposals"]]
    minimums = [each.pop("minimum", None) for each in vote["proposals"]]
    drafts = [ProposalDraft(**each) for each in vote["proposals"]]
    return record_closed_contest(
        round=round,
        election=Election(
            projects=tuple(
                Project(str(number), draft.cost, draft.title, draft.place, minimum=minimum)
                for number, (draft, minimum) in enumerate(
                    zip(drafts, minimums, strict=True), start=1
                )
            ),
            ballots=group_ballots(_ballots(vote, candidates, seed=round.organisation.slug.title())),
            budget=pot.amount,
            vote_type=VoteType.CUMULATIVE if "points" in vote else VoteType.APPROVAL,
        ),
        proposals=add_proposals(round=round, drafts=drafts),
        rule=count_rule_for(pot, book.rules.count),
        opened_on=days.first,
        closed_on=days.last,
        max_choices=vote.get("max_choices"),
    )


def _ballots(
    vote: dict[str, Any], candidates: list[Candidate], seed: str
) -> Iterable[dict[int, int]]:
    ballots = invented_ballots(
        candidates, vote["residents"], vote["voters"], vote["blank"], seed=seed
    )
    return shared_out(ballots, vote["points"], seed) if "points" in vote else ballots
