"""Pages about an organisation: public ones, and the workspace of its staff."""
