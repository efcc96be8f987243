"""The questions that pages ask about a network."""
