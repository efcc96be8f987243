"""The text that lies in every bundle, for whoever opens it without knowing it."""

TEXT = """\
EN RÄKNING, FÖR DEN SOM VILL KONTROLLERA DEN

Filerna här är allt som behövs för att räkna om en omröstning och kontrollera resultatet.
De säger inget om vem som röstade på vad.

  innehall.json  storlek och SHA-256 för varje fil, och för regeln
  regel.json     regeln med alla inställningar
  val.json       projekten, budgeten, valutan och hur rösterna gavs
  roster.txt     rösterna, lika röster på samma rad
  lotter.json    lotterna i ordning; den första går först när allt annat är lika
  resultat.json  vinnarna i ordning, vad var och en betalade, och i vilken ordning

Jämför först fingeravtrycket med det som har offentliggjorts:
  sha256sum innehall.json
Jämför sedan varje fil med innehall.json:
  sha256sum *
Eller låt programmet göra det, pröva beviset och räkna om:
  medborgarbudget verify MAPP
  medborgarbudget explain MAPP PROJEKT

I roster.txt står på varje rad hur många som röstade så, ett semikolon och projektens nummer
i val.json, räknade från 1. Finns en tredje kolumn är det poängen, i samma ordning.
Projekten lottas så: SHA-256 av lottexten, en radmatning och projektets id; lägst går först.
Belopp är exakta, som 136/3.


A COUNT, FOR WHOEVER WANTS TO CHECK IT

The files here are all it takes to count a vote again and check the result. They say
nothing about who voted for what.

  innehall.json  size and SHA-256 of every file, and of the rule
  regel.json     the rule with all its settings
  val.json       the projects, the budget, the currency and how votes were given
  roster.txt     the ballots, equal ballots on one line
  lotter.json    the lots in order; the first goes first when all else is equal
  resultat.json  the winners in order, what everyone paid, and in which order

First compare the fingerprint with the one that was made public:
  sha256sum innehall.json
Then compare every file with innehall.json:
  sha256sum *
Or let the program do that, test the certificate and count again:
  medborgarbudget verify FOLDER
  medborgarbudget explain FOLDER PROJECT

Each line of roster.txt says how many voted so, a semicolon, and the numbers of the projects
in val.json, counted from 1. A third column, if there is one, holds the points, in the same
order. Lots are drawn like this: SHA-256 of the text for the lots, a line feed and the
project's id; the lowest goes first. Amounts are exact, such as 136/3.
"""
