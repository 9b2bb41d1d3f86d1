"""What the documents say is what the program has."""

import re
import tomllib
from pathlib import Path

import pytest

from phoihop.config.command import COMMANDS
from tools.door import WORDS
from tools.readme import READMES, with_output

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))

# Left: what an office does not say. Each with what it says instead.
NOT_SAID = {
    r"\bphân công\b": "nhiệm vụ",
    r"\bgiao việc\b": "nhiệm vụ",
    r"\bnhiệm vụ được giao\b": "nhiệm vụ",
    r"\bbàn văn bản\b": "Văn bản",
    r"\bnộp báo cáo\b": "gửi báo cáo",
    r"\bnhật ký & đối soát\b": "Nhật ký hệ thống",
    r"\bkhông quy đổi được\b(?! theo địa giới)": "không quy đổi được theo địa giới hiện nay",
    r"\bchưa có chủ trì\b": "chưa rõ đơn vị chủ trì",
    r"\btiếp thu – giải trình\b": "Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý",
    r"\bban dân vận\b": "Ban Xây dựng Đảng",
    r"\bbản nháp – kiểm tra\b": "bản thử – đề nghị đối chiếu với Văn phòng cấp ủy",
}


def words_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def headings(name: str) -> list[str]:
    """Titles that name one thing of the program: ### `thing`."""
    return re.findall(r"^### `([^`]+)`$", words_of(name), re.MULTILINE)


def rows(name: str) -> dict[str, str]:
    """First and second cell of every row of the page's tables."""
    found = re.findall(r"^\| ([\w.-]+) \| ([\w.]+) \|", words_of(name), re.MULTILINE)
    return {name.casefold(): family for name, family in found if name != "Library"}


def named(requirements: list[str]) -> set[str]:
    return {re.match(r"[\w.-]+", line)[0].casefold() for line in requirements}


def settings_read() -> set[str]:
    """Every variable of the environment that the program or the door asks for."""
    files = [ROOT / "run", *ROOT.glob("tools/*.py"), *ROOT.glob("phoihop/**/*.py")]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    asked = set(re.findall(r"""env_\w+\(\s*"([A-Z_]+)""", text))
    return asked | set(re.findall(r"\bPHOIHOP_[A-Z_]+\b", text))


def test_every_setting_has_its_heading():
    assert sorted(headings("docs/install.md")) == sorted(settings_read())


def test_every_command_has_its_heading():
    door = [f"./run {word.name}" for word in WORDS]
    program = [f"phoihop {command.name}" for command in COMMANDS]

    assert headings("docs/commands.md") == door + program


def test_every_library_has_its_row():
    project = PROJECT["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    groups += PROJECT["dependency-groups"].values()

    assert set(rows("docs/dependencies.md")) == set().union(*map(named, groups))


@pytest.mark.parametrize(("library", "family"), rows("docs/dependencies.md").items())
def test_a_library_is_of_the_family_that_is_written(library, family):
    (version,) = [p["version"] for p in LOCK["package"] if p["name"] == library]

    assert f"{version}.".startswith(f"{family}.")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path):
    text = path.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
    inside = [target for target in targets if "://" not in target]

    assert [target for target in inside if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_uses_the_words_of_an_office(path):
    text = path.read_text(encoding="utf-8")
    slips = {
        found[0]: better
        for pattern, better in NOT_SAID.items()
        if (found := re.search(pattern, text, re.IGNORECASE))
    }

    assert slips == {}


def test_decisions_are_counted_and_listed():
    pages = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))

    assert [name[:4] for name in pages] == [f"{n:04}" for n in range(1, len(pages) + 1)]
    assert all(f"decisions/{name}" in words_of("docs/index.md") for name in pages)


@pytest.mark.parametrize(("readme", "language"), READMES.items())
def test_the_readme_shows_what_the_command_prints(readme, language):
    written = words_of(readme)

    assert written == with_output(written, language), "Run: .venv/bin/python -m tools.readme"
