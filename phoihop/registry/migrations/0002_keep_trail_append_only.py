from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = [
    f"""
    CREATE TRIGGER registry_trail_refuses_{act.lower()} BEFORE {act} ON registry_trailentry
    BEGIN SELECT RAISE(ABORT, 'registry_trailentry is append-only'); END
    """
    for act in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    """
    CREATE FUNCTION registry_trail_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'registry_trailentry is append-only'; END $$
    """,
    """
    CREATE TRIGGER registry_trail_refuses_change BEFORE UPDATE OR DELETE ON registry_trailentry
    FOR EACH ROW EXECUTE FUNCTION registry_trail_is_append_only()
    """,
    """
    CREATE TRIGGER registry_trail_refuses_truncate BEFORE TRUNCATE ON registry_trailentry
    FOR EACH STATEMENT EXECUTE FUNCTION registry_trail_is_append_only()
    """,
]
SQLITE_BACK = [
    "DROP TRIGGER registry_trail_refuses_update",
    "DROP TRIGGER registry_trail_refuses_delete",
]
POSTGRESQL_BACK = [
    "DROP TRIGGER registry_trail_refuses_change ON registry_trailentry",
    "DROP TRIGGER registry_trail_refuses_truncate ON registry_trailentry",
    "DROP FUNCTION registry_trail_is_append_only()",
]


def close(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _run(editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def open_again(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _run(editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})


def _run(editor: BaseDatabaseSchemaEditor, by_vendor: dict[str, list[str]]) -> None:
    for statement in by_vendor[editor.connection.vendor]:
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """The database itself refuses to change, delete or empty the trail."""

    dependencies = [("registry", "0001_create_registry")]

    operations = [migrations.RunPython(close, open_again)]
