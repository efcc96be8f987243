"""The texts of the demo's network, in Swedish and English."""

from typing import Any

from medborgarbudget.demo.texts import text
from medborgarbudget.network.states import GatheringKind, MethodKind, Orientation
from medborgarbudget.organisations.states import OrganisationKind, Theme

ASSOCIATION: dict[str, Any] = {
    "name": "Samverkan medborgarbudget",
    "slug": "samverkan",
    "kind": OrganisationKind.ASSOCIATION,
    "theme": Theme.PLUM,
    "contact_email": "natverket@samverkan.example",
    "contact_phone": "08-123 45 67",
    "presentation": text(
        "Vi är ett nätverk för kommuner, regioner och deras bolag, skolor och förvaltningar som "
        "låter invånarna bestämma över en del av budgeten, och lär av varandra.",
        "We are a network of municipalities, regions and their companies, schools and "
        "departments that let residents decide over a part of the budget, and learn together.",
    ),
}
PROGRAMME: dict[str, Any] = {
    "slug": "tre-omgangar",
    "name": text("Tre omgångar på tre år", "Three rounds in three years"),
    "summary": text(
        "Medborgarbudget för demokratisk och social hållbarhet: varje medlem genomför tre "
        "omgångar, utvärderar efter varje och delar med sig av vad den lärt.",
        "Participatory budgeting for democratic and social sustainability: every member carries "
        "out three rounds, evaluates after each, and shares what it learned.",
    ),
    "aims": text(
        "- tillit mellan invånare och folkvalda\n- social hållbarhet\n- folkhälsa\n"
        "- demokratisk medvetenhet",
        "- trust between residents and elected members\n- social sustainability\n"
        "- public health\n- democratic awareness",
    ),
    "offers": text(
        "- tre nätverksträffar om året\n- utbildning för nya processledare\n"
        "- utbyte med städer i andra länder\n- metoder och mallar\n- forskningsstöd",
        "- three network meetings a year\n- training for new process leads\n"
        "- exchange with cities in other countries\n- methods and templates\n"
        "- support from research",
    ),
    "asks": text(
        "- ett beslut i styrelsen eller en nämnd\n- både folkvalda och tjänstepersoner som "
        "deltar\n- tre omgångar på tre år\n- utvärdering och lärande varje år",
        "- a decision by the board or a committee\n- both elected members and officials who "
        "take part\n- three rounds in three years\n- evaluation and learning every year",
    ),
    "rounds_expected": 3,
    "researcher": "Institutet för demokratiforskning",
}
MEMBERS: dict[str, dict[str, Any]] = {
    "almvik": {
        "orientations": [Orientation.TERRITORY],
        "body": "Kommunstyrelsen",
        "paragraph": "§ 42",
        "registry_number": "KS %d/0077",
        "about": text(
            "Hela kommunen röstar om två miljoner kronor. Vi vill veta om den som aldrig har "
            "gått på ett möte röstar här.",
            "The whole municipality votes about two million kronor. We want to know whether "
            "those who have never been to a meeting vote here.",
        ),
    },
    "mellanskog": {
        "orientations": [Orientation.GROUP, Orientation.THEME],
        "body": "Regionstyrelsen",
        "paragraph": "§ 15",
        "registry_number": "RS %d-00231",
        "about": text(
            "Unga mellan 13 och 20 år i elva kommuner bestämmer över pengar till kultur och "
            "psykisk hälsa.",
            "Young people between 13 and 20 in eleven municipalities decide over money for "
            "culture and mental health.",
        ),
    },
    "lindhem": {
        "orientations": [Orientation.THEME],
        "body": "Bolagets styrelse",
        "paragraph": "§ 9",
        "registry_number": "LB %d/04",
        "about": text(
            "Hyresgäster från tio år väljer vad som ska hända på deras gårdar.",
            "Tenants from the age of ten choose what happens in their courtyards.",
        ),
    },
    "bjorkhaga": {
        "orientations": [Orientation.TERRITORY, Orientation.GROUP],
        "body": "Kommunstyrelsen",
        "paragraph": "§ 203",
        "registry_number": "KS %d/0419",
        "about": text(
            "Vi börjar i två byar och går vidare till resten av kommunen.",
            "We begin in two villages and go on to the rest of the municipality.",
        ),
    },
    "sundmark-kultur": {
        "orientations": [Orientation.THEME],
        "body": "Kulturnämnden",
        "paragraph": "§ 31",
        "registry_number": "KN %d/12",
        "about": text(
            "Föreningar och invånare väljer vilka fria kulturprojekt som får stöd.",
            "Associations and residents choose which independent culture projects get support.",
        ),
    },
}
NEW_ORGANISATIONS: tuple[dict[str, Any], ...] = (
    {
        "name": "Björkhaga kommun",
        "slug": "bjorkhaga",
        "kind": OrganisationKind.MUNICIPALITY,
        "theme": Theme.BRICK,
        "presentation": text(
            "Björkhaga har 9 400 invånare i sju byar. Vår första medborgarbudget förbereds.",
            "Björkhaga has 9,400 residents in seven villages. Our first round is being prepared.",
        ),
    },
    {
        "name": "Sundmarks kulturförvaltning",
        "slug": "sundmark-kultur",
        "kind": OrganisationKind.INSTITUTION,
        "theme": Theme.PLUM,
        "presentation": text(
            "Vi ger stöd till det fria kulturlivet i Sundmark.",
            "We support independent culture in Sundmark.",
        ),
    },
)
GATHERINGS: tuple[dict[str, Any], ...] = (
    {
        "slug": "starttraff",
        "kind": GatheringKind.NETWORK_MEETING,
        "days": -200,
        "hours": (10, 16),
        "place": "Folkets hus, Mellansund",
        "name": text("Första nätverksträffen", "The first network meeting"),
        "summary": text(
            "Medlemmarna träffas och berättar vad de vill göra.",
            "The members meet and tell what they want to do.",
        ),
        "agenda": text(
            "## Förmiddag\n\n- Varför medborgarbudget?\n- Varje medlem berättar, fem minuter\n\n"
            "## Eftermiddag\n\n- Kriterier som går att säga ja eller nej till",
            "## Morning\n\n- Why participatory budgeting?\n- Five minutes from every member\n\n"
            "## Afternoon\n\n- Criteria that can be answered with yes or no",
        ),
        "notes": text(
            "Alla vill veta mer om hur man når den som aldrig brukar delta. Nästa träff handlar "
            "om det.",
            "Everyone wants to know more about reaching those who never take part. The next "
            "meeting is about that.",
        ),
    },
    {
        "slug": "na-fler",
        "kind": GatheringKind.WORKSHOP,
        "days": 16,
        "hours": (13, 16),
        "place": "Stadsbiblioteket, Almvik",
        "places": 6,
        "name": text("Att nå den som aldrig deltar", "Reaching those who never take part"),
        "summary": text(
            "En eftermiddag om uppsökande arbete, med exempel från Lindhem och Almvik.",
            "An afternoon about outreach, with examples from Lindhem and Almvik.",
        ),
        "agenda": text(
            "- 13.00 Så gjorde Lindhem: dörrknackning och fika\n"
            "- 14.00 Planera era kanaler i grupper\n- 15.30 Vad tar du med dig hem?",
            "- 13.00 What Lindhem did: knocking on doors, and coffee\n"
            "- 14.00 Plan your channels in groups\n- 15.30 What do you take home?",
        ),
    },
    {
        "slug": "ny-processledare",
        "kind": GatheringKind.TRAINING,
        "days": 37,
        "hours": (9, 12),
        "link": "https://mote.example/processledare",
        "name": text("Ny som processledare", "New as a process lead"),
        "summary": text(
            "De åtta stegen på tre timmar, på nätet.",
            "The eight steps in three hours, online.",
        ),
        "agenda": text(
            "- Vad som ska beslutas, och av vem\n- Regler som håller\n- Tid för frågor",
            "- What is to be decided, and by whom\n- Rules that hold\n- Time for questions",
        ),
    },
    {
        "slug": "utbyte-norden",
        "kind": GatheringKind.EXCHANGE,
        "days": 80,
        "hours": (10, 17),
        "place": "Hamnhuset, Mellansund",
        "name": text("Utbyte med nordiska städer", "Exchange with Nordic cities"),
        "summary": text(
            "Städer från fyra länder berättar vad de ändrade efter sin tredje omgång.",
            "Cities from four countries tell what they changed after their third round.",
        ),
    },
)
METHODS: tuple[dict[str, Any], ...] = (
    {
        "slug": "kriterier-for-urval",
        "kind": MethodKind.CRITERIA,
        "name": text("Kriterier för urval", "Criteria for the selection"),
        "summary": text(
            "Sju frågor som går att svara ja eller nej på.",
            "Seven questions that can be answered with yes or no.",
        ),
        "text": text(
            "1. Har vi rätt att göra det?\n\n2. Har vi rådighet över platsen?\n\n"
            "3. Kommer det många till del?\n\n4. Ryms det i potten?\n\n"
            "5. Vad kostar det att sköta, och vem betalar?\n\n6. Går det att bli klart på två år?",
            "1. Are we allowed to do it?\n\n2. Is the place ours to change?\n\n"
            "3. Does it benefit many?\n\n4. Does it fit in the pot?\n\n"
            "5. What does it cost to run, and who pays?\n\n6. Can it be finished in two years?",
        ),
        "improved": text(
            "1. Har vi rätt att göra det?\n\n2. Har vi rådighet över platsen?\n\n"
            "3. Kommer det många till del?\n\n4. Ryms det i potten?\n\n"
            "5. Vad kostar det att sköta varje år, och vem betalar?\n\n"
            "6. Går det att bli klart på två år?\n\n7. Har förslagsställaren fått svar?",
            "1. Are we allowed to do it?\n\n2. Is the place ours to change?\n\n"
            "3. Does it benefit many?\n\n4. Does it fit in the pot?\n\n"
            "5. What does it cost to run each year, and who pays?\n\n"
            "6. Can it be finished in two years?\n\n7. Has the proposer had an answer?",
        ),
        "what_is_new": "En sjunde fråga, och kostnaden för skötsel räknas per år.",
    },
    {
        "slug": "tidplan-ett-ar",
        "kind": MethodKind.TIMETABLE,
        "name": text("Tidplan för ett år", "Timetable for one year"),
        "summary": text(
            "De åtta stegen lagda över ett år.", "The eight steps laid out over a year."
        ),
        "text": text(
            "Kriterier: sex veckor.\n\nMarknadsföring: fyra veckor.\n\nIdéer: fem veckor.\n\n"
            "Bearbetning: tio veckor.\n\nRöstning: tre veckor.\n\nPolitiskt beslut: sex veckor.",
            "Criteria: six weeks.\n\nOutreach: four weeks.\n\nIdeas: five weeks.\n\n"
            "Review: ten weeks.\n\nVote: three weeks.\n\nPolitical decision: six weeks.",
        ),
    },
    {
        "slug": "brev-till-forslagsstallaren",
        "kind": MethodKind.TEXT,
        "name": text("Brev till den som föreslog", "Letter to whoever proposed"),
        "summary": text(
            "Ett brev som säger vad som händer med förslaget.",
            "A letter that says what happens to the proposal.",
        ),
        "text": text(
            "Hej!\n\nTack för ditt förslag. Nu går vi igenom alla förslag med samma frågor. "
            "Senast den [datum] får du veta hur det gick för ditt.",
            "Hello!\n\nThank you for your proposal. We now go through all proposals with the "
            "same questions. By [date] you will know what became of yours.",
        ),
    },
)
GUESTS = (
    ("Petra Lind", "Almviks kommun"),
    ("Lina Bo", "Lindhem Bostäder"),
    ("Noor Mellan", "Mellanskogs region"),
    ("Björn Haga", "Björkhaga kommun"),
    ("Karin Fors", "Sundmarks kulturförvaltning"),
    ("Olle Strand", "Almviks kommun"),
    ("Maja Berg", "Björkhaga kommun"),
    ("Tuva Sjö", "Lindhem Bostäder"),
)
"""Who comes to gatherings: name and organisation, in the order in which they register."""

