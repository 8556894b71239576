"""The first tables."""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "log_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("log_head_pkey")),
    )
    op.create_table(
        "scheme",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("scheme_pkey")),
    )
    op.create_table(
        "concept_group",
        sa.Column("scheme_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scheme_id"],
            ["scheme.id"],
            name=op.f("concept_group_scheme_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("scheme_id", "id", name=op.f("concept_group_pkey")),
    )
    op.create_table(
        "edition",
        sa.Column("scheme_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scheme_id"], ["scheme.id"], name=op.f("edition_scheme_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("scheme_id", "id", name=op.f("edition_pkey")),
    )
    op.create_table(
        "revision",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("scheme_id", sa.String(), nullable=False),
        sa.Column("concept", sa.String(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("comment", sa.String(), nullable=False),
        sa.Column("based_on", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            sa.Enum("draft", "in review", "published", name="state", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("published_by", sa.String(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["based_on"], ["revision.number"], name=op.f("revision_based_on_fkey")
        ),
        sa.ForeignKeyConstraint(["scheme_id"], ["scheme.id"], name=op.f("revision_scheme_id_fkey")),
        sa.PrimaryKeyConstraint("number", name=op.f("revision_pkey")),
        sqlite_autoincrement=True,
    )
    op.create_index("revision_of_concept", "revision", ["scheme_id", "concept"], unique=False)

    op.create_table(
        "section",
        sa.Column("scheme_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column(
            "confidence",
            sa.Enum(
                "found", "inferred", "recalled", name="confidence", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["scheme_id"], ["scheme.id"], name=op.f("section_scheme_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("scheme_id", "id", name=op.f("section_pkey")),
    )
    op.create_table(
        "change",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "kind",
            sa.Enum("published", "scheme", name="changekind", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("scheme_id", sa.String(), nullable=False),
        sa.Column("concept", sa.String(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision"], ["revision.number"], name=op.f("change_revision_fkey")
        ),
        sa.ForeignKeyConstraint(["scheme_id"], ["scheme.id"], name=op.f("change_scheme_id_fkey")),
        sa.PrimaryKeyConstraint("position", name=op.f("change_pkey")),
    )
    op.create_table(
        "concept",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scheme_id", sa.String(), nullable=False),
        sa.Column("identifier", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(), nullable=True),
        sa.Column(
            "section_confidence",
            sa.Enum(
                "found", "inferred", "recalled", name="confidence", native_enum=False, length=32
            ),
            nullable=True,
        ),
        sa.Column("section_guess", sa.String(), nullable=True),
        sa.Column("concept_group", sa.String(), nullable=True),
        sa.Column("editions", sa.JSON(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision"], ["revision.number"], name=op.f("concept_revision_fkey")
        ),
        sa.ForeignKeyConstraint(["scheme_id"], ["scheme.id"], name=op.f("concept_scheme_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("concept_pkey")),
        sa.UniqueConstraint(
            "scheme_id", "identifier", name=op.f("concept_scheme_id_identifier_unique")
        ),
    )
    op.create_index(op.f("concept_concept_group_index"), "concept", ["concept_group"], unique=False)
    op.create_index(op.f("concept_section_index"), "concept", ["section"], unique=False)

    op.create_table(
        "mapping",
        sa.Column("concept_id", sa.Integer(), nullable=False),
        sa.Column(
            "match",
            sa.Enum(
                "exactMatch",
                "closeMatch",
                "broadMatch",
                "narrowMatch",
                "relatedMatch",
                name="match",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("uri", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["concept_id"], ["concept.id"], name=op.f("mapping_concept_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("concept_id", "match", "uri", name=op.f("mapping_pkey")),
    )
    op.create_table(
        "reference",
        sa.Column("concept_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("article", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["concept_id"],
            ["concept.id"],
            name=op.f("reference_concept_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("concept_id", "position", name=op.f("reference_pkey")),
    )
    op.create_index(op.f("reference_instrument_index"), "reference", ["instrument"], unique=False)

    op.create_table(
        "relation",
        sa.Column("concept_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["concept_id"],
            ["concept.id"],
            name=op.f("relation_concept_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("concept_id", "kind", "target", name=op.f("relation_pkey")),
    )
    op.create_index(op.f("relation_target_index"), "relation", ["target"], unique=False)

    op.create_table(
        "term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("concept_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column(
            "usage",
            sa.Enum(
                "preferred",
                "admitted",
                "caution",
                "discouraged",
                name="usage",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "full form",
                "abbreviation",
                "spelling variant",
                name="kind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("part_of_speech", sa.String(), nullable=True),
        sa.Column(
            "confidence",
            sa.Enum(
                "found", "inferred", "recalled", name="confidence", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column("needs_context", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.JSON(), nullable=False),
        sa.Column("replacements", sa.JSON(), nullable=False),
        sa.Column("exceptions", sa.JSON(), nullable=False),
        sa.Column("verdicts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["concept_id"], ["concept.id"], name=op.f("term_concept_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("term_pkey")),
    )
    op.create_index(op.f("term_concept_id_index"), "term", ["concept_id"], unique=False)
    op.create_index(op.f("term_label_index"), "term", ["label"], unique=False)
    op.create_index(
        "term_one_preferred_a_language",
        "term",
        ["concept_id", "language"],
        unique=True,
        sqlite_where=sa.text("usage = 'preferred'"),
        postgresql_where=sa.text("usage = 'preferred'"),
    )

    op.create_table(
        "text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("concept_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("source", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["concept_id"], ["concept.id"], name=op.f("text_concept_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("text_pkey")),
    )
    op.create_index(op.f("text_concept_id_index"), "text", ["concept_id"], unique=False)

    head = sa.table("log_head", *map(sa.column, ("id", "position", "identity")))
    op.bulk_insert(head, [{"id": 1, "position": 0, "identity": uuid4().hex}])


def downgrade() -> None:
    """Take the step back."""
    op.drop_table("text")
    op.drop_table("term")
    op.drop_table("relation")
    op.drop_table("reference")
    op.drop_table("mapping")
    op.drop_table("concept")
    op.drop_table("change")
    op.drop_table("section")
    op.drop_table("revision")
    op.drop_table("edition")
    op.drop_table("concept_group")
    op.drop_table("scheme")
    op.drop_table("log_head")
