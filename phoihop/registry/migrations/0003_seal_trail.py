from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0002_keep_trail_append_only"),
    ]

    operations = [
        migrations.AddField(
            model_name="trailentry",
            name="digest",
            field=models.CharField(
                default="", editable=False, max_length=64, verbose_name="mã băm của dòng"
            ),
        ),
        migrations.CreateModel(
            name="TrailSeal",
            fields=[
                (
                    "position",
                    models.BigIntegerField(
                        primary_key=True, serialize=False, verbose_name="vị trí"
                    ),
                ),
                ("hash", models.CharField(max_length=64, verbose_name="mã băm nối chuỗi")),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="seal",
                        to="registry.trailentry",
                        verbose_name="dòng nhật ký",
                    ),
                ),
            ],
            options={
                "verbose_name": "dấu niêm nhật ký",
                "verbose_name_plural": "dấu niêm nhật ký",
                "ordering": ["position"],
            },
        ),
    ]
