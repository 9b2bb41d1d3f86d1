"""Trùng hợp: the same text in another format, the same conference, a signed copy of a draft.

Pairs are only proposed. A clerk joins them or leaves them apart; either answer stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.intake.models import Document, Head, ReadingRun, Tie
from phoihop.intake.signs import Signs, share_person, signs_of
from phoihop.intake.sketches import contained, likeness
from phoihop.lib.vietnamese import fold
from phoihop.registry import trail
from phoihop.registry.models import Account
from phoihop.registry.rights import demand

ENOUGH_TEXT = 0.75
ENOUGH_WITHIN = 0.8
ENOUGH_TOPICS = 2
FEWEST_RUNS = 20
"""Runs of four words: two letters that only say "xin gửi kèm báo cáo" are no copies."""
ENOUGH_FOR_MEETING = 3.0
TELLS_OF_MEETING = frozenset(["TB", "KL", "BB"])
"""Notices, conclusions and minutes: papers with a number that tell of one meeting."""
NO_SIGNS = Signs(frozenset(), frozenset(), frozenset())
SIGNED_WITHIN = timedelta(days=60)
MOST_COMPARED, MOST_LOOKED_AT = 3000, 200
WORTH_A_LOOK = 0.05
_SMALL_WORDS = frozenset(
    ["va", "cua", "voi", "cac", "tai", "ve", "cho", "hoi", "nghi", "nam", "xa"]
)


@dataclass(frozen=True, slots=True)
class Face:
    """Diện mạo của một văn bản: what two documents are compared by."""

    sketch: list[int]
    is_meeting: bool
    meeting: dict[str, Any]
    number: str = ""
    symbol: str = ""
    kind: str = ""
    summary: str = ""
    issued_on: Any = None
    is_signed: bool = False
    signs: Signs = NO_SIGNS


@dataclass(frozen=True, slots=True)
class Likeness:
    """Kết quả so hai văn bản."""

    kind: Tie.Kind
    score: float
    why: str


def compare(one: Face, other: Face) -> Likeness | None:
    """Say how two documents belong together, or None when they do not."""
    text = likeness(one.sketch, other.sketch)
    signed = _signed_copy(one, other, text)
    if signed is not None:
        return signed
    telling = min(len(one.sketch), len(other.sketch)) >= FEWEST_RUNS or one.number or other.number
    if text >= ENOUGH_TEXT and telling and not _other_numbers(one, other):
        why = _("%(share)s%% nội dung trùng nhau") % {"share": round(text * 100)}
        return Likeness(Tie.Kind.SAME_TEXT, text, why)
    within = contained(one.sketch, other.sketch)
    if within >= ENOUGH_WITHIN and telling and not _other_numbers(one, other):
        why = _("văn bản ngắn hơn nằm gần trọn trong văn bản kia")
        return Likeness(Tie.Kind.SAME_TEXT, ENOUGH_TEXT, why)
    return _same_meeting(one, other, text) or _same_event(one, other, text)


def find_ties(document: Document) -> list[Tie]:
    """Compare a document that was just read with those of its body; keep what looks alike."""
    mine = face_of(document)
    found: list[Tie] = []
    for other in _others(document):
        like = compare(mine, face_of(other))
        if like is not None:
            tie, _made = Tie.objects.get_or_create(
                document=document,
                other=other,
                defaults={"kind": like.kind, "score": like.score, "why": like.why},
            )
            found.append(tie)
    return found


def face_of(document: Document) -> Face:
    head = getattr(document, "head", None) or Head()
    return Face(
        sketch=document.sketch,
        is_meeting=document.is_meeting,
        meeting=_meeting_of(document),
        number=head.number,
        symbol=head.symbol,
        kind=head.kind,
        summary=head.summary,
        issued_on=head.issued_on,
        is_signed=document.format in ("pdf", "picture"),
        signs=signs_of(document.text),
    )


@transaction.atomic
def answer_tie(tie: Tie, *, join: bool, account: Account) -> Tie:
    """The clerk's word on one pair; said again, the last word stands."""
    demand(account, "decide", tie)
    kept = Tie.objects.select_for_update().select_related("document__body").get(pk=tie.pk)
    before = {"state": kept.state}
    kept.state = Tie.State.JOINED if join else Tie.State.APART
    kept.decided_by, kept.decided_at = account, timezone.now()
    kept.save(update_fields=["state", "decided_by", "decided_at"])
    body = kept.document.body
    after = {"state": kept.state, "kind": kept.kind, "other": str(kept.other)}
    trail.record("answer_tie", kept, actor=account, body=body, before=before, after=after)
    return kept


def joined_with(document: Document) -> list[Document]:
    """Return the other documents of the same text or meeting, as clerks have joined them."""
    seen: dict[int, Document] = {document.pk: document}
    waiting = [document]
    while waiting:
        here = waiting.pop()
        pairs = Tie.objects.filter(state=Tie.State.JOINED).select_related("document", "other")
        for tie in [*pairs.filter(document=here), *pairs.filter(other=here)]:
            for end in (tie.document, tie.other):
                if end.pk not in seen:
                    seen[end.pk] = end
                    waiting.append(end)
    del seen[document.pk]
    return sorted(seen.values(), key=lambda found: found.pk)


def _others(document: Document) -> Iterator[Document]:
    """Documents worth a closer look: alike in words, in day, or with the same kind of number."""
    read = (Document.State.READ, Document.State.CLOSED)
    earlier = Document.objects.filter(body=document.body, state__in=read, pk__lt=document.pk)
    if document.carrier_id:
        earlier = earlier.exclude(pk=document.carrier_id)
    head = getattr(document, "head", None)
    near = [
        pk
        for pk, sketch, day, symbol, kind in earlier.order_by("-pk").values_list(
            "pk", "sketch", "dated_on", "head__symbol", "head__kind"
        )[:MOST_COMPARED]
        if likeness(document.sketch, sketch) >= WORTH_A_LOOK
        or _close(document.dated_on, day)
        or (head is not None and head.kind and (symbol == head.symbol or kind == head.kind))
    ]
    yield from earlier.filter(pk__in=near[:MOST_LOOKED_AT]).select_related("head").order_by("-pk")


