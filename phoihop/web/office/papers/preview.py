"""Bản xem trước: the paper as it will look, each number a link to where it came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _

from phoihop.intake.models import Proposal
from phoihop.records.models import (
    Assessment,
    Assignment,
    Figure,
    Recommendation,
    Statement,
    Tally,
)
from phoihop.registry.models import Account
from phoihop.registry.rights import scope
from phoihop.reports import pen
from phoihop.reports.models import Draft
from phoihop.reports.official.paper import Paper, Table, level_of
from phoihop.reports.official.word.foot import recipient_lines
from phoihop.reports.official.word.text import ended
from phoihop.reports.papers import UNCONFIRMED, links_of, paper_of
from phoihop.reports.text_links import TextLink
from phoihop.web.office.rows import source_url

_RECORDS: dict[str, type[Model]] = {
    pen.FIGURE: Figure,
    pen.TALLY: Tally,
    pen.STATEMENT: Statement,
    pen.ASSESSMENT: Assessment,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Đoạn chữ: words, where they came from, and whether they still say the same."""

    words: str
    url: str = ""
    title: str = ""
    changed: bool = False
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """Một khối: a paragraph by its level, or a table."""

    level: str
    pieces: tuple[Piece, ...] = ()
    table: Table | None = None


@dataclass(slots=True)
class Preview:
    """Bản xem trước của một dự thảo."""

    paper: Paper
    blocks: list[Shown] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    changed: list[Piece] = field(default_factory=list)
    linked: int = 0

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
    urls = _urls(links, account)
    noted = UNCONFIRMED in "\n".join(one for one in paper.blocks if isinstance(one, str))
    at = 0
    tables = iter(block for block in paper.blocks if isinstance(block, Table))
    for line in draft.text.split("\n"):
        inside = [one for one in links if at <= one.start and one.end <= at + len(line)]
        if line.strip().startswith("[Bảng ") and line.strip().endswith("]"):
            table = next(tables, None)
            if table is not None:
                shown.blocks.append(Shown("table", table=table))
        elif line.strip():
            pieces = tuple(_pieces(line, at, inside, urls, noted, draft))
            shown.blocks.append(Shown(level_of(line.strip()), pieces))
            shown.changed += [piece for piece in pieces if piece.changed]
            shown.linked += sum(1 for piece in pieces if piece.title)
        at += len(line) + 1
    _end(shown, paper)
    if paper.recipients or paper.archive or paper.addressees:
        shown.recipients = recipient_lines(paper)
    return shown


def _pieces(
    line: str,
    at: int,
    links: list[TextLink],
    urls: dict[tuple[str, int], str],
    noted: bool,
    draft: Draft,
) -> Iterable[Piece]:
    done = 0
    for link in sorted(links, key=lambda one: one.start):
        start, end = link.start - at, link.end - at
        if start < done:
            continue
        if start > done:
            yield Piece(line[done:start])
        is_true = link.is_true_to(draft.text)
        yield Piece(
            line[start:end],
            url=next((urls[link.kind, key] for key in link.keys if (link.kind, key) in urls), ""),
            title=_title(link, is_true),
            changed=not is_true,
            waiting=noted and link.kind == pen.WAITING,
        )
        done = end
    if done < len(line):
        yield Piece(line[done:])


def _title(link: TextLink, is_true: bool) -> str:
    if not is_true:
        return _("Nguồn ghi: %(words)s") % {"words": link.words}
    if len(link.keys) > 1:
        return _("Từ %(n)s hồ sơ") % {"n": len(link.keys)}
    return _("Mở nguồn")


def _urls(links: list[TextLink], account: Account) -> dict[tuple[str, int], str]:
    """Where each source opens, for those the account may open: one query a kind."""
    keys: dict[str, set[int]] = {}
    for link in links:
        keys.setdefault(link.kind, set()).update(link.keys)
    found: dict[tuple[str, int], str] = {}
    for kind, model in _RECORDS.items():
        if kind in keys:
            rows = scope(account, model._default_manager.filter(pk__in=keys[kind]))
            for row in rows.values_list("pk", "document_id", "proposal_id"):
                found[kind, row[0]] = source_url(row[1], row[2])
    if pen.WAITING in keys:
        waiting = scope(account, Proposal.objects.filter(pk__in=keys[pen.WAITING]))
        for pk, document in waiting.values_list("pk", "document_id"):
            found[pen.WAITING, pk] = source_url(document, pk)
    for kinds, view, work in (
        ((pen.TASK, pen.TASKS), "office:assignment", Assignment),
        ((pen.REQUEST, pen.REQUESTS), "office:recommendation", Recommendation),
    ):
        wanted = set().union(*(keys.get(kind, set()) for kind in kinds))
        if wanted:
            seen = scope(account, work._default_manager.filter(pk__in=wanted))
            for pk in seen.values_list("pk", flat=True):
                for kind in kinds:
                    found[kind, pk] = reverse(view, args=[pk])
    return found


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
