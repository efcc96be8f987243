"""Lindhem's medborgarbudgetar: for the yards, and for one quarter's stairwells."""

from dataclasses import replace
from fractions import Fraction
from functools import partial

from medborgarbudget.counting.rule import Constraints, CountRule, Greedy, Tier
from medborgarbudget.counting.rule.ballots import Approval, Points
from medborgarbudget.demo.rounds_almvik import usual
from medborgarbudget.demo.stories import BudgetStory, Outreach, RoundStory, Timetable, When
from medborgarbudget.demo.texts import (
    LINDHEM_DECISION,
    LINDHEM_ONE,
    LINDHEM_PROPOSALS,
    LINDHEM_TWO,
    text,
)
from medborgarbudget.demo.timetables import in_the_midst_of, over_since
from medborgarbudget.network.states import Orientation
from medborgarbudget.rounds.rulebook import Rules
from medborgarbudget.rounds.states import OutreachChannel, RulePart, Step

LINA = "lina@lindhem.example"


def yard_rules(_begun: Rules, _days: Timetable) -> Rules:
    """Five points each, groups by cost, one winner in each yard."""
    return replace(
        usual("hyresgaster-fran-10-ar"),
        count=CountRule(
            Greedy(),
            Constraints(
                least_votes=40,
                tiers=(
                    Tier(Fraction(50_000), 3),
                    Tier(Fraction(120_000), 3),
                    Tier(Fraction(250_000), 1),
                ),
                per_place=1,
                partial_funding=True,
            ),
            ballot=Points(total=5),
        ),
    )


def later_yard_rules(first: Rules, _days: Timetable) -> Rules:
    """Crosses instead of points, and no groups by cost."""
    count = replace(
        first.count,
        constraints=Constraints(least_votes=40, per_place=2, partial_funding=True),
        ballot=Approval(most=3),
    )
    return replace(first, count=count)


def stair_rules(_begun: Rules, _days: Timetable) -> Rules:
    """Tenants from 10, three crosses, equal shares."""
    return usual("hyresgaster-fran-10-ar")


