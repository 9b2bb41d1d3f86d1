"""Dự thảo: begun from records, edited by the office, issued with a number or dropped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.intake.originals import store
from phoihop.records.models import Conference, Meeting, Report
from phoihop.registry import trail
from phoihop.registry.models import Account, Body, Delegation, PostHeld
from phoihop.registry.rights import demand, scope
from phoihop.reports.cell_links import UnevenRow, edited_table, table_text
from phoihop.reports.drafting import NEED_MEETING, drafted
from phoihop.reports.drafting.sources import Sources
from phoihop.reports.errors import DraftClosed, PaperError, StaleDraft
from phoihop.reports.models import BookEntry, Draft, Signer
from phoihop.reports.number_book import enter_draft
from phoihop.reports.official.issuers import (
    Head,
    family_of,
    head_of,
    place_of,
    profile_for,
    symbol_of,
)
from phoihop.reports.official.paper_kinds import KINDS
from phoihop.reports.official.profiles import STATE
from phoihop.reports.papers import layout_of, links_of, signers_of, why_not_signed
from phoihop.reports.pen import Drafted
from phoihop.reports.rights import issuers_of
from phoihop.reports.templates_kept import file_of
from phoihop.reports.text_links import carry

EDITED = (
    "superior",
    "heading",
    "symbol",
    "place",
    "dated_on",
    "summary",
    "addressees",
    "bases",
    "text",
    "recipients",
    "archive",
)
MAX_PARTNERS = 2


@dataclass(frozen=True, slots=True)
class Signing:
    """Người ký được chọn: a post of the register, or lines and a name as written."""

    post: PostHeld | None = None
    mandate: Delegation | None = None
    lines: str = ""
    name: str = ""


@transaction.atomic
def start_draft(
    office: Body,
    issuer: Body,
    kind: str,
    *,
    account: Account,
    meeting: Meeting | None = None,
    report: Report | None = None,
    conference: Conference | None = None,
    to: Body | None = None,
    partners: Sequence[Body] = (),
    content: Drafted | None = None,
) -> Draft:
    """Begin a draft of `kind` that `office` writes in the name of `issuer`.

    `content` is what it begins with, where it is not drafted from a meeting. Raises
    NotAllowed, or PaperError when the issuer is not served by the office, or the kind needs a
    meeting.
    """
    demand(account, "write_papers", office)
    _demand_possible(office, issuer, kind, meeting, partners)
    today = timezone.localdate()
    sources = Sources(account, issuer, today, meeting, to, report, conference)
    content = content or drafted(kind, sources)
    spec = KINDS[kind]
    draft = Draft(
        body=office,
        issuer=issuer,
        kind=kind,
        meeting=meeting,
        report=report if kind == "report" else None,
        conference=conference,
        **_letterhead(issuer, kind, partners, today),
        dated_on=today if spec.dated else (meeting.held_on if meeting else today),
        summary=_between(issuer, partners, content.year or today.year, content.summary)[:500],
        addressees="\n".join(content.addressees),
        bases="\n".join(content.bases),
        text=content.text,
        links=[link.stored() for link in content.links],
        tables=content.tables,
        recipients="\n".join(content.recipients),
        archive="VP" if family_of(issuer) == STATE else "",
        created_by=account,
    )
    draft.full_clean()
    draft.save()
    draft.partners.set(partners)
    _first_signers(draft, meeting, [issuer, *partners])
    after = {"kind": draft.get_kind_display(), "summary": draft.summary, "issuer": str(issuer)}
    trail.record("draft", draft, actor=account, body=office, after=after)
    return draft


def _demand_possible(
    office: Body, issuer: Body, kind: str, meeting: Meeting | None, partners: Sequence[Body]
) -> None:
    if issuer.pk not in {body.pk for body in issuers_of(office)}:
        raise PaperError(
            _("%(office)s không soạn văn bản thay cho nơi ban hành này.") % {"office": office.name}
        )
    if kind in NEED_MEETING and meeting is None:
        raise PaperError(_("Hãy chọn hội nghị để soạn loại văn bản này."))
    if len(partners) > MAX_PARTNERS:
        raise PaperError(_("Một văn bản có nhiều nhất ba đơn vị cùng ban hành."))


def _letterhead(issuer: Body, kind: str, partners: Sequence[Body], on: date) -> dict[str, str]:
    """Return what stands above the text: who issues it, its symbol, its place."""
    profile = profile_for(issuer, on)
    head = head_of(issuer, profile)
    heads = [head, *(head_of(one, profile_for(one, on)) for one in partners)]
    joint = "\n\n".join("\n".join(_joint(one)) for one in heads)
    return {
        "superior": "" if partners else "\n".join(head.superior),
        "heading": joint if partners else "\n".join(head.issuer),
        "symbol": symbol_of(issuer, KINDS[kind], profile, partners=tuple(partners)),
        "place": place_of(issuer),
    }


@transaction.atomic
def save_draft(
    draft: Draft,
    values: Mapping[str, Any],
    *,
    account: Account,
    version: int,
    signings: Sequence[Signing] | None = None,
) -> Draft:
    """Keep what the clerk has edited; links move with the text. Raises StaleDraft, DraftClosed."""
    demand(account, "write", draft)
    kept = _held(draft, account, version)
    before = {name: getattr(kept, name) for name in EDITED}
    old_text, links = kept.text, links_of(kept)
    for name in EDITED:
        if name in values:
            setattr(kept, name, values[name])
    kept.text = "\n".join(line.rstrip() for line in kept.text.replace("\r", "").split("\n"))
    kept.links = [link.stored() for link in carry(old_text, kept.text, links)]
    old_tables = _table_texts(kept)
    kept.tables = _edited_tables(kept, values.get("tables") or ())
    kept.version = version + 1
    kept.full_clean()
    kept.save()
    if signings is not None:
        _set_signers(kept, signings)
    changed = {
        name: str(getattr(kept, name)) for name in EDITED if getattr(kept, name) != before[name]
    }
    if _table_texts(kept) != old_tables:
        before["tables"], changed["tables"] = old_tables, _table_texts(kept)
    trail.record(
        "edit_draft",
        kept,
        actor=account,
        body=kept.body,
        before={name: str(before[name]) for name in changed},
        after=changed,
    )
    return kept


@transaction.atomic
def rewrite_draft(draft: Draft, content: Drafted, *, account: Account) -> Draft:
    """Write a draft anew from its sources; only one that nobody has edited yet.

    Raises NotAllowed, StaleDraft, DraftClosed.
    """
    demand(account, "write", draft)
    kept = _held(draft, account, 1)
    before = {"text": kept.text}
    kept.text = content.text
    kept.links = [link.stored() for link in content.links]
    kept.tables = content.tables
    kept.save()
    after = {"text": kept.text}
    trail.record("edit_draft", kept, actor=account, body=kept.body, before=before, after=after)
    return kept


@transaction.atomic
def issue(draft: Draft, *, account: Account, version: int) -> BookEntry:
    """Give the number, write the file and keep both for good.

    Raises PaperError when something is missing; nothing is taken then, not even the number.
    """
    demand(account, "write", draft)
    kept = _held(draft, account, version)
    problems = missing(kept)
    if problems:
        raise PaperError(" ".join(problems))
    profile, spec, on = layout_of(kept, account), KINDS[kept.kind], kept.dated_on
    if on is None:
        raise PaperError(_("Hãy ghi ngày của văn bản."))
    signers = "; ".join(str(one) for one in signers_of(kept))
    entry = enter_draft(kept, spec, profile, account=account, on=on, signer=signers)
    data = file_of(kept, account, number=entry.number)
    stored = store(data, folder="issued")
    kept.state = Draft.State.ISSUED
    kept.layout, kept.file, kept.sha256 = profile.id, stored.name, stored.sha256
    kept.version = version + 1
    kept.save()
    after = {"symbol": entry.symbol, "sha256": stored.sha256, "layout": profile.id}
    trail.record("issue", kept, actor=account, body=kept.body, after=after)
    return entry


@transaction.atomic
def drop_draft(draft: Draft, *, account: Account, version: int) -> None:
    """Bỏ dự thảo: it stays readable, no number was ever taken for it."""
    demand(account, "write", draft)
    kept = _held(draft, account, version)
    kept.state, kept.version = Draft.State.DROPPED, version + 1
    kept.save()
    trail.record("drop_draft", kept, actor=account, body=kept.body, after={"state": kept.state})


def missing(draft: Draft) -> list[str]:
    """Return what a draft still needs before it can be issued, as sentences."""
    spec = KINDS[draft.kind]
    found = []
    if draft.dated_on is None:
        found.append(_("Hãy ghi ngày của văn bản."))
    if not draft.summary.strip():
        found.append(_("Hãy ghi trích yếu."))
    if not draft.symbol.strip():
        found.append(_("Hãy ghi ký hiệu."))
    if not draft.text.strip():
        found.append(_("Văn bản chưa có nội dung."))
    if spec.addressed and not draft.addressees.strip():
        found.append(_("Loại văn bản này cần nơi kính gửi."))
    signers = signers_of(draft)
    if not signers or not all(one.post or (one.lines.strip() and one.name) for one in signers):
        found.append(_("Hãy chọn người ký: chức vụ và họ tên."))
    return found + why_not_signed(draft)


def possible_signers(draft: Draft, account: Account) -> list[PostHeld]:
    """Return the posts held on the day in the issuing bodies and in the office that writes.

    The chief of the office signs by order (TL.) or mandate (TUQ.) of the issuer's head.
    """
    bodies = [draft.issuer_id, draft.body_id, *draft.partners.values_list("pk", flat=True)]
    held = PostHeld.objects.at(draft.dated_on or timezone.localdate()).filter(
        body__in=bodies, person__merged_into=None
    )
    return list(held.select_related("person", "body").order_by("rank", "id"))


def _held(draft: Draft, account: Account, version: int) -> Draft:
    """Take the draft for this act alone: it goes on only if the version still stands."""
    seen = scope(account, Draft.objects.select_for_update(of=("self",)))
    kept = seen.select_related("issuer__parent", "body").get(pk=draft.pk)
    if not kept.is_open:
        raise DraftClosed
    if kept.version != version:
        raise StaleDraft
    return kept


def _table_texts(draft: Draft) -> str:
    return "\n\n".join(map(table_text, draft.tables))


def _edited_tables(draft: Draft, texts: Sequence[str]) -> list[dict[str, Any]]:
    """Return the tables with the rows as edited; those without a text stay as they are."""
    tables = list(draft.tables)
    for place, (table, text) in enumerate(zip(draft.tables, texts, strict=False)):
        try:
            tables[place] = edited_table(table, text.replace("\r", ""))
        except UnevenRow as uneven:
            told = {"table": place + 1, "row": uneven.row, "cells": uneven.cells}
            raise PaperError(
                _("Bảng %(table)s, dòng %(row)s có %(cells)s ô, bảng chỉ có %(columns)s cột.")
                % {**told, "columns": uneven.columns}
            ) from None
    return tables


def _between(issuer: Body, partners: Sequence[Body], year: int, summary: str) -> str:
    """Name the parties of what several bodies issue together."""
    if not partners:
        return summary
    names = [one.name for one in partners]
    return f"Giữa {issuer.name} với {', '.join(names)} năm {year}"


def _joint(head: Head) -> tuple[str, ...]:
    """Return the name under which a body issues with others: the Front as its committee."""
    return head.superior if head.issuer == ("BAN THƯỜNG TRỰC",) else head.issuer


def _first_signers(draft: Draft, meeting: Meeting | None, bodies: Sequence[Body]) -> None:
    """Begin with who heads each issuing body on that day, or with an empty place."""
    if draft.kind == "minutes":
        chair = meeting.chairs[0] if meeting and meeting.chairs else ""
        profile = profile_for(draft.issuer, draft.dated_on or timezone.localdate())
        left, right = profile.text("minutes.secretary"), profile.text("minutes.chair")
        Signer.objects.create(draft=draft, place=1, lines=left)
        name = chair.removeprefix("đồng chí ").split(",")[0][:100]
        Signer.objects.create(draft=draft, place=2, lines=right, name=name)
        return
    for place, body in enumerate(bodies, start=1):
        posts = PostHeld.objects.at(draft.dated_on or timezone.localdate()).filter(body=body)
        head = posts.filter(person__merged_into=None).order_by("rank", "id").first()
        Signer.objects.create(draft=draft, place=place, post=head)


def _set_signers(draft: Draft, signings: Sequence[Signing]) -> None:
    draft.signers.all().delete()
    for place, one in enumerate(signings, start=1):
        signer = Signer(
            draft=draft,
            place=place,
            post=one.post,
            mandate=one.mandate,
            lines=one.lines.replace("\r", "").strip(),
            name=one.name.strip(),
        )
        signer.full_clean()
        signer.save()


def possible_mandates(draft: Draft) -> list[Delegation]:
    """Return the mandates to sign for a post of the issuing bodies, in force on the draft's day."""
    bodies = [draft.issuer_id, draft.body_id, *draft.partners.values_list("pk", flat=True)]
    found = Delegation.objects.at(draft.dated_on or timezone.localdate())
    found = found.filter(post__body__in=bodies)
    return list(found.select_related("post__person", "post__body", "delegate"))
