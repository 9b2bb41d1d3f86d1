"""Đánh giá trên sân khấu: a shortcoming, a cited paper and a goal of the body at hand."""

from __future__ import annotations

from typing import Any

from phoihop.records.goals import make_goal
from phoihop.records.models import Assessment, CitedDocument
from phoihop.registry.models import Account, Body
from tests.web.scenes import cited, confirm_all, make_document, shortcoming


def judged(keeper: Body, hand: Account, word: str) -> dict[str, Any]:
    """They stand in a paper of their own, closed to nobody who sees the body."""
    parts = (shortcoming(f"giám sát {word} còn ít"), cited(f"{word}/2026/NĐ-CP"))
    paper = make_document(keeper, hand, parts, title=f"Nhận xét {word}", unused="")
    confirm_all(paper, hand)
    return {
        "assessment": Assessment.objects.get(document=paper),
        "cited": CitedDocument.objects.get(document=paper),
        "goal": make_goal(keeper, f"Ngang bằng khu vực {word}", account=hand),
    }
