"""Any rules of a round, and any pots."""

from hypothesis import strategies as st

from medborgarbudget.rounds.rulebook import (
    AreaChoice,
    Coverage,
    Criterion,
    Eligibility,
    IdeaRules,
    Leftovers,
    Link,
    Place,
    PotTerms,
    ProposerName,
    Publicity,
    Rules,
    RunningCosts,
)
from medborgarbudget.rounds.rulebook.texts import texts
from tests.counting.rule.strategies import TIERS, optional
from tests.counting.rule.strategies import rules as count_rules

WORDS = st.sampled_from(["Lekplatser", "Är det lagligt?", "Norr", "En park för alla"])
SOME_TEXTS = st.dictionaries(st.sampled_from(["sv", "en", "fi"]), WORDS, min_size=1).map(texts)
AGES = st.integers(0, 150)

ELIGIBILITIES = st.builds(
    lambda links, ages, **others: Eligibility(
        links=tuple(links), age_from=ages[0], age_to=ages[1], **others
    ),
    links=st.lists(st.sampled_from(Link), min_size=1, unique=True),
    ages=st.tuples(optional(AGES), optional(AGES)).filter(
        lambda ages: None in ages or ages[0] <= ages[1]
    ),
    age_on=optional(st.dates()),
    areas=st.sampled_from(AreaChoice),
    adult_contact=st.booleans(),
)
IDEAS = st.builds(
    IdeaRules,
    per_person=optional(st.integers(1, 10)),
    support_needed=optional(st.integers(1, 100)),
    cost_ceiling=optional(st.integers(1, 10**7)),
    running_costs=st.sampled_from(RunningCosts),
)
CRITERIA = st.lists(
    st.builds(Criterion, question=SOME_TEXTS, explanation=st.just(()) | SOME_TEXTS), max_size=3
).map(tuple)
PUBLICITIES = st.builds(
    Publicity,
    ideas_at_once=st.booleans(),
    proposer_name=st.sampled_from(ProposerName),
    support=st.booleans(),
    rejected=st.booleans(),
    ballots=st.booleans(),
)
PARTS = {
    "propose": ELIGIBILITIES,
    "support": optional(ELIGIBILITIES),
    "vote": ELIGIBILITIES,
    "ideas": IDEAS,
    "criteria": CRITERIA,
    "count": count_rules(),
    "leftovers": st.sampled_from(Leftovers),
    "publicity": PUBLICITIES,
}
"""What each part of the rules may be, by its name."""

RULES = st.builds(Rules, **PARTS)
POTS = st.lists(
    st.builds(
        PotTerms,
        name=SOME_TEXTS,
        amount=st.integers(1_001, 10**7),
        coverage=st.sampled_from(Coverage),
        covered=st.sampled_from(["", "norr", "unga"]),
        covered_name=st.just(()) | SOME_TEXTS,
        tiers=TIERS,
        reserve=st.integers(0, 1_000),
        places_first=st.lists(WORDS, unique=True, max_size=2).map(tuple),
    ),
    max_size=3,
).map(tuple)
PLACES = st.builds(Place, name=WORDS)
