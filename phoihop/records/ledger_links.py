"""Liên kết tới đơn vị của sổ theo dõi: what was counted stays with who counted it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.records.ledger_rights import LEDGER_LINES
from phoihop.registry.handover import keep_link

for _model in LEDGER_LINES:
    keep_link(
        _model, "body", _("Sổ đã ghi giữ tên đơn vị ghi; đơn vị kế thừa ghi tiếp sổ của mình.")
    )
