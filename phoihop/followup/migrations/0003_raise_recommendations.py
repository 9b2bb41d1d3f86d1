from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def name_states_of_recommendations(
    apps: StateApps, schema_editor: BaseDatabaseSchemaEditor
) -> None:
    """A recommendation is raised or received where it used to be "running" like a task."""
    steps = apps.get_model("followup", "Change").objects.exclude(recommendation=None)
    steps.filter(from_state="running").update(from_state="raised")
    steps.filter(to_state="running").update(to_state="received")


class Migration(migrations.Migration):
    dependencies = [("followup", "0002_keep_every_step")]

    operations = [
        migrations.RunPython(name_states_of_recommendations, migrations.RunPython.noop),
    ]
