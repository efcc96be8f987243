"""Whose it is: municipality, region or institution."""
