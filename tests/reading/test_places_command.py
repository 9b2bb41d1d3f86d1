import json

import pytest

from phoihop.reading.places_command import main


@pytest.fixture
def run(capsys):
    def run_command(*words):
        code = main(words)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_command


def test_count_as_json(run):
    code, out, _ = run("count", "--on", "2026-11-22", "--json")
    assert code == 0
    assert json.loads(out) == {"province": 34, "district": 0, "commune": 3321}


def test_count_as_a_sentence(run):
    code, out, _ = run("count", "--on", "30/06/2025")
    assert code == 0
    assert out == (
        "Ngày 30/06/2025: 63 đơn vị cấp tỉnh, 696 đơn vị cấp huyện, 10.035 đơn vị cấp xã.\n"
    )


def test_count_warns_that_earlier_maps_are_not_known(run):
    code, out, err = run("count", "--on", "2020-01-01", "--json")
    assert (code, json.loads(out)["province"]) == (0, 63)
    assert "30/06/2025" in err


def test_find_as_json(run):
    code, out, _ = run("find", "ben tre", "--on", "2023-08-18", "--json")
    province, city = json.loads(out)
    assert code == 0
    assert (province["code"], province["name"], province["type"]) == ("83", "Bến Tre", "tỉnh")
    assert (province["level"], province["parents"]) == ("province", [])
    assert (province["valid_from"], province["valid_to"]) == (None, "2025-06-30")
    assert province["predecessors"] == []
    assert province["successors"] == [
        {
            "code": "86",
            "name": "Vĩnh Long",
            "type": "tỉnh",
            "level": "province",
            "on": "2025-07-01",
            "act": "202/2025/QH15",
            "share": 1,
            "divided": False,
        }
    ]
    assert [parent["name"] for parent in city["parents"]] == ["Bến Tre"]
    assert city["convertible"] is None


def test_find_says_that_a_divided_commune_is_not_converted(run):
    _, out, _ = run("find", "xã Yên Định, Bắc Mê")
    assert "xã Minh Ngọc (00994, tỉnh Tuyên Quang)" in out
    assert "Không quy đổi được theo địa giới hiện nay." in out
    _, out, _ = run("find", "xã Yên Định, Bắc Mê", "--json")
    (unit,) = json.loads(out)
    assert unit["convertible"] is False
    assert unit["note"] == "không quy đổi được theo địa giới hiện nay"
    assert {link["share"] for link in unit["successors"]} == {None}


def test_find_shows_where_the_ground_of_a_district_lies_now(run):
    _, out, _ = run("find", "huyện", "Long", "Thành")
    assert "Cấp huyện kết thúc hoạt động." in out
    assert "phường Long Thành (26368)" in out


def test_find_never_leaves_an_heir_unnamed(run):
    _, out, _ = run("find", "huyện Lộc Hà")
    assert "huyện Thạch Hà (445, tỉnh Hà Tĩnh) từ 01/01/2025" in out
    assert "kết thúc hoạt động cùng cấp huyện" in out
    assert "Nay là: ." not in out


def test_find_names_the_units_above_as_of_the_day(run):
    _, out, _ = run("find", "xã Long Thành, Đồng Nai", "--on", "01/08/2025")
    assert "tỉnh Đồng Nai, từ 01/07/2025 đến 29/04/2026" in out
    _, out, _ = run("find", "phường Biên Hòa", "--on", "01/08/2025")
    assert "tỉnh Đồng Nai, từ 01/07/2025" in out
    _, out, _ = run("find", "phường Biên Hòa", "--on", "01/08/2026")
    assert "thành phố Đồng Nai, từ 01/07/2025" in out


def test_an_unknown_name_is_told_and_gives_code_1(run):
    code, out, err = run("find", "Không Đâu Cả", "--on", "22/11/2026")
    assert (code, out) == (1, "")
    assert "“Không Đâu Cả” vào ngày 22/11/2026" in err
    assert run("find", "Không Đâu Cả", "--json")[:2] == (1, "[]\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "Hãy chọn một việc"),
        (("sort",), "Hãy chọn một việc"),
        (("count", "--on", "31/02/2024"), "“31/02/2024” không phải là ngày"),
        (("count", "--on", "hôm nay"), "“hôm nay” không phải là ngày"),
        (("count", "Bến Tre"), "Không hiểu “Bến Tre”"),
        (("find",), "Hãy viết tên đơn vị"),
        (("find", "Bến Tre", "--level", "xã"), "Không có cấp “xã”"),
        (("find", "Bến Tre", "--khong-co"), "Lệnh viết chưa đúng"),
    ],
)
def test_misuse_is_told_in_words_and_gives_code_2(run, words, told):
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert told in err
    assert "Cách dùng:" in err


def test_help_shows_how(run):
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    assert "phoihop places find" in out


def test_check_prints_what_is_mapped_and_what_was_settled(run):
    code, out, _ = run("check")
    assert code == 0
    assert "bị chia cho nhiều đơn vị: 441" in out
    assert "28252 phường 4: nguồn gán nhầm phần của phường trùng tên" in out
    code, out, _ = run("check", "--json")
    assert json.loads(out)["unmapped"] == 0


def test_the_commands_speak_english_when_asked(run, monkeypatch):
    monkeypatch.setenv("PHOIHOP_LANG", "en")
    assert run("count", "--on", "2025-06-30")[1].startswith("On 2025-06-30: 63 provinces")
    assert "is not a day" in run("count", "--on", "soon")[2]
