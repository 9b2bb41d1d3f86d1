from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registry", "0006_give_addresses")]

    operations = [
        migrations.AlterField(
            model_name="body",
            name="slug",
            field=models.SlugField(blank=True, editable=False, max_length=190, unique=True),
        ),
    ]
