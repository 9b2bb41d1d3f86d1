"""The journeys of the design, walked in a real browser with real keys; actions are counted."""

from tests.web.browser.conftest import (
    bodies,
    browser_context_args,
    cast,
    clerk,
    fifteen,
)

__all__ = ["bodies", "browser_context_args", "cast", "clerk", "fifteen"]
