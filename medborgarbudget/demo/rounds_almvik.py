"""Almvik's medborgarbudgetar: for the whole municipality, for its villages, for its schools."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from functools import partial

from medborgarbudget.counting.rule import Constraints, CountRule, Greedy
from medborgarbudget.counting.rule.allocation import Population
from medborgarbudget.counting.rule.ballots import Approval
from medborgarbudget.demo.stories import BudgetStory, Outreach, RoundStory, Timetable, When
from medborgarbudget.demo.texts import ALMVIK_ONE, ALMVIK_TWO, DECISION, text
from medborgarbudget.demo.timetables import in_the_midst_of, over_since
from medborgarbudget.demo.turns import correct_rules, move_days
from medborgarbudget.network.states import Orientation
from medborgarbudget.rounds.ready_made import template
from medborgarbudget.rounds.rulebook import (
    AreaChoice,
    Eligibility,
    IdeaRules,
    Leftovers,
    Link,
    ProposerName,
    Publicity,
    Rules,
)
from medborgarbudget.rounds.states import OutreachChannel, RulePart, Step
from medborgarbudget.rounds.timetable import Days

PETRA = "petra@almvik.example"
UNIT = "Kommunledningskontoret"
HERE = Eligibility((Link.LIVES_WORKS_STUDIES,), areas=AreaChoice.ALL, adult_contact=True)


def usual(code: str) -> Rules:
    """The rules of a template in the library."""
    found = template(code)
    assert found, code
    return found.rules


def first_rules(_begun: Rules, _days: Timetable) -> Rules:
    """Almvik's first rules: residents from 16, five crosses, equal shares."""
    return replace(
        usual("hela-platsen"),
        propose=HERE,
        vote=Eligibility((Link.RESIDENT,), age_from=16, areas=AreaChoice.ALL),
        ideas=IdeaRules(cost_ceiling=400_000),
        count=CountRule(ballot=Approval(most=5)),
    )


def second_rules(first: Rules, _days: Timetable) -> Rules:
    """The first rules, changed by what the first round taught."""
    return replace(
        first,
        support=HERE,
        vote=Eligibility((Link.RESIDENT,), age_from=13, areas=AreaChoice.ALL),
        ideas=replace(first.ideas, support_needed=15, cost_ceiling=300_000),
        count=replace(first.count, ballot=Approval(most=3)),
        leftovers=Leftovers.OTHER_POTS,
    )


def village_rules(_begun: Rules, _days: Timetable) -> Rules:
    """One village at a time, with room for large and small."""
    rules = usual("byar-med-platser")
    limits = Constraints(least_votes=25, partial_funding=True)
    return replace(
        rules, count=CountRule(Greedy(), limits, ballot=Approval(most=3)), ideas=IdeaRules()
    )


def school_rules(_begun: Rules, days: Timetable) -> Rules:
    """Pupils alone decide; ages do not matter, names are not shown."""
    pupils = Eligibility((Link.PUPIL,), areas=AreaChoice.ALL)
    return replace(
        usual("en-skola"),
        propose=pupils,
        vote=replace(pupils, age_from=7, age_on=days[Step.VOTE].first),
        count=CountRule(ballot=Approval(most=2)),
        publicity=Publicity(ideas_at_once=False, proposer_name=ProposerName.HIDDEN),
    )


def unchanged(begun: Rules, _days: Timetable) -> Rules:
    """The rules that the round began with."""
    return begun


