from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Báo cáo, văn bản hành chính."""

    name = "phoihop.reports"
    verbose_name = "Báo cáo, văn bản hành chính"

    def ready(self) -> None:
        """Declare this room's rights; a record without a rule is shown to nobody."""
        import_module("phoihop.reports.rights")
        import_module("phoihop.reports.body_links")
