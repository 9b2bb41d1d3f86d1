"""Liên kết tới đơn vị của chương trình: running work goes to the heir, what was signed stays."""

from __future__ import annotations

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from phoihop.records.models import Agreement, Signatory
from phoihop.registry.handover import hand_over_link, keep_link

hand_over_link(
    Agreement,
    "body",
    _("thỏa thuận phối hợp đang theo dõi"),
    open_rows=lambda rows: rows.filter(Q(last_year=None) | Q(last_year__gte=localdate().year)),
)
keep_link(Signatory, "body", _("Ai đã ký thì giữ nguyên; bên kế thừa ký văn bản tiếp nối."))
