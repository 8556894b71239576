"""Drafts that follow each other, sets of changes, comments, proposals, unsaved forms, receipts."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    _batches()
    # Said in SQL, since Alembic would make the whole table anew on SQLite.
    op.execute("ALTER TABLE revision ADD COLUMN follows INTEGER REFERENCES revision (number)")
    op.execute("ALTER TABLE revision ADD COLUMN batch INTEGER REFERENCES batch (number)")
    op.create_index("revision_batch_index", "revision", ["batch"])
    op.create_index("revision_in_state", "revision", ["state", "number"])
    _comments()
    _proposals()
    _unsaved()
    _receipts()


def _batches() -> None:
    op.create_table(
        "batch",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("scheme_id", sa.String(), nullable=False),
        sa.Column("comment", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["scheme_id"], ["scheme.id"], name="batch_scheme_id_fkey"),
        sa.ForeignKeyConstraint(["undoes"], ["batch.number"], name="batch_undoes_fkey"),
        sa.PrimaryKeyConstraint("number", name="batch_pkey"),
    )


def _comments() -> None:
    op.create_table(
        "comment",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["revision"], ["revision.number"], name="comment_revision_fkey"),
        sa.PrimaryKeyConstraint("number", name="comment_pkey"),
    )
    op.create_index("comment_revision_index", "comment", ["revision"])


def _proposals() -> None:
    op.create_table(
        "proposal",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("scheme_id", sa.String(), nullable=False),
        sa.Column("concept", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_by", sa.String(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["scheme_id"], ["scheme.id"], name="proposal_scheme_id_fkey"),
        sa.ForeignKeyConstraint(["revision"], ["revision.number"], name="proposal_revision_fkey"),
        sa.PrimaryKeyConstraint("number", name="proposal_pkey"),
    )
    op.create_index("proposal_in_state", "proposal", ["state", "number"])


def _unsaved() -> None:
    op.create_table(
        "unsaved",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("scheme_id", sa.String(), nullable=False),
        sa.Column("concept", sa.String(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["scheme_id"], ["scheme.id"], name="unsaved_scheme_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account", "scheme_id", "concept", name="unsaved_pkey"),
    )


def _receipts() -> None:
    op.create_table(
        "receipt",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("account", "key", name="receipt_pkey"),
    )
