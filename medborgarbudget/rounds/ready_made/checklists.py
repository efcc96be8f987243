"""What usually has to be done in each step, as SKR and its members have done it.

A round begins with these in its checklists; none is required until somebody says so, and all
can be removed.
"""

from medborgarbudget.rounds.states import Step

USUAL: dict[Step, tuple[tuple[str, str], ...]] = {
    Step.CRITERIA: (
        (
            "Kom överens om kriterier: tema, nytta för många, kostnadstak, driftkostnad",
            "Agree on criteria: theme, benefit for many, cost ceiling, running cost",
        ),
        (
            "Låt en jurist se över att kommunen får göra det som kriterierna tillåter",
            "Let a lawyer check that the criteria allow only what we are permitted to do",
        ),
        (
            "Ta reda på vem som har rådighet över marken och lokalerna",
            "Find out who controls the land and the premises",
        ),
        (
            "Bestäm vem som arbetar med omgången och hur mycket tid det får ta",
            "Decide who works with the round and how much time it may take",
        ),
    ),
    Step.OUTREACH: (
        (
            "Bestäm vilka vi måste nå som sällan deltar, och hur",
            "Decide how to reach those who seldom take part",
        ),
        (
            "Be föreningar, skolor och ambassadörer om hjälp",
            "Ask associations, schools and ambassadors for help",
        ),
        ("Sätt upp affischer och skicka ut vykort", "Put up posters and send postcards"),
        (
            "Berätta på lätt svenska och på de språk som talas här",
            "Tell it in easy words and in the languages that are spoken here",
        ),
    ),
    Step.IDEAS: (
        (
            "Ta emot idéer också på papper, per telefon och på möten",
            "Take ideas on paper, by telephone and at meetings too",
        ),
        (
            "Ordna verkstäder där invånare arbetar fram idéer tillsammans",
            "Arrange workshops where residents work out ideas together",
        ),
        (
            "Bestäm vem som läser idéerna varje dag och tar bort det som inte får stå kvar",
            "Decide who reads the ideas every day and removes what may not stay",
        ),
    ),
    Step.REVIEW: (
        (
            "Pröva varje idé: laglighet, rådighet, kostnad, drift",
            "Check every idea: lawfulness, control, cost, running cost",
        ),
        (
            "Prata med var och en som har lämnat en idé",
            "Talk with everyone who has left an idea",
        ),
        (
            "Slå ihop idéer som liknar varandra, tillsammans med dem som lämnade dem",
            "Merge ideas that are alike, together with those who left them",
        ),
        (
            "Skriv skälen till varje nej så att alla förstår dem",
            "Write the reasons for every no so that everyone understands them",
        ),
        (
            "Lägg fram listan för beslut om vilka förslag som går till omröstning",
            "Lay the list before those who decide which proposals go to the vote",
        ),
    ),
    Step.VOTE: (
        (
            "Se till att den som saknar e-legitimation kan rösta",
            "Make sure that people without an e-ID can vote",
        ),
        (
            "Boka platser där man kan rösta med hjälp, och tillgängliga lokaler",
            "Book accessible places where people can vote with help",
        ),
        (
            "Bestäm vem som svarar på frågor under omröstningen",
            "Decide who answers questions during the vote",
        ),
        (
            "Påminn om omröstningen innan den sista dagen",
            "Remind of the vote before its last day",
        ),
    ),
    Step.DECISION: (
        (
            "Skriv tjänsteskrivelsen: resultat, löfte och förslag till beslut",
            "Write the report: result, promise and proposed decision",
        ),
        (
            "Anmäl ärendet till nämndens sammanträde",
            "Register the matter for the meeting of the body",
        ),
        (
            "Berätta om beslutet för alla som deltog",
            "Tell everyone who took part about the decision",
        ),
    ),
    Step.IMPLEMENTATION: (
        (
            "Utse en ansvarig för varje vinnande förslag",
            "Name somebody responsible for every winning proposal",
        ),
        (
            "Bjud in dem som föreslog till planeringen",
            "Invite those who proposed it to take part in the planning",
        ),
        ("Berätta hur det går, också när det dröjer", "Tell how it goes, also when it is delayed"),
        ("Inviga tillsammans med invånarna", "Inaugurate together with residents"),
    ),
    Step.FOLLOW_UP: (
        (
            "Fråga dem som deltog, och dem som inte gjorde det",
            "Ask those who took part, and those who did not",
        ),
        (
            "Räkna ut vad omgången kostade i tid och pengar",
            "Work out what the round cost in time and money",
        ),
        (
            "Skriv upp vad vi ändrar till nästa omgång",
            "Write down what we change in the next round",
        ),
        (
            "Berätta för nätverket vad vi har lärt oss",
            "Tell the network what we have learned",
        ),
    ),
}
"""For each step, what to do: in Swedish and in English."""
