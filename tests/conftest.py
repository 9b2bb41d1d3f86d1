"""What every test shares: programs of the system where they are found, a line where not."""

import os
import pathlib
import shutil

import pytest

from phoihop.reading.recognition import recogniser

pytest_plugins = ["tests.database", "tests.installation"]

_CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
_TESSERACT = recogniser()
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


_LACKING = {
    "browser": (not _CHROMIUM, "trình duyệt: chưa có Chromium (sudo apt install chromium)"),
    "ocr": (
        not _TESSERACT,
        "nhận dạng chữ: chưa có Tesseract (sudo apt install tesseract-ocr tesseract-ocr-vie)",
    ),
}


_ASKING = frozenset({"db", "transactional_db", "django_db_setup", "django_db_reset_sequences"})
_LOOKS = pathlib.Path(__file__).parent / "web" / "browser"


def _asks_a_database(item):
    """Whether another database might answer this test otherwise: not where none is asked, nor
    where a page is only looked at in a browser."""
    asking = item.get_closest_marker("django_db") or not _ASKING.isdisjoint(item.fixturenames)
    return asking and not item.path.is_relative_to(_LOOKS)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if _asks_a_database(item):
            item.add_marker("database")
    for marker, (lacks, told) in _LACKING.items():
        for item in items if lacks else ():
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=told))


def pytest_terminal_summary(terminalreporter):
    skipped = {str(report.longrepr) for report in terminalreporter.stats.get("skipped", ())}
    for lacks, told in _LACKING.values():
        if lacks and any(told in reason for reason in skipped):
            terminalreporter.write_line(f"Bỏ qua kiểm thử {told}.")
