"""Minh chứng: what must be shown when a task is reported done, from its words or by order."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from phoihop.followup.errors import NeedsProof
from phoihop.followup.steps import File
from phoihop.lib.vietnamese import fold
from phoihop.records.models import Assignment

Proof = Assignment.Proof

PAPER_VERBS = (
    "ban hanh",
    "tham muu ban hanh",
    "xay dung ke hoach",
    "xay dung quy che",
    "xay dung de an",
    "xay dung chuong trinh",
    "lap ke hoach",
    "trinh uy ban",
    "trinh ubnd",
    "bao cao ket qua",
    "gui bao cao",
    "co van ban",
    "ky ket",
)
"""Folded words after which there must be a paper to show: it bears a number, or it is a file."""

FIGURE_WORDS = ("van dong quyen gop", "ho tro kinh phi", "xay dung nha", "sua chua nha", "tang qua")
"""Folded words of work whose result is a number: money, houses, gifts."""

_PAPER_NUMBER = re.compile(r"\b\d{1,5}\s*[/-]\s*[A-ZĐ]{2,}", re.UNICODE)
_DIGIT = re.compile(r"\d")


def proof_of(task: Assignment) -> str:
    """Return what is asked for: as the office ordered, else as the words of the task say."""
    if task.proof:
        return task.proof
    words = fold(task.task)
    if any(verb in words for verb in PAPER_VERBS):
        return Proof.PAPER
    if any(word in words for word in FIGURE_WORDS):
        return Proof.FIGURE
    return Proof.ANY


def asked_proof(task: Assignment) -> str:
    """Say to the unit in one sentence what it has to bring."""
    return {
        Proof.PAPER: _("Cần số, ký hiệu văn bản (ví dụ 45/BC-UBND) hoặc tệp văn bản."),
        Proof.FILE: _("Cần gắn tệp minh chứng."),
        Proof.FIGURE: _("Cần ghi kết quả bằng số hoặc gắn tệp."),
    }.get(Proof(proof_of(task)), _("Cần ghi kết quả hoặc gắn tệp."))


def demand_shown(task: Assignment, *, note: str, file: File | None) -> None:
    """Raise NeedsProof unless what the task asks for is there."""
    wanted, said = proof_of(task), note.strip()
    if file is not None:
        return
    shown = {
        Proof.PAPER: _PAPER_NUMBER.search(said.upper()) is not None,
        Proof.FILE: False,
        Proof.FIGURE: _DIGIT.search(said) is not None,
    }.get(Proof(wanted), bool(said))
    if not shown:
        field = "file" if wanted == Proof.FILE else "note"
        raise NeedsProof(_("Chưa đủ minh chứng. %(asked)s") % {"asked": asked_proof(task)}, field)
