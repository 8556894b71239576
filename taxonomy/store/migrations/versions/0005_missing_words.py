"""Proposals of words that no entry has yet."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    with op.batch_alter_table("proposal") as table:
        table.alter_column("concept", existing_type=sa.String(), nullable=True)
        table.add_column(sa.Column("word", sa.String(), nullable=True))