WHOLE = BudgetStory(
    organisation="almvik",
    name=text("Almviks medborgarbudget", "Almvik's medborgarbudget"),
    details={
        "purpose": text(
            "Invånarna ska bestämma mer över sin vardag, och lita på att det som lovas blir gjort. "
            "Särskilt vill vi höra dem som sällan hörs: unga, och de som är nya i Almvik.",
            "Residents should decide more about their everyday life, and trust that what is "
            "promised gets done. Most of all we want to hear those who are seldom heard: young "
            "people, and those who are new in Almvik.",
        ),
        "orientations": [Orientation.TERRITORY, Orientation.GROUP],
        "owner_body": "Kommunstyrelsen",
        "promise": ALMVIK_ONE["promise"],
        "running_cost": 240_000,
        "resources": text(
            "En processledare på halvtid, en kommunikatör en dag i veckan, och två timmar i "
            "veckan från varje förvaltning under bearbetningen.",
            "A process lead half of the time, a communicator one day a week, and two hours a week "
            "from every department during the review.",
        ),
    },
    start={
        "body": "Kommunfullmäktige",
        "paragraph": "§ 64",
        "registry_number": "KS %d/0141",
        "summary": text(
            "Kommunfullmäktige beslutar att pröva medborgarbudget i tre omgångar, och sätter av "
            "två miljoner kronor av investeringsbudgeten till den första.",
            "The municipal council decides to try a medborgarbudget in three rounds, and sets "
            "aside two million kronor of the investment budget for the first.",
        ),
    },
)
ROUND_ONE = RoundStory(
    budget=WHOLE,
    slug="omgang-1",
    name=ALMVIK_ONE["name"],
    days=partial(over_since, 30),
    details={each: ALMVIK_ONE[each] for each in ("summary", "promise", "residents")},
    total=2_000_000,
    lots="Almvik, lottad inför öppen ridå i kommunhusets foajé",
    rules=first_rules,
    pots=[{"name": text("Hela Almvik", "All of Almvik"), "amount": 2_000_000}],
    list_decision={
        "body": "Kommunstyrelsen",
        "paragraph": "§ 71",
        "registry_number": "KS %d/0198",
        "summary": text(
            "Kommunstyrelsen beslutar att 24 förslag går till omröstning.",
            "The municipal executive board decides that 24 proposals go to the vote.",
        ),
    },
    vote="almvik.toml",
    decision={**DECISION, "registry_number": "KS %d/0312"},
    lessons=[
        (
            When(Step.DECISION, 20),
            RulePart.VOTE,
            text(
                "Högstadiet ville rösta men fick inte. Sänk åldern från 16 till 13 år.",
                "Pupils of 13 to 15 wanted to vote and were not allowed to. Lower the age from 16 "
                "to 13.",
            ),
        ),
        (
            When(Step.DECISION, 20),
            RulePart.BALLOT,
            text(
                "Fem kryss var för många: få läste om alla 24 förslag.",
                "Five crosses were too many: few read about all 24 proposals.",
            ),
        ),
        (
            When(Step.DECISION, 21),
            RulePart.POTS,
            text(
                "Hamnen och Ekeby blev utan. Ge varje kommundel egna pengar.",
                "Hamnen and Ekeby got nothing. Give every district money of its own.",
            ),
        ),
        (
            When(Step.FOLLOW_UP, 30),
            RulePart.OTHER,
            text(
                "Två av tretton projekt blev försenade. Berätta det tidigare nästa gång.",
                "Two of thirteen projects were delayed. Tell it earlier next time.",
            ),
        ),
    ],
    news=[
        (
            When(Step.DECISION, 8),
            text("Tretton förslag vann", "Thirteen proposals won"),
            text(
                "2 874 Almviksbor röstade. Nu går resultatet till kommunstyrelsen.",
                "2,874 people in Almvik voted. The result now goes to the executive board.",
            ),
        ),
        (
            When(Step.IMPLEMENTATION, 120),
            text("Utegymmet är invigt", "The outdoor gym is open"),
            text(
                "Ett sjuttiotal grannar kom till motionsspåret när det första projektet blev "
                "klart. Kom och pröva!",
                "Some seventy neighbours came to the running track when the first project was "
                "finished. Come and try it!",
            ),
        ),
    ],
)


def _one_week_more(days: Timetable) -> dict[Step, Days]:
    week = timedelta(days=7)
    ideas, review = days[Step.IDEAS], days[Step.REVIEW]
    return {
        Step.IDEAS: Days(ideas.first, ideas.last + week),
        Step.REVIEW: Days(review.first + week, review.last),
    }


