"""Templates for a place: those who live or are there decide."""

from fractions import Fraction

from i18nfield.strings import LazyI18nString

from medborgarbudget.counting.rule import (
    Constraints,
    CountRule,
    EqualShares,
    Greedy,
    MajorityJudgment,
    PercentageQuestion,
    Tier,
)
from medborgarbudget.counting.rule.allocation import Equal, PerHead, Population
from medborgarbudget.counting.rule.ballots import Approval, Grades, Packages, Single
from medborgarbudget.rounds.ready_made.criteria import USUAL
from medborgarbudget.rounds.ready_made.questions import REPAIRS
from medborgarbudget.rounds.ready_made.rule_template import RuleTemplate
from medborgarbudget.rounds.rulebook import (
    AreaChoice,
    Coverage,
    Eligibility,
    IdeaRules,
    Leftovers,
    Link,
    PotTerms,
    Rules,
)
from medborgarbudget.rounds.rulebook.texts import by_language, texts

ANYONE_WITH_A_LINK = Eligibility((Link.ANY_LINK,), areas=AreaChoice.ALL, adult_contact=True)
IN_OWN_AREA = Eligibility((Link.RESIDENT,), areas=AreaChoice.OWN)

WHOLE_PLACE = RuleTemplate(
    code="hela-platsen",
    name=LazyI18nString({"sv": "Hela platsen, lika andelar", "en": "A whole place, equal shares"}),
    choose_if=LazyI18nString(
        {
            "sv": (
                "Välj den här om alla som bor på platsen ska rösta om samma pengar, och både "
                "stora och små grupper ska få något. Den passar de flesta."
            ),
            "en": (
                "Choose this if all who live in the place vote on the same money, and groups "
                "large and small should get something. It fits most."
            ),
        }
    ),
    rules=Rules(
        propose=ANYONE_WITH_A_LINK,
        vote=Eligibility((Link.RESIDENT,), age_from=12, areas=AreaChoice.ALL),
        ideas=IdeaRules(cost_ceiling=200_000),
        criteria=USUAL,
        count=CountRule(EqualShares(), ballot=Approval(most=5)),
    ),
    pots=(PotTerms(texts({"sv": "Hela platsen", "en": "The whole place"}), 500_000),),
)

VILLAGES = RuleTemplate(
    code="byar-med-platser",
    name=LazyI18nString(
        {
            "sv": "Landsbygd, platser för stora och små förslag",
            "en": "Rural areas, slots for large and small proposals",
        }
    ),
    choose_if=LazyI18nString(
        {
            "sv": (
                "Välj den här om en del av landsbygden i taget får en pott, och ni vill vara "
                "säkra på att det blir några stora och många små förslag. Byar som blev utan "
                "förra gången kan gå först. Så gör Trelleborg."
            ),
            "en": (
                "Choose this if one rural area at a time gets a pot, and you want to be sure of "
                "a few large proposals and many small ones. Villages that got nothing last time "
                "can go first. Trelleborg does it like this."
            ),
        }
    ),
    rules=Rules(
        propose=ANYONE_WITH_A_LINK,
        vote=Eligibility((Link.RESIDENT, Link.OWNER_OR_BUSINESS), areas=AreaChoice.OWN),
        ideas=IdeaRules(cost_ceiling=1_000_000),
        criteria=USUAL,
        count=CountRule(Greedy(), Constraints(least_votes=50), ballot=Approval(most=3)),
    ),
    pots=(
        PotTerms(
            texts({"sv": "Landsbygdsområdet", "en": "The rural area"}),
            5_000_000,
            Coverage.AREA,
            tiers=(
                Tier(Fraction(100_000), 10),
                Tier(Fraction(250_000), 4),
                Tier(Fraction(500_000), 4),
                Tier(Fraction(1_000_000), 1),
            ),
        ),
    ),
)

ONE_VOTE = RuleTemplate(
    code="orter-en-rost",
    name=LazyI18nString(
        {"sv": "En pott för varje ort, en röst", "en": "A pot for each place, one vote"}
    ),
    choose_if=LazyI18nString(
        {
            "sv": (
                "Välj den här om varje ort ska ha egna pengar, lika mycket var, och det ska vara "
                "så enkelt som möjligt att rösta: ett förslag var. Så gör Lund."
            ),
            "en": (
                "Choose this if each place has money of its own, as much each, and voting should "
                "be as simple as it can be: one proposal each. Lund does it like this."
            ),
        }
    ),
    rules=Rules(
        propose=ANYONE_WITH_A_LINK,
        vote=IN_OWN_AREA,
        ideas=IdeaRules(cost_ceiling=500_000),
        criteria=USUAL,
        count=CountRule(Greedy(), ballot=Single(), allocation=Equal()),
    ),
    pots=(PotTerms(texts({"sv": "Orten", "en": "The place"}), 1_200_000, Coverage.AREA),),
)

SEVERAL_CROSSES = RuleTemplate(
    code="omraden-flera-kryss",
    name=LazyI18nString(
        {
            "sv": "Områden, flera kryss och en del av pengarna till den sista",
            "en": "Areas, several crosses, and part of the money to the last one",
        }
    ),
    choose_if=LazyI18nString(
        {
            "sv": (
                "Välj den här om varje område har en liten pott och nästan alla pengar ska gå "
                "åt. Man kryssar för så många förslag man vill. Ett förslag som inte får plats "
                "kan få det som är kvar, om förslagsställaren har gått med på det. Så gör Nässjö."
            ),
            "en": (
                "Choose this if each area has a small pot, and nearly all of the money should be "
                "used. People mark as many proposals as they like. A proposal that does not fit "
                "can get what is left, if its proposer agreed to that. Nässjö does it like this."
            ),
        }
    ),
    rules=Rules(
        propose=IN_OWN_AREA,
        vote=IN_OWN_AREA,
        ideas=IdeaRules(cost_ceiling=250_000),
        criteria=USUAL,
        count=CountRule(
            Greedy(), Constraints(partial_funding=True), ballot=Approval(), allocation=Equal()
        ),
    ),
    pots=(PotTerms(texts({"sv": "Området", "en": "The area"}), 250_000, Coverage.AREA),),
)

