from __future__ import annotations

from phoihop.reports.models.consolidations import Consolidation
from phoihop.reports.models.drafts import Draft, Signer
from phoihop.reports.models.layouts import LayoutChoice, Template
from phoihop.reports.models.numbers import BookEntry
from phoihop.reports.models.roll_ups import RollUp

__all__ = [
    "BookEntry",
    "Consolidation",
    "Draft",
    "LayoutChoice",
    "RollUp",
    "Signer",
    "Template",
]
