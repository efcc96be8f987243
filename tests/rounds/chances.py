"""What chance chooses from in the lives of rounds, see `test_gates_hold.py`."""

from hypothesis import strategies as st

from medborgarbudget.rounds.models import Decision, ListDecision, StartDecision
from medborgarbudget.rounds.rulebook import Criterion, Eligibility, IdeaRules, Leftovers, Publicity
from medborgarbudget.rounds.rulebook.texts import texts
from medborgarbudget.rounds.states import Step

STEPS = st.sampled_from(list(Step))
WHY = st.sampled_from([*["Lokalen var stängd."] * 4, "", " "])
ROUND_TODAY = st.tuples(st.none(), st.integers(-1, 40))
AFTER_A_STEP = st.tuples(st.sampled_from([Step.IDEAS, Step.VOTE]), st.integers(-1, 2))
KINDS = (StartDecision, ListDecision, Decision)
LACKS = st.sampled_from([None, None, "paragraph", "registry_number"])
DECIDED = ROUND_TODAY | AFTER_A_STEP
"""So many days ago, or after the last day of a step."""
FLAWS = st.sampled_from(
    [(None, False)] * 20
    + [(what, True) for what in ("start decision", "rules", "criteria", "pots")]
    + [(what, False) for what in ("start decision", "criteria", "pots", "promise")]
)
"""What is lacking when the round begins, and whether it is public all the same."""
FORGOTTEN = st.sampled_from([*[None] * 6, "publishing", ListDecision, Decision, Decision])
OTHER_CRITERIA = {"criteria": (Criterion(texts({"sv": "Går det att bygga?"})),)}
NEW_RULES = st.sampled_from(
    (
        # What can be corrected once the vote has opened.
        *[OTHER_CRITERIA] * 6,
        {"vote": Eligibility(age_from=16)},
        {"support": Eligibility(age_from=12)},
        {"ideas": IdeaRules(per_person=2)},
        {"leftovers": Leftovers.RETURNED},
        {"leftovers": Leftovers.OTHER_POTS},
        {"publicity": Publicity(ballots=False)},
        {"criteria": ()},
    )
)
