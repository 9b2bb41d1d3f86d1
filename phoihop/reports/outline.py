"""Đề cương: the headings of a consolidated report, each with what stands under it.

    I. Kết quả chăm lo = I. CHĂM LO
    II. Khó khăn và đề xuất = Khó khăn, vướng mắc; Đề xuất, kiến nghị

Right of "=" stand sections and written parts of the form, by their names. What no heading names
would be lost, so it is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from phoihop.lib.vietnamese import fold
from phoihop.records.models import FormVersion
from phoihop.reports.errors import PaperError

_NUMERAL = re.compile(r"\s*(?:[IVXLC]{1,6}|\d{1,2}|[A-ZĐ])[.)]\s+")
RESULTS = "Kết quả thực hiện"


@dataclass(frozen=True, slots=True)
class Heading:
    """Đề mục: its words without numeral, the sections and the written parts under it."""

    title: str
    sections: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


def own_outline(version: FormVersion) -> list[Heading]:
    """Return the order of the form: its figures first, then each written part."""
    headings = [Heading(RESULTS, sections=_sections(version))] if version.lines else []
    return headings + [Heading(text["label"], parts=(text["key"],)) for text in version.texts]


def read_outline(text: str, version: FormVersion) -> list[Heading]:
    """Read what the office wrote; empty is the form's own order. Raises PaperError."""
    if not text.strip():
        return own_outline(version)
    sections = {fold(name): name for name in _sections(version)}
    parts = {fold(one["label"]): one["key"] for one in version.texts}
    headings = [_heading(line, sections, parts) for line in text.splitlines() if line.strip()]
    _demand_all(headings, version)
    return headings


def write_outline(headings: list[Heading], version: FormVersion) -> str:
    """Write headings so that `read_outline` reads them back."""
    labels = {one["key"]: one["label"] for one in version.texts}
    return "\n".join(
        f"{one.title} = {'; '.join([*one.sections, *(labels[key] for key in one.parts)])}"
        for one in headings
    )


def bare(title: str) -> str:
    """Return a heading without its own numeral; the report numbers its headings anew.

    >>> bare("II. AN SINH XÃ HỘI")
    'AN SINH XÃ HỘI'
    """
    return _NUMERAL.sub("", title, count=1).strip()


def _sections(version: FormVersion) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line["section"] for line in version.lines))


def _heading(line: str, sections: dict[str, str], parts: dict[str, str]) -> Heading:
    title, sign, names = line.partition("=")
    if not sign or not title.strip():
        message = _("Đề mục “%(line)s” thiếu dấu “=” và tên mục của biểu mẫu.")
        raise PaperError(message % {"line": line.strip()[:80]})
    found_sections, found_parts = [], []
    for name in (one.strip() for one in names.split(";")):
        if fold(name) in sections:
            found_sections.append(sections[fold(name)])
        elif fold(name) in parts:
            found_parts.append(parts[fold(name)])
        else:
            message = _("Biểu mẫu không có mục “%(name)s”.")
            raise PaperError(message % {"name": name[:80] or "–"})
    return Heading(bare(title)[:200], tuple(found_sections), tuple(found_parts))


def _demand_all(headings: list[Heading], version: FormVersion) -> None:
    named = {name for one in headings for name in (*one.sections, *one.parts)}
    labels = {one["key"]: one["label"] for one in version.texts}
    left = [name for name in _sections(version) if name not in named]
    left += [label for key, label in labels.items() if key not in named]
    if left:
        message = _("Đề cương chưa có chỗ cho: %(names)s.")
        raise PaperError(message % {"names": "; ".join(name or RESULTS for name in left)})
