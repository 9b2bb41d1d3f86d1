"""Máy đăng nhập: what a browser says of itself, in words its owner knows."""

from __future__ import annotations

from django.utils.translation import gettext as _

BROWSERS = (
    ("coc_coc_browser", "Cốc Cốc"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
"""The first sign that stands in the text decides: most browsers name others too."""

SYSTEMS = (
    ("Windows NT 6.1", "Windows 7"),
    ("Windows NT 10.0", "Windows 10, 11"),
    ("Windows", "Windows"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def device_words(user_agent: str) -> str:
    """ "Chrome, Windows 7"; what is not known is said not to be known."""
    found = [
        next((name for sign, name in names if sign in user_agent), "")
        for names in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(filter(None, found)) or _("máy chưa rõ loại")
