"""Almvik's villages, one at a time, and its schools."""

from functools import partial

from medborgarbudget.demo.rounds_almvik import (
    PETRA,
    school_rules,
    unchanged,
    village_rules,
)
from medborgarbudget.demo.stories import BudgetStory, Outreach, RoundStory, When
from medborgarbudget.demo.texts import text
from medborgarbudget.demo.timetables import beginning_in, in_the_midst_of
from medborgarbudget.demo.turns import correct_rules
from medborgarbudget.network.states import Orientation
from medborgarbudget.review.actions import ProposalDraft
from medborgarbudget.rounds.rulebook import Leftovers
from medborgarbudget.rounds.states import OutreachChannel, Step

VILLAGES = BudgetStory(
    organisation="almvik",
    name=text("Byarna bestämmer", "The villages decide"),
    details={
        "purpose": text(
            "En kommundel i taget får bestämma över egna pengar, så att det blir något av också "
            "där det bor få.",
            "One district at a time decides over money of its own, so that something comes of it "
            "also where few live.",
        ),
        "orientations": [Orientation.TERRITORY],
        "owner_body": "Landsbygdsberedningen",
        "promise": text(
            "Landsbygdsberedningen lovar att det som byn röstar fram blir gjort, och att den som "
            "föreslog får vara med.",
            "The rural committee promises that what the village votes for gets done, and that "
            "those who proposed it may take part.",
        ),
        "running_cost": 60_000,
    },
    start={
        "body": "Kommunfullmäktige",
        "paragraph": "§ 12",
        "registry_number": "KS %d/0030",
        "summary": text(
            "Kommunfullmäktige beslutar att landsbygdens kommundelar i tur och ordning får "
            "800 000 kronor att bestämma över.",
            "The municipal council decides that the rural districts, each in its turn, get "
            "800,000 kronor to decide over.",
        ),
    },
)
SKOGSBY = RoundStory(
    budget=VILLAGES,
    slug="byarna-skogsby",
    name=text("Skogsby bestämmer", "Skogsby decides"),
    days=partial(in_the_midst_of, Step.IMPLEMENTATION),
    details={
        "summary": text(
            "Skogsby är först ut. Bygdegården, elljusspåret och busskuren vann, och nu byggs de.",
            "Skogsby goes first. The village hall, the lit track and the bus shelter won, and are "
            "being built.",
        ),
        "residents": 2_300,
    },
    total=800_000,
    lots="Skogsby, lottad i bygdegården",
    rules=village_rules,
    pots=[
        {
            "name": text("Skogsby", "Skogsby"),
            "amount": 800_000,
            "reserve": 40_000,
            "area": "skogsby",
            "tiers": [(50_000, 3), (250_000, 2), (400_000, 1)],
        }
    ],
    steps={
        Step.IMPLEMENTATION: {
            "responsible": PETRA,
            "responsible_body": "Tekniska förvaltningen",
            "text": text(
                "Golvet i bygdegården läggs först, sedan tänds elljusspåret. Byalaget och "
                "kommunen ses varannan vecka, och alla är välkomna.",
                "The floor of the village hall is laid first, then the track is lit. "
                "The village association and the municipality meet every other week, and everyone "
                "is welcome.",
            ),
        }
    },
    list_decision={
        "body": "Landsbygdsberedningen",
        "paragraph": "§ 9",
        "registry_number": "KS %d/0112",
        "summary": text(
            "Sex förslag går till omröstning. Alla har en plan för skötseln.",
            "Six proposals go to the vote. All have a plan for their upkeep.",
        ),
    },
    vote="almvik_villages.toml",
    decision={
        "body": "Kommunstyrelsen",
        "paragraph": "§ 52",
        "registry_number": "KS %d/0207",
        "summary": text(
            "Kommunstyrelsen beslutar att genomföra det som Skogsby röstade fram.",
            "The municipal executive board decides to carry out what Skogsby voted for.",
        ),
    },
    news=[
        (
            When(Step.IMPLEMENTATION, 40),
            text("Busskuren är på plats", "The bus shelter is in place"),
            text(
                "Barnen valde färgen själva: grön, med en uggla på glaset.",
                "The children chose the colour themselves: green, with an owl on the glass.",
            ),
        ),
        (
            When(Step.IMPLEMENTATION, 90),
            text("Golvet dröjer tre veckor", "The floor has to wait three weeks"),
            text(
                "Fukt i bjälklaget gör att golvet i bygdegården läggs tre veckor senare. "
                "Reserven räcker till det.",
                "Because of damp in the joists the floor of the village hall is laid three weeks "
                "later. The reserve covers it.",
            ),
        ),
    ],
)
EKEBY = RoundStory(
    budget=VILLAGES,
    slug="byarna-ekeby",
    name=text("Ekeby bestämmer", "Ekeby decides"),
    days=partial(beginning_in, 60),
    details={},
    total=800_000,
    lots="Ekeby, lottad på hembygdsdagen",
    previous="byarna-skogsby",
    rules=unchanged,
    prepared=70,
    pots=[{"name": text("Ekeby", "Ekeby"), "amount": 600_000, "area": "ekeby"}],
    only_begun=True,
)
SCHOOLS = BudgetStory(
    organisation="almvik",
    name=text("Skolgårdspengen", "The schoolyard money"),
    details={
        "purpose": text(
            "Elever lär sig demokrati genom att bestämma på riktigt, om något som är deras.",
            "Pupils learn democracy by deciding for real, about something that is theirs.",
        ),
        "orientations": [Orientation.THEME, Orientation.GROUP],
        "owner_body": "Barn- och utbildningsnämnden",
        "promise": text(
            "Nämnden lovar att varje skolgård får det som eleverna röstar fram, före nästa "
            "skolavslutning.",
            "The board promises that every schoolyard gets what its pupils vote for, before the "
            "next end of term.",
        ),
        "running_cost": 35_000,
    },
    start={
        "body": "Barn- och utbildningsnämnden",
        "paragraph": "§ 88",
        "registry_number": "BUN %d/0203",
        "summary": text(
            "Nämnden beslutar att elever i Almviks skolor bestämmer över 450 000 kronor.",
            "The board decides that pupils in Almvik's schools decide over 450,000 kronor.",
        ),
    },
)
SCHOOLYARDS = RoundStory(
    budget=SCHOOLS,
    slug="skolgardar",
    name=text("En skolgård för alla", "A schoolyard for everyone"),
    days=partial(in_the_midst_of, Step.VOTE),
    details={
        "summary": text(
            "Nu röstar 1 940 elever om sina skolgårdar. Varje klass får en timme, och den som är "
            "borta röstar när den är tillbaka.",
            "1,940 pupils are now voting about their schoolyards. Every class gets an hour, and "
            "whoever is away votes when they are back.",
        ),
        "residents": 1_940,
    },
    total=450_000,
    lots="Elevrådens lotter, dragna på skolavslutningen",
    rules=school_rules,
    pots=[
        {
            "name": text("Skolgårdarna", "The schoolyards"),
            "amount": 450_000,
            "topic": "skolgardar",
        }
    ],
    steps={
        Step.VOTE: {
            "responsible": PETRA,
            "responsible_body": "Skolornas elevråd",
            "text": text(
                "Du röstar i klassrummet, på papper eller skärm. Läs om förslagen först: de finns "
                "med bilder och uppläsning. Ingen ser vad du röstar på.",
                "You vote in the classroom, on paper or screen. Read about the proposals first: "
                "they have pictures and can be read aloud. Nobody sees what you vote for.",
            ),
        },
        Step.DECISION: {"responsible_body": "Barn- och utbildningsnämnden"},
    },
    proposals=[
        ProposalDraft("Klätterställning med tak", 190_000, place="Centralskolan"),
        ProposalDraft("Lugnt rum ute, med spaljé", 60_000, place="Centralskolan"),
        ProposalDraft("Belysta basketkorgar", 120_000, place="Norrängsskolan"),
        ProposalDraft("Gungor där rullstol får plats", 150_000, place="Norrängsskolan"),
        ProposalDraft("Odlingslådor och ett litet växthus", 70_000, place="Ekebyskolan"),
        ProposalDraft("Målade spel på asfalten", 25_000, place="Alla skolgårdar"),
    ],
    list_decision={
        "body": "Barn- och utbildningsnämnden",
        "paragraph": "§ 31",
        "registry_number": "BUN %d/0077",
        "summary": text(
            "Nämnden beslutar att sex förslag går till omröstning, enligt elevrådens lista.",
            "The board decides that six proposals go to the vote, by the list of the pupils' "
            "councils.",
        ),
    },
    documents=[
        (
            When(Step.REVIEW, 60),
            Step.REVIEW,
            text("Elevrådens lista", "The list of the pupils' councils"),
            [
                "Elevråden läste 212 idéer och slog ihop dem till sex förslag.",
                (
                    "Varje förslag är prissatt tillsammans med fastighetsavdelningen. "
                    "Skötseln ryms i skolornas vanliga budget."
                ),
            ],
        ),
    ],
    outreach=[
        Outreach(
            when=When(Step.OUTREACH, 5),
            plan={
                "channel": OutreachChannel.VISIT,
                "what": "Elevrådens film visas i varje klass",
                "audience": "Alla elever",
                "responsible": "Skolornas elevråd",
                "expected": 1_900,
                "cost": 6_000,
            },
            result={"reached": 1_850, "outcome": "Två klasser var på lägerskola."},
        ),
    ],
    news=[
        (
            When(Step.VOTE, 2),
            text("Nu är det dags att rösta", "It is time to vote"),
            text(
                "Ekebyskolan började i måndags. Alla klasser ska ha röstat inom tre veckor.",
                "Ekeby school began on Monday. All classes are to have voted within three weeks.",
            ),
        ),
    ],
    more=[
        (
            When(Step.VOTE, 4),
            partial(
                correct_rules,
                changes={"leftovers": Leftovers.RETURNED},
                reason=text(
                    "Det stod att pengar som blir över sparas till nästa omgång. Nämnden har "
                    "beslutat att de går tillbaka till den vanliga budgeten. Rösterna påverkas "
                    "inte.",
                    "It said that money left over is kept for the next round. The board has "
                    "decided that it goes back to the ordinary budget. The votes are not affected.",
                ),
            ),
        ),
    ],
)
STORIES = (SKOGSBY, EKEBY, SCHOOLYARDS)
