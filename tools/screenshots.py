"""Ảnh màn hình: docs/images from the demonstration, so that pictures never show real data.

    python tools/screenshots.py [FOLDER]

Fills an installation of its own in a temporary folder, serves it on a free port, and takes
sign-in, documents, desk and board at 1440 and 390 pixels, the desk also at 1366, light and dark.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
WIDTHS = {1440: 900, 390: 844}
OFFICE_PC = (1366, 768)
"""The desk is shown at the size of the screen that most offices have, too."""
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
CLERK = "vanphong"
SOON = 120


def main(folder: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("Chưa có Chromium (sudo apt install chromium).")
    folder.mkdir(parents=True, exist_ok=True)
    with demonstration() as (address, password), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        for width, height in (*WIDTHS.items(), OFFICE_PC):
            for theme in ("light", "dark"):
                mark = f"{width}{'-dark' if theme == 'dark' else ''}"
                with window(browser, width, height, theme) as page:
                    if (width, height) == OFFICE_PC:
                        sign_in(page, address, password)
                    else:
                        page.goto(f"{address}/tai-khoan/dang-nhap/")
                        page.screenshot(path=folder / f"sign-in-{mark}.png")
                        sign_in(page, address, password)
                        shoot_all(page, address, folder, mark)
                    shoot_desk(page, address, folder, mark)
        browser.close()


@contextmanager
def demonstration() -> Iterator[tuple[str, str]]:
    """Fill and serve an installation; gives its address and the password of its accounts."""
    with tempfile.TemporaryDirectory() as data:
        environ = os.environ | {"PHOIHOP_DATA": data, "PHOIHOP_LANG": "vi", "PYTHONUTF8": "1"}
        command = [sys.executable, "-m", "phoihop"]
        filled = subprocess.run(
            [*command, "prepare-demonstration"],
            cwd=ROOT,
            env=environ,
            check=True,
            capture_output=True,
            text=True,
        )
        password = filled.stdout.rsplit(": ", 1)[1].strip()
        port = free_port()
        server = subprocess.Popen(
            [*command, "serve", "--port", str(port)],
            cwd=ROOT,
            env=environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        address = f"http://127.0.0.1:{port}"
        try:
            wait_for(address)
            yield address, password
        finally:
            server.terminate()
            server.wait(timeout=SOON)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def wait_for(address: str) -> None:
    for _ in range(SOON * 4):
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except (URLError, TimeoutError):
            time.sleep(0.25)
        else:
            return
    sys.exit(f"Máy chủ không trả lời ở {address}.")


@contextmanager
def window(browser: Browser, width: int, height: int, theme: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if theme == "dark" else "light",
        locale="vi-VN",
        reduced_motion="reduce",
    )
    yield context.new_page()
    context.close()


def sign_in(page: Page, address: str, password: str) -> None:
    page.goto(f"{address}/tai-khoan/dang-nhap/")
    page.fill("[name=login]", CLERK)
    page.fill("[name=password]", password)
    page.keyboard.press("Enter")
    page.wait_for_url("**/lam-viec/")


def shoot_all(page: Page, address: str, folder: Path, mark: str) -> None:
    for name, path in (("documents", "van-ban/"), ("board", "cong-viec/")):
        page.goto(f"{address}/lam-viec/{path}")
        page.screenshot(path=folder / f"{name}-{mark}.png")


def shoot_desk(page: Page, address: str, folder: Path, mark: str) -> None:
    page.goto(f"{address}/lam-viec/van-ban/?loc=cho-xu-ly")
    page.locator(".ttl").last.click()
    page.wait_for_load_state("networkidle")
    asked = page.locator(".chip", has_text="Kiến nghị")
    if asked.count():
        with page.expect_response("**/van-ban/**"):
            asked.click()
        page.locator(".chip[aria-current=true]", has_text="Kiến nghị").wait_for()
        page.mouse.move(0, 0)
    page.screenshot(path=folder / f"desk-{mark}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images")
