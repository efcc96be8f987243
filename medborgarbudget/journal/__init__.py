"""One append-only, hash-chained record of what was done, as whom, when and why."""
