"""Region Mellanskog's medborgarbudgetar: for the young, and for themes."""

from dataclasses import replace
from functools import partial

from medborgarbudget.counting.rule import CountRule
from medborgarbudget.counting.rule.ballots import Approval, Points
from medborgarbudget.demo.rounds_almvik import usual
from medborgarbudget.demo.stories import BudgetStory, Outreach, RoundStory, Timetable, When
from medborgarbudget.demo.texts import MELLANSKOG_ROUND, text
from medborgarbudget.demo.timetables import in_the_midst_of
from medborgarbudget.network.states import Orientation
from medborgarbudget.rounds.rulebook import Rules
from medborgarbudget.rounds.states import OutreachChannel, RulePart, Step

NOOR = "noor@mellanskog.example"
YOUNG = "unga-1320-ar"


def young_rules(_begun: Rules, days: Timetable) -> Rules:
    """Those who turn 13 to 20 in the year of the vote propose and vote."""
    rules = usual("unga-13-20")
    last_of_the_year = days[Step.VOTE].first.replace(month=12, day=31)
    return replace(
        rules,
        propose=replace(rules.propose, age_on=last_of_the_year),
        vote=replace(rules.vote, age_on=last_of_the_year),
        count=CountRule(ballot=Approval(most=3)),
    )


def later_young_rules(begun: Rules, days: Timetable) -> Rules:
    """The same, with a pot for each theme and ages of the new year."""
    rules = young_rules(begun, days)
    return replace(rules, ideas=replace(rules.ideas, cost_ceiling=150_000, per_person=3))


def region_rules(_begun: Rules, _days: Timetable) -> Rules:
    """Residents of all municipalities, a pot for each theme."""
    return usual("region-med-teman")


def points_rules(_begun: Rules, _days: Timetable) -> Rules:
    """The same, with points to share out."""
    return replace(usual("region-med-teman"), count=CountRule(ballot=Points(total=5, each=3)))


