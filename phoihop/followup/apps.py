from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class FollowupConfig(AppConfig):
    """Theo dõi công việc."""

    name = "phoihop.followup"
    verbose_name = "Theo dõi công việc"

    def ready(self) -> None:
        """Declare this room's rights; a record without a rule is shown to nobody."""
        import_module("phoihop.followup.rights")
        import_module("phoihop.followup.shortcoming_rights")
        import_module("phoihop.followup.links")
        import_module("phoihop.followup.notices")