YARDS = BudgetStory(
    organisation="lindhem",
    name=text("Lindhems gårdar", "The yards of Lindhem"),
    details={
        "purpose": text(
            "Den som bor på en gård vet vad den behöver. Tillsammans gör vi gårdarna tryggare, "
            "grönare och roligare.",
            "Those who live by a yard know what it needs. Together we make the yards safer, "
            "greener and more fun.",
        ),
        "orientations": [Orientation.THEME, Orientation.TERRITORY],
        "owner_body": "Styrelsen för Lindhem Bostäder",
        "promise": LINDHEM_TWO["promise"],
        "running_cost": 90_000,
    },
    start={
        "body": "Styrelsen för Lindhem Bostäder",
        "paragraph": "§ 8",
        "registry_number": "LB %d/8",
        "summary": text(
            "Styrelsen beslutar att hyresgästerna bestämmer över en del av pengarna till gårdarna.",
            "The board decides that the tenants decide over a part of the money for the yards.",
        ),
    },
)
YARDS_ONE = RoundStory(
    budget=YARDS,
    slug="gardar-1",
    name=LINDHEM_ONE["name"],
    days=partial(over_since, 160),
    details={each: LINDHEM_ONE[each] for each in ("summary", "promise", "residents")},
    total=580_000,
    lots="Lindhem, lottad på årsmötet",
    rules=yard_rules,
    pots=[{"name": text("Alla gårdar", "All yards"), "amount": 580_000}],
    list_decision={
        "body": "Gårdsrådet, på styrelsens uppdrag",
        "paragraph": "Delegation 4",
        "registry_number": "LB %d/14",
        "summary": text(
            "Gårdsrådet beslutar om listan, efter samtal med var och en som lämnat en idé.",
            "The yard council decides on the list, after talks with everyone who left an idea.",
        ),
    },
    vote="lindhem.toml",
    decision={**LINDHEM_DECISION, "registry_number": "LB %d/27"},
    lessons=[
        (
            When(Step.FOLLOW_UP, 12),
            RulePart.BALLOT,
            text(
                "Poäng var svårt att förklara, särskilt för barnen. Använd kryss.",
                "Points were hard to explain, most of all to the children. Use crosses.",
            ),
        ),
        (
            When(Step.FOLLOW_UP, 12),
            RulePart.COUNT,
            text(
                "Grupperna efter kostnad stoppade bra förslag fast det fanns pengar kvar.",
                "The groups by cost stopped good proposals though there was money left.",
            ),
        ),
    ],
)
YARDS_TWO = RoundStory(
    budget=YARDS,
    slug="gardar-2",
    name=LINDHEM_TWO["name"],
    days=partial(in_the_midst_of, Step.REVIEW),
    details={each: LINDHEM_TWO[each] for each in ("summary", "promise", "residents")},
    total=1_000_000,
    lots="Lindhem, lottad på gårdsfesten",
    previous="gardar-1",
    rules=later_yard_rules,
    pots=[
        {"name": text("Alla gårdar", "All yards"), "amount": 750_000, "reserve": 50_000},
        {
            "name": text("Trygga vägar hem", "Safe ways home"),
            "amount": 250_000,
            "topic": "trygghet",
        },
    ],
    steps={
        Step.REVIEW: {
            "responsible": LINA,
            "responsible_body": "Gårdsrådet",
            "text": text(
                "Vi ringer alla som lämnade en idé. Tillsammans räknar vi ut vad den kostar, och "
                "vem som kan sköta det som byggs. Svaren på alla 63 idéer läggs ut här.",
                "We telephone everyone who left an idea. Together we work out what it costs, and "
                "who can look after what is built. The answers to all 63 ideas are shown here.",
            ),
        },
        Step.DECISION: {"responsible_body": "Styrelsen för Lindhem Bostäder"},
    },
    proposals=LINDHEM_PROPOSALS,
    outreach=[
        Outreach(
            when=When(Step.OUTREACH, 6),
            plan={
                "channel": OutreachChannel.STREET,
                "what": "Korvgrillning på alla sex gårdar",
                "audience": "Barn, och vuxna som inte läser brev från oss",
                "responsible": "Bovärdarna",
                "expected": 300,
                "cost": 8_000,
            },
            result={"reached": 340, "cost": 8_700, "outcome": "41 av de 63 idéerna kom härifrån."},
        ),
        Outreach(
            when=When(Step.OUTREACH, 12),
            plan={
                "channel": OutreachChannel.LETTER,
                "what": "Vykort i alla brevinkast, på sex språk",
                "audience": "Alla hyresgäster",
                "responsible": "Kundcenter",
                "expected": 3_100,
                "cost": 11_000,
            },
            result={"reached": 3_100, "outcome": "Nio samtal till kundcenter."},
        ),
    ],
    documents=[
        (
            When(Step.REVIEW, 15),
            Step.REVIEW,
            text("Så prövar vi idéerna", "How we review the ideas"),
            [
                "Två personer läser varje idé, var för sig, mot samma frågor.",
                "Den som får nej får ett samtal och ett svar i skrift.",
            ],
        ),
    ],
    news=[
        (
            When(Step.REVIEW, 3),
            text("63 idéer från sex gårdar", "63 ideas from six yards"),
            text(
                "Yngsta förslagsställaren är 10 år och den äldsta 88. Tack!",
                "The youngest proposer is 10 years old, the oldest 88. Thank you!",
            ),
        ),
    ],
)
STAIRS = BudgetStory(
    organisation="lindhem",
    name=text("Trappan och tvättstugan", "The stairwell and the laundry"),
    details={
        "purpose": text(
            "Grannarna på Lindvägen bestämmer om det som de delar inomhus.",
            "The neighbours on Lindvägen decide about what they share indoors.",
        ),
        "orientations": [Orientation.GROUP],
        "owner_body": "Styrelsen för Lindhem Bostäder",
        "promise": text(
            "Styrelsen lovar att det som vinner är på plats inom ett år.",
            "The board promises that what wins is in place within a year.",
        ),
        "running_cost": 15_000,
    },
    start={
        "body": "Styrelsen för Lindhem Bostäder",
        "paragraph": "§ 41",
        "registry_number": "LB %d/41",
        "summary": text(
            "Styrelsen sätter av 220 000 kronor till Lindvägen.",
            "The board sets aside 220,000 kronor for Lindvägen.",
        ),
    },
)
STAIRS_ONE = RoundStory(
    budget=STAIRS,
    slug="lindvagen",
    name=text("Lindvägen inomhus", "Lindvägen indoors"),
    days=partial(in_the_midst_of, Step.DECISION),
    details={
        "summary": text(
            "188 grannar har röstat. Nu väntar vi på styrelsens beslut.",
            "188 neighbours have voted. We now wait for the board's decision.",
        ),
        "residents": 640,
    },
    total=220_000,
    lots="Lindvägen, lottad i tvättstugan",
    rules=stair_rules,
    pots=[
        {
            "name": text("Lindvägen", "Lindvägen"),
            "amount": 220_000,
            "group": "hyresgaster-pa-lindvagen",
        }
    ],
    steps={
        Step.DECISION: {
            "responsible": LINA,
            "responsible_body": "Styrelsen för Lindhem Bostäder",
            "text": text(
                "Styrelsen tar upp resultatet på sitt nästa möte. Beslutet läggs ut här samma dag.",
                "The board takes up the result at its next meeting. The decision is shown here the "
                "same day.",
            ),
        },
    },
    list_decision={
        "body": "Fastighetschefen, på delegation",
        "paragraph": "Delegation 11",
        "registry_number": "LB %d/52",
        "summary": text("Sex förslag går till omröstning.", "Six proposals go to the vote."),
    },
    vote="lindhem_stairs.toml",
    documents=[
        (
            When(Step.DECISION, 5),
            Step.DECISION,
            text("Underlag till styrelsens beslut", "The report to the board"),
            [
                "188 av 640 hyresgäster röstade. Löftet är att det som vinner genomförs.",
                "Förslag till beslut: att genomföra de förslag som vann, inom 220 000 kronor.",
            ],
        ),
    ],
    news=[
        (
            When(Step.DECISION, 2),
            text("Rösterna är räknade", "The votes are counted"),
            text(
                "Resultatet finns här på sidan. Styrelsen beslutar nu.",
                "The result is on this page. The board now decides.",
            ),
        ),
    ],
)
STORIES = (YARDS_ONE, YARDS_TWO, STAIRS_ONE)
