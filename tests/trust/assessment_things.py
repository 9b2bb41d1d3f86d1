"""Đánh giá trên sân khấu: a shortcoming, a cited paper and a goal of the body at hand."""

from __future__ import annotations

from typing import Any

from phoihop.intake.models import Document
from phoihop.records.goals import make_goal
from phoihop.records.models import Assessment, CitedDocument
from phoihop.registry.models import Account, Body
from tests.web.scenes import cited, shortcoming


def judgements(word: str) -> tuple[tuple[str, str, dict[str, Any]], ...]:
    """What the paper of the body at hand says of the work, and the paper it cites."""
    return (shortcoming(f"giám sát {word} còn ít"), cited(f"{word}/2026/NĐ-CP"))


def judged(keeper: Body, hand: Account, word: str, paper: Document) -> dict[str, Any]:
    """They stand in the body's paper: a page that names them leads to no other one."""
    return {
        "assessment": Assessment.objects.get(document=paper),
        "cited": CitedDocument.objects.get(document=paper),
        "goal": make_goal(keeper, f"Ngang bằng khu vực {word}", account=hand),
    }
