"""Liên kết tới đơn vị của hội nghị dự kiến: what happened stays with who did it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.records.models import Conference, Invitation
from phoihop.registry.handover import keep_link

keep_link(Conference, "body", _("Hội nghị của đơn vị nào thì giữ tên đơn vị ấy."))
keep_link(Conference, "hosts", _("Đơn vị nào tổ chức thì giữ tên đơn vị ấy."))
keep_link(Invitation, "body", _("Ai đã được mời thì giữ nguyên; hội nghị sau mời đơn vị kế thừa."))
