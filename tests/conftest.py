"""What every test shares: programs of the system where they are found, a line where not."""

import os
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


def pytest_collection_modifyitems(items):
    for marker, (lacks, told) in _LACKING.items():
        for item in items if lacks else ():
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=told))


def pytest_terminal_summary(terminalreporter):
    skipped = {str(report.longrepr) for report in terminalreporter.stats.get("skipped", ())}
    for lacks, told in _LACKING.values():
        if lacks and any(told in reason for reason in skipped):
            terminalreporter.write_line(f"Bỏ qua kiểm thử {told}.")
