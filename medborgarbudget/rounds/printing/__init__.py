"""The printed matter of a round: what it shows, and how that is put together."""
