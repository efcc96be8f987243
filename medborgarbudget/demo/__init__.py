"""The living example: an invented municipality, and the processes that serve it."""
