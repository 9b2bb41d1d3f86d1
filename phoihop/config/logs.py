"""Nhật ký kỹ thuật: one JSON line for each event, without names, words or file names."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

from phoihop.registry.request_id import current_request_id


class JsonLines(logging.Formatter):
    """One line of JSON; a line break inside a message cannot start a second line."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "request": current_request_id.get(),
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = self.formatException(record.exc_info).splitlines()[-3:-1]
        return json.dumps(line, ensure_ascii=False)
