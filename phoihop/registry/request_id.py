"""Mã yêu cầu: the number that the log lines and trail entries of one request share."""

from __future__ import annotations

from contextvars import ContextVar

current_request_id: ContextVar[str] = ContextVar("current_request_id", default="")
