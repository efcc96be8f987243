"""Settings, addresses and the server process: imports everyone, imported by no app."""
