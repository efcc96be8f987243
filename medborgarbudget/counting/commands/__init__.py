"""The commands that count, check and explain, for people at a terminal."""
