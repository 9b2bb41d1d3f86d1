"""Giá trị để sửa: proposal values as people write them, and back to what records keep."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from phoihop.lib.dates import NotADay, format_day, parse_day
from phoihop.lib.numbers import NotANumber, format_number, parse_number

SEPARATOR = ";"


class WordsField(forms.CharField):
    """Một dòng chữ: empty means that the document does not say."""

    def to_python(self, value: Any) -> Any:
        return _typed(value).strip() or None

    def as_written(self, value: Any) -> str:
        return "" if value is None else str(value)


class NamesField(forms.CharField):
    """Nhiều tên trên một dòng, parted by semicolons: names of units may hold commas."""

    def to_python(self, value: Any) -> Any:
        parts = (part.strip() for part in _typed(value).split(SEPARATOR))
        return [part for part in parts if part]

    def as_written(self, value: Any) -> str:
        return f"{SEPARATOR} ".join(str(part) for part in value or [])


class DayField(forms.CharField):
    """Ngày: typed as 05/01/2022, kept as ISO."""

    def to_python(self, value: Any) -> Any:
        words = _typed(value).strip()
        if not words:
            return None
        try:
            return parse_day(words).isoformat()
        except NotADay as problem:
            raise ValidationError(str(problem)) from None

    def as_written(self, value: Any) -> str:
        try:
            return format_day(date.fromisoformat(value)) if value else ""
        except (TypeError, ValueError):
            return str(value)


class NumberField(forms.CharField):
    """Số: typed as 1.234,5 or 1,6 triệu, kept as a decimal string."""

    def to_python(self, value: Any) -> Any:
        words = _typed(value).strip()
        if not words:
            return None
        try:
            return f"{plain(parse_number(words)):f}"
        except NotANumber as problem:
            raise ValidationError(str(problem)) from None

    def as_written(self, value: Any) -> str:
        try:
            return format_number(plain(Decimal(str(value)))) if value is not None else ""
        except (InvalidOperation, ValueError):
            return str(value)


class CountField(NumberField):
    """Số đếm: a whole number."""

    def to_python(self, value: Any) -> Any:
        number = super().to_python(value)
        if number is None:
            return None
        if "." in number or number.startswith("-"):
            raise ValidationError(_("Hãy nhập một số nguyên, không âm."))
        return int(number)


class BandsField(forms.CharField):
    """Các mức: one on each line, "vượt: 4"."""

    def to_python(self, value: Any) -> Any:
        lines = (line.strip() for line in _typed(value).splitlines())
        return [_band(line) for line in lines if line]

    def as_written(self, value: Any) -> str:
        return "\n".join(
            f"{band.get('label', '')}: {band.get('count', '')}" for band in value or []
        )


class TickField(forms.BooleanField):
    def as_written(self, value: Any) -> bool:
        return bool(value)


class PickField(forms.ChoiceField):
    """Chọn một: a value that the list does not know stays, shown as it is."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value) or None

    def as_written(self, value: Any) -> str:
        return "" if value is None else str(value)


def plain(number: Decimal) -> Decimal:
    """Drop decimals that say nothing: 1600.0 is 1600."""
    whole = number.to_integral_value()
    return whole if number == whole else number.normalize()


def _typed(value: Any) -> str:
    return "" if value is None else str(value)


def _band(line: str) -> dict[str, str | int | bool]:
    label, colon, count = line.rpartition(":")
    if not colon or not label.strip() or not count.strip().isdigit():
        raise ValidationError(_("Dòng “%(line)s” cần viết như “vượt: 4”.") % {"line": line[:60]})
    return {"label": label.strip(), "count": int(count), "derived": False}
