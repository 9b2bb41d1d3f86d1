"""Mẫu trả lời của cơ quan: kept, changed and retired by its office, filled in for one request."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.followup.models import AnswerTemplate
from phoihop.lib.dates import format_day
from phoihop.records.models import Recommendation
from phoihop.registry import trail
from phoihop.registry.models import Account
from phoihop.registry.rights import demand

PLACES = {
    "[đơn vị kiến nghị]": gettext_lazy("đơn vị, người kiến nghị"),
    "[nội dung kiến nghị]": gettext_lazy("câu kiến nghị"),
    "[ngày kiến nghị]": gettext_lazy("ngày kiến nghị"),
    "[đơn vị trả lời]": gettext_lazy("đơn vị trả lời"),
    "[mã số]": gettext_lazy("mã số của kiến nghị"),
}
"""What may stand in a template, and what is put there."""


def filled(template: AnswerTemplate, request: Recommendation) -> str:
    """Return the template's words with what is known of the request in its places."""
    answering = request.lead or request.addressee
    known = {
        "[đơn vị kiến nghị]": str(request.asked_by_body or request.asked_by),
        "[nội dung kiến nghị]": request.content,
        "[ngày kiến nghị]": format_day(request.raised_on) if request.raised_on else "",
        "[đơn vị trả lời]": str(answering) if answering else request.addressee_text,
        "[mã số]": request.code,
    }
    text = template.text
    for place, words in known.items():
        text = text.replace(place, words or "…")
    return text


@transaction.atomic
def keep_template(template: AnswerTemplate, *, account: Account) -> AnswerTemplate:
    """Save a new template or a changed one. Raises ValidationError for what cannot be."""
    demand(account, "keep", template)
    before = {}
    if template.pk:
        stored = AnswerTemplate.objects.select_for_update().get(pk=template.pk)
        before = {"name": stored.name, "text": stored.text}
    template.full_clean()
    template.save()
    after = {"name": template.name, "text": template.text}
    trail.record(
        "keep_answer_template",
        template,
        actor=account,
        body=template.body,
        before=before,
        after=after,
    )
    return template


@transaction.atomic
def retire_template(template: AnswerTemplate, *, account: Account) -> None:
    """Thôi dùng: it is offered no more; answers made with it stay as they are."""
    demand(account, "keep", template)
    kept = AnswerTemplate.objects.select_for_update().get(pk=template.pk)
    if kept.retired:
        return
    kept.retired = True
    kept.save(update_fields=["retired"])
    trail.record("retire_answer_template", kept, actor=account, body=kept.body)


def unknown_places(text: str) -> list[str]:
    """Return what stands in brackets like a place and is none, so that a slip is noticed.

    >>> unknown_places("Gửi [đơn vị kiến nghị]: [tên] …")
    ['[tên]']
    """
    found = [f"[{part.split(']')[0]}]" for part in text.split("[")[1:] if "]" in part]
    return [place for place in found if place not in PLACES]


def named_places() -> str:
    """Say in one line what may stand in a template."""
    return _("Các chỗ tự điền: %(places)s") % {"places": ", ".join(PLACES)}
