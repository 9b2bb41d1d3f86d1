"""Hình dạng dữ liệu: what every answer looks like. Days are ISO; missing values are null."""

from __future__ import annotations

from typing_extensions import TypedDict


class MeetingShape(TypedDict):
    """Hội nghị đã công khai."""

    id: int
    title: str
    kind: str
    body: str
    held_on: str | None
    period: str
    published_at: str
    tasks: int
    recommendations: int
    url: str


class MeetingList(TypedDict):
    """Một trang danh sách; `count` counts all of them."""

    count: int
    items: list[MeetingShape]


class TaskShape(TypedDict):
    """Nhiệm vụ hoặc kiến nghị.

    `kind` is task or recommendation. `state` is running, reported, answered, overdue, done or
    superseded.
    `due_on` is the last day that is still on time.
    """

    code: str
    kind: str
    content: str
    lead: str
    asked_by: str
    co_operators: list[str]
    due_on: str | None
    due_words: str
    time_kind: str
    state: str
    done_on: str | None


class TaskList(TypedDict):
    count: int
    items: list[TaskShape]


class ErrorShape(TypedDict):
    """Lỗi: a word for programs and a sentence for people."""

    code: str
    message: str


class DocumentShape(TypedDict):
    """Văn bản vừa gửi. `state` is received until it was read; `is_new` is false for known bytes."""

    id: int
    name: str
    sha256: str
    state: str
    is_new: bool
