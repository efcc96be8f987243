"""Management commands that need more than Django's own."""
