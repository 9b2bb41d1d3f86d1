"""Mỗi loại văn bản một bản: one paper of each kind, from the demonstration, as files to look at.

    .venv/bin/python -m tools.papers FOLDER

Fills an installation of its own in a temporary folder, drafts every kind of paper, also as a
Party committee, the Front and a joint programme of three, checks the layout of each and writes
DOCX, and PDF and PNG where LibreOffice and pdftoppm are found. Exit code 1 when one departs.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tools.invented_office import invented_office

DOTS_AN_INCH = "70"


def main(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    with invented_office():
        return _write_all(folder)


def _write_all(folder: Path) -> int:
    from django.utils import timezone

    from phoihop.reports.official.layout.check import check_docx

    faults = 0
    for name, data, profile in _papers():
        (folder / f"{name}.docx").write_bytes(data)
        departures = check_docx(data, today=timezone.localdate(), profile=profile).departures
        faults += len(departures)
        pages = pictures(data, folder, name)
        print(f"{name:<28} {profile.id:<11} {len(departures)} chỗ chưa đúng, {pages} trang ảnh")
        for one in departures:
            print(f"    {one.rule}: {one.where} · {one.found} → {one.wanted}")
    return 1 if faults else 0


def _papers() -> Any:
    """Yield name, file and profile of every paper."""
    from phoihop.records.models import Meeting
    from phoihop.registry.models import Account, Body, Role
    from phoihop.reports.drafts import start_draft
    from phoihop.reports.official.paper_kinds import KINDS
    from phoihop.reports.papers import layout_of
    from phoihop.reports.templates_kept import file_of

    clerk = Account.objects.get(username="vanphong")
    office = Body.objects.get(roles__account=clerk)
    hall = office.parent or office
    meeting = Meeting.objects.order_by("-held_on").first()
    others = Body.objects.filter(place=hall.place)
    front = others.filter(kind=Body.Kind.FRONT).first()
    party = others.filter(kind=Body.Kind.PARTY_COMMITTEE).first()
    farmers = others.filter(name__startswith="Hội Nông dân").first()
    plain = [(kind, office, hall, (), KINDS[kind].addressed) for kind in KINDS]
    joint = [("programme", office, hall, tuple(filter(None, (front, farmers))), False)]
    party_own = [("conclusion", party, party, (), False)] if party else []
    front_own = [("plan", front, front, (), False)] if front else []
    for kind, writer, issuer, partners, addressed in [*plain, *joint, *party_own, *front_own]:
        Role.objects.get_or_create(account=clerk, body=writer, role=Role.Name.CLERK)
        draft = start_draft(
            writer,
            issuer,
            kind,
            account=clerk,
            meeting=meeting,
            to=farmers if addressed else None,
            partners=partners,
        )
        name = kind + ("-joint" if partners else "" if issuer == hall else f"-{issuer.kind}")
        yield name, file_of(draft, clerk, number=draft.pk), layout_of(draft, clerk)


def pictures(data: bytes, folder: Path, name: str) -> int:
    """Write PDF and PNG where the machine can; return the number of pages drawn."""
    from phoihop.reports.official.pdf import NoPdf, as_pdf

    try:
        pdf = as_pdf(data)
    except NoPdf:
        return 0
    path = folder / f"{name}.pdf"
    path.write_bytes(pdf)
    drawer = shutil.which("pdftoppm")
    if drawer is None:
        return 0
    subprocess.run([drawer, "-r", DOTS_AN_INCH, "-png", path, folder / name], check=True)
    return len(list(folder.glob(f"{name}-*.png")))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Cách dùng: python -m tools.papers THƯ_MỤC")
    sys.exit(main(Path(sys.argv[1])))
