"""What the files are called that go out with a result."""

BALLOTS = "omrostning.pb"
BUNDLE = "rakning.zip"
RESULT = "resultat.json"
RULE = "regel.json"
TABLE = "resultat.csv"
WHAT_IF = "andra-regler.json"
