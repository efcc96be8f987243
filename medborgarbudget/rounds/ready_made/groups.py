"""Templates for a group: its members propose and vote."""

from i18nfield.strings import LazyI18nString

from medborgarbudget.counting.rule import CountRule, EqualShares, Greedy
from medborgarbudget.counting.rule.ballots import Approval, Points
from medborgarbudget.rounds.ready_made.criteria import USUAL
from medborgarbudget.rounds.ready_made.rule_template import RuleTemplate
from medborgarbudget.rounds.rulebook import (
    AreaChoice,
    Coverage,
    Eligibility,
    IdeaRules,
    Link,
    PotTerms,
    ProposerName,
    Publicity,
    Rules,
)
from medborgarbudget.rounds.rulebook.texts import texts
from medborgarbudget.rounds.states import Step

NO_NAMES = Publicity(ideas_at_once=False, proposer_name=ProposerName.HIDDEN)
"""What children write is read before everyone sees it, and their names are not shown."""
YOUNG = Eligibility((Link.RESIDENT,), age_from=13, age_to=20, areas=AreaChoice.ALL)
PUPILS = Eligibility((Link.PUPIL,), areas=AreaChoice.ALL)

YOUTH = RuleTemplate(
    code="unga-13-20",
    name=LazyI18nString({"sv": "Unga 13–20 år", "en": "Young people aged 13–20"}),
    choose_if=LazyI18nString(
        {
            "sv": (
                "Välj den här om unga ska bestämma själva, också de som inte får rösta i val. "
                "Bara de föreslår och röstar. Namn visas inte. Så gör Fagersta."
            ),
            "en": (
                "Choose this if young people decide by themselves, also those who may not vote "
                "in elections. Only they propose and vote. Names are not shown. Fagersta does it "
                "like this."
            ),
        }
    ),
    rules=Rules(
        propose=YOUNG,
        vote=YOUNG,
        ideas=IdeaRules(cost_ceiling=100_000),
        criteria=USUAL,
        count=CountRule(EqualShares(), ballot=Approval(most=3)),
        publicity=NO_NAMES,
    ),
    pots=(
        PotTerms(
            texts({"sv": "Unga 13–20 år", "en": "Young people aged 13–20"}),
            200_000,
            Coverage.GROUP,
        ),
    ),
)

SCHOOL_CLASS = RuleTemplate(
    code="en-skola",
    name=LazyI18nString({"sv": "Elever i en skola", "en": "Pupils of a school"}),
    choose_if=LazyI18nString(
        {
            "sv": (
                "Välj den här om några klasser eller en skola bestämmer tillsammans på en "
                "termin. Eleverna arbetar i grupper och ger poäng till andras förslag, inte till "
                "sina egna. De röstar på en dag. Så gjorde Örebro."
            ),
            "en": (
                "Choose this if a few classes or a school decide together within a term. The "
                "pupils work in groups and give points to the proposals of others, not to their "
                "own. They vote on one day. Örebro did it like this."
            ),
        }
    ),
    rules=Rules(
        propose=PUPILS,
        vote=PUPILS,
        ideas=IdeaRules(per_person=1),
        criteria=USUAL,
        count=CountRule(Greedy(), ballot=Points(total=5, each=3, own=False)),
        publicity=NO_NAMES,
    ),
    pots=(
        PotTerms(
            texts({"sv": "Skolans elever", "en": "The school's pupils"}), 250_000, Coverage.GROUP
        ),
    ),
    lengths={
        Step.CRITERIA: 7,
        Step.OUTREACH: 7,
        Step.IDEAS: 21,
        Step.REVIEW: 18,
        Step.VOTE: 1,
        Step.DECISION: 14,
        Step.IMPLEMENTATION: 105,
        Step.FOLLOW_UP: 14,
    },
)

GROUPS = (YOUTH, SCHOOL_CLASS)
