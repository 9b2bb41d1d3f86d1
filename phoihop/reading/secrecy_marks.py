"""Dấu mật trên trang ảnh: a second look at the head of the first page, for a stamp alone.

Reading a page line by line passes over a short word that stands by itself under the number, and
over a stamp in red set askew. Only the head is looked at, once for lone words and once for what
is red; only the marks themselves, letter by letter, count (Luật Bảo vệ bí mật nhà nước, 2018).
"""

from __future__ import annotations

import re
from base64 import b64encode
from typing import Any

from phoihop.lib.vietnamese import normalise

HEAD, LEFT = 0.4, 0.6
"""Share of the height and of the width in which the mark stands."""
_RED, _FEWEST_RED = 60, 400
"""How much redder than its other colours a point of a stamp is; points that make a stamp."""
_FRAME_ACROSS, _FRAME_DOWN = 0.06, 0.14
_MARGIN = 40
_MARK = re.compile(r"^[\W_]*(TUYỆT MẬT|TỐI MẬT|MẬT)[\W_]*$")


def mark_in(words: str) -> str:
    """Return the mark that stands on a line of its own, or "".

    >>> mark_in("Số: 12/BC\\n— MẬT")
    'MẬT'
    """
    for line in words.split("\n"):
        found = _MARK.match(" ".join(normalise(line).split()))
        if found:
            return found[1]
    return ""


def drawn_heads(payload: bytes, kind: str) -> dict[str, Any]:
    """What the child does: the head of page 1 in grey and its red ink, each as PGM or ""."""
    from PIL import Image

    from phoihop.reading.errors import UnreadableFile

    try:
        if kind == "pdf":
            from phoihop.reading.formats.pdf import picture_of_page
        else:
            from phoihop.reading.formats.picture import picture_of_page
        width, height, colours = picture_of_page(payload, 1, colour=True)
    except UnreadableFile as problem:
        return {"problem": problem.message_en}
    page = Image.frombytes("RGB", (width, height), colours)
    head = page.crop((0, 0, width, int(height * HEAD)))
    grey = head.crop((0, 0, int(width * LEFT), head.height)).convert("L")
    return {"heads": [_pgm(one) for one in (grey, _red_ink(head)) if one is not None]}


def _red_ink(head: Any) -> Any:
    """The stamp alone, without its frame, black on white; None where nothing is red."""
    from PIL import ImageChops, ImageOps

    red, green, blue = head.split()
    ink = ImageChops.subtract(red, ImageChops.lighter(green, blue))
    ink = ink.point(lambda tone: 255 if tone > _RED else 0)
    box = ink.getbbox()
    if box is None or ink.histogram()[255] < _FEWEST_RED:
        return None
    stamp = ink.crop(box)
    across, down = int(stamp.width * _FRAME_ACROSS), int(stamp.height * _FRAME_DOWN)
    inner = stamp.crop((across, down, stamp.width - across, stamp.height - down))
    if not inner.width or not inner.height:
        return None
    inner = ImageOps.expand(ImageOps.invert(inner), _MARGIN, 255)
    return inner.resize((inner.width * 2, inner.height * 2)) if inner.width < 2_000 else inner


def _pgm(picture: Any) -> str:
    head = f"P5 {picture.width} {picture.height} 255\n".encode()
    return b64encode(head + picture.tobytes()).decode("ascii")
