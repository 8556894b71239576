from whoosh.columns import Column
from whoosh.formats import Format

class FieldType:
    format: Format

class ID(FieldType):
    def __init__(
        self, stored: bool = False, unique: bool = False, sortable: bool = False
    ) -> None: ...

class COLUMN(FieldType):
    def __init__(self, columnobj: Column) -> None: ...

class NUMERIC(FieldType):
    def __init__(self, sortable: bool = False) -> None: ...

class STORED(FieldType): ...

class Schema:
    def __init__(self, **fields: FieldType | type[FieldType]) -> None: ...
    def add(self, name: str, fieldtype: FieldType, glob: bool = False) -> None: ...
