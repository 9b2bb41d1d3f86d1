from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from phoihop.registry.chain import digest_of, link

COLUMNS = (
    "at",
    "actor_id",
    "acting_for_id",
    "body_id",
    "verb",
    "object_type",
    "object_id",
    "object_label",
    "before",
    "after",
    "request_id",
)
LOCK = 5_412_026
"""Any number of our own: who seals holds this lock until the transaction has ended."""

REFUSALS = [
    f"""
    CREATE TRIGGER registry_trail_refuses_{act.lower()} BEFORE {act} ON registry_trailentry
    BEGIN SELECT RAISE(ABORT, 'registry_trailentry is append-only'); END
    """
    for act in ("UPDATE", "DELETE")
]
"""As in 0002: SQLite gained the column by making the table anew, which lost its triggers."""

SQLITE = [
    f"""
    CREATE TRIGGER registry_trailseal_refuses_{act.lower()} BEFORE {act} ON registry_trailseal
    BEGIN SELECT RAISE(ABORT, 'registry_trailseal is append-only'); END
    """
    for act in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    """
    CREATE TRIGGER registry_trailseal_refuses_change BEFORE UPDATE OR DELETE ON registry_trailseal
    FOR EACH ROW EXECUTE FUNCTION registry_trail_is_append_only()
    """,
    """
    CREATE TRIGGER registry_trailseal_refuses_truncate BEFORE TRUNCATE ON registry_trailseal
    FOR EACH STATEMENT EXECUTE FUNCTION registry_trail_is_append_only()
    """,
    f"""
    CREATE FUNCTION registry_trail_seal() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        previous text;
        reached bigint;
    BEGIN
        PERFORM pg_advisory_xact_lock({LOCK});
        SELECT position, hash INTO reached, previous
            FROM registry_trailseal ORDER BY position DESC LIMIT 1;
        INSERT INTO registry_trailseal (position, entry_id, hash) VALUES (
            coalesce(reached, 0) + 1,
            NEW.seq,
            encode(sha256(convert_to(
                coalesce(previous, '') || ':' || NEW.seq || ':' || NEW.digest, 'UTF8'
            )), 'hex')
        );
        RETURN NULL;
    END $$
    """,
    """
    CREATE CONSTRAINT TRIGGER registry_trail_seals AFTER INSERT ON registry_trailentry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION registry_trail_seal()
    """,
]
SQLITE_BACK = [
    "DROP TRIGGER registry_trailseal_refuses_update",
    "DROP TRIGGER registry_trailseal_refuses_delete",
]
POSTGRESQL_BACK = [
    "DROP TRIGGER registry_trail_seals ON registry_trailentry",
    "DROP FUNCTION registry_trail_seal()",
    "DROP TRIGGER registry_trailseal_refuses_change ON registry_trailseal",
    "DROP TRIGGER registry_trailseal_refuses_truncate ON registry_trailseal",
]


def seal_what_is_there(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Give every entry without a seal its digest and its place, in the order of numbers."""
    entries = apps.get_model("registry", "TrailEntry").objects
    seals = apps.get_model("registry", "TrailSeal").objects
    last = seals.order_by("-position").values_list("position", "hash").first()
    position, head = last or (0, "")
    for entry in entries.filter(seal=None).order_by("seq").iterator(chunk_size=1000):
        digest = digest_of({name: getattr(entry, name) for name in COLUMNS})
        entries.filter(pk=entry.pk).update(digest=digest)
        position, head = position + 1, link(head, entry.pk, digest)
        seals.create(position=position, entry=entry, hash=head)


def open_for_digests(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for act in ("update", "delete"):
            editor.execute(f"DROP TRIGGER IF EXISTS registry_trail_refuses_{act}", params=None)
    else:
        editor.execute("ALTER TABLE registry_trailentry DISABLE TRIGGER USER", params=None)


def shut_again(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for statement in REFUSALS:
            editor.execute(statement, params=None)
    else:
        # The seals' foreign keys are still to be checked, and would bar the change of the table.
        editor.execute("SET CONSTRAINTS ALL IMMEDIATE", params=None)
        editor.execute("ALTER TABLE registry_trailentry ENABLE TRIGGER USER", params=None)


def chain(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _run(editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def unchain(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _run(editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})


def _run(editor: BaseDatabaseSchemaEditor, by_vendor: dict[str, list[str]]) -> None:
    for statement in by_vendor[editor.connection.vendor]:
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """Older entries take their place in the chain; the database seals and refuses from now on."""

    dependencies = [("registry", "0003_seal_trail")]

    operations = [
        migrations.RunPython(open_for_digests, migrations.RunPython.noop),
        migrations.RunPython(seal_what_is_there, migrations.RunPython.noop),
        migrations.RunPython(shut_again, migrations.RunPython.noop),
        migrations.RunPython(chain, unchain),
    ]
