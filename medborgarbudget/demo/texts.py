"""The demo's texts, in Swedish and English."""

from typing import Any

from i18nfield.strings import LazyI18nString

from medborgarbudget.organisations.states import OrganisationKind, Theme
from medborgarbudget.review.actions import ProposalDraft


def text(swedish: str, english: str) -> LazyI18nString:
    """The same text in both languages."""
    return LazyI18nString({"sv": swedish, "en": english})


ALMVIK: dict[str, Any] = {
    "name": "Almviks kommun",
    "slug": "almvik",
    "kind": OrganisationKind.MUNICIPALITY,
    "theme": Theme.LAKE,
    "presentation": text(
        "Almvik ligger vid vattnet och har 20 800 invånare. Sedan förra mandatperioden "
        "bestämmer invånarna över två miljoner kronor av investeringsbudgeten.",
        "Almvik lies by the water and has 20,800 residents. Since the last term of office, "
        "residents decide over two million kronor of the investment budget.",
    ),
}
ALMVIK_ONE: dict[str, Any] = {
    "residents": 20_800,
    "name": text("Almvik för alla åldrar", "Almvik for all ages"),
    "summary": text(
        "Vad gör att unga och äldre möts? I den första omgången valde invånarna bland "
        "24 förslag till platser och aktiviteter i hela kommunen.",
        "What makes young and old meet? In the first round residents chose among 24 "
        "proposals for places and activities all over the municipality.",
    ),
    "promise": text(
        "Kommunstyrelsen lovar att genomföra de förslag som vinner, inom två miljoner "
        "kronor. Frångår vi resultatet säger vi varför, förslag för förslag.",
        "The municipal executive board promises to carry out the proposals that win, within "
        "two million kronor. If we depart from the result, we say why, proposal by proposal.",
    ),
}
DECISION: dict[str, Any] = {
    "body": "Kommunstyrelsen",
    "paragraph": "§ 118",
    "summary": text(
        "Kommunstyrelsen beslutar att genomföra alla förslag som vann omröstningen.",
        "The municipal executive board decides to carry out all proposals that won the vote.",
    ),
}
ALMVIK_TWO: dict[str, Any] = {
    "residents": 20_800,
    "name": text("Tryggt och grönt i Almvik", "Safe and green in Almvik"),
    "summary": text(
        "Vad skulle göra din vardag tryggare och grönare? Nu samlar vi in idéer från alla som "
        "bor, arbetar eller går i skolan i Almvik.",
        "What would make your everyday life safer and greener? We are now collecting ideas "
        "from everyone who lives, works or goes to school in Almvik.",
    ),
    "promise": text(
        "Kommunstyrelsen lovar att genomföra de förslag som vinner, inom två och en halv "
        "miljon kronor, och att berätta varje kvartal hur det går.",
        "The municipal executive board promises to carry out the proposals that win, within "
        "two and a half million kronor, and to tell every quarter how it goes.",
    ),
}
MELLANSKOG: dict[str, Any] = {
    "name": "Region Mellanskog",
    "slug": "mellanskog",
    "kind": OrganisationKind.REGION,
    "theme": Theme.FOREST,
    "presentation": text(
        "Regionen omfattar elva kommuner. Unga mellan 13 och 20 år bestämmer över pengar till "
        "kultur och psykisk hälsa.",
        "The region has eleven municipalities. Young people between 13 and 20 decide over "
        "money for culture and mental health.",
    ),
}
MELLANSKOG_ROUND: dict[str, Any] = {
    "residents": 31_400,
    "name": text("Ung i Mellanskog", "Young in Mellanskog"),
    "summary": text(
        "Vad får unga att må bra? Ungdomar i elva kommuner föreslår och röstar. Just nu "
        "besöker vi skolor och fritidsgårdar.",
        "What makes young people feel well? Young people in eleven municipalities propose and "
        "vote. Right now we visit schools and youth clubs.",
    ),
    "promise": text(
        "Regionstyrelsen lovar att genomföra det som unga röstar fram, så långt pengarna "
        "räcker, senast ett år efter omröstningen.",
        "The regional executive board promises to carry out what young people vote for, as far "
        "as the money goes, at the latest one year after the vote.",
    ),
}
LINDHEM: dict[str, Any] = {
    "name": "Lindhem Bostäder",
    "slug": "lindhem",
    "kind": OrganisationKind.INSTITUTION,
    "theme": Theme.BRICK,
    "presentation": text(
        "Lindhem är ett allmännyttigt bostadsbolag med 3 100 lägenheter. Alla hyresgäster från "
        "10 år får vara med och bestämma om sina gårdar.",
        "Lindhem is a public housing company with 3,100 flats. All tenants from the age of 10 "
        "take part in deciding about their yards.",
    ),
}
LINDHEM_ONE: dict[str, Any] = {
    "residents": 6_700,
    "name": text("Gårdspengen", "The yard money"),
    "summary": text(
        "I det första försöket delade varje hyresgäst ut fem poäng. Varje gård fick högst ett "
        "förslag, så att pengarna räckte till många.",
        "In the first trial every tenant shared out five points. Each yard got one proposal at "
        "most, so that the money reached many.",
    ),
    "promise": text(
        "Styrelsen lovar att bygga det som hyresgästerna röstar fram, inom 580 000 kronor.",
        "The board promises to build what the tenants vote for, within 580,000 kronor.",
    ),
}
LINDHEM_DECISION: dict[str, Any] = {
    "body": "Styrelsen för Lindhem Bostäder",
    "paragraph": "§ 27",
    "summary": text(
        "Styrelsen beslutar att bygga allt som hyresgästerna röstade fram.",
        "The board decides to build all that the tenants voted for.",
    ),
}
LINDHEM_TWO: dict[str, Any] = {
    "residents": 6_700,
    "name": text("Våra gårdar", "Our yards"),
    "summary": text(
        "Hyresgästerna lämnade 63 idéer. Nu räknar vi ut vad de kostar, tillsammans med dem "
        "som lämnade dem, och slår ihop sådana som liknar varandra.",
        "Tenants handed in 63 ideas. We now work out what they cost, together with those who "
        "handed them in, and merge those that are alike.",
    ),
    "promise": text(
        "Styrelsen lovar att bygga det som hyresgästerna röstar fram, inom en miljon kronor, "
        "och att skötseln inte höjer hyran.",
        "The board promises to build what the tenants vote for, within one million kronor, and "
        "that the upkeep will not raise the rent.",
    ),
}
LINDHEM_PROPOSALS = [
    ProposalDraft("Växthus med odlingslådor", 185_000, place="Gården vid Lindvägen"),
    ProposalDraft("Cykelverkstad i det gamla tvättstugehuset", 120_000, place="Björkgården"),
    ProposalDraft("Grillplats med tak och sittplatser", 96_000, place="Ekgården"),
    ProposalDraft("Gungor för små och stora", 140_000, place="Björkgården"),
    ProposalDraft("Bättre belysning mellan port 4 och bussen", 210_000, place="Lindvägen"),
    ProposalDraft("Bordtennisbord och schackbord", 74_000, place="Alla gårdar"),
]
