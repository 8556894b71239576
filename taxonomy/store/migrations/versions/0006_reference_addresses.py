"""Addresses of legal instruments."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    # Said in SQL, since Alembic would make the whole table anew on SQLite.
    op.execute("ALTER TABLE reference ADD COLUMN url VARCHAR")
