"""The pages of rounds that everyone sees."""
