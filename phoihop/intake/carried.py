"""Lấy tệp gửi kèm: what an e-mail or a ZIP carries becomes documents of their own."""

from __future__ import annotations

from django.db.models import Q

from phoihop.intake.carriers import NotOpened, files_in_letter, files_in_zip
from phoihop.intake.models import Document
from phoihop.intake.originals import path_of
from phoihop.intake.receive import receive_carried
from phoihop.intake.worker import JobStopped, must_stop

DEEPEST = 3
"""A ZIP in a letter in a ZIP is opened; what is deeper stays closed, and is said to."""


def take_out(carrier: Document) -> int:
    """Take in what the carrier holds; return how many files. Safe to do again."""
    if carrier.format not in ("eml", "zip") or _depth(carrier) >= DEEPEST:
        return 0
    data = path_of(str(carrier.file)).read_bytes()
    files = files_in_letter(data) if carrier.format == "eml" else files_in_zip(data)
    count = 0
    try:
        for name, content in files:
            if must_stop():
                raise JobStopped
            if content:
                receive_carried(carrier, name, content)
                count += 1
    except NotOpened:
        # The list could be read a moment ago, so this is one entry that cannot be unpacked.
        Document.objects.filter(Q(pk=carrier.pk)).update(
            notes=[*carrier.notes, "Có tệp bên trong không mở được; các tệp khác vẫn được lấy ra."]
        )
    return count


def _depth(carrier: Document) -> int:
    depth, here = 0, carrier
    while here.carrier_id and depth < DEEPEST:
        here = Document.objects.only("carrier").get(pk=here.carrier_id)
        depth += 1
    return depth
