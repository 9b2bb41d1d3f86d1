"""Cơ sở dữ liệu: from DATABASE_URL to Django's own words."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from phoihop.lib.env import BadSetting

SQLITE_OPTIONS = {
    # A writer takes its place in the queue at once; nobody fails half-way for lack of a lock.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # FULL: what was acknowledged survives a power cut. WAL: readers never wait for a writer.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}


def database_settings(url: str, *, data: Path) -> dict[str, Any]:
    """Return Django's settings for `url`; without one, SQLite in the data folder.

    >>> database_settings("postgresql:///phoihop?host=/run/pg", data=Path("var"))["HOST"]
    '/run/pg'
    """
    if not url:
        return _sqlite(data / "phoihop.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path.removeprefix("/")) or ":memory:"))
    if parts.scheme in ("postgres", "postgresql"):
        return _postgresql(url)
    raise BadSetting(
        "Biến DATABASE_URL phải bắt đầu bằng postgresql:// hoặc sqlite:///. "
        "Ví dụ: postgresql://ten:matkhau@maychu/phoihop"
    )


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": dict(SQLITE_OPTIONS),
    }


def _postgresql(url: str) -> dict[str, Any]:
    """Read host, port and user from the address or, for a socket, from its query."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.removeprefix("/")) or query.pop("dbname", "phoihop"),
        "USER": unquote(parts.username or query.pop("user", "")),
        "PASSWORD": unquote(parts.password or query.pop("password", "")),
        "HOST": query.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": query.pop("port", "") or str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": query,
    }
