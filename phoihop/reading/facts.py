"""Dữ kiện đọc được: what a document says, each value tied to the words that say it.

Every `span` points into the text that was passed to `read`, exactly as it was stored.
A fact names the rule that found it, so that a clerk can ask why.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date
from decimal import Decimal
from typing import Any

from phoihop.lib.record import record
from phoihop.reading.exchange import from_json, to_json
from phoihop.reading.spans import Span


@record()
class Block:
    """Khối văn bản: one title, heading, paragraph, list item, caption or piece of page
    furniture.
    """

    span: Span
    role: str
    why: str


@record()
class Post:
    """Chức vụ: a post as written, e.g. "Phó Chủ tịch UBND xã", with its parts told apart."""

    text: str
    span: Span
    head: str
    body: str
    level: str | None
    kind: str = "any"


@record()
class Person:
    """Người giữ chức vụ: an official named together with a post or a body, never a private
    citizen.
    """

    name: str
    posts: tuple[Post, ...]
    span: Span
    mentions: tuple[Span, ...]
    rule: str


@record()
class Meeting:
    """Hội nghị, buổi làm việc: the event that a document tells of."""

    is_meeting: bool
    span: Span | None
    day: date | None
    day_span: Span | None
    year_inferred: bool
    time_of_day: str | None
    level: str | None
    place: str | None
    hosts: tuple[str, ...]
    chairs: tuple[str, ...]
    period: str | None
    title: str | None
    rule: str
    evidence: tuple[tuple[str, Span], ...] = ()
    day_inferred: bool = False
    """The text says only "sáng nay" or "hôm qua": the day comes from that of publication."""


@record()
class Statement:
    """Phát biểu: what one speaker said in one passage, with its kind.

    `kind` is one of report, recommendation, response, directive, conclusion, opinion, praise.
    """

    speaker: str
    speaker_span: Span | None
    kind: str
    span: Span
    rule: str


@record()
class Recommendation:
    """Kiến nghị: a request upwards or sideways."""

    by: str
    to: str | None
    span: Span
    rule: str
    to_span: Span | None = None


@record()
class DueDate:
    """Hạn hoàn thành: the words, the day they name and the last day that is still on time.

    "Trước ngày 15/1" names the 15th (`day`) and excludes it, so `last_day` is the 14th.
    "7 ngày làm việc" counts `days` days from `counted_from`, working days only if `working`.
    """

    words: str
    span: Span
    day: date
    last_day: date
    excluded: bool
    year_inferred: bool
    rule: str
    days: int | None = None
    working: bool = False
    counted_from: date | None = None


@record()
class Assignment:
    """Nhiệm vụ được giao: who must do what by when, in the words of the document.

    `time_kind` is one of by_day, within_period, standing, from_later, not_stated.
    `record_only` marks a sentence that asks to watch citizens: kept as text, never worked on.
    """

    by: str
    to: tuple[str, ...]
    co_operators: tuple[str, ...]
    span: Span
    due: DueDate | None
    time_kind: str
    rule: str
    to_inherited: bool = False
    depends_on: int | None = None
    record_only: bool = False
    to_spans: tuple[Span, ...] = ()


@record()
class Figure:
    """Số liệu: one number with its unit and its qualifier.

    `compare` is one of "=", ">", ">=", "<", "<=", "~". Money is in đồng.
    """

    value: Decimal
    unit: str
    compare: str
    span: Span
    rule: str
    what: str = ""


@record()
class Comparison:
    """So sánh: a figure held against something else.

    `kind` is "ratio" ("bằng 86,08% so với cùng kỳ": so much of the base), "change" ("tăng 86,08%":
    so much more; `value` below zero is less) or "share" (`value` of `whole`). `base` is one of
    same_period, plan, previous_year, previous_quarter, previous_month, previous_period, start,
    year, period, whole; `compare` speaks of the amount without its sign. `figure` is where the
    number itself stands.
    """

    kind: str
    value: Decimal
    unit: str
    compare: str
    base: str
    base_words: str
    span: Span
    figure: Span
    rule: str
    whole: Decimal | None = None

    @property
    def change(self) -> Decimal | None:
        """The change in per cent, also of a ratio: 86,08 % of the base is -13,92."""
        if self.kind == "change":
            return self.value if self.unit == "%" else None
        if self.kind == "ratio":
            return (self.value if self.unit == "%" else self.value * 100) - 100
        return None


@record()
class Band:
    """Mức đạt: how many of the targets lie in one class; `derived` when the text leaves it to
    be computed.
    """

    label: str
    count: int
    span: Span
    derived: bool = False


@record()
class Tally:
    """Tổng hợp chỉ tiêu: the targets of one body, by how far each was reached."""

    body: str
    total: int
    bands: tuple[Band, ...]
    span: Span
    rule: str

    @property
    def sums(self) -> bool:
        """Say whether the bands add up to the total."""
        return sum(band.count for band in self.bands) == self.total


@record()
class Assessment:
    """Nhận định: what is said about the work without asking for anything.

    `kind` is one of result, difficulty, shortcoming, cause, praise, wish, theme, verdict; `by` the
    body it speaks of, None where it speaks of the meeting's work as a whole; `field` the field of
    work that the sentence names.
    """

    kind: str
    by: str | None
    span: Span
    rule: str
    field: str | None = None


@record()
class CitedDocument:
    """Văn bản được dẫn: a document that the text names by its number."""

    text: str
    number: str
    kind: str
    span: Span
    rule: str


@record()
class Named:
    """Tên gọi: a programme (chương trình phối hợp) or a movement (phong trào) named in the text."""

    name: str
    span: Span
    rule: str
    period: str | None = None


@record()
class Page:
    """Thông tin trang: what stands around the article, kept apart from what it says."""

    title: str | None = None
    issuer: str | None = None
    published_on: date | None = None
    author: str | None = None
    views: int | None = None
    attachments: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()


@record()
class Slip:
    """Lỗi gõ: words that were probably meant otherwise. The text itself is never changed."""

    span: Span
    written: str
    meant: str
    rule: str
    why: str


@record()
class Step:
    """Bước đọc: one decision of the reader, for those who ask why."""

    stage: str
    rule: str
    span: Span
    outcome: str
    why: str


@record()
class Field:
    """Giá trị đề xuất: a value as plain JSON with the words that support it."""

    value: str | int | bool | list[str] | list[dict[str, str | int | bool]] | None
    evidence: tuple[Span, ...] = ()
    note: str = ""


@record()
class Proposal:
    """Đề xuất: a record that the reader would make, waiting for a person's word."""

    kind: str
    span: Span
    fields: dict[str, Field]
    rule: str
    warnings: tuple[str, ...] = ()


@record()
class Reading:
    """Kết quả đọc: all that was read in one document."""

    text_sha256: str
    engine_version: str
    lexicon_version: str
    blocks: tuple[Block, ...]
    page: Page
    meeting: Meeting
    people: tuple[Person, ...] = ()
    statements: tuple[Statement, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    figures: tuple[Figure, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    tallies: tuple[Tally, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    programmes: tuple[Named, ...] = ()
    movements: tuple[Named, ...] = ()
    cited_documents: tuple[CitedDocument, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    remainder: tuple[Span, ...] = ()
    slips: tuple[Slip, ...] = ()
    trace: tuple[Step, ...] = field(default=())

    def to_json(self) -> dict[str, Any]:
        """Return the reading as plain JSON; `from_json` gives it back unchanged."""
        data: dict[str, Any] = to_json(self)
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Reading:
        """Build a reading from its JSON. Raises ValueError when a field is unknown."""
        reading: Reading = from_json(cls, data)
        return reading
