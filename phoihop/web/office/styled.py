"""Ô nhập của biểu mẫu: the same look for every field that Django draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

M = TypeVar("M", bound=models.Model)
LONGEST_KEY = 18
"""Digits: a longer number is no key, and a database that is asked for it breaks."""

if TYPE_CHECKING:
    Several = forms.ModelMultipleChoiceField
else:

    class Several(forms.ModelMultipleChoiceField):
        def __class_getitem__(cls, _model):
            return cls


class SeveralField(Several[M]):
    """Chọn nhiều mục: what is no key of a record is refused like any other wrong choice."""

    def clean(self, value: Any) -> Any:
        for one in value or ():
            if len(str(one)) > LONGEST_KEY:
                message = self.error_messages["invalid_choice"]
                raise ValidationError(message, code="invalid_choice", params={"value": one})
        return super().clean(value)


class StyledForm(forms.Form):
    """Every field gets the class of our sheets; a day is chosen from the browser's calendar."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        for field in self.fields.values():
            if isinstance(field, forms.DateField):
                field.widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
            field.widget.attrs["class"] = "in"
