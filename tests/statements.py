"""The SQL statements that some code sends: to hold pages and lists to a number of them."""

from contextlib import contextmanager

from sqlalchemy import event


@contextmanager
def counted(engine):
    """The statements sent to a database in a block, in order.

    SQLite's BEGIN is ours (see `store/database.py`), not a question, and is left out.
    """
    statements = []

    def note(_connection, _cursor, statement, *_):
        if statement != "BEGIN":
            statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)
