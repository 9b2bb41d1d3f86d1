"""Một chỉ tiêu qua sắp xếp: one line of a real merged province, 2024 to 2026, drawn both ways.

    .venv/bin/python -m tools.merged_province FOLDER [PROVINCE]

Fills an installation of its own in a temporary folder: the province of today (by default Phú Thọ)
with its communes, the provinces it was put together from with their districts; names come from
the packaged table, figures are invented from a seed. Prints the line on the map of then
and on the map of now, and takes the page of both at 1440 and 390 pixels, light and dark, where
Chromium is found. Exit code 1 when a sum of the old provinces is not what the map of now says.
"""

from __future__ import annotations

import os
import random
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.screenshots import CLERK, QUIET, SOON, WIDTHS, free_port, sign_in, wait_for, window

if TYPE_CHECKING:
    from phoihop.reading.places import Place
    from phoihop.registry.models import Account, Body

ROOT = Path(__file__).resolve().parent.parent
REFORM, LAST_DAY = date(2025, 7, 1), date(2025, 6, 30)
LINE, FIRST, LAST = "mttq.suat-qua", (2024, 1), (2026, 3)
SEED = 25


def main(folder: Path, province: str) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        os.environ |= {"PHOIHOP_DATA": data, "PHOIHOP_LANG": "vi", "PYTHONUTF8": "1"}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.config.settings")
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
        password = secrets.token_urlsafe(12)
        shown = _fill(province, password)
        agrees = _print(shown)
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        if chromium is None:
            print("Chưa có Chromium nên không chụp trang (sudo apt install chromium).")
        else:
            _take(folder, shown, chromium, password)
    return 0 if agrees else 1


@dataclass
class Merged:
    """Tỉnh đã sắp xếp: the Front of today's province, those before it, each with its units."""

    new: Body
    olds: list[Body]
    beneath: dict[int, list[Body]]
    account: Account


def _fill(name: str, password: str) -> Merged:
    from django.utils import timezone

    from phoihop.reading.places import find, get, units_under
    from phoihop.records.indicators import load_catalogue
    from phoihop.registry.models import Account, BodySuccession, Role
    from phoihop.reports.rollup.work import rebuild

    today = next(iter(find(name, timezone.localdate(), "province")), None)
    if today is None or not today.predecessors:
        sys.exit(f"Không có tỉnh nào tên “{name}” được sắp xếp ngày 01/07/2025.")
    before = [place for link in today.predecessors if (place := get(link.code, LAST_DAY))]
    load_catalogue()
    account = Account.objects.create_user(CLERK, password=password, full_name="Hà Thị Mỵ")
    new = _front(today, "province", valid_from=REFORM)
    olds = [_front(place, "province", valid_to=LAST_DAY) for place in before]
    Role.objects.create(account=account, body=new, role=Role.Name.VIEWER)
    shown = Merged(new, olds, {}, account)
    for place, body in [*zip(before, olds, strict=True), (today, new)]:
        level, on = ("commune", REFORM) if body == new else ("district", LAST_DAY)
        ended = {"valid_from": REFORM} if body == new else {"valid_to": LAST_DAY}
        units = [unit for unit in units_under([place.code], on) if unit.level == level]
        shown.beneath[body.pk] = [_front(unit, level, line=body, **ended) for unit in units]
        Role.objects.create(account=account, body=body, role=Role.Name.CLERK)
    for old, link in zip(olds, today.predecessors, strict=True):
        BodySuccession.objects.create(predecessor=old, heir=new, on=link.on, act=link.act)
    _report_all(shown)
    rebuild()
    return shown


def _front(place: Place, level: str, **more: Any) -> Body:
    from phoihop.registry.models import Body

    levels = {
        "province": Body.Level.PROVINCE,
        "district": Body.Level.DISTRICT,
        "commune": Body.Level.COMMUNE,
    }
    return Body.objects.create(
        name=f"Ủy ban MTTQ Việt Nam {place.full_name}",
        short_name=f"MTTQ {place.full_name}",
        kind=Body.Kind.FRONT,
        level=levels[level],
        place=place.full_name,
        **more,
    )


