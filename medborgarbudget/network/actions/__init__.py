"""What can be done in a network."""
