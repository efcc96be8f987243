"""Steps 5 and 6: the count, its explanation, and its publication."""
