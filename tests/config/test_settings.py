"""Settings are read in a process of their own, as an installation reads them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from phoihop.config.database import database_settings
from phoihop.lib.env import BadSetting

ROOT = Path(__file__).parents[2]


@pytest.fixture
def setting(tmp_path):
    def read(name, **environ):
        words = [sys.executable, "-c", f"from phoihop.config import settings as s; print(s.{name})"]
        own = {"PATH": os.defpath, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        own |= {"PHOIHOP_DATA": str(tmp_path / "var")} | environ
        return subprocess.run(
            words, cwd=tmp_path, env=own, capture_output=True, text=True, check=False
        )

    return read


PUBLIC = {"PHOIHOP_HOSTS": "phoihop.example.vn"}
KEY = {"PHOIHOP_SECRET_KEY": "x" * 50}


def test_without_any_variable_it_serves_this_machine_only(setting):
    assert setting("DEBUG").stdout == "False\n"
    assert setting("ALLOWED_HOSTS").stdout == "['127.0.0.1', 'localhost', '[::1]']\n"


def test_this_machine_makes_its_own_key_once_and_keeps_it(setting, tmp_path):
    first, second = setting("SECRET_KEY").stdout, setting("SECRET_KEY").stdout

    assert first == second
    assert len(first) > 80
    assert (tmp_path / "var" / "secret-key").stat().st_mode & 0o077 == 0


def test_a_server_for_others_needs_a_key(setting):
    refused = setting("SECRET_KEY", **PUBLIC)

    assert refused.returncode == 1
    assert "Chưa đặt biến PHOIHOP_SECRET_KEY" in refused.stderr


def test_a_server_for_others_shows_no_debug_pages(setting):
    refused = setting("DEBUG", PHOIHOP_DEBUG="1", **PUBLIC, **KEY)

    assert "Không bật PHOIHOP_DEBUG" in refused.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SESSION_COOKIE_SECURE", "True"),
        ("SESSION_COOKIE_NAME", "__Host-phoihop"),
        ("CSRF_COOKIE_SECURE", "True"),
        ("SECURE_HSTS_SECONDS", "31536000"),
    ],
)
def test_a_server_for_others_is_strict(setting, name, value):
    assert setting(name, **PUBLIC, **KEY).stdout == f"{value}\n"


def test_a_database_url_may_name_a_socket(tmp_path):
    found = database_settings(
        "postgresql:///phoihop?host=/run/pg&port=5433&user=van", data=tmp_path
    )

    assert (found["HOST"], found["PORT"], found["USER"]) == ("/run/pg", "5433", "van")
    assert found["OPTIONS"] == {}


def test_a_database_url_may_name_a_server(tmp_path):
    url = "postgres://van:m%40t@db.example.vn:5432/phoihop?sslmode=require"

    found = database_settings(url, data=tmp_path)

    assert (found["HOST"], found["PASSWORD"]) == ("db.example.vn", "m@t")
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_another_database_is_refused_in_plain_words(tmp_path):
    with pytest.raises(BadSetting, match="phải bắt đầu bằng postgresql://"):
        database_settings("mysql://root@localhost/x", data=tmp_path)
