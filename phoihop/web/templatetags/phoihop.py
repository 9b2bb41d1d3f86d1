"""Cách viết cho người đọc: days, times, numbers and icons in templates."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from django import template
from django.db.models import Model
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from phoihop.lib.dates import format_day
from phoihop.lib.numbers import format_number
from phoihop.registry.on_behalf import done_on_behalf
from phoihop.registry.rights import why
from phoihop.web.devices import device_words

register = template.Library()


@register.filter
def day(value: date | datetime | None) -> str:
    """05/01/2022; an instant is written as the day it was in Việt Nam."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return format_day(value)


@register.filter
def moment(value: datetime | None) -> str:
    """09:41 05/01/2022."""
    if value is None:
        return ""
    here = timezone.localtime(value)
    return f"{here:%H:%M} {format_day(here.date())}"


@register.filter
def number(value: int | Decimal | None) -> str:
    """1.234.567,89; decimals that say nothing are left out."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        value = value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()
    return format_number(value)


@register.filter
def file_size(value: int) -> str:
    """812 KB, 3,4 MB."""
    if value < 1024 * 1024:
        return f"{format_number(max(1, round(value / 1024)))} KB"
    return f"{number(Decimal(value / 1024 / 1024).quantize(Decimal('0.1')))} MB"


@register.filter
def device(user_agent: str) -> str:
    """Cốc Cốc, Windows 7."""
    return device_words(user_agent)


@register.filter
def of(kept: dict[Any, Any] | None, key: object) -> Any:
    """What is kept under `key`, or nothing."""
    return kept.get(key) if kept else None


@register.inclusion_tag("office/partials/on_behalf.html")
def on_behalf_on(record: Model) -> dict[str, object]:
    """Who touched this record in somebody else's place."""
    return {"acts": done_on_behalf(record)}


@register.inclusion_tag("office/partials/trail_of.html", takes_context=True)
def trail_of(context: dict[str, Any], record: Model) -> dict[str, object]:
    """The way to what was done to this record, for who may read the trail."""
    reads = context.get("reads_trail", False)
    return {
        "reads": reads() if callable(reads) else reads,
        "type": record._meta.label_lower,
        "key": record.pk,
    }


@register.inclusion_tag("office/partials/why_allowed.html", takes_context=True)
def why_line(
    context: dict[str, Any], verb: str, record: Model, known: bool | None = None
) -> dict[str, str]:
    """Why the reader may do `verb` with this record, or why not: one sentence."""
    return {"words": why(context["request"].user, verb, record, known=known)}


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """One picture of the sprite, without meaning for screen readers: a word always stands by."""
    return format_html(
        '<svg class="ic" aria-hidden="true" focusable="false"><use href="{}#i-{}"/></svg>',
        static("phoihop/img/icons.svg"),
        name,
    )
