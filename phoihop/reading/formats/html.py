"""Trang web (HTML): the article of a portal page, and apart from it what stands around.

Nothing is run or fetched. The main text is the part of the page with the most
running text and the fewest links; menus, forms, comments and counters fall
away, but what they say about the article becomes metadata.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from phoihop.reading.errors import DamagedFile, FileTooComplex
from phoihop.reading.formats import legacy
from phoihop.reading.formats.html_article import article_of, text_of
from phoihop.reading.formats.html_page import metadata_of
from phoihop.reading.formats.opened import Opened
from phoihop.reading.formats.txt import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([a-z0-9_-]{2,20})", re.I)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def open_html(data: bytes) -> Opened:
    """Read the article of a saved web page."""
    markup, notes = _decoded(data)
    markup, old = legacy.modernise(_XML_DECLARATION.sub("", markup).replace("\x00", ""))
    root = _parsed(markup)
    article = article_of(root)
    metadata = metadata_of(root, article)
    body = text_of(article)
    title = metadata.get("title", "")
    if title and title not in body[: 4 * len(title) + 200]:
        body = f"{title}\n\n{body}"
    return Opened(body.strip(), "html", metadata, notes + old)


def _decoded(data: bytes) -> tuple[str, list[str]]:
    declared = _DECLARED.search(data[:4096])
    encoding = declared[1].decode("ascii").casefold() if declared else ""
    if encoding in ("windows-1258", "cp1258"):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            from phoihop.lib.vietnamese import normalise

            return normalise(data.decode("cp1258", errors="replace")), []
    return decode(data)


def _parsed(markup: str) -> _Element:
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = html.document_fromstring(markup.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as problem:
        if getattr(problem, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from None
        raise DamagedFile(
            "Trang HTML không có nội dung đọc được. Hãy lưu lại trang rồi gửi lại.",
            "The HTML page holds nothing that can be read. Please save the page again.",
        ) from None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise FileTooComplex(
            "Trang HTML lồng quá sâu nên không đọc hết được. "
            "Hãy sao chép bài viết sang tệp DOCX rồi gửi lại.",
            "The HTML page is nested too deeply to be read in full. "
            "Please copy the article into a DOCX file and send that.",
        )
    return root
