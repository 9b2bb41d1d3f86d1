from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Hồ sơ đã xác nhận."""

    name = "phoihop.records"
    verbose_name = "Hồ sơ đã xác nhận"

    def ready(self) -> None:
        """Declare this room's rights; a record without a rule is shown to nobody."""
        import_module("phoihop.records.rights")
        import_module("phoihop.records.links")
        import_module("phoihop.records.conference_rights")
        import_module("phoihop.records.conference_links")
        import_module("phoihop.records.assessment_rights")
        import_module("phoihop.records.programme_rights")
        import_module("phoihop.records.programme_links")
        import_module("phoihop.records.ledger_rights")
        import_module("phoihop.records.ledger_links")
        import_module("phoihop.records.public_rights")
        import_module("phoihop.records.notices")