YOUNG_BUDGET = BudgetStory(
    organisation="mellanskog",
    name=text("Ungas medborgarbudget", "The budget of the young"),
    details={
        "purpose": text(
            "Unga vet bäst vad som får unga att må bra. De bestämmer över pengar till kultur och "
            "psykisk hälsa, också de som inte får rösta i val.",
            "Young people know best what makes young people feel well. They decide over money for "
            "culture and mental health, also those who may not vote in elections.",
        ),
        "orientations": [Orientation.GROUP, Orientation.THEME],
        "owner_body": "Regionstyrelsen",
        "promise": MELLANSKOG_ROUND["promise"],
        "running_cost": 180_000,
        "resources": text(
            "Två ungdomskommunikatörer på timmar, och regionens folkhälsoutvecklare.",
            "Two young communicators paid by the hour, and the region's public health officer.",
        ),
    },
    start={
        "body": "Regionfullmäktige",
        "paragraph": "§ 47",
        "registry_number": "RS %d/0266",
        "summary": text(
            "Regionfullmäktige beslutar om medborgarbudget för unga i tre omgångar.",
            "The regional council decides on a medborgarbudget for the young in three rounds.",
        ),
    },
)
YOUNG_ONE = RoundStory(
    budget=YOUNG_BUDGET,
    slug="ung-1",
    name=text("Ung i Mellanskog, första gången", "Young in Mellanskog, the first time"),
    days=partial(in_the_midst_of, Step.FOLLOW_UP),
    details={
        "summary": text(
            "Replokaler, en pratbuss och sommarläger blev verklighet. Nu frågar vi alla som var "
            "med hur det gick.",
            "Rehearsal rooms, a bus for talks and summer camps became real. We now ask everyone "
            "who took part how it went.",
        ),
        "residents": 31_400,
    },
    total=500_000,
    lots="Ung i Mellanskog, lottad på ungdomsfullmäktige",
    rules=young_rules,
    pots=[{"name": text("Unga 13–20", "Young, 13–20"), "amount": 500_000, "group": YOUNG}],
    list_decision={
        "body": "Regionstyrelsens utskott för unga",
        "paragraph": "§ 15",
        "registry_number": "RS %d/0104",
        "summary": text(
            "Utskottet beslutar att åtta förslag går till omröstning.",
            "The committee decides that eight proposals go to the vote.",
        ),
    },
    vote="mellanskog.toml",
    decision={
        "body": "Regionstyrelsen",
        "paragraph": "§ 93",
        "registry_number": "RS %d/0171",
        "summary": text(
            "Regionstyrelsen följer omröstningen, utom för väggmålningen på Mellanskogs lasarett.",
            "The regional executive board follows the vote, but for the mural on Mellanskog "
            "hospital.",
        ),
        "follows_vote": False,
        "deviation": text(
            "Fasaden ska bytas nästa år, och en målning på den gamla skulle gå förlorad. "
            "Konstnären gör i stället sitt verk på den nya, för samma pengar.",
            "The front is to be replaced next year, and a painting on the old one would be lost. "
            "The artist will make the work on the new one instead, for the same money.",
        ),
    },
    lessons=[
        (
            When(Step.DECISION, 25),
            RulePart.IDEAS,
            text(
                "Några lämnade tjugo idéer var. Taket kan höjas till 150 000 kronor, "
                "men låt var och en lämna högst tre idéer.",
                "Some left twenty ideas each. The ceiling can be raised to 150,000 kronor, but "
                "let everyone leave three ideas at most.",
            ),
        ),
        (
            When(Step.FOLLOW_UP, 8),
            RulePart.POTS,
            text(
                "Kultur vann nästan allt. Ge psykisk hälsa en egen pott.",
                "Culture won nearly everything. Give mental health a pot of its own.",
            ),
        ),
    ],
    news=[
        (
            When(Step.FOLLOW_UP, 4),
            text("Berätta hur det gick", "Tell us how it went"),
            text(
                "Alla projekt utom ett är klara. Svara på sex frågor, så hjälper du nästa omgång.",
                "All projects but one are finished. Answer six questions and help the next round.",
            ),
        ),
    ],
)
YOUNG_TWO = RoundStory(
    budget=YOUNG_BUDGET,
    slug="ung-2",
    name=MELLANSKOG_ROUND["name"],
    days=partial(in_the_midst_of, Step.OUTREACH),
    details={each: MELLANSKOG_ROUND[each] for each in ("summary", "promise", "residents")},
    total=1_200_000,
    lots="Ung i Mellanskog, lottad i Folkets park",
    previous="ung-1",
    rules=later_young_rules,
    pots=[
        {"name": text("Kultur", "Culture"), "amount": 600_000, "topic": "kultur"},
        {
            "name": text("Psykisk hälsa", "Mental health"),
            "amount": 600_000,
            "topic": "psykisk-halsa",
        },
    ],
    steps={
        Step.OUTREACH: {
            "responsible": NOOR,
            "responsible_body": "Enheten för unga",
            "text": text(
                "Ungdomskommunikatörerna åker till skolor och fritidsgårdar i alla elva kommuner. "
                "Vill ni ha besök? Hör av er till Noor.",
                "The young communicators go to schools and youth clubs in all eleven "
                "municipalities. Would you like a visit? Get in touch with Noor.",
            ),
        },
        Step.IDEAS: {"responsible": NOOR, "responsible_body": "Enheten för unga"},
    },
    outreach=[
        Outreach(
            when=When(Step.OUTREACH, 2),
            plan={
                "channel": OutreachChannel.VISIT,
                "what": "Gymnasiet i Mellanskog, hela dagen i cafeterian",
                "audience": "Gymnasieelever",
                "responsible": "Enheten för unga",
                "expected": 400,
                "cost": 3_000,
            },
            result={
                "reached": 520,
                "outcome": "Frågan om sömn fick dem att stanna.",
            },
        ),
        Outreach(
            when=When(Step.OUTREACH, 7),
            plan={
                "channel": OutreachChannel.SOCIAL_MEDIA,
                "what": "Korta filmer av unga som var med förra gången",
                "audience": "13–20 år i alla elva kommuner",
                "responsible": "Enheten för unga",
                "expected": 6_000,
                "cost": 12_000,
            },
            result={
                "reached": 4_100,
                "outcome": "Fyra av fem som såg dem var flickor.",
            },
        ),
        Outreach(
            when=When(Step.OUTREACH, 20),
            plan={
                "channel": OutreachChannel.ASSOCIATION,
                "what": "Kväll med hockeylaget och a-traktorklubben",
                "audience": "Pojkar som inte går på möten",
                "responsible": "Enheten för unga",
                "expected": 80,
            },
        ),
    ],
    news=[
        (
            When(Step.OUTREACH, 1),
            text("Två potter i år", "Two pots this year"),
            text(
                "Kultur och psykisk hälsa får lika mycket var: 600 000 kronor.",
                "Culture and mental health get as much each: 600,000 kronor.",
            ),
        ),
    ],
)
THEMES = BudgetStory(
    organisation="mellanskog",
    name=text("Regionens medborgarbudget", "The region's medborgarbudget"),
    details={
        "purpose": text(
            "Invånare i hela regionen är med och bestämmer om det som regionen ansvarar för.",
            "Residents of the whole region take part in deciding about what the region answers "
            "for.",
        ),
        "orientations": [Orientation.THEME, Orientation.TERRITORY],
        "owner_body": "Regionstyrelsen",
        "promise": text(
            "Regionstyrelsen lovar att genomföra de förslag som vinner, och att säga varför om "
            "något tar längre tid.",
            "The regional executive board promises to carry out the proposals that win, and to "
            "say why if something takes longer.",
        ),
        "running_cost": 300_000,
    },
    start={
        "body": "Regionfullmäktige",
        "paragraph": "§ 102",
        "registry_number": "RS %d/0410",
        "summary": text(
            "Regionfullmäktige beslutar att pröva medborgarbudget om teman.",
            "The regional council decides to try a medborgarbudget about themes.",
        ),
    },
)
WAITING = RoundStory(
    budget=THEMES,
    slug="halsa-nara",
    name=text("Hälsa nära dig", "Health near you"),
    days=partial(in_the_midst_of, Step.VOTE),
    details={
        "summary": text(
            "Vad gör vården lättare att nå? Nio förslag är klara, och väntar på att listan "
            "beslutas.",
            "What makes care easier to reach? Nine proposals are ready, and wait for the list to "
            "be decided on.",
        ),
        "residents": 212_000,
    },
    total=3_000_000,
    lots="Hälsa nära dig, lottad på regiondagen",
    rules=points_rules,
    pots=[
        {
            "name": text("Vård på landet", "Care in rural areas"),
            "amount": 3_000_000,
            "reserve": 300_000,
            "topic": "vard-pa-landet",
        },
    ],
    steps={
        Step.VOTE: {
            "responsible": NOOR,
            "responsible_body": "Regionkansliet",
            "text": text(
                "Omröstningen skulle ha börjat. Utskottet behandlar listan på sitt nästa möte, "
                "och vi berättar här så snart den är beslutad.",
                "The vote should have begun. The committee takes up the list at its next meeting, "
                "and we tell here as soon as it is decided.",
            ),
        },
        Step.DECISION: {"responsible_body": "Regionstyrelsen"},
    },
    news=[
        (
            When(Step.VOTE, 1),
            text("Omröstningen dröjer", "The vote is delayed"),
            text(
                "Utskottets möte ställdes in: för få ledamöter kunde komma.",
                "The committee's meeting was called off: too few members could come.",
            ),
        ),
    ],
)
CRITERIA = RoundStory(
    budget=THEMES,
    slug="resor-som-fungerar",
    name=text("Resor som fungerar", "Journeys that work"),
    days=partial(in_the_midst_of, Step.CRITERIA),
    details={
        "summary": text(
            "Bussar, väntsalar och samåkning. Just nu kommer vi överens om vad pengarna får "
            "användas till.",
            "Buses, waiting rooms and shared cars. Right now we agree on what the money may be "
            "used for.",
        ),
        "residents": 212_000,
    },
    total=2_000_000,
    lots="Resor som fungerar, lottad på busstationen",
    previous="halsa-nara",
    rules=region_rules,
    pots=[
        {
            "name": text("Kollektivtrafik", "Public transport"),
            "amount": 2_000_000,
            "topic": "kollektivtrafik",
        },
    ],
    steps={
        Step.CRITERIA: {
            "responsible": NOOR,
            "responsible_body": "Kollektivtrafiknämnden",
            "text": text(
                "Kom på något av våra tre samtal om kriterierna, eller skriv till oss.",
                "Come to one of our three talks about the criteria, or write to us.",
            ),
        },
    },
)
STORIES = (YOUNG_ONE, YOUNG_TWO, WAITING, CRITERIA)
