from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Sổ đăng ký."""

    name = "phoihop.registry"
    verbose_name = "Sổ đăng ký"

    def ready(self) -> None:
        """Declare this room's rights; a record without a rule is shown to nobody."""
        import_module("phoihop.registry.sentences")
        import_module("phoihop.registry.links")
