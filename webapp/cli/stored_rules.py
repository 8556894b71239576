"""The rules of a database, for `luxterm check` where there is one: SQLAlchemy loads slowly."""

from taxonomy.checking import published_rules
from taxonomy.checking.rulebook import Rulebook
from taxonomy.checking.shipped_rules import shipped
from taxonomy.settings import Settings
from taxonomy.store.database import Store


def read(settings: Settings) -> Rulebook:
    """The rules of all that is published there; those that are shipped where nothing is.

    Raises `Unavailable` for a database that cannot be read as it is.
    """
    store = Store(settings.database)
    try:
        if store.is_empty():
            return shipped()
        store.require_current()
        with store.reading() as session:
            return published_rules.book(session)
    finally:
        store.close()
