"""Ghi biên bản: lines written at the table by one clerk or two, none of them lost.

Every line carries the version it was written on. Where somebody else has written meanwhile,
nothing is overwritten: both wordings are handed back and a person chooses. When the minutes are
finished their text becomes a document like any other, so that what comes of a marked line has
its sentence (decision 0005).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from phoihop.intake.models import Batch, Document
from phoihop.intake.receive import batch_of, receive
from phoihop.lib.dates import format_day
from phoihop.lib.vietnamese import normalise
from phoihop.records.conferences import chair_words, held
from phoihop.records.errors import ConferenceError
from phoihop.records.models import Conference, Invitation, MinuteLine
from phoihop.registry import trail
from phoihop.registry.models import Account

_KEY = re.compile(r"[A-Za-z0-9-]{1,40}")
LONGEST, MOST_LINES, MOST_AT_ONCE = 20_000, 5_000, 300


@dataclass(frozen=True, slots=True)
class Written:
    """Dòng được gửi lên: `version` is the one it was written on, 0 for a new line."""

    key: str
    speaker: str
    text: str
    mark: str = ""
    version: int = 0
    page: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Hai người cùng sửa một dòng: what stands, and what was to be written over it."""

    theirs: MinuteLine
    mine: Written


@dataclass(slots=True)
class Kept:
    """Kết quả ghi: the conference's counter now, and the lines that two people wrote."""

    counter: int
    changed: list[MinuteLine] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


@transaction.atomic
def write_lines(conference: Conference, lines: Sequence[Written], *, account: Account) -> Kept:
    """Keep the lines that were written on what stands; hand the others back.

    The same line sent again is kept once. Raises ConferenceClosed when the minutes are
    finished, ConferenceError for what cannot be a line.
    """
    for line in lines:
        _check(line, len(lines))
    kept = held(conference, account)
    there = {one.key: one for one in kept.lines.filter(key__in=[line.key for line in lines])}
    place = _last_place(kept)
    if place + len(lines) > MOST_LINES:
        raise ConferenceError(_("Biên bản nhận nhiều nhất %(most)s dòng.") % {"most": MOST_LINES})
    answer = Kept(kept.counter)
    for line in lines:
        known = there.get(line.key)
        if known is None:
            place += 1
            known = MinuteLine(conference=kept, key=line.key, place=place, version=0)
            there[line.key] = known
        elif _says_the_same(known, line):
            continue
        elif known.version != line.version and not _is_own_echo(known, line, account):
            answer.conflicts.append(Conflict(known, line))
            continue
        _write(known, line, account, kept.counter + 1)
        answer.changed.append(known)
    if answer.changed:
        kept.counter += 1
        kept.save(update_fields=["counter"])
        answer.counter = kept.counter
        after = {"minutes": [_said(one) for one in answer.changed]}
        trail.record("write_minutes", kept, actor=account, body=kept.body, after=after)
    return answer


def lines_since(
    conference: Conference, counter: int, *, keys: Sequence[str] = ()
) -> list[MinuteLine]:
    """Return what was written after `counter`, and the lines with these keys, in their order."""
    wanted = Q(changed__gt=counter) | Q(key__in=list(keys))
    return list(conference.lines.filter(wanted).select_related("written_by"))


@transaction.atomic
def finish_minutes(conference: Conference, *, account: Account) -> Document:
    """Make a document of the minutes; it is read and confirmed like any other.

    Raises ConferenceClosed when they are finished already, ConferenceError when nothing was
    written down.
    """
    kept = held(conference, account)
    lines = [line for line in kept.lines.all() if line.text.strip()]
    if not lines:
        raise ConferenceError(_("Biên bản chưa có dòng nào nên chưa kết thúc được."))
    batch = batch_of(kept.body, f"bien-ban-{kept.pk}", channel=Batch.Channel.MINUTES)
    name = f"Biên bản {kept.title}.txt"
    data = minutes_text(kept, lines).encode()
    document = receive(account, kept.body, name, data, batch=batch).document
    kept.minutes = document
    kept.state = Conference.State.HELD
    kept.version += 1
    kept.save()
    kept.sources.add(document)
    after = {"document": str(document), "lines": len(lines)}
    trail.record("finish_minutes", kept, actor=account, body=kept.body, after=after)
    return document


