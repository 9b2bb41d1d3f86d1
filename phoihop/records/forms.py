"""Lập biểu mẫu báo cáo: checking and keeping the lines, written parts and rules of a form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.lib.vietnamese import fold
from phoihop.records.errors import ReportError
from phoihop.records.models import Form, FormVersion, Indicator
from phoihop.registry import trail
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand

MOST_LINES = 300
OPERATIONS = ("=", "<=")


class UnusableForm(ReportError):
    """Biểu mẫu chưa dùng được: the sentence names the line."""


@dataclass(frozen=True, slots=True)
class Line:
    """Dòng của biểu mẫu: one figure to fill in; `indicator` is its primary key, if it has one."""

    label: str
    unit: str = ""
    decimals: int = 0
    section: str = ""
    key: str = ""
    indicator: int | None = None
    required: bool = False

    @classmethod
    def of(cls, indicator: Indicator, *, section: str = "", required: bool = False) -> Line:
        return cls(
            label=indicator.name,
            unit=indicator.unit,
            decimals=indicator.decimals,
            section=section,
            key=indicator.code,
            indicator=indicator.pk,
            required=required,
        )


@dataclass(frozen=True, slots=True)
class SumRule:
    """Ràng buộc: the sum of `left` equals, or is at most, the sum of `right`."""

    left: tuple[str, ...]
    op: str
    right: tuple[str, ...]
    hard: bool = True


@transaction.atomic
def make_form(
    name: str,
    lines: Sequence[Line],
    *,
    body: Body,
    account: Account,
    texts: Sequence[str] = (),
    rules: Sequence[SumRule] = (),
) -> FormVersion:
    """Make a form with its first version. Raises UnusableForm, NotAllowed."""
    form = Form(body=body, name=" ".join(name.split())[:250])
    demand(account, "make", form)
    if not form.name:
        raise UnusableForm(_("Hãy đặt tên cho biểu mẫu."))
    form.save()
    return _add_version(form, lines, texts, rules, account)


@transaction.atomic
def change_form(
    form: Form,
    lines: Sequence[Line],
    *,
    account: Account,
    texts: Sequence[str] = (),
    rules: Sequence[SumRule] = (),
) -> FormVersion:
    """Make the form's next version; rounds that use an earlier one keep it."""
    demand(account, "make", form)
    Form.objects.select_for_update().get(pk=form.pk)
    return _add_version(form, lines, texts, rules, account)


def _add_version(
    form: Form,
    lines: Sequence[Line],
    texts: Sequence[str],
    rules: Sequence[SumRule],
    account: Account,
) -> FormVersion:
    kept = checked_lines(lines)
    last = form.versions.order_by("-number").first()
    version = FormVersion.objects.create(
        form=form,
        number=last.number + 1 if last else 1,
        lines=kept,
        texts=_written_parts(texts),
        rules=checked_rules(rules, {line["key"] for line in kept}),
        made_by=account,
    )
    after = {"name": form.name, "version": version.number, "lines": len(kept)}
    trail.record("make", form, actor=account, body=form.body, after=after)
    return version


def checked_lines(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """Return the lines as they are stored, each with a key of its own."""
    if not lines:
        raise UnusableForm(_("Biểu mẫu chưa có dòng số liệu nào."))
    if len(lines) > MOST_LINES:
        message = _(
            "Biểu mẫu có %(count)s dòng; nhiều nhất là %(most)s. Hãy tách thành nhiều biểu."
        )
        raise UnusableForm(message % {"count": len(lines), "most": MOST_LINES})
    taken: set[str] = set()
    return [_checked_line(number, line, taken) for number, line in enumerate(lines, 1)]


def _checked_line(number: int, line: Line, taken: set[str]) -> dict[str, Any]:
    label = " ".join(line.label.split())[:250]
    if not label:
        raise UnusableForm(_("Dòng %(number)s chưa có tên chỉ tiêu.") % {"number": number})
    if not 0 <= line.decimals <= 6:
        message = _("Dòng %(number)s: số chữ số sau dấu phẩy phải từ 0 đến 6.")
        raise UnusableForm(message % {"number": number})
    key = _free_key(line.key or f"dong.{fold(label)}", taken)
    taken.add(key)
    return {
        "key": key,
        "label": label,
        "unit": " ".join(line.unit.split())[:60],
        "decimals": line.decimals,
        "section": " ".join(line.section.split())[:250],
        "indicator": line.indicator,
        "required": line.required,
    }


def _free_key(wanted: str, taken: set[str]) -> str:
    base = "-".join(wanted.split())[:50]
    if base not in taken:
        return base
    return next(key for n in range(2, MOST_LINES + 2) if (key := f"{base}-{n}") not in taken)


def _written_parts(texts: Sequence[str]) -> list[dict[str, str]]:
    labels = [" ".join(text.split())[:250] for text in texts]
    return [{"key": f"phan-{n}", "label": label} for n, label in enumerate(labels, 1) if label]


def checked_rules(rules: Sequence[SumRule], keys: set[str]) -> list[dict[str, Any]]:
    """Return the rules as they are stored. Raises UnusableForm for a line the form has not."""
    for rule in rules:
        missing = [key for key in (*rule.left, *rule.right) if key not in keys]
        if missing or rule.op not in OPERATIONS or not rule.left or not rule.right:
            message = _("Ràng buộc nêu dòng không có trong biểu mẫu: %(keys)s.")
            raise UnusableForm(message % {"keys": ", ".join(missing) or "–"})
    return [
        {"left": list(r.left), "op": r.op, "right": list(r.right), "hard": r.hard} for r in rules
    ]
