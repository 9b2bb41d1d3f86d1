"""Reports that were sent before totals were kept are added up once."""

from typing import Any

from django.db import migrations


def all_due(apps: Any, schema_editor: object) -> None:
    reports = apps.get_model("records", "Report").objects.order_by()
    due = apps.get_model("records", "DueRollUp")
    columns = ("body_id", "round__body_id", "round__period_end__year")
    rows = reports.values_list(*columns).distinct()
    due.objects.bulk_create(
        (due(body_id=body, asker_id=asker, year=year) for body, asker, year in rows),
        batch_size=1000,
    )


class Migration(migrations.Migration):
    dependencies = [("records", "0009_add_up")]

    operations = [migrations.RunPython(all_due, migrations.RunPython.noop)]
