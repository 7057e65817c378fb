"""Runs migrations in the transaction that `storage.migrate` hands over; Alembic loads this file by path."""

from alembic import context

from storage.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
