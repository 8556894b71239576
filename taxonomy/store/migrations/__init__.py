"""The steps that bring a database from one version of Luxterm to the next (Alembic)."""
