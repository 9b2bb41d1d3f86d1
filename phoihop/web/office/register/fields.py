"""Ô chọn đơn vị: bodies by their full names, since short ones repeat in every commune."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from phoihop.registry.models import Body
from phoihop.web.office.styled import SeveralField

if TYPE_CHECKING:
    One = forms.ModelChoiceField[Body]
else:
    One = forms.ModelChoiceField


class BodyField(One):
    """One body."""

    def label_from_instance(self, obj: Body) -> str:
        return obj.name


class BodiesField(SeveralField[Body]):
    """Several bodies, each with a box to tick."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Body) -> str:
        return obj.name
