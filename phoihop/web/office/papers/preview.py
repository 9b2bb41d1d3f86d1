"""Bản xem trước: the paper as it will look, each number a link to where it came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from phoihop.registry.models import Account
from phoihop.reports import pen
from phoihop.reports.cell_links import CellLink, links_of_table
from phoihop.reports.models import Draft
from phoihop.reports.official.paper import Paper, level_of
from phoihop.reports.official.word.foot import recipient_lines
from phoihop.reports.official.word.text import ended
from phoihop.reports.papers import links_of, paper_of, table_place
from phoihop.reports.text_links import TextLink
from phoihop.reports.unconfirmed import UNCONFIRMED, Unconfirmed
from phoihop.web.office.papers.openings import Openings


@dataclass(frozen=True, slots=True)
class Piece:
    """Đoạn chữ: words, where they came from, and whether they still say the same."""

    words: str
    url: str = ""
    title: str = ""
    changed: bool = False
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class ShownTable:
    """Bảng: its heads, and the cells of each row."""

    header: tuple[str, ...]
    rows: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Một khối: a paragraph by its level, or a table."""

    level: str
    pieces: tuple[Piece, ...] = ()
    table: ShownTable | None = None


@dataclass(slots=True)
class Preview:
    """Bản xem trước của một dự thảo."""

    paper: Paper
    blocks: list[Shown] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    changed: list[Piece] = field(default_factory=list)
    linked: int = 0

    def count(self, pieces: Iterable[Piece]) -> None:
        """Count what has a source, and keep what no longer says what its source says."""
        for piece in pieces:
            self.linked += bool(piece.title)
            if piece.changed:
                self.changed.append(piece)

    @property
    def words(self) -> dict[str, str]:
        """What the profile itself says: the right head, the mark, the words before lists."""
        text = self.paper.profile.text
        mark = text("issuer.mark")
        return {
            "state": text("state.words"),
            "motto": text("state.motto"),
            "mark": "*" if mark == "asterisk" else "",
            "letter": text("letter.prefix"),
            "recipients": text("recipients.label"),
            "address": text("address.label"),
        }


def preview_of(draft: Draft, account: Account, *, number: int | None = None) -> Preview:
    """Return the draft as it will look."""
    paper = paper_of(draft, account, number=number)
    shown = Preview(paper)
    links = links_of(draft)
    cells = [link for table in draft.tables for link in links_of_table(table)]
    maker = _Maker(draft, Openings([*links, *cells], account), Unconfirmed(draft, account))
    at = 0
    for line in draft.text.split("\n"):
        place = table_place(draft, line)
        if place is not None:
            table = maker.table(draft.tables[place])
            shown.blocks.append(Shown("table", table=table))
            shown.count(piece for row in table.rows for piece in row)
        elif line.strip():
            inside = [one for one in links if at <= one.start and one.end <= at + len(line)]
            pieces = tuple(maker.pieces(line, at, inside))
            shown.blocks.append(Shown(level_of(line.strip()), pieces))
            shown.count(pieces)
        at += len(line) + 1
    _end(shown, paper)
    if paper.recipients or paper.archive or paper.addressees:
        shown.recipients = recipient_lines(paper)
    return shown


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes pieces of linked words: where each source opens, which still wait."""

    draft: Draft
    openings: Openings
    unconfirmed: Unconfirmed

    def pieces(self, line: str, at: int, links: list[TextLink]) -> Iterable[Piece]:
        done = 0
        for link in sorted(links, key=lambda one: one.start):
            start, end = link.start - at, link.end - at
            if start < done:
                continue
            if start > done:
                yield Piece(line[done:start])
            noted = line[end:].lstrip().startswith(UNCONFIRMED)
            is_true = link.is_true_to(self.draft.text)
            yield self._piece(line[start:end], link, is_true=is_true, noted=noted)
            done = end
        if done < len(line):
            yield Piece(line[done:])

    def table(self, stored: dict[str, Any]) -> ShownTable:
        links = {(link.row, link.column): link for link in links_of_table(stored)}
        rows = []
        for row, cells in enumerate(stored["rows"]):
            shown = []
            for column, words in enumerate(map(str, cells)):
                link = links.get((row, column))
                if link is None:
                    shown.append(Piece(words))
                else:
                    shown.append(self._piece(words, link, is_true=words == link.words))
            rows.append(tuple(shown))
        return ShownTable(tuple(map(str, stored["header"])), tuple(rows))

    def _piece(
        self, words: str, link: TextLink | CellLink, *, is_true: bool, noted: bool = False
    ) -> Piece:
        return Piece(
            words,
            url=self.openings.url(link),
            title=_title(link, is_true),
            changed=not is_true,
            waiting=not noted and self.unconfirmed.holds(link),
        )


def _title(link: TextLink | CellLink, is_true: bool) -> str:
    if not is_true:
        return _("Nguồn ghi: %(words)s") % {"words": link.words}
    if link.kind == pen.REPORTED:
        return _("Mở báo cáo kỳ")
    if link.kind not in (pen.ROUND_LINE, pen.PASSAGE) and len(link.keys) > 1:
        return _("Từ %(n)s hồ sơ") % {"n": len(link.keys)}
    return _("Mở nguồn")


def _end(shown: Preview, paper: Paper) -> None:
    """Show the mark that ends the text, as it will be printed."""
    if not paper.kind.ends or not shown.blocks:
        return
    last = shown.blocks[-1]
    if last.table is None and last.pieces:
        words = ended([last.pieces[-1].words], paper.profile.text("end.mark"))
        piece = last.pieces[-1]
        closing = Piece(str(words[-1]), piece.url, piece.title, piece.changed, piece.waiting)
        shown.blocks[-1] = Shown(last.level, (*last.pieces[:-1], closing))
