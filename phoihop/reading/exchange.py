"""Trao đổi: facts as plain JSON and back, so that a reading can cross the border of a process."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from phoihop.reading.spans import Span


def to_json(value: Any) -> Any:
    """Return `value` as lists, dicts, strings, numbers; a span becomes `[start, end]`."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {one.name: to_json(getattr(value, one.name)) for one in dataclasses.fields(value)}
    if isinstance(value, (list, tuple)):
        return [to_json(one) for one in value]
    if isinstance(value, dict):
        return {key: to_json(one) for key, one in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    return value


def from_json(kind: Any, data: Any) -> Any:
    """Build a value of type `kind` from what `to_json` returned. Raises ValueError on other
    shapes.
    """
    if data is None or kind is Any:
        return data
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _from_union(typing.get_args(kind), data)
    if origin is tuple:
        arguments = typing.get_args(kind)
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return tuple(from_json(arguments[0], one) for one in data)
        return tuple(from_json(one, part) for one, part in zip(arguments, data, strict=True))
    if origin is dict:
        return {key: from_json(typing.get_args(kind)[1], one) for key, one in data.items()}
    if kind is Span:
        return Span(*data)
    if kind is date:
        return date.fromisoformat(data)
    if kind is Decimal:
        return Decimal(data)
    if dataclasses.is_dataclass(kind):
        return _build(typing.cast(type, kind), data)
    return data


def _from_union(kinds: tuple[Any, ...], data: Any) -> Any:
    known = [kind for kind in kinds if kind is not type(None)]
    return from_json(known[0], data) if len(known) == 1 else data


@lru_cache(maxsize=64)
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _build(kind: type, data: dict[str, Any]) -> Any:
    hints = _hints(kind)
    unknown = set(data) - set(hints)
    if unknown:
        raise ValueError(f"{kind.__name__} không có trường {', '.join(sorted(unknown))}.")
    return kind(**{name: from_json(hints[name], value) for name, value in data.items()})


_PLAIN = (str, int, date, Decimal, types.NoneType)


@lru_cache(maxsize=64)
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in dataclasses.fields(kind))


def map_spans(value: Any, place: Callable[[Span], Span]) -> Any:
    """Return `value` with every span in it replaced by `place(span)`."""
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, Span):
        return place(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kind = type(value)
        return kind(**{name: map_spans(getattr(value, name), place) for name in _fields(kind)})
    if isinstance(value, tuple):
        return tuple(map_spans(one, place) for one in value)
    if isinstance(value, list):
        return [map_spans(one, place) for one in value]
    if isinstance(value, dict):
        return {key: map_spans(one, place) for key, one in value.items()}
    return value