def _close(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= timedelta(days=10)


def _meeting_of(document: Document) -> dict[str, Any]:
    """What the newest reading said of the event; nothing when the document tells of none."""
    if not document.is_meeting:
        return {}
    run = ReadingRun.objects.filter(document=document).order_by("-started_at", "-pk").first()
    meeting = run.reading.get("meeting") if run else None
    return meeting if isinstance(meeting, dict) else {}


def _other_numbers(one: Face, other: Face) -> bool:
    """Two papers with numbers of their own are two, however alike their words are."""
    numbered = bool(one.number and other.number)
    return numbered and (one.number, one.symbol) != (other.number, other.symbol)


def _signed_copy(one: Face, other: Face, text: float) -> Likeness | None:
    """A PDF or scan that came back is tied to the draft: by number and day, or by its summary."""
    if not one.is_signed or other.is_signed:
        return None
    alike = _words_in_common(one.summary, other.summary)
    same_number = one.number and one.number == other.number and one.symbol == other.symbol
    if same_number and (one.issued_on == other.issued_on or alike >= 0.6 or text >= 0.5):
        why = _("cùng số %(number)s") % {"number": f"{one.number}/{one.symbol}"}
        return Likeness(Tie.Kind.SIGNED_COPY, 1.0, why)
    unnumbered = not other.number and one.number and one.kind == other.kind != ""
    close = (
        one.issued_on is None
        or other.issued_on is None
        or abs(one.issued_on - other.issued_on) <= SIGNED_WITHIN
    )
    if unnumbered and close and alike >= 0.8 and text >= 0.4:
        return Likeness(
            Tie.Kind.SIGNED_COPY, text, _("cùng loại, cùng trích yếu, dự thảo chưa có số")
        )
    return None


def _same_meeting(one: Face, other: Face, text: float) -> Likeness | None:
    """Two reports of one event: the same day, and enough of host, chair, place, name alike."""
    if not (one.is_meeting and other.is_meeting):
        return None
    mine, theirs = one.meeting, other.meeting
    if not mine.get("day") or mine.get("day") != theirs.get("day"):
        return None
    if _contradict(mine, theirs, "time_of_day"):
        return None
    points, why = 1.0, [_("cùng ngày")]
    for name, worth, words in (
        ("chairs", 2.0, _("cùng người chủ trì")),
        ("hosts", 1.0, _("cùng đơn vị tổ chức")),
    ):
        share = _people_in_common(mine.get(name) or [], theirs.get(name) or [])
        if share:
            points += worth
            why.append(words)
        elif mine.get(name) and theirs.get(name):
            points -= worth / 2
    if _words_in_common(str(mine.get("title") or ""), str(theirs.get("title") or "")) >= 0.4:
        points += 1
        why.append(_("tên gần giống"))
    if (
        mine.get("place")
        and _words_in_common(str(mine["place"]), str(theirs.get("place") or "")) > 0.6
    ):
        points += 1
        why.append(_("cùng nơi"))
    if _contradict(mine, theirs, "period"):
        points -= 1
    if text >= 0.08:
        points += 1 + 2 * text
        why.append(_("nhiều câu giống nhau"))
    if points < ENOUGH_FOR_MEETING:
        return None
    return Likeness(Tie.Kind.SAME_MEETING, points, ", ".join(why)[:300])


def _same_event(one: Face, other: Face, text: float) -> Likeness | None:
    """What the reader did not see as a meeting: the same day and the same person at its head."""
    mine, theirs = one.signs, other.signs
    if not mine.days & theirs.days or not share_person(mine, theirs):
        return None
    if len(mine.topics & theirs.topics) < ENOUGH_TOPICS:
        return None  # One person does many things on one day.
    if not _may_tell_of_one(one, other):
        return None
    if mine.parts and theirs.parts and not mine.parts & theirs.parts:
        return None
    why = _("cùng ngày, cùng người được nêu tên")
    return Likeness(Tie.Kind.SAME_MEETING, ENOUGH_FOR_MEETING + text, why)


def _may_tell_of_one(one: Face, other: Face) -> bool:
    """An article and another; of numbered papers only one that concludes a meeting, not two."""
    papers = [face for face in (one, other) if face.symbol]
    return not papers or (len(papers) == 1 and papers[0].kind in TELLS_OF_MEETING)


def _contradict(mine: dict[str, Any], theirs: dict[str, Any], name: str) -> bool:
    one, other = mine.get(name), theirs.get(name)
    if not one or not other:
        return False
    mine_folded, theirs_folded = fold(str(one)), fold(str(other))
    return mine_folded not in theirs_folded and theirs_folded not in mine_folded


def _words(text: str) -> set[str]:
    return {word for word in fold(text).split() if word not in _SMALL_WORDS and len(word) > 1}


def _words_in_common(one: str, other: str) -> float:
    mine, theirs = _words(one), _words(other)
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def _people_in_common(mine: list[Any], theirs: list[Any]) -> bool:
    """Whether one name stands in both lists; titles before it may differ."""
    ones = {_bare(name) for name in mine if name}
    others = {_bare(name) for name in theirs if name}
    return any(
        one and other and (one == other or one.endswith(other) or other.endswith(one))
        for one in ones
        for other in others
    )


def _bare(name: Any) -> str:
    return " ".join(fold(str(name)).replace("dong chi ", "").split())
