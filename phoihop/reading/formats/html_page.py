"""Thông tin quanh bài viết: title, day, author, views, attachments, captions, radio."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import unquote

from phoihop.reading.formats.html_article import SILENT, is_caption, words_of
from phoihop.reading.formats.html_counters import counters_of, sounds_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DAY = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_VIEWS = re.compile(
    r"(?:lượt xem|lần đọc|lượt đọc|lần xem|đã xem|view count|views)\s*:?\s*\(?(\d[\d.,]*)", re.I
)
_VIEWED = re.compile(r"(?<![\d:/.])(\d[\d.,]*)\s*(?:lượt xem|lượt đọc|views)", re.I)
_AUTHOR = re.compile(
    r"(?:tác giả(?: bài viết)?|người viết|tin, ảnh|tin ảnh|tin bài|bài, ảnh)\s*:\s*(.{2,60})", re.I
)
_ATTACHMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|rtf|zip|rar)(?:$|[?#])", re.I)
_SITE_TAIL = re.compile(r"(?<!\s)\s+(?:[|–—»-]|::)\s+[^|–—»]{3,90}$")
_DAY_HOLDERS = re.compile(r"date|time|ngay|publish|post-?info|meta|detail", re.I)
_TITLE = re.compile(r"title|tieude|tieu-de|headline", re.I)
_NAME = re.compile(r"[A-ZĐÀ-Ỹ][a-zđà-ỹ]{0,7}(?: [A-ZĐÀ-Ỹ][a-zđà-ỹ]{0,7}){1,4}")
_SHORTEST_TITLE = 20
_SHORT_LINE = 160
_HOLDERS = 6


def metadata_of(root: _Element, article: _Element) -> dict[str, str]:
    """What the page says about its article; keys appear only when something was found."""
    published = _published_line(root, article)
    found = {
        "title": _title(root, article),
        "published": published,
        "published_on": _day_in(published) or _day_in(_meta(root, "article:published_time")),
        "author": _author(root) or _signed(article),
        "views": _views(root),
        "attachments": "\n".join(_attachments(root)),
        "captions": "\n".join(_captions(article)),
        "audio": "\n".join(sounds_of(root)),
        "site": _meta(root, "og:site_name"),
        "language": root.get("lang") or "",
    }
    return {name: words for name, words in found.items() if words} | counters_of(root)


def _title(root: _Element, article: _Element) -> str:
    page_title = _one_line(root.find(".//title"))
    shared = _meta(root, "og:title")
    for heading in root.iter("h1", "h2"):
        words = _one_line(heading)
        if words and (words in page_title or words in shared):
            return words
    inside = [words for words in map(_one_line, article.iter("h1", "h2")) if len(words) > 15]
    if inside:
        return inside[0]
    return _line_marked_as_title(root, article) or _SITE_TAIL.sub("", shared or page_title)


def _line_marked_as_title(root: _Element, article: _Element) -> str:
    """On old portals the title is a line of a table, known by its class alone."""
    for element in _around(root, article):
        marked = f"{element.get('class') or ''} {element.get('id') or ''}"
        if marked != " " and _TITLE.search(marked):
            words = _short(element, limit=300)
            if len(words) >= _SHORTEST_TITLE:
                return words
    return ""


def _published_line(root: _Element, article: _Element) -> str:
    """The short line with a full date that stands nearest before the article's text."""
    for element in root.iter("time"):
        words = _one_line(element) or element.get("datetime") or ""
        if _day_in(words):
            return words
    best = ""
    for element in _around(root, article):
        words = _own_line(element)
        if len(words) <= _SHORT_LINE and _DAY.search(words):
            marked = f"{element.get('class') or ''} {element.get('id') or ''}"
            if _DAY_HOLDERS.search(marked):
                return words
            best = best or words
    return best


def _around(root: _Element, article: _Element) -> Iterator[_Element]:
    """Elements of the article first, then those of its nearest holders."""
    tags = ("span", "div", "p", "td", "li", "em", "i", "small", "label", "strong", "b", "a")
    yield from article.iter(*tags)
    for holder, _ in zip(article.iterancestors(), range(_HOLDERS), strict=False):
        yield from holder.iter(*tags)


def _author(root: _Element) -> str:
    named = _meta(root, "author") or _meta(root, "article:author")
    if named and len(named) <= 80:
        return named
    for element in root.iter("p", "div", "span", "strong", "b", "em", "td"):
        if re.search(r"author|tacgia|tac-gia", f"{element.get('class')} {element.get('id')}", re.I):
            words = _short(element, limit=80)
            found = _AUTHOR.search(words)
            if words:
                return found[1].strip() if found else words
    for element in root.iter("p", "div", "span", "strong", "td"):
        words = _own_line(element)
        found = _AUTHOR.match(words) if len(words) <= 80 else None
        if found:
            return found[1].strip()
    return ""


def _signed(article: _Element) -> str:
    """The name that stands alone in the last line of the article, as local portals sign."""
    lines = [
        element for element in article.iter("p", "div", "strong", "b", "em") if len(element) < 3
    ]
    for element in reversed(lines[-6:]):
        words = _one_line(element)
        if _NAME.fullmatch(words):
            return words
        if len(words) > _SHORT_LINE // 2:
            return ""
    return ""


def _views(root: _Element) -> str:
    for element in root.iter("span", "div", "p", "td", "li", "label", "em", "i", "b", "strong"):
        if element.tag in SILENT:
            continue
        words = _short(element)
        found = _VIEWS.search(words) or _VIEWED.search(words)
        if found:
            return re.sub(r"\D", "", found[1])
    return ""


def _attachments(root: _Element) -> list[str]:
    named: list[str] = []
    for link in root.iter("a"):
        target = link.get("href") or ""
        if _ATTACHMENT.search(target):
            words = _one_line(link)
            name = words if len(words) > 3 else unquote(target.split("?")[0].rpartition("/")[2])
            if name not in named:
                named.append(name[:200])
    return named[:50]


def _captions(article: _Element) -> list[str]:
    found: list[str] = []
    for element in article.iter():
        if isinstance(element.tag, str) and is_caption(element):
            words = words_of(element)
            if words and words not in found:
                found.append(words)
    return found[:50]


def _meta(root: _Element, name: str) -> str:
    for element in root.iter("meta"):
        if name in (element.get("property"), element.get("name"), element.get("itemprop")):
            words = " ".join((element.get("content") or "").split())
            if words:
                return words
    return ""


def _one_line(element: _Element | None) -> str:
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def _short(element: _Element, *, limit: int = _SHORT_LINE) -> str:
    """The words of an element, or nothing once they grow beyond a line."""
    words = ""
    for piece in element.itertext():
        words += str(piece)
        if len(words) > 4 * limit:
            return ""
    words = " ".join(words.split())
    return words if len(words) <= limit else ""


def _own_line(element: _Element) -> str:
    """The words directly in the element, not those of blocks inside it."""
    own = [element.text or ""]
    for child in element:
        if child.tag in ("b", "strong", "i", "em", "span", "small", "u", "font"):
            own.append(child.text or "")
        own.append(child.tail or "")
    return " ".join(" ".join(own).split())


def _day_in(words: str) -> str:
    iso = _ISO_DAY.search(words)
    found = iso.groups() if iso else None
    local = None if iso else _DAY.search(words)
    if local:
        found = (local[3], local[2], local[1])
    if not found:
        return ""
    try:
        return date(*(int(part) for part in found)).isoformat()
    except ValueError:
        return ""
