"""The pages of a round's set-up."""
