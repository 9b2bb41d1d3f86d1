"""Biến môi trường: settings from the environment, refused loudly when wrong.

A secret may stand in a file named by `NAME_FILE`, so that it need not appear
in the environment of a service.
"""

from __future__ import annotations

import os
from pathlib import Path

_YES = frozenset({"1", "true", "yes", "on"})
_NO = frozenset({"0", "false", "no", "off"})


class BadSetting(ValueError):
    """Cấu hình sai: names the variable, what stands in it and what it should be."""


def env_bool(name: str, *, default: bool) -> bool:
    """Read yes or no; an unset or empty variable gives `default`."""
    raw = _raw(name)
    if raw is None:
        return default
    if raw.casefold() in _YES:
        return True
    if raw.casefold() in _NO:
        return False
    raise BadSetting(f"Biến {name} đang là “{raw}”. Hãy đặt là 1 (có) hoặc 0 (không).")


def env_int(
    name: str, *, default: int, at_least: int | None = None, at_most: int | None = None
) -> int:
    """Read a whole number within its limits."""
    raw = _raw(name)
    if raw is None:
        return default
    try:
        number = int(raw)
    except ValueError:
        raise BadSetting(f"Biến {name} đang là “{raw}”. Hãy đặt một số nguyên.") from None
    if at_least is not None and number < at_least:
        raise BadSetting(f"Biến {name} đang là {number}. Số nhỏ nhất được đặt là {at_least}.")
    if at_most is not None and number > at_most:
        raise BadSetting(f"Biến {name} đang là {number}. Số lớn nhất được đặt là {at_most}.")
    return number


def env_str(name: str, *, default: str = "") -> str:
    """Read words; an unset or empty variable gives `default`."""
    return _raw(name) or default


def env_list(name: str, *, default: tuple[str, ...] = ()) -> list[str]:
    """Read entries parted by commas; empty entries are left out."""
    raw = _raw(name)
    if raw is None:
        return list(default)
    return [entry.strip() for entry in raw.split(",") if entry.strip()]


def env_secret(name: str, *, default: str | None = None) -> str:
    """Read a secret from `name`, or from the file that `name`_FILE points to.

    Without a `default` a missing secret is refused. The message never holds the secret.
    """
    direct, file = _raw(name), _raw(f"{name}_FILE")
    if direct is not None and file is not None:
        raise BadSetting(f"Chỉ đặt một trong hai biến {name} và {name}_FILE.")
    if file is not None:
        return _secret_in(file, f"{name}_FILE")
    if direct is not None:
        return direct
    if default is None:
        raise BadSetting(f"Chưa đặt biến {name}. Hãy đặt {name} hoặc {name}_FILE.")
    return default


def _secret_in(file: str, name: str) -> str:
    try:
        secret = Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as problem:
        reason = getattr(problem, "strerror", None) or "không phải văn bản UTF-8"
        raise BadSetting(f"Không đọc được tệp {file} của biến {name}: {reason}.") from None
    if not secret:
        raise BadSetting(f"Tệp {file} của biến {name} trống. Hãy ghi khóa bí mật vào tệp.")
    return secret


def _raw(name: str) -> str | None:
    value = os.environ.get(name, "").strip()
    return value or None
