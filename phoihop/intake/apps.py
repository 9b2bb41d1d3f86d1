from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Tiếp nhận văn bản."""

    name = "phoihop.intake"
    verbose_name = "Tiếp nhận văn bản"

    def ready(self) -> None:
        """Declare this room's rights; a record without a rule is shown to nobody."""
        import_module("phoihop.intake.rights")
        import_module("phoihop.intake.links")
