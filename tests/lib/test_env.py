from __future__ import annotations

import pytest

from phoihop.lib.env import BadSetting, env_bool, env_int, env_list, env_secret, env_str


def test_an_unset_variable_gives_the_default(monkeypatch):
    monkeypatch.delenv("PHOIHOP_TEST", raising=False)
    assert env_bool("PHOIHOP_TEST", default=True) is True
    assert env_int("PHOIHOP_TEST", default=5) == 5
    assert env_list("PHOIHOP_TEST", default=("a",)) == ["a"]
    assert env_str("PHOIHOP_TEST", default="x") == "x"


@pytest.mark.parametrize(
    ("raw", "meant"), [("1", True), ("True", True), ("off", False), ("0", False)]
)
def test_yes_and_no(monkeypatch, raw, meant):
    monkeypatch.setenv("PHOIHOP_TEST", raw)
    assert env_bool("PHOIHOP_TEST", default=not meant) is meant


def test_a_wrong_value_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("PHOIHOP_TEST", "maybe")
    with pytest.raises(BadSetting, match=r"PHOIHOP_TEST.*maybe"):
        env_bool("PHOIHOP_TEST", default=True)
    with pytest.raises(BadSetting, match="số nguyên"):
        env_int("PHOIHOP_TEST", default=1)


def test_a_number_outside_its_limits_is_refused(monkeypatch):
    monkeypatch.setenv("PHOIHOP_TEST", "70000")
    with pytest.raises(BadSetting, match="65535"):
        env_int("PHOIHOP_TEST", default=1, at_most=65535)


def test_a_list_is_parted_by_commas(monkeypatch):
    monkeypatch.setenv("PHOIHOP_TEST", " a.vn, b.vn ,,")
    assert env_list("PHOIHOP_TEST") == ["a.vn", "b.vn"]


def test_a_secret_may_stand_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("bí mật\n", encoding="utf-8")
    monkeypatch.delenv("PHOIHOP_TEST", raising=False)
    monkeypatch.setenv("PHOIHOP_TEST_FILE", str(tmp_path / "key"))
    assert env_secret("PHOIHOP_TEST") == "bí mật"


def test_a_missing_or_doubled_secret_is_refused(monkeypatch, tmp_path):
    monkeypatch.delenv("PHOIHOP_TEST", raising=False)
    with pytest.raises(BadSetting, match="Chưa đặt"):
        env_secret("PHOIHOP_TEST")
    monkeypatch.setenv("PHOIHOP_TEST_FILE", str(tmp_path / "none"))
    with pytest.raises(BadSetting, match="Không đọc được"):
        env_secret("PHOIHOP_TEST")
    monkeypatch.setenv("PHOIHOP_TEST", "x")
    with pytest.raises(BadSetting, match="một trong hai"):
        env_secret("PHOIHOP_TEST")
