"""Reaching people: what is usually done, whom nobody thought of, and how it went."""