_DECISION = {"body": "Styrelsen", "paragraph": "§ 12", "registry_number": "2026-0044"}
APPLICATIONS: tuple[dict[str, Any], ...] = (
    {
        "days_ago": 4,
        "email": "rektor@norrgarden.example",
        "written": {
            "applicant_kind": OrganisationKind.INSTITUTION,
            "applicant_name": "Norrgårdens folkhögskola",
            "official_code": "21",
            "orientations": [Orientation.GROUP],
            "intention": "Våra deltagare ska bestämma över elevkårens och skolans gemensamma "
            "pengar för miljön på skolan.",
            "learning": "Hur man gör när de som bestämmer byts ut varje år.",
            "people": [
                {"name": "Rakel Tor", "email": "rektor@norrgarden.example", "task": "official",
                 "role": "projektledare"},
                {"name": "Sam Vik", "email": "sam@norrgarden.example", "task": "elected",
                 "role": "ordförande i styrelsen"},
            ],
            **_DECISION,
        },
    },
    {
        "days_ago": 11,
        "email": "vd@fjallhus.example",
        "question": "Beslutet nämner inte vilka folkvalda som deltar. Vilka är det?",
        "written": {
            "applicant_kind": OrganisationKind.INSTITUTION,
            "applicant_name": "Fjällhus Bostäder",
            "official_code": "23",
            "orientations": [Orientation.THEME],
            "intention": "Hyresgästerna i tre kvarter väljer vad som ska byggas på gårdarna.",
            "learning": "Hur priset sätts tillsammans med den som har föreslagit.",
            "people": [
                {"name": "Vera Dahl", "email": "vd@fjallhus.example", "task": "official",
                 "role": "projektledare"},
            ],
            **_DECISION,
        },
    },
)  # fmt: skip
MESSAGES: tuple[dict[str, Any], ...] = (
    {
        "to": "samverkan",
        "days_ago": 5,
        "name": "Ida Holm",
        "email": "ida@granskog.example",
        "subject": "Kan en liten kommun vara med?",
        "text": "Vi är 3 000 invånare. Hur mycket tid behöver vi räkna med?",
    },
    {
        "to": "almvik",
        "days_ago": 1,
        "name": "",
        "email": "nils@nils.example",
        "subject": "När får man lämna förslag?",
        "text": "Jag vill föreslå en brygga. Hur länge är det öppet?",
    },
)
