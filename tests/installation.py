"""An installation of its own, with processes that can be killed or race one another."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from django.db import connection

ROOT = Path(__file__).parents[1]
HEAD = """
import django
django.setup()
from phoihop.registry.models import Account, Body, Role
"""


class Installation:
    """Runs pieces of Python as processes of one installation."""

    def __init__(self, data: Path, url: str) -> None:
        self.data = data
        self.environ = {
            "PATH": os.defpath,
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            "DJANGO_SETTINGS_MODULE": "phoihop.config.settings",
            "PHOIHOP_DATA": str(data),
        }
        if url:
            self.environ["DATABASE_URL"] = url

    def start(self, code: str, *arguments: str) -> subprocess.Popen[str]:
        words = [sys.executable, "-c", HEAD + code, *arguments]
        pipe = subprocess.PIPE
        return subprocess.Popen(
            words, env=self.environ, stdout=pipe, stderr=pipe, cwd=self.data, text=True
        )

    def run(self, code: str, *arguments: str, seconds: int = 60) -> str:
        process = self.start(code, *arguments)
        try:
            said, complaint = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise
        assert process.returncode == 0, complaint
        return said.strip()


@pytest.fixture(scope="session")
def new_installation(tmp_path_factory):
    """The folder of an installation that has just been set up, on SQLite: a copy is soon made."""
    data = tmp_path_factory.mktemp("new") / "installation"
    data.mkdir()
    words = "from django.core.management import call_command; call_command('migrate', verbosity=0)"
    Installation(data, "").run(words, seconds=300)
    return data


@pytest.fixture
def installation(request, transactional_db, tmp_path):
    """SQLite in a file of its own, or the tests' own PostgreSQL."""
    data = tmp_path / "installation"
    if connection.vendor == "postgresql":
        data.mkdir()
        return Installation(data, _url(connection.settings_dict))
    shutil.copytree(request.getfixturevalue("new_installation"), data)
    return Installation(data, "")


def _url(database: dict) -> str:
    query = {"host": database["HOST"], "port": database["PORT"], "user": database["USER"]}
    if database["PASSWORD"]:
        query["password"] = database["PASSWORD"]
    named = {key: value for key, value in query.items() if value}
    return f"postgresql:///{quote(database['NAME'])}?{urlencode(named)}"