ROUND_TWO = RoundStory(
    budget=WHOLE,
    slug="omgang-2",
    name=ALMVIK_TWO["name"],
    days=partial(in_the_midst_of, Step.IDEAS),
    details={each: ALMVIK_TWO[each] for each in ("summary", "promise", "residents")},
    total=2_500_000,
    lots="Almvik, lottad på torgdagen",
    previous="omgang-1",
    rules=second_rules,
    shared=(1_800_000, Population(Fraction(1, 4))),
    pots=[
        {
            "name": text("Unga bestämmer", "The young decide"),
            "amount": 300_000,
            "group": "unga-1320-ar",
        },
        {
            "name": text("Hela Almvik", "All of Almvik"),
            "amount": 400_000,
            "reserve": 40_000,
        },
    ],
    steps={
        Step.IDEAS: {
            "responsible": PETRA,
            "responsible_body": UNIT,
            "text": text(
                "Lämna din idé här, på biblioteket eller på telefon. Behöver du hjälp att skriva? "
                "Kom till idéverkstaden i Folkets hus, torsdagar klockan 17–19. Det finns fika, "
                "barnhörna och tolk på arabiska och somaliska.",
                "Leave your idea here, at the library or by telephone. Do you need help to write "
                "it? Come to the ideas workshop in Folkets hus, Thursdays 17–19. There is coffee, "
                "a corner for children, and interpreters of Arabic and Somali.",
            ),
        },
        Step.REVIEW: {"responsible": PETRA, "responsible_body": "Tekniska förvaltningen"},
        Step.VOTE: {"responsible_body": "Biblioteken"},
        Step.DECISION: {"responsible_body": "Kommunstyrelsen"},
    },
    outreach=[
        Outreach(
            when=When(Step.OUTREACH, 4),
            plan={
                "channel": OutreachChannel.VISIT,
                "what": "Klassrådstimme i alla åttor",
                "audience": "Elever i årskurs 8",
                "responsible": "Barn- och utbildningsförvaltningen",
                "expected": 220,
                "cost": 4_000,
            },
            result={"reached": 231, "outcome": "Eleverna frågade mest om vem som bestämmer."},
        ),
        Outreach(
            when=When(Step.OUTREACH, 9),
            plan={
                "channel": OutreachChannel.AMBASSADOR,
                "what": "Dörrknackning på Strandhagen med språkambassadörer",
                "audience": "Nya i Almvik, på arabiska, somaliska och tigrinska",
                "responsible": UNIT,
                "expected": 150,
                "cost": 18_000,
            },
            result={"reached": 96, "outcome": "Färre hemma än väntat, men långa samtal."},
        ),
        Outreach(
            when=When(Step.OUTREACH, 16),
            plan={
                "channel": OutreachChannel.POSTER,
                "what": "Affischer i tvättstugor, affärer och på busshållplatser",
                "audience": "Alla som bor i Almvik",
                "responsible": UNIT,
                "expected": 3_000,
                "cost": 9_500,
            },
            result={"reached": 2_600, "outcome": "Uppskattat ur antalet som läste koden."},
        ),
        Outreach(
            when=When(Step.IDEAS, 30),
            plan={
                "channel": OutreachChannel.MEETING,
                "what": "Idéverkstad med fika",
                "place": "Folkets hus, klockan 18–20",
                "audience": "Den som vill arbeta fram en idé tillsammans med andra",
                "responsible": UNIT,
                "expected": 60,
            },
        ),
    ],
    documents=[
        (
            When(Step.CRITERIA, 10),
            Step.CRITERIA,
            text("Så fördelas pengarna", "How the money is shared out"),
            [
                (
                    "En fjärdedel av pengarna till kommundelarna delas lika. "
                    "Resten delas efter hur många som bor i varje kommundel."
                ),
                "Siffrorna kommer från folkbokföringen.",
            ],
        ),
    ],
    news=[
        (
            When(Step.OUTREACH, 3),
            text("Nu får du rösta från 13 år", "You may vote from the age of 13"),
            text(
                "Efter första omgången ändrade vi tre saker: åldern, antalet kryss, och att varje "
                "kommundel får egna pengar. **Läs vad som är nytt i spelreglerna.**",
                "After the first round we changed three things: the age, the number of crosses, "
                "and that every district gets money of its own. **Read in the rules what is new.**",
            ),
        ),
        (
            When(Step.IDEAS, 6),
            text("82 idéer på en vecka", "82 ideas in a week"),
            text(
                "Tack! Flest handlar om belysning och om platser att ses på utan att handla.",
                "Thank you! Most are about lighting, and about places to meet without shopping.",
            ),
        ),
    ],
    more=[
        (
            When(Step.OUTREACH, 6),
            partial(
                correct_rules,
                changes={"leftovers": Leftovers.NEXT_ROUND},
                reason=text(
                    "Fel i första versionen: pengar som blir över sparas till nästa omgång, som "
                    "kommunstyrelsen har beslutat.",
                    "A mistake in the first version: money that is left over is kept for the next "
                    "round, as the executive board has decided.",
                ),
            ),
        ),
        (
            When(Step.IDEAS, 12),
            partial(
                move_days,
                days=_one_week_more,
                reason=text(
                    "Fritidsgårdarna bad om en vecka till, så att fler unga hinner lämna idéer.",
                    "The youth clubs asked for another week, so that more young people have time "
                    "to leave ideas.",
                ),
            ),
        ),
    ],
)
STORIES = (ROUND_ONE, ROUND_TWO)
