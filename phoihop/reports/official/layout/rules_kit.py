"""Quy tắc soát: what a rule is, and the few measures that most rules are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from phoihop.reports.official.layout.located import Located
from phoihop.reports.official.layout.measured import Line, Measured
from phoihop.reports.official.profiles import Profile


@dataclass(frozen=True, slots=True)
class Departure:
    """Chỗ chưa đúng thể thức: the rule, the place, what is there and what should be."""

    rule: str
    where: str
    found: str
    wanted: str


@dataclass(frozen=True, slots=True)
class Context:
    """Văn bản đang soát: its measures, its components and the profile it must keep."""

    measured: Measured
    parts: Located
    profile: Profile


Check = Callable[[Context], Iterable[tuple[str, str, str]]]
"""Yields (where, found, wanted)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Quy tắc: an id that never changes, its sentence, and its check."""

    id: str
    sentence: str
    check: Check


def sizes(lines: list[Line], key: str, ctx: Context) -> Iterator[tuple[str, str, str]]:
    """Every shown letter has a size that the profile allows."""
    value = ctx.profile[key]
    for line in lines:
        wrong = sorted({run.size for run in line.words if not value.allows(run.size)})
        if wrong:
            yield line.where, f"cỡ chữ {_list(wrong)}", f"cỡ chữ {value.wanted}"


def looks(
    lines: list[Line], look: str, wanted: bool, words: tuple[str, str]
) -> Iterator[tuple[str, str, str]]:
    """Every shown letter is, or is not, bold (italic, underlined)."""
    for line in lines:
        if not line.words:
            continue
        ok = line.all_are(look) if wanted else not line.any_is(look)
        if not ok:
            yield line.where, words[not wanted], words[wanted]


BOLD = ("chữ không đậm", "chữ đậm")
ITALIC = ("chữ đứng", "chữ nghiêng")


def bold(lines: list[Line], wanted: bool) -> Iterator[tuple[str, str, str]]:
    for where, _found, _wanted in looks(lines, "bold", wanted, BOLD):
        yield where, BOLD[not wanted], BOLD[wanted]


def italic(lines: list[Line], wanted: bool) -> Iterator[tuple[str, str, str]]:
    for where, _found, _wanted in looks(lines, "italic", wanted, ITALIC):
        yield where, ITALIC[not wanted], ITALIC[wanted]


def capitals(lines: list[Line]) -> Iterator[tuple[str, str, str]]:
    for line in lines:
        if line.text != line.text.upper():
            yield line.where, "có chữ in thường", line.text.upper()


def centred(lines: list[Line]) -> Iterator[tuple[str, str, str]]:
    for line in lines:
        if line.align not in ("center", "tabs"):
            yield line.where, f"căn {ALIGNMENTS.get(line.align, line.align)}", "căn giữa"


ALIGNMENTS = {
    "left": "trái",
    "start": "trái",
    "right": "phải",
    "end": "phải",
    "both": "đều hai bên",
    "center": "giữa",
}


def mm(length: float) -> str:
    return f"{length:.1f} mm".replace(".", ",")


def pt(size: float) -> str:
    return f"{size:g} pt".replace(".", ",")


def _list(numbers: list[float]) -> str:
    return ", ".join(pt(number) for number in numbers)
