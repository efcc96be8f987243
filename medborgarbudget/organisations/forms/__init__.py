"""What staff fill in about their organisation."""
