"""Từ dự thảo ra văn bản: a draft of the database as the paper that is written and previewed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from phoihop.registry.authority import MayNotSign, authority_line
from phoihop.registry.models import Account
from phoihop.registry.rights import scope
from phoihop.reports.cell_links import CellLink, links_of_table
from phoihop.reports.models import Draft, LayoutChoice, Signer
from phoihop.reports.official.issuers import profile_for
from phoihop.reports.official.paper import Linked, Paper, Signature, Table
from phoihop.reports.official.paper_kinds import KINDS
from phoihop.reports.official.profiles import Profile, load
from phoihop.reports.text_links import TextLink, carry, with_notes
from phoihop.reports.unconfirmed import UNCONFIRMED, Unconfirmed

Addresses = Mapping[TextLink | CellLink, str]
"""Where the sources of a working copy open."""

_TABLE = re.compile(r"\[Bảng (\d+)\]")


def layout_of(draft: Draft, account: Account) -> Profile:
    """Return the layout that the issuer must keep on the day, with what the office has set."""
    profile = load(draft.layout) if draft.layout else profile_for(draft.issuer, day_of(draft))
    choices = scope(account, LayoutChoice.objects.filter(profile=profile.id))
    chosen = choices.filter(body=draft.body).first()
    return chosen.applied_to(profile) if chosen else profile


def day_of(draft: Draft) -> date:
    return draft.dated_on or timezone.localdate()


def paper_of(
    draft: Draft,
    account: Account,
    *,
    number: int | None = None,
    addresses: Addresses | None = None,
) -> Paper:
    """Return the draft as a paper; unconfirmed figures carry their note.

    `addresses` says where a source opens, for a working copy whose numbers are links.
    """
    return Paper(
        profile=layout_of(draft, account),
        kind=KINDS[draft.kind],
        superior=_lines(draft.superior),
        issuers=_issuers(draft),
        number=number,
        symbol=draft.symbol,
        place=draft.place,
        day=draft.dated_on,
        summary=draft.summary,
        addressees=_lines(draft.addressees),
        bases=_lines(draft.bases),
        blocks=_blocks(draft, account, addresses or {}),
        signatures=tuple(signature_of(one, day_of(draft)) for one in signers_of(draft)),
        recipients=_lines(draft.recipients),
        archive=draft.archive,
    )


def signers_of(draft: Draft) -> list[Signer]:
    return list(
        draft.signers.select_related("post__person", "post__body__parent", "mandate__post__body")
    )


def signature_of(signer: Signer, on: date) -> Signature:
    """Return the block above and below the signature; what the clerk wrote stands above all."""
    written = _lines(signer.lines)
    if written or signer.post is None:
        return Signature(written, signer.name)
    name = signer.name or signer.post.person.full_name
    try:
        return Signature(authority_line(signer.post, on, mandate=signer.mandate), name)
    except MayNotSign:
        return Signature((), name)


def why_not_signed(draft: Draft) -> list[str]:
    """Return why somebody among the signers may not sign on the day of the document."""
    problems = []
    for signer in signers_of(draft):
        if signer.lines.strip() or signer.post is None:
            continue
        try:
            authority_line(signer.post, day_of(draft), mandate=signer.mandate)
        except MayNotSign as problem:
            problems.append(str(problem))
    return problems


def links_of(draft: Draft) -> list[TextLink]:
    return [TextLink.of(stored) for stored in draft.links]


def _blocks(draft: Draft, account: Account, addresses: Addresses) -> tuple[str | Table, ...]:
    open_ = Unconfirmed(draft, account)
    blocks: list[str | Table] = []
    text = with_notes(draft.text, filter(open_.holds, links_of(draft)), UNCONFIRMED)
    opening = _placed(draft.text, text, addresses)
    at = 0
    for line in text.split("\n"):
        place = table_place(draft, line)
        if place is not None:
            blocks.append(_table(draft.tables[place], open_, addresses))
        elif line.strip():
            blocks.append(_linked(line, at, opening))
        at += len(line) + 1
    return tuple(blocks)


def _placed(old: str, new: str, addresses: Addresses) -> list[tuple[int, int, str]]:
    """Return where the links lie in the text with its notes, and what they open."""
    return [
        (there.start, there.end, address)
        for link, address in addresses.items()
        if isinstance(link, TextLink)
        for there in (carry(old, new, [link]) if old != new else [link])
    ]


def _linked(line: str, at: int, opening: list[tuple[int, int, str]]) -> str:
    """Return a paragraph without outer blanks, with the links that lie in it."""
    lead = at + len(line) - len(line.lstrip())
    words = line.strip()
    inside = tuple(
        (start - lead, end - lead, address)
        for start, end, address in opening
        if lead <= start and end <= lead + len(words)
    )
    return Linked(words, inside) if inside else words


def table_place(draft: Draft, line: str) -> int | None:
    """Return which table stands at a line of the text, "[Bảng 1]", counted from 0."""
    found = _TABLE.fullmatch(line.strip())
    place = int(found[1]) - 1 if found else -1
    return place if 0 <= place < len(draft.tables) else None


def _table(stored: dict[str, Any], open_: Unconfirmed, addresses: Addresses) -> Table:
    """A number opens its source; the note behind it is no part of the link."""
    rows = [[str(cell) for cell in row] for row in stored["rows"]]
    for link in links_of_table(stored):
        words = rows[link.row][link.column]
        said = f"{words} {UNCONFIRMED}" if open_.holds(link) else words
        if words and link in addresses:
            said = Linked(said, ((0, len(words), addresses[link]),))
        rows[link.row][link.column] = said
    return Table(
        header=tuple(str(cell) for cell in stored["header"]),
        rows=tuple(map(tuple, rows)),
        widths=tuple(float(width) for width in stored.get("widths", ())),
        numeric=frozenset(int(place) for place in stored.get("numeric", ())),
    )


def _issuers(draft: Draft) -> tuple[tuple[str, ...], ...]:
    """Bodies that issue together stand one under the other, parted by an empty line."""
    names = [_lines(part) for part in draft.heading.split("\n\n")]
    return tuple(name for name in names if name) or ((draft.issuer.name.upper(),),)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())
