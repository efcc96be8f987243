"""Thought experiments with a round's rules before they hold: pure, without database or pages."""
