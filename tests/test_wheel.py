"""The wheel holds all that the program needs: lexicon, templates, pages, demonstration.

It is used outside the checkout, where no forgotten file can be found by accident.
"""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from tools.environment import ROOT

pytestmark = pytest.mark.wheel

NEWS = """
Sáng 05/01/2026, Ủy ban nhân dân xã Mỹ An tổ chức hội nghị đánh giá công tác phối hợp năm 2025.

Kết luận hội nghị, đồng chí Lê Thị Mây, Chủ tịch UBND xã yêu cầu Văn phòng HĐND và UBND xã
tổng hợp kiến nghị của các đoàn thể trước ngày 15/01/2026.
"""

OPEN_THE_SIGN_IN_PAGE = """
import django
django.setup()
import phoihop
from django.test import Client
from django.urls import reverse
page = Client().get(reverse("account_login"), headers={"host": "localhost"})
assert page.status_code == 200, page.status_code
print(phoihop.__file__)
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The wheel and the list of what is in it."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(built, tmp_path_factory):
    """An environment with nothing in it but the wheel."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=True)
    install = [sys.executable, "-m", "pip", "--python", folder / "bin" / "python", "install"]
    subprocess.run(
        [*install, "--no-deps", "--no-index", "--quiet", built], check=True, capture_output=True
    )
    return folder


@pytest.fixture
def run(installed, tmp_path):
    """Call a program of that environment in an empty folder."""

    def call(*words, **environ):
        return subprocess.run(
            [installed / "bin" / words[0], *words[1:]],
            cwd=tmp_path,
            env={"PATH": os.defpath, "PHOIHOP_LANG": "vi"} | environ,
            capture_output=True,
            text=True,
            check=False,
        )

    return call


def test_it_reads_without_any_other_library(run, tmp_path):
    (tmp_path / "news.txt").write_text(NEWS)

    done = run("phoihop", "read", "news.txt")

    assert done.returncode == 0, done.stderr
    assert "14/01/2026" in done.stdout


def test_it_shows_a_page_beside_the_pinned_libraries(run, installed, tmp_path):
    environ = {
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "DJANGO_SETTINGS_MODULE": "phoihop.config.settings",
    }
    migrated = run("phoihop", "manage", "migrate", "--verbosity", "0", **environ)
    assert migrated.returncode == 0, migrated.stderr

    done = run("python", "-c", OPEN_THE_SIGN_IN_PAGE, **environ)

    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()).is_relative_to(installed)


def test_no_file_of_the_package_is_left_behind(built):
    tracked = subprocess.run(
        ["git", "ls-files", "phoihop"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if tracked.returncode:
        pytest.skip("not a git checkout")

    assert set(tracked.stdout.splitlines()) - set(ZipFile(built).namelist()) == set()
