"""Step 5: what is voted on, and the opened ballots."""
