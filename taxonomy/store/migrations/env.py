"""Run migrations on the connection that `Store.upgrade` hands over."""

from alembic import context

from taxonomy.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite alters tables by making them anew
)
with context.begin_transaction():
    context.run_migrations()
