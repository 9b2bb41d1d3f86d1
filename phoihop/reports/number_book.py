"""Sổ văn bản: numbers given in one sequence for each issuing body, without a gap.

A number is taken in the transaction of what it is for: if that fails, or the machine stops,
the number was never taken. Two clerks at once get two numbers, one after the other, because
each holds the issuer's row until its transaction ends.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.intake.models import Document
from phoihop.registry import trail
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand
from phoihop.reports.errors import PaperError
from phoihop.reports.models import BookEntry, Draft
from phoihop.reports.official.issuers import profile_for
from phoihop.reports.official.paper_kinds import Kind
from phoihop.reports.official.profiles import Profile

OUT, IN = BookEntry.Book.OUTGOING, BookEntry.Book.INCOMING


def series_of(profile: Profile, kind_code: str, on: date) -> str:
    """Return the sequence a number belongs to: the year, or kind and term for the Party.

    >>> from phoihop.reports.official.profiles import load
    >>> series_of(load("nd30"), "TB", date(2026, 3, 1)), series_of(load("party-hd05"), "TB",
    ... date(2026, 6, 1))
    ('2026', 'TB 2025-2030')
    """
    if profile.text("number.series") == "year":
        return str(on.year)
    return f"{kind_code or 'CV'} {profile.text('number.term')}".strip()


def next_number(body: Body, book: str, series: str) -> int:
    """Hold the body's row and return its next number; call it inside a transaction."""
    Body.objects.select_for_update().get(pk=body.pk)
    taken = BookEntry.objects.filter(body=body, book=book, series=series)
    return (taken.aggregate(last=Max("number"))["last"] or 0) + 1


def full_symbol(number: int, symbol: str, profile: Profile) -> str:
    separator = "-" if profile.text("number.form") == "party" else "/"
    return f"{number:02d}{separator}{symbol}"


def enter_draft(
    draft: Draft, kind: Kind, profile: Profile, *, account: Account, on: date, signer: str
) -> BookEntry:
    """Give a draft its number; part of issuing it, so it leaves no entry of its own."""
    series = series_of(profile, kind.code, on)
    number = next_number(draft.issuer, OUT, series)
    return BookEntry.objects.create(
        body=draft.issuer,
        kept_by=draft.body,
        book=OUT,
        series=series,
        number=number,
        symbol=full_symbol(number, draft.symbol, profile),
        kind=kind.label,
        summary=draft.summary or kind.label,
        dated_on=on,
        entered_on=timezone.localdate(),
        signer=signer[:250],
        recipients=draft.recipients,
        draft=draft,
        entered_by=account,
    )


@transaction.atomic
def take_number(
    issuer: Body,
    kept_by: Body,
    *,
    account: Account,
    kind: Kind,
    symbol: str,
    summary: str,
    on: date,
) -> BookEntry:
    """Give a number to a document written elsewhere."""
    demand(account, "write_papers", kept_by)
    if not summary.strip() or not symbol.strip():
        raise PaperError(_("Hãy ghi ký hiệu và trích yếu của văn bản."))
    profile = profile_for(issuer, on)
    series = series_of(profile, kind.code, on)
    number = next_number(issuer, OUT, series)
    entry = BookEntry(
        body=issuer,
        kept_by=kept_by,
        book=OUT,
        series=series,
        number=number,
        symbol=full_symbol(number, symbol.strip(), profile),
        kind=kind.label,
        summary=" ".join(summary.split()),
        dated_on=on,
        entered_on=timezone.localdate(),
        entered_by=account,
    )
    entry.full_clean()
    entry.save()
    _write_down("take_number", entry, account)
    return entry


@transaction.atomic
def enter_incoming(document: Document, *, account: Account, sender: str, symbol: str) -> BookEntry:
    """Enter a document that was taken in, once, under the next number of the year."""
    demand(account, "write_papers", document.body)
    today = timezone.localdate()
    known = BookEntry.objects.filter(kept_by=document.body, document=document).first()
    if known:
        return known
    series = str(today.year)
    entry = BookEntry(
        body=document.body,
        kept_by=document.body,
        book=IN,
        series=series,
        number=next_number(document.body, IN, series),
        symbol=symbol.strip()[:120] or _("(không ghi)"),
        summary=str(document)[:500],
        dated_on=document.dated_on,
        entered_on=today,
        sender=sender.strip()[:250],
        document=document,
        entered_by=account,
    )
    entry.full_clean()
    entry.save()
    _write_down("enter_incoming", entry, account)
    return entry


@transaction.atomic
def cancel_number(entry: BookEntry, *, account: Account, reason: str) -> None:
    """Hủy số: the number stays in the book, crossed out, with the reason; it is never reused."""
    demand(account, "cancel", entry)
    if not reason.strip():
        raise PaperError(_("Hãy ghi lý do hủy số; số đã hủy vẫn nằm trong sổ."))
    kept = BookEntry.objects.select_for_update().get(pk=entry.pk)
    if kept.cancelled_on is not None:
        raise PaperError(_("Số này đã hủy trước đó."))
    kept.cancelled_on = timezone.localdate()
    kept.cancel_reason = " ".join(reason.split())[:250]
    kept.save()
    _write_down("cancel_number", kept, account)


def _write_down(verb: str, entry: BookEntry, account: Account) -> None:
    after = {"symbol": entry.symbol, "summary": entry.summary, "reason": entry.cancel_reason}
    trail.record(verb, entry, actor=account, body=entry.kept_by, after=after)