PER_HEAD = RuleTemplate(
    code="kronor-per-invanare",
    name=LazyI18nString({"sv": "Kronor per invånare", "en": "Kronor for each resident"}),
    choose_if=LazyI18nString(
        {
            "sv": (
                "Välj den här om områdena är olika stora och varje område ska få en summa för "
                "varje invånare, men högst ett visst belopp. Så gör Uppsala: 60 kronor per "
                "invånare och högst 900 000 kronor."
            ),
            "en": (
                "Choose this if areas differ in size, and each should get an amount for each "
                "resident, up to a limit. Uppsala does it like this: 60 kronor for each resident, "
                "and at most 900 000 kronor."
            ),
        }
    ),
    rules=Rules(
        propose=ANYONE_WITH_A_LINK,
        vote=IN_OWN_AREA,
        criteria=USUAL,
        count=CountRule(
            EqualShares(),
            ballot=Approval(most=3),
            allocation=PerHead(Fraction(60), Fraction(900_000)),
        ),
    ),
    pots=(PotTerms(texts({"sv": "Området", "en": "The area"}), 900_000, Coverage.AREA),),
)

WHOLE_PACKAGES = RuleTemplate(
    code="hela-paket",
    name=LazyI18nString({"sv": "Hela paket", "en": "Whole packages"}),
    choose_if=LazyI18nString(
        {
            "sv": (
                "Välj den här om det gäller en plats som ska bli en helhet, som en park. Idéerna "
                "sätts ihop till några paket, och ett av dem vinner. Så gjorde Avesta."
            ),
            "en": (
                "Choose this if it is about one place that has to become a whole, such as a park. "
                "The ideas are put together into a few packages, and one of them wins. Avesta did "
                "it like this."
            ),
        }
    ),
    rules=Rules(
        propose=ANYONE_WITH_A_LINK,
        vote=Eligibility((Link.RESIDENT,), areas=AreaChoice.ALL),
        criteria=USUAL,
        count=CountRule(Greedy(), Constraints(winners=1), ballot=Packages()),
    ),
    pots=(PotTerms(texts({"sv": "Parken", "en": "The park"}), 5_000_000),),
)

CITY_AND_DISTRICTS = RuleTemplate(
    code="stad-och-stadsdelar",
    name=LazyI18nString(
        {"sv": "Stad och stadsdelar, betyg", "en": "A city and its districts, grades"}
    ),
    choose_if=LazyI18nString(
        {
            "sv": (
                "Välj den här i en stor kommun, om det ska finnas en pott för hela staden och en "
                "för varje stadsdel. Man sätter betyg på förslagen, och det som de flesta tycker "
                "är bra vinner. Så gör Paris."
            ),
            "en": (
                "Choose this in a large municipality, if there is a pot for the whole city and "
                "one for each district. People grade the proposals, and what most find good wins. "
                "Paris does it like this."
            ),
        }
    ),
    rules=Rules(
        propose=ANYONE_WITH_A_LINK,
        vote=Eligibility((Link.RESIDENT,), areas=AreaChoice.ONE),
        criteria=USUAL,
        count=CountRule(MajorityJudgment(), ballot=Grades(), allocation=Population()),
    ),
    pots=(
        PotTerms(texts({"sv": "Hela staden", "en": "The whole city"}), 10_000_000),
        PotTerms(texts({"sv": "Stadsdelen", "en": "The district"}), 2_000_000, Coverage.AREA),
    ),
)

WITH_RESERVE = RuleTemplate(
    code="reserv-och-procentfraga",
    name=LazyI18nString(
        {"sv": "Reserv och en fråga om procent", "en": "A reserve, and a question of percent"}
    ),
    choose_if=LazyI18nString(
        {
            "sv": (
                "Välj den här om priser är osäkra: en del av pengarna hålls undan för det som "
                "blir dyrare. Valsedeln har också en fråga om hur stor del som ska gå till något "
                "visst, som att laga gator. Så gör Chicago."
            ),
            "en": (
                "Choose this if prices are uncertain: part of the money is kept back for what "
                "becomes dearer. The ballot also asks how much should go to something, such as "
                "mending streets. Chicago does it like this."
            ),
        }
    ),
    rules=Rules(
        propose=ANYONE_WITH_A_LINK,
        vote=Eligibility((Link.RESIDENT,), age_from=14, areas=AreaChoice.ALL),
        criteria=USUAL,
        leftovers=Leftovers.DECIDED,
        count=CountRule(
            Greedy(),
            ballot=Approval(most=4),
            percentage=PercentageQuestion(by_language(REPAIRS)["sv"], step=5),
        ),
    ),
    pots=(
        PotTerms(
            texts({"sv": "Hela distriktet", "en": "The whole ward"}), 1_500_000, reserve=500_000
        ),
    ),
)

TERRITORIES = (
    WHOLE_PLACE,
    VILLAGES,
    ONE_VOTE,
    SEVERAL_CROSSES,
    PER_HEAD,
    WHOLE_PACKAGES,
    CITY_AND_DISTRICTS,
    WITH_RESERVE,
)
