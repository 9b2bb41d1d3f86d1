"""Biểu mẫu của đề xuất: what a clerk sees filled in, may change, and sends back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.intake.models import Proposal
from phoihop.lib.dates import format_day
from phoihop.records.models import Assessment, Assignment, Figure
from phoihop.web.office.linking import LINKS, Link, links_of
from phoihop.web.office.values import (
    BandsField,
    CountField,
    DayField,
    NamesField,
    NumberField,
    PickField,
    TickField,
    WordsField,
)

Text = str | Promise
AnyField = WordsField | NamesField | DayField | NumberField | BandsField | PickField | TickField
Kind = Proposal.Kind


@dataclass(frozen=True, slots=True)
class Entry:
    """Ô nhập: one value of one kind of proposal."""

    name: str
    label: Text
    kind: type[forms.Field] = WordsField
    rows: int = 1
    choices: tuple[tuple[str, Text], ...] = field(default=())


_L = gettext_lazy

STATEMENT_KINDS: tuple[tuple[str, Text], ...] = (
    ("report", _L("báo cáo")),
    ("recommendation", _L("kiến nghị")),
    ("response", _L("trả lời, giải trình")),
    ("directive", _L("chỉ đạo")),
    ("conclusion", _L("kết luận")),
    ("opinion", _L("ý kiến")),
    ("praise", _L("biểu dương")),
)

ENTRIES: dict[str, tuple[Entry, ...]] = {
    Kind.RECOMMENDATION: (
        Entry("from", _L("Đơn vị kiến nghị")),
        Entry("to", _L("Gửi tới")),
        Entry("content", _L("Nội dung"), rows=3),
    ),
    Kind.ASSIGNMENT: (
        Entry("to", _L("Đơn vị chủ trì"), NamesField),
        Entry("with", _L("Phối hợp"), NamesField),
        Entry("task", _L("Nhiệm vụ"), rows=3),
        Entry(
            "time_kind", _L("Kiểu thời hạn"), PickField, choices=tuple(Assignment.TimeKind.choices)
        ),
        Entry("due", _L("Ngày cuối còn đúng hạn"), DayField),
        Entry("by", _L("Người, đơn vị giao")),
    ),
    Kind.FIGURE: (
        Entry("what", _L("Chỉ tiêu, việc được đếm"), rows=2),
        Entry("compare", _L("So sánh"), PickField, choices=tuple(Figure.Compare.choices)),
        Entry("value", _L("Giá trị"), NumberField),
        Entry("unit", _L("Đơn vị tính")),
    ),
    Kind.TALLY: (
        Entry("body", _L("Đơn vị có chỉ tiêu")),
        Entry("total", _L("Tổng số chỉ tiêu"), CountField),
        Entry("bands", _L("Các mức"), BandsField, rows=4),
    ),
    Kind.PERSON: (
        Entry("name", _L("Họ và tên")),
        Entry("posts", _L("Chức vụ"), NamesField),
    ),
    Kind.MEETING: (
        Entry("title", _L("Tên hội nghị"), rows=2),
        Entry("kind", _L("Loại")),
        Entry("date", _L("Ngày"), DayField),
        Entry("time_of_day", _L("Buổi")),
        Entry("place", _L("Nơi họp")),
        Entry("host", _L("Đơn vị tổ chức"), NamesField),
        Entry("chairs", _L("Người chủ trì"), NamesField),
        Entry("period", _L("Kỳ")),
    ),
    Kind.STATEMENT: (
        Entry("speaker", _L("Người phát biểu")),
        Entry("kind", _L("Loại phát biểu"), PickField, choices=STATEMENT_KINDS),
        Entry("content", _L("Nội dung"), rows=3),
    ),
    Kind.ASSESSMENT: (
        Entry("body", _L("Đơn vị được đánh giá")),
        Entry("kind", _L("Loại đánh giá"), PickField, choices=tuple(Assessment.Kind.choices)),
        Entry("field", _L("Lĩnh vực")),
        Entry("period", _L("Kỳ được đánh giá")),
        Entry("content", _L("Nội dung"), rows=3),
    ),
    Kind.PROGRAMME: (
        Entry("name", _L("Tên chương trình"), rows=2),
        Entry("period", _L("Giai đoạn")),
    ),
    Kind.MOVEMENT: (Entry("name", _L("Tên phong trào"), rows=2),),
    Kind.CITED_DOCUMENT: (
        Entry("kind", _L("Loại văn bản")),
        Entry("number", _L("Số, ký hiệu")),
        Entry("issuer", _L("Đơn vị ban hành")),
        Entry("date", _L("Ngày ban hành"), DayField),
    ),
}

LETTERS_IN_A_ROW, MOST_ROWS = 38, 8
TEXT_ONLY = frozenset({"to", "with", "due", "time_kind"})
"""A sentence kept as text only has no owner and no day: these boxes are not shown for it."""


class ProposalForm(forms.Form):
    """Đề xuất đang xem: every value in its box, with the words that support it."""

    use_required_attribute = False

    def __init__(self, proposal: Proposal, data: Any = None) -> None:
        super().__init__(data, auto_id="f-%s", prefix=None)
        self.proposal = proposal
        self.values = proposal.values
        self.links = {link.name: link for link in links_of(proposal)}
        for entry in entries_of(proposal):
            self.fields[entry.name] = self._field(entry)
            for words_in, name in LINKS.get(proposal.kind, ()):
                if words_in == entry.name and name in self.links:
                    self.fields[name] = _link_field(self.links[name])

    def changed_values(self) -> dict[str, Any]:
        """Return only what the clerk made different from what was read."""
        changed = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in self.links and not _same(value, self.values.get(name))
        }
        changed |= self._changed_links()
        if "due" in changed and self.values.get("year_inferred"):
            changed["year_inferred"] = False
        if "bands" in changed:
            _keep_derived(changed["bands"], self.values.get("bands") or [])
        return changed

    def _changed_links(self) -> dict[str, Any]:
        """A link that was left alone follows the words, also when these were changed."""
        return {
            name: self.cleaned_data[name]
            for name, link in self.links.items()
            if (self.cleaned_data.get(name) or "") != link.chosen
        }

    def _field(self, entry: Entry) -> forms.Field:
        value = self.values.get(entry.name)
        options: dict[str, Any] = {"label": entry.label, "required": False}
        if entry.choices:
            options["choices"] = _choices(entry, value)
        elif entry.rows > 1:
            options["widget"] = forms.Textarea(attrs={"rows": _rows(entry, value)})
        made: Any = entry.kind(**options)
        made.initial = made.as_written(value)
        made.help_text = _hint(self.proposal, entry.name)
        made.widget.attrs.update(self._attributes(entry.name, hint=bool(made.help_text)))
        field_made: forms.Field = made
        return field_made

    def _attributes(self, name: str, *, hint: bool) -> dict[str, str]:
        read = self.proposal.fields.get(name) or {}
        evidence = read.get("evidence") or []
        attributes = {"class": "in", "autocomplete": "off"}
        if evidence:
            attributes["data-evidence"] = " ".join(f"{start}-{end}" for start, end in evidence)
        described = []
        if hint:
            described.append(f"f-{name}-hint")
        if read.get("note"):
            attributes["class"] = "in chk"
        if described:
            attributes["aria-describedby"] = " ".join(described)
        return attributes

    def mark_errors(self) -> None:
        """Point each wrong box to the sentence that says what is wrong with it."""
        for name in self.errors:
            if name in self.fields:
                attributes = self.fields[name].widget.attrs
                attributes["aria-invalid"] = "true"
                before = attributes.get("aria-describedby", "")
                attributes["aria-describedby"] = f"f-{name}-error {before}".strip()


class BodyField(forms.ChoiceField):
    """Chọn đơn vị: the list may have changed since the page was shown; the room checks the key."""

    def valid_value(self, value: Any) -> bool:
        return str(value).isdecimal() and len(str(value)) < 19


def _link_field(link: Link) -> forms.Field:
    made = BodyField(
        label=_("Trong sổ đăng ký"), required=False, choices=link.choices, initial=link.chosen
    )
    made.help_text = link.hint
    classes = "in link chk" if link.hint else "in link"
    made.widget.attrs.update({"class": classes})
    if link.hint:
        made.widget.attrs["aria-describedby"] = f"f-{link.name}-hint"
    return made


def entries_of(proposal: Proposal) -> list[Entry]:
    entries = ENTRIES[proposal.kind]
    if proposal.is_text_only:
        return [entry for entry in entries if entry.name not in TEXT_ONLY]
    return list(entries)


def lines_of(proposal: Proposal) -> list[dict[str, str]]:
    """Return label and value of every box, for proposals that are only shown."""
    form = ProposalForm(proposal)
    lines = []
    for entry in entries_of(proposal):
        words = form.fields[entry.name].initial
        chosen = dict(_choices(entry, words)).get(words, words) if entry.choices else words
        lines.append({"label": str(entry.label), "value": str(chosen or "")})
    return lines


def newer_lines(proposal: Proposal) -> list[dict[str, str]]:
    """Return what the newest reading says otherwise than what was decided."""
    if not proposal.newer:
        return []
    lines = []
    for entry in entries_of(proposal):
        options: dict[str, Any] = {"choices": entry.choices} if entry.choices else {}
        made: Any = entry.kind(**options)
        words = str(made.as_written(proposal.newer.get(entry.name)) or "")
        now = str(made.as_written(proposal.values.get(entry.name)) or "")
        if words != now:
            lines.append({"label": str(entry.label), "value": now, "newer": words})
    return lines


def typed_lines(proposal: Proposal, data: Any) -> dict[str, str]:
    """Return by its label what a clerk had in each box, for showing it beside another's."""
    entries = entries_of(proposal)
    if not any(entry.name in data for entry in entries):
        return {}
    typed = {entry: str(data.get(entry.name, "")) for entry in entries}
    return {
        str(entry.label): str(dict(entry.choices).get(words, words)) if entry.choices else words
        for entry, words in typed.items()
    }


