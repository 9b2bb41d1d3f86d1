"""Ô nhập của biểu mẫu: the same look for every field that Django draws."""

from __future__ import annotations

from typing import Any

from django import forms


class StyledForm(forms.Form):
    """Every field gets the class of our sheets; a day is chosen from the browser's calendar."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        for field in self.fields.values():
            if isinstance(field, forms.DateField):
                field.widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
            field.widget.attrs["class"] = "in"
