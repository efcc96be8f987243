"""The pages of rounds in the workspace."""
