"""The forms of a network."""
