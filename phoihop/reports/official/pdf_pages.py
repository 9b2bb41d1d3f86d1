"""Trang của tệp PDF lạ: its pages alone, taken out by a confined child."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO

from pypdf import PdfReader, PdfWriter

MOST_PAGES = 300


def clean(payload: bytes) -> dict[str, str | int]:
    """What a child does: the pages of a PDF without its scripts, forms and attachments."""
    reader = PdfReader(BytesIO(payload))
    writer = PdfWriter()
    for page in reader.pages[:MOST_PAGES]:
        kept = writer.add_page(page)
        kept.pop("/Annots", None)
        kept.pop("/AA", None)
    out = BytesIO()
    writer.write(out)
    return {"pages": len(writer.pages), "data": b64encode(out.getvalue()).decode()}
