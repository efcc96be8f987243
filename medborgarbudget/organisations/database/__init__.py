"""The connection to PostgreSQL, and what PostgreSQL refuses on its own."""
