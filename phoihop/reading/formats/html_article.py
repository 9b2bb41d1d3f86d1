"""Phần chính của trang web: finding the article, and writing it out as plain lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from phoihop.reading.formats.letterhead import MOST_CELLS, sets_a_head

if TYPE_CHECKING:
    from lxml.etree import _Element

SILENT = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed",
    "canvas", "button", "select", "option", "textarea", "input", "nav", "footer", "dialog", "head",
    "audio", "video", "map",
})  # fmt: skip
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "tfoot", "thead", "tr", "ul",
})  # fmt: skip
CELLS = frozenset({"td", "th"})
FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|sidebar|footer|comments?|binhluan|binh-luan|share|"
    r"social|related|lienquan|lien-quan|tinlienquan|banner|advert\w*|quangcao|login|search|paging|"
    r"pagination|pager|widget|counter|thongke|thong-ke|captcha|ratings?|stars|danhgia|danh-gia|cookie|tags?|"
    r"toolbar|tools|skip|copyright|popup|modal|othernews|other-news|tinkhac|tin-khac|morenews)(?:$|[\s_-])",
    re.I,
)
_CAPTION = re.compile(r"caption|chuthich|chu-thich|img-?note|image-?desc", re.I)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BLANKS = re.compile(r"[ \t\r\n\x0b\x0c]+")
_GAPS = re.compile(r"[ \n]+")
_ENOUGH, _MOST_OF_ONE = 25, 3_000
"""Characters: fewer are a label; a page of old has its whole article in one cell."""
_MAX_DEPTH = 400
_MANY_LINKS = 0.15


def article_of(root: _Element) -> _Element:
    """The element that holds the article: most running text, fewest links."""
    body = root.find("body")
    top = body if body is not None else root
    worths = _worths(top)
    scores: dict[_Element, float] = {}
    for element, worth in worths.items():
        for share, holder in zip((1.0, 0.5, 0.25), element.iterancestors(), strict=False):
            scores[holder] = scores.get(holder, 0.0) + worth * share
        if element.tag not in ("p", "span", "li"):
            scores[element] = scores.get(element, 0.0) + worth
    if not scores:
        return top
    best = max(scores, key=lambda element: scores[element] * (1 - _link_share(element)))
    return _with_siblings(best, top, worths)


def _worths(top: _Element) -> dict[_Element, float]:
    """How much running text stands in each block itself, whatever its letters are wrapped in.

    Words of links do not count, nor those of the page's furniture.
    """
    holders: dict[_Element, _Element | None] = {}
    words: dict[_Element, list[str]] = {}
    furniture: dict[_Element, bool] = {}
    for element in top.iter():
        parent = element.getparent()
        outer = holders.get(parent) if parent is not None else None
        is_text = isinstance(element.tag, str) and element.tag not in SILENT
        is_block = is_text and (element.tag in BLOCKS or element.tag in CELLS)
        own = element if is_block or element is top else outer
        holders[element] = own if is_text and element.tag != "a" else None
        if element.text and holders[element] is not None:
            words.setdefault(_known(holders[element]), []).append(element.text)
        if element.tail and outer is not None and element is not top:
            words.setdefault(outer, []).append(element.tail)
    return {
        element: worth
        for element, pieces in words.items()
        if (worth := _worth(pieces)) > 0 and not _in_furniture(element, furniture)
    }


def _known(element: _Element | None) -> _Element:
    assert element is not None
    return element


def _worth(pieces: list[str]) -> float:
    text = " ".join(" ".join(pieces).split())
    if len(text) < _ENOUGH:
        return 0.0
    return min(len(text), _MOST_OF_ONE) / 100 + text.count(",") * 0.2


def _in_furniture(element: _Element, known: dict[_Element, bool]) -> bool:
    """Whether the element, or one that holds it, belongs to the page and not to the article."""
    passed: list[_Element] = []
    answer = False
    for holder in (element, *element.iterancestors()):
        if holder in known:
            answer = known[holder]
            break
        passed.append(holder)
        if holder.tag in SILENT or _is_marked_as_furniture(holder):
            answer = True
            break
    known.update(dict.fromkeys(passed, answer))
    return answer


def is_caption(element: _Element) -> bool:
    """Whether the element holds the words under a picture: they are told with the page."""
    return element.tag == "figcaption" or bool(_CAPTION.search(element.get("class") or ""))


def text_of(element: _Element) -> str:
    """The words of an element as a reader sees them: blocks as lines, cells parted by tabs."""
    pieces: list[str] = []
    _write(element, pieces, depth=0)
    text = _GAPS.sub(_one_line_end, "".join(pieces))
    return "\n".join(line.strip(" \t") for line in text.split("\n")).strip()


def _one_line_end(gap: re.Match[str]) -> str:
    return "\n" if "\n" in gap[0] else gap[0]


def words_of(element: _Element) -> str:
    """The words of an element on one line."""
    return " ".join(text_of(element).split())


def _write(element: _Element, pieces: list[str], *, depth: int) -> None:
    tag = element.tag
    if not isinstance(tag, str) or tag in SILENT or depth > _MAX_DEPTH:
        return
    if depth and (_is_marked_as_furniture(element) or is_caption(element)):
        return
    if tag == "br":
        pieces.append("\n")
    block = tag in BLOCKS
    if block:
        pieces.append("\n")
    if tag == "li":
        pieces.append("- ")
    in_row = tag == "tr"
    _append(pieces, element.text)
    for child in element:
        if in_row and child.tag in CELLS and not is_caption(child):
            _write_cell(child, pieces, depth + 1)
        else:
            _write(child, pieces, depth=depth + 1)
        _append(pieces, child.tail)
    if block:
        pieces.append("\n")


def _write_cell(cell: _Element, pieces: list[str], depth: int) -> None:
    """A cell of a data row stays on its line; a cell that fills a row alone is layout."""
    row = cell.getparent()
    cells = [child for child in row if child.tag in CELLS] if row is not None else []
    inner: list[str] = []
    _append(inner, cell.text)
    for child in cell:
        _write(child, inner, depth=depth + 1)
        _append(inner, child.tail)
    if len(cells) == 1 or len(inner) > 60 or _sets_a_head(cells):
        pieces.extend(["\n", *inner, "\n"])
        return
    if cells and cell is not cells[0]:
        pieces.append("\t")
    pieces.append(" ".join("".join(inner).split()))


def _sets_a_head(cells: list[_Element]) -> bool:
    if len(cells) > MOST_CELLS:
        return False
    return sets_a_head([" ".join(map(str, cell.itertext())) for cell in cells])


def _append(pieces: list[str], text: str | None) -> None:
    if text:
        pieces.append(_BLANKS.sub(" ", text))


def _link_share(element: _Element) -> float:
    linked = sum(_length(link) for link in element.iter("a"))
    return min(linked / (_length(element) or 1), 1.0)


def _length(element: _Element) -> int:
    return sum(len(piece) for piece in element.itertext())


def _with_siblings(best: _Element, top: _Element, worths: dict[_Element, float]) -> _Element:
    """Climb while the holder adds running text, but little: a lead often stands beside the body.

    A holder that adds more than half again is the page; one with many links is
    a list; a row of several cells is the frame of an old portal.
    """
    size = len(words_of(best))
    while best is not top:
        holder = best.getparent()
        if holder is None or holder.tag in ("body", "html") or _link_share(holder) > _MANY_LINKS:
            return best
        outer = len(words_of(holder))
        if outer > size * 1.6 or len([cell for cell in holder if cell.tag in CELLS]) > 1:
            return best
        if outer > size and not _adds_text(holder, best, worths):
            return best
        best, size = holder, outer
    return best


def _adds_text(holder: _Element, best: _Element, worths: dict[_Element, float]) -> bool:
    """Whether beside `best` there stands running text or a heading, not only labels and numbers."""
    for child in holder:
        if child is best or not isinstance(child.tag, str):
            continue
        if any(one in worths or one.tag in ("h1", "h2") for one in child.iter()):
            return True
    return holder in worths


def _is_marked_as_furniture(element: _Element) -> bool:
    if element.tag in ("body", "html", "article", "main"):
        return False
    marked = f"{element.get('class') or ''} {element.get('id') or ''}"
    if marked != " " and len(marked) < 300 and FURNITURE.search(marked):
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return bool(style and _HIDDEN_STYLE.search(style))
