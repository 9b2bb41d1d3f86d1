"""Biểu mẫu dạng chữ: lines and rules written as an office writes them, one to a line.

    I. CHĂM LO
    Suất quà tặng * | suất
    Trị giá quà tặng | triệu đồng | 3
    Nhà xây mới | căn
    Nhà xây mới và sửa chữa | căn

A block pasted from Excel (columns parted by tabs) reads the same. A line without a unit that
begins with a Roman number or ends with a colon opens a section; "*" marks what must be filled.
Rules name lines: "Nhà xây mới ≤ Nhà xây mới và sửa chữa", "A + B = C".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from phoihop.lib.vietnamese import fold
from phoihop.records.forms import Line, SumRule, UnusableForm
from phoihop.records.models import FormVersion, Indicator

_SECTION = re.compile(r"(?:[IVXLC]{1,6}|[A-ZĐ])[.)] ")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,3}[.)]? ")
_OPERATION = re.compile(r"<=|≤|=")


def read_lines(text: str, known: Sequence[Indicator] = ()) -> list[Line]:
    """Read the lines of a form; those named like an indicator of the same unit become it.

    Raises UnusableForm with the number of the line that cannot be read.
    """
    indicators = {(fold(one.name), fold(one.unit)): one for one in known if not one.is_ratio}
    section, lines = "", []
    for number, raw in enumerate(text.splitlines(), 1):
        cells = [" ".join(cell.split()) for cell in re.split(r"[|\t]", raw)]
        if not any(cells):
            continue
        if opens_section(cells):
            section = cells[0].rstrip(":").strip()
            continue
        lines.append(_line(number, cells, section, indicators))
    return lines


def opens_section(cells: Sequence[str]) -> bool:
    alone = not any(cells[1:])
    return alone and bool(_SECTION.match(cells[0]) or cells[0].endswith(":"))


def _line(
    number: int,
    cells: list[str],
    section: str,
    indicators: Mapping[tuple[str, str], Indicator],
) -> Line:
    label, unit, decimals = [*cells, "", ""][:3]
    label = _NUMBER.sub("", label, count=1) if _NUMBER.match(label) else label
    required = label.endswith("*")
    label = label.rstrip("* ").strip()
    if decimals and not (decimals.isdecimal() and int(decimals) <= 6):
        message = _("Dòng %(number)s: “%(words)s” không phải số chữ số sau dấu phẩy (từ 0 đến 6).")
        raise UnusableForm(message % {"number": number, "words": decimals[:20]})
    indicator = indicators.get((fold(label), fold(unit)))
    if indicator is not None:
        return Line.of(indicator, section=section, required=required)
    return Line(label, unit, int(decimals or 0), section, required=required)


def read_rules(text: str, lines: Sequence[Mapping[str, Any]]) -> list[SumRule]:
    """Read the rules between lines. Raises UnusableForm for a line the form has not."""
    keys = {fold(line["label"]): line["key"] for line in lines}
    return [_rule(raw, keys) for raw in text.splitlines() if raw.strip()]


def _rule(raw: str, keys: Mapping[str, str]) -> SumRule:
    operation = _OPERATION.search(raw)
    if operation is None:
        message = _("Ràng buộc “%(words)s” thiếu dấu = hoặc ≤.")
        raise UnusableForm(message % {"words": raw.strip()[:80]})
    left, right = raw[: operation.start()], raw[operation.end() :]
    op = "=" if operation.group() == "=" else "<="
    return SumRule(_keys(left, keys), op, _keys(right, keys))


def _keys(words: str, keys: Mapping[str, str]) -> tuple[str, ...]:
    """A name that itself holds "+" would be cut, so the whole is tried first."""
    if fold(words.strip()) in keys:
        return (keys[fold(words.strip())],)
    parts = [part.strip() for part in words.split(" + ")]
    missing = [part for part in parts if fold(part) not in keys]
    if missing:
        message = _("Ràng buộc nêu dòng không có trong biểu mẫu: %(keys)s.")
        raise UnusableForm(message % {"keys": ", ".join(part[:60] or "–" for part in missing)})
    return tuple(keys[fold(part)] for part in parts)


def write_lines(version: FormVersion) -> str:
    """Write a version so that `read_lines` reads it back."""
    written, section = [], ""
    for line in version.lines:
        if line["section"] != section:
            section = line["section"]
            written.append(section if _SECTION.match(section) else f"{section}:")
        label = f"{line['label']} *" if line["required"] else line["label"]
        cells = [label, line["unit"]]
        written.append(" | ".join([*cells, str(line["decimals"])] if line["decimals"] else cells))
    return "\n".join(written)


def write_rules(version: FormVersion) -> str:
    """Write the rules so that `read_rules` reads them back."""
    labels = {line["key"]: line["label"] for line in version.lines}
    signs = {"=": "=", "<=": "≤"}
    return "\n".join(
        f"{' + '.join(labels[k] for k in rule['left'])} {signs[rule['op']]} "
        f"{' + '.join(labels[k] for k in rule['right'])}"
        for rule in version.rules
    )
