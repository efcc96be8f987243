"""Questions by which ideas are reviewed nearly everywhere."""

from medborgarbudget.rounds.rulebook import Criterion
from medborgarbudget.rounds.rulebook.texts import texts


def criterion(sv: str, en: str, *, why_sv: str, why_en: str) -> Criterion:
    """A question in Swedish and English, with what it asks about."""
    return Criterion(texts({"sv": sv, "en": en}), texts({"sv": why_sv, "en": why_en}))


LAWFUL = criterion(
    "Är det lagligt?",
    "Is it lawful?",
    why_sv="Vi får inte göra något som strider mot en lag eller mot det som redan är beslutat.",
    why_en="We may do nothing that is against a law, or against what is decided already.",
)
WITHIN_POWERS = criterion(
    "Är det något som vi får göra, på en plats som vi bestämmer över?",
    "Is it something that we may do, in a place that is ours to decide about?",
    why_sv=(
        "Det ska höra till våra uppgifter. Äger någon annan platsen behöver ägaren ha sagt ja."
    ),
    why_en="It has to be one of our tasks. If someone else owns the place, they must have agreed.",
)
OPEN_TO_MANY = criterion(
    "Är det öppet för alla och till nytta för många?",
    "Is it open to everyone, and of use to many?",
    why_sv="Det får inte vara bara för en förening, ett företag eller några få.",
    why_en="It must not be for one association, one company or a few people only.",
)
WITHIN_COST = criterion(
    "Kostar det högst så mycket som ett förslag får kosta?",
    "Does it cost no more than a proposal may cost?",
    why_sv="Vi räknar med allt som behövs för att det ska bli färdigt.",
    why_en="We count everything that is needed to finish it.",
)
RUNNING_COSTS = criterion(
    "Ryms skötseln i den vanliga budgeten?",
    "Does the upkeep fit into the ordinary budget?",
    why_sv="Det som byggs ska skötas i många år, och det ska någon ha råd med.",
    why_en="What is built has to be looked after for years, and someone must afford it.",
)
IN_TIME = criterion(
    "Hinner vi göra det inom den tid som vi har lovat?",
    "Can we do it within the time that we promised?",
    why_sv="Det som behöver långa utredningar eller tillstånd passar sällan.",
    why_en="What needs long inquiries or permits seldom fits.",
)
USUAL = (LAWFUL, WITHIN_POWERS, OPEN_TO_MANY, WITHIN_COST, RUNNING_COSTS, IN_TIME)

HELPER = criterion(
    "Finns det någon som vill hjälpa till att göra det?",
    "Is there somebody who wants to help carry it out?",
    why_sv="Det blir bättre och billigare när några som bor här är med.",
    why_en="It becomes better and cheaper when some who live here take part.",
)
UPKEEP = criterion(
    "Finns det en plan för hur det sköts?",
    "Is there a plan for its upkeep?",
    why_sv="Vi behöver veta vem som gör vad när det är färdigt.",
    why_en="We need to know who does what when it is finished.",
)
EQUAL = criterion(
    "Behandlar det alla lika?",
    "Does it treat everyone equally?",
    why_sv="Det får inte diskriminera någon, och det ska gå att använda med funktionsnedsättning.",
    why_en="Nobody is discriminated against, and it can be used with a disability.",
)
CLIMATE = criterion(
    "Stämmer det med målen för klimat och miljö?",
    "Is it in line with the climate and environment goals?",
    why_sv="Återbruk och material som håller går först.",
    why_en="Reuse and durable materials go first.",
)
GOOD_EXAMPLES = (*USUAL, HELPER, UPKEEP, EQUAL, CLIMATE)
"""What is offered to those who write criteria of their own, to take over as it is."""

EVERY_MUNICIPALITY = criterion(
    "Är det till nytta i mer än en kommun?",
    "Is it of use in more than one municipality?",
    why_sv="Det som bara rör en kommun passar bättre i kommunens egen medborgarbudget.",
    why_en="What concerns one municipality only fits its own medborgarbudget better.",
)