def _rows(entry: Entry, value: Any) -> int:
    """Tall enough for what was read, so that nothing of it has to be scrolled for."""
    needed = len(str(value or "")) // LETTERS_IN_A_ROW + 1
    return min(max(entry.rows, needed), MOST_ROWS)


def _choices(entry: Entry, value: Any) -> list[tuple[str, Text]]:
    known = [("", _("không rõ")), *entry.choices]
    if value and value not in dict(known):
        known.append((str(value), str(value)))
    return known


def _hint(proposal: Proposal, name: str) -> str:
    read = proposal.fields.get(name) or {}
    note = str(read.get("note") or "")
    if name == "due":
        return " · ".join(filter(None, [_due_hint(proposal.values), note]))
    return note


def _due_hint(values: dict[str, Any]) -> str:
    parts = []
    if values.get("due_words"):
        parts.append(_("văn bản ghi “%(words)s”") % {"words": values["due_words"]})
    last = _last_day(values)
    if last and values.get("due_excluded"):
        days = {"before": format_day(last + timedelta(days=1)), "last": format_day(last)}
        parts.append(_("trước %(before)s · ngày cuối %(last)s") % days)
    if values.get("year_inferred"):
        parts.append(_("năm suy ra từ ngày họp"))
    return ", ".join(parts)


def _last_day(values: dict[str, Any]) -> date | None:
    try:
        return date.fromisoformat(str(values.get("due") or ""))
    except ValueError:
        return None


def _same(new: Any, old: Any) -> bool:
    if isinstance(old, list) and isinstance(new, list):
        return [_bare(part) for part in new] == [_bare(part) for part in old]
    if old in (None, "", []):
        return new in (None, "", [])
    return str(new) == str(old).strip() or new == old


def _bare(part: Any) -> Any:
    return (part.get("label"), part.get("count")) if isinstance(part, dict) else part


def _keep_derived(bands: list[dict[str, Any]], read: list[dict[str, Any]]) -> None:
    """A band that the clerk left as it was keeps its mark of being computed."""
    derived = {_bare(band) for band in read if band.get("derived")}
    for band in bands:
        band["derived"] = _bare(band) in derived
