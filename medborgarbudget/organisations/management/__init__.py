"""What Django looks for here: management commands."""
