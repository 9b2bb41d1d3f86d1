"""What each look asks: nothing for axe-core to find in either theme, nothing that goes sideways."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # What a rule had nothing against is not written down node by node: most of the time went there.
    "resultTypes": ["violations"],
}
THEMES = ("light", "dark")
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@contextmanager
def window(browser, width, height=900) -> Iterator:
    """A browser window in which nothing moves of itself: a theme is on at once."""
    size = {"width": width, "height": height}
    context = browser.new_context(viewport=size, reduced_motion="reduce", locale="vi-VN")
    yield context
    context.close()


def look(page, where):
    """Look at the page as it stands, in the light and in the dark."""
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        assert list(_complaints(page)) == [], f"{where}, {theme}"
    assert page.evaluate(SIDEWAYS) <= 0, where


def _complaints(page):
    """What axe-core complains of, of every element by its own.

    A bar that stays in sight covers half of some box on every long page until one scrolls; so what
    is too small to be pressed is looked at again with that element in the middle of the screen.
    """
    for one in Axe().run(page, options=RULES).response["violations"]:
        for node in one["nodes"]:
            if one["id"] == "target-size":
                page.locator(node["target"][0]).evaluate("e => e.scrollIntoView({block: 'center'})")
                again = Axe().run(page, node["target"][0], options=RULES).response["violations"]
                if "target-size" not in {each["id"] for each in again}:
                    continue
            yield one["id"], node["html"][:160]
