"""Ô chọn đơn vị: bodies by their full names, since short ones repeat in every commune."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from phoihop.registry.models import Body

if TYPE_CHECKING:
    One = forms.ModelChoiceField[Body]
    Several = forms.ModelMultipleChoiceField[Body]
else:
    One, Several = forms.ModelChoiceField, forms.ModelMultipleChoiceField


class BodyField(One):
    """One body."""

    def label_from_instance(self, obj: Body) -> str:
        return obj.name


class BodiesField(Several):
    """Several bodies, each with a box to tick."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Body) -> str:
        return obj.name
