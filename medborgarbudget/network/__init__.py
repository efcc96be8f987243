"""The association and its network: programmes, applications, members, gatherings, methods."""
