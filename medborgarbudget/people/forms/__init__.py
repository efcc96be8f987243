"""Forms about signing in, the account, and what a person wants to hear of."""
