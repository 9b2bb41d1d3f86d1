"""Quy tắc: rules that are data, one TOML file a subject, each with examples that a test reads."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent


@lru_cache(maxsize=1)
def patterns() -> dict[str, str]:
    """Return the pattern of every rule by its id, in the order of the files."""
    return {
        rule["id"]: rule["pattern"]
        for file in sorted(FOLDER.glob("*.toml"))
        for rule in tomllib.loads(file.read_text(encoding="utf-8"))["rule"]
    }