def minutes_text(conference: Conference, lines: Sequence[MinuteLine]) -> str:
    """Write the minutes as one text, one paragraph for each line.

    The head says kind, day, hosts and chair in the words of such papers, so that the reader
    knows the event whose minutes these are.
    """
    part = conference.get_part_display()
    session = f"{part[:1].upper()}{part[1:]} ngày"
    if conference.part == Conference.Part.WHOLE_DAY:
        session = "Ngày"
    hosts = ", ".join(body.name for body in conference.hosts.all()) or conference.body.name
    title = conference.title
    inside = title[:1].lower() + title[1:] if title[1:2].islower() else title
    head = [
        "BIÊN BẢN",
        title,
        f"{session} {format_day(conference.held_on)}, {hosts} tổ chức {inside}.",
    ]
    if conference.place:
        head.append(f"Địa điểm: {conference.place}.")
    chairs = "; ".join(chair_words(conference))
    if chairs:
        head.append(f"Chủ trì: {chairs}.")
    guests = [_guest_words(one) for one in conference.invitations.all() if one.present]
    if guests:
        head.append(f"Tham dự có: {'; '.join(guests)}.")
    absent = [one for one in conference.invitations.all() if one.reason]
    if absent:
        names = "; ".join(f"{one.name} ({one.reason})" for one in absent)
        head.append(f"Vắng: {names}.")
    return normalise("\n".join([*head, *(paragraph_of(line) for line in lines)]) + "\n")


def paragraph_of(line: MinuteLine) -> str:
    """ "Đồng chí Hà Văn Sinh, Chủ tịch UBND xã: Giao Phòng Kinh tế …"."""
    words = sentence_of(line)
    speaker = " ".join(line.speaker.split())
    return f"{speaker[:1].upper()}{speaker[1:]}: {words}" if speaker else words


def sentence_of(line: MinuteLine) -> str:
    """The words of a line as they stand in the document: one paragraph, ended."""
    words = " ".join(line.text.split())
    words = f"{words[:1].upper()}{words[1:]}"
    return words if words.endswith((".", "!", "?", "…", ":", ";")) else f"{words}."


def _guest_words(guest: Invitation) -> str:
    if guest.substitute:
        return f"{guest.substitute} (dự thay {guest.name})"
    return f"{guest.name} ({guest.present} người)" if guest.is_group else guest.name


def _check(line: Written, count: int) -> None:
    if count > MOST_AT_ONCE:
        raise ConferenceError(_("Gửi nhiều dòng quá trong một lần."))
    if not _KEY.fullmatch(line.key) or line.mark not in MinuteLine.Mark.values:
        raise ConferenceError(_("Dòng biên bản gửi lên không đúng dạng. Hãy tải lại trang."))
    if len(line.text) > LONGEST or len(line.speaker) > 250:
        raise ConferenceError(
            _("Một dòng dài quá %(most)s chữ. Hãy tách thành nhiều dòng.") % {"most": LONGEST}
        )


def _says_the_same(known: MinuteLine, line: Written) -> bool:
    return (known.speaker, known.text, known.mark) == (
        _clean(line.speaker),
        _clean(line.text),
        line.mark,
    )


def _is_own_echo(known: MinuteLine, line: Written, account: Account) -> bool:
    """The page wrote this before and never heard the answer: it is not somebody else."""
    return bool(line.page) and known.page == line.page and known.written_by_id == account.pk


def _write(known: MinuteLine, line: Written, account: Account, counter: int) -> None:
    known.speaker, known.text = _clean(line.speaker), _clean(line.text)
    known.mark, known.page = line.mark, line.page[:40]
    known.version += 1
    known.changed = counter
    known.written_by = account
    known.save()


def _clean(words: str) -> str:
    """NUL bytes break PostgreSQL; all else is kept as it was typed."""
    return normalise(words.replace("\x00", "").replace("\r\n", "\n"))


def _said(line: MinuteLine) -> str:
    mark = f" [{line.get_mark_display()}]" if line.mark else ""
    return f"{line.place}. {line.speaker}: {line.text}{mark}"


def _last_place(conference: Conference) -> int:
    last = conference.lines.order_by("-place").values_list("place", flat=True).first()
    return last or 0
