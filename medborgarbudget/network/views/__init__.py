"""Pages of a network: public ones, and the workspace."""
