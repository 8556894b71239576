"""The rows; they never leave this folder's parent.

`revision` and `change` are the truth and only ever grow. The tables of
`concepts` are a projection of the published revisions, made anew at each
publication.
"""

from taxonomy.store.tables.accounts import AccountRow, AuditRow, LinkRow, TokenRow
from taxonomy.store.tables.base import Base
from taxonomy.store.tables.changes import ChangeRow, LogHeadRow
from taxonomy.store.tables.concepts import (
    ConceptRow,
    MappingRow,
    ReferenceRow,
    RelationRow,
    TermRow,
    TextRow,
)
from taxonomy.store.tables.releases import ReleaseRow
from taxonomy.store.tables.revisions import (
    AutosaveRow,
    BatchRow,
    CommentRow,
    ProposalRow,
    ReceiptRow,
    RevisionRow,
)
from taxonomy.store.tables.schemes import EditionRow, GroupRow, SchemeRow, SectionRow

__all__ = [
    "AccountRow",
    "AuditRow",
    "AutosaveRow",
    "Base",
    "BatchRow",
    "ChangeRow",
    "CommentRow",
    "ConceptRow",
    "EditionRow",
    "GroupRow",
    "LinkRow",
    "LogHeadRow",
    "MappingRow",
    "ProposalRow",
    "ReceiptRow",
    "ReferenceRow",
    "RelationRow",
    "ReleaseRow",
    "RevisionRow",
    "SchemeRow",
    "SectionRow",
    "TermRow",
    "TextRow",
    "TokenRow",
]
