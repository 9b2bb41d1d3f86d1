"""Scenes for the pages: documents whose sentences carry proposals, made without the reader."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from django.conf import settings

from phoihop.intake.models import Document, Proposal, Remainder
from phoihop.records.confirm import confirm
from tests.factories import DocumentFactory, RunFactory

LETTERS = {"recommendation": "K", "assignment": "G", "figure": "S", "tally": "S", "person": "N"}
LETTERS |= {"meeting": "H", "statement": "P", "assessment": "Đ", "cited_document": "V"}
LETTERS |= {"programme": "V"}
TITLE = "Thông báo kết luận buổi làm việc với khối đoàn thể"


def task(words, to="Hội Nông dân", **more):
    return "assignment", words, {"to": [to], "task": words, "time_kind": "not_stated"} | more


def request_(words, asked_by="Hội Nông dân", to="UBND xã"):
    return "recommendation", words, {"from": asked_by, "to": to, "content": words}


def figure(words, value, unit, compare="="):
    return "figure", words, {"what": words, "value": value, "unit": unit, "compare": compare}


def person(name, *posts):
    words = f"đồng chí {name}, {posts[0]}"
    return "person", words, {"name": name, "posts": list(posts)}


def meeting(words, title=TITLE, day="2026-11-12"):
    return "meeting", words, {"title": title, "date": day, "host": [], "chairs": [], "kind": ""}


def tally(words):
    bands = [{"label": "vượt", "count": 3, "derived": False}]
    return "tally", words, {"body": "Hội Phụ nữ", "total": 3, "bands": bands, "sums": True}


def shortcoming(words, body="Hội Nông dân", field="Giám sát, phản biện xã hội"):
    values = {"body": body, "kind": "shortcoming", "field": field, "content": words}
    return "assessment", words, values


def cited(number, issuer="Chính phủ", day=None):
    words = f"Nghị định số {number}"
    return (
        "cited_document",
        words,
        {"number": number, "kind": "Nghị định", "issuer": issuer} | ({"date": day} if day else {}),
    )


PARTS = (
    meeting("Sáng ngày 12/11/2026, Đảng ủy xã làm việc với khối đoàn thể"),
    person("Hà Văn Sinh", "Chủ tịch UBND xã"),
    figure("sửa 9 căn nhà dột nát", "9", "căn"),
    request_("mở thêm điểm thu mua chè ở thôn Nà Pồng"),
    task("rà soát hộ vay vốn", due="2026-12-04", due_words="trước ngày 05/12", time_kind="by_day"),
)
UNUSED = "Không khí buổi làm việc cởi mở."


def make_document(body, clerk, parts=PARTS, *, unused=UNUSED, **more):
    """A read document of `body`: one line for each part, one line that nothing uses."""
    text, spans = f"{TITLE}\n", []
    for kind, words, values in parts:
        text += "Trong đó có "
        spans.append((kind, len(text), len(text) + len(words), values))
        text += f"{words}.\n"
    unused_at = len(text)
    text += f"{unused}\n"
    more = {"title": TITLE, "dated_on": date(2026, 11, 12)} | more
    document = DocumentFactory(body=body, received_by=clerk, text=text, **more)
    _keep_original(document)
    run = RunFactory(document=document)
    _propose(document, run, spans)
    if unused:
        end = unused_at + len(unused)
        Remainder.objects.create(document=document, start=unused_at, end=end, quote=unused)
    return document


def fifteen_parts():
    return tuple(task(f"việc thứ {place} cần làm ngay") for place in range(1, 16))


def confirm_all(document: Document, clerk, **values) -> None:
    for proposal in document.proposals.order_by("start"):
        edits = values if proposal.kind == Proposal.Kind.ASSIGNMENT else {}
        confirm(proposal, account=clerk, version=proposal.version, values=edits)


def _propose(document, run, spans):
    counts = dict.fromkeys(LETTERS.values(), 0)
    for kind, start, end, values in spans:
        letter = LETTERS[kind]
        counts[letter] += 1
        read = {
            name: {"value": value, "evidence": [[start, end]], "note": ""}
            for name, value in values.items()
        }
        Proposal.objects.create(
            document=document,
            run=run,
            number=f"{letter}{counts[letter]}",
            kind=kind,
            start=start,
            end=end,
            quote=document.text[start:end],
            fields=read,
            rule="mau",
        )


def _keep_original(document):
    data = document.text.encode()
    digest = hashlib.sha256(data).hexdigest()
    path = Path(settings.MEDIA_ROOT) / "originals" / digest[:2] / digest
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    document.file.name = f"originals/{digest[:2]}/{digest}"
    document.save()
