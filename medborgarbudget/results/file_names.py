"""What the files are called that go out with a result."""

BALLOTS = "omrostning.pb"
BUNDLE = "rakning.zip"
RESULT = "resultat.json"
RULE = "regel.json"
TABLE = "resultat.csv"
WHAT_IF = "andra-regler.json"

WITH_BALLOTS = (BALLOTS, BUNDLE)
"""The files from which all ballots can be read."""
