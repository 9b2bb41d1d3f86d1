"""Cài đặt nhắc việc của đơn vị: the nearest setting above a body, and keeping one."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.followup.models import ReminderSetting
from phoihop.registry import trail
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand

FIELDS = (
    "is_on",
    "steps",
    "head_after",
    "chief_after",
    "receive_days",
    "answer_days",
    "send_at",
    "quiet_from",
    "quiet_to",
    "on_days_off",
)


def setting_of(body: Body) -> ReminderSetting:
    """Return the setting that holds for `body`; the usual one where nobody has set any."""
    line = [int(part) for part in body.path.split("/") if part]
    kept = {one.body_id: one for one in ReminderSetting.objects.filter(body__in=line)}
    return next((kept[pk] for pk in reversed(line) if pk in kept), ReminderSetting(body=body))


@transaction.atomic
def keep_setting(body: Body, values: dict[str, Any], *, account: Account) -> ReminderSetting:
    """Write down when the office of `body` reminds. Raises ValidationError."""
    demand(account, "set_reminders", body)
    Body.objects.select_for_update().get(pk=body.pk)
    kept = ReminderSetting.objects.filter(body=body).first()
    before = _said(kept) if kept else None
    setting = kept or ReminderSetting(body=body)
    for name in FIELDS:
        setattr(setting, name, values[name])
    setting.full_clean()
    setting.save()
    trail.record(
        "set_reminders", setting, actor=account, body=body, before=before, after=_said(setting)
    )
    return setting


def _said(setting: ReminderSetting) -> dict[str, object]:
    return {
        "is_on": _("có") if setting.is_on else _("không"),
        "steps": ", ".join(f"{step:+d}" if step else "0" for step in setting.steps),
        **{name: _days(getattr(setting, name)) for name in FIELDS[2:6]},
        "send_at": f"{setting.send_at:%H:%M}",
        "quiet_from": f"{setting.quiet_from:%H:%M}",
        "quiet_to": f"{setting.quiet_to:%H:%M}",
        "on_days_off": _("có") if setting.on_days_off else _("không"),
    }


def _days(days: int | None) -> str:
    return "" if days is None else str(days)
