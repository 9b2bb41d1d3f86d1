"""Văn bản, lượt đọc, đề xuất, hàng đợi: what came in, how it was read, what waits."""

from phoihop.intake.models.documents import Batch, Document, IntakeKey
from phoihop.intake.models.heads import Head, Tie
from phoihop.intake.models.lexicon import Spelling
from phoihop.intake.models.queue import Clock, Job, Worker
from phoihop.intake.models.readings import Presence, Proposal, ReadingRun, Remainder

__all__ = [
    "Batch",
    "Clock",
    "Document",
    "Head",
    "IntakeKey",
    "Job",
    "Presence",
    "Proposal",
    "ReadingRun",
    "Remainder",
    "Spelling",
    "Tie",
    "Worker",
]
