from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from phoihop.registry.models.bodies import address_of
from phoihop.registry.precedence import rank_of


def give_addresses(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Every body that is there already gets the address of its name, and every post its rank."""
    address_model = apps.get_model("registry", "BodyAddress")
    taken: set[str] = set()
    for body in apps.get_model("registry", "Body").objects.order_by("id"):
        wanted = address_of(body.name)
        slug, number = wanted, 2
        while slug in taken:
            slug, number = f"{wanted}--{number}", number + 1
        taken.add(slug)
        body.slug = slug
        body.save(update_fields=["slug"])
        address_model.objects.create(slug=slug, body=body)
    for post in apps.get_model("registry", "PostHeld").objects.all():
        post.rank = rank_of(post.title)
        post.save(update_fields=["rank"])


class Migration(migrations.Migration):
    dependencies = [("registry", "0005_keep_changes_of_bodies")]

    operations = [migrations.RunPython(give_addresses, migrations.RunPython.noop)]