def _report_all(shown: Merged) -> None:
    """Let every unit of the time report every quarter; figures grow a little and differ a lot."""
    from phoihop.lib.periods import quarter
    from phoihop.records.forms import Line, make_form
    from phoihop.records.models import Indicator, Report
    from phoihop.records.rounds import open_round

    line, dice = Line.of(Indicator.objects.get(code=LINE)), random.Random(SEED)
    versions = {
        body.pk: make_form("Kết quả chăm lo", [line], body=body, account=shown.account)
        for body in (*shown.olds, shown.new)
    }
    for year, number in _quarters():
        period = quarter(year, number)
        standing = shown.olds if period.end <= LAST_DAY else [shown.new]
        whole = 24_000 + 1_500 * (year - 2024) + (9_000 if number in (1, 4) else 0)
        for body in standing:
            units = shown.beneath[body.pk]
            count = sum(len(shown.beneath[one.pk]) for one in standing)
            asked = open_round(
                versions[body.pk],
                period,
                units,
                body=body,
                account=shown.account,
                last_day=period.end + timedelta(days=10),
            )
            reports = list(asked.reports.all())
            for report in reports:
                report.figures = f"[{round(whole / count * dice.uniform(0.5, 1.5))}]"
                report.state, report.receipt = Report.State.APPROVED, f"BN-{report.pk}"
            Report.objects.bulk_update(reports, ["figures", "state", "receipt"], batch_size=200)


def _quarters() -> Iterator[tuple[int, int]]:
    for year in range(FIRST[0], LAST[0] + 1):
        for number in range(1, 5):
            if FIRST <= (year, number) <= LAST:
                yield year, number


def _print(shown: Merged) -> bool:
    """Print the line both ways; say whether the map of now is the sum of those before."""
    from phoihop.lib.numbers import format_number
    from phoihop.lib.periods import Months
    from phoihop.records.models import Indicator
    from phoihop.reports.rollup.years import Basis, over_time, series_of

    series = series_of(str(Indicator.objects.get(code=LINE).pk))
    assert series is not None
    spans = [Months(year, 3 * n - 2, 3 * n) for year, n in _quarters()]
    now = over_time(shown.new, series, spans, basis=Basis.NOW).tracks[0]
    then = over_time(shown.new, series, spans, basis=Basis.THEN).tracks
    print(f"{series.label} ({series.unit}) của {shown.new.name}")
    print("Kỳ", *(track.body.short_name for track in then), "bản đồ hiện nay", sep=" | ")
    agrees = True
    for place, span in enumerate(spans):
        numbers = [track.points[place].value.number for track in then]
        whole = now.points[place].value.number
        agrees &= whole is not None and sum((n or Decimal(0)) for n in numbers) == whole
        words = ["–" if number is None else format_number(number) for number in (*numbers, whole)]
        merged = " (cộng từ đơn vị cũ)" if now.points[place].merged else ""
        print(f"quý {span.last // 3}/{span.year}", *words, sep=" | ", end=f"{merged}\n")
    print("Khớp." if agrees else "KHÔNG KHỚP: tổng các đơn vị cũ khác số trên bản đồ hiện nay.")
    return agrees


def _take(folder: Path, shown: Merged, chromium: str, password: str) -> None:
    from playwright.sync_api import sync_playwright

    from phoihop.records.models import Indicator

    key = Indicator.objects.get(code=LINE).pk
    path = f"/lam-viec/tong-hop/{shown.new.pk}/chi-tieu/?chi-tieu={key}&tu=2024&den=2026&buoc=quy"
    with _served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        for width, height in WIDTHS.items():
            for theme in ("light", "dark"):
                with window(browser, width, height, theme) as page:
                    sign_in(page, address, password)
                    for basis in ("then", "now"):
                        page.goto(f"{address}{path}&ban-do={basis}")
                        name = f"{basis}-{width}{'-dark' if theme == 'dark' else ''}.png"
                        # The bar at the foot of a phone would lie across a card that is longer.
                        page.locator("section[aria-labelledby=time]").screenshot(
                            path=folder / name, style=".tabbar { display: none }"
                        )
                        print(folder / name)
        browser.close()


@contextmanager
def _served() -> Iterator[str]:
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "phoihop", "serve", "--port", str(port)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=SOON)


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        sys.exit("Cách dùng: python -m tools.merged_province THƯ_MỤC [TỈNH]")
    sys.exit(main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "Phú Thọ"))
