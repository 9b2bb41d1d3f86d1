"""What every test shares: a Chromium where one is found, and one line where none is."""

import os
import shutil

import pytest

pytest_plugins = ["tests.database", "tests.installation"]

_CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Tests read the messages of the house's own language, wherever they run.
os.environ["PHOIHOP_LANG"] = "vi"

# Playwright keeps an event loop in the test's thread, where Django would refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The system's own Chromium: Playwright's build is not fetched."""
    return browser_type_launch_args | {"executable_path": _CHROMIUM, "args": _QUIET}


@pytest.fixture(scope="session")
def base_url():
    """Stands before pytest-playwright's own, whose form pytest 9 warns of."""
    return None


def pytest_collection_modifyitems(items):
    if _CHROMIUM:
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="no Chromium"))


def pytest_terminal_summary(terminalreporter):
    if not _CHROMIUM and terminalreporter.stats.get("skipped"):
        terminalreporter.write_line(
            "Bỏ qua kiểm thử trình duyệt: chưa có Chromium (sudo apt install chromium)."
        )
