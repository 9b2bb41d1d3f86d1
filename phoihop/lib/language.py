"""Ngôn ngữ: the language in which a command speaks to the person at the terminal."""

import os
from collections.abc import Mapping
from typing import Literal

Language = Literal["vi", "en"]

_VARIABLES = ("PHOIHOP_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def language(environ: Mapping[str, str] = os.environ) -> Language:
    """Choose by the first of PHOIHOP_LANG, LC_ALL, LC_MESSAGES, LANG that is set.

    Vietnamese is the language of the house: English only where it is asked for.

    >>> language({"LANG": "en_GB.UTF-8"}), language({"LANG": "C.UTF-8"}), language({})
    ('en', 'vi', 'vi')
    """
    chosen = next((environ[name] for name in _VARIABLES if environ.get(name)), "")
    return "en" if chosen.lower().startswith("en") else "vi"


def say(vietnamese: str, english: str) -> str:
    """Give the one of two wordings that the person reads."""
    return vietnamese if language() == "vi" else english
