"""Step 4: the proposals that came through the review."""
