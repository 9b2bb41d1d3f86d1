"""Ảnh văn bản (PNG, JPEG, TIFF): pages photographed or scanned, before letters are recognised.

Only sizes are believed here, and only once they are small enough; the points are drawn in a
child with limits, and the recognising program gets a plain grey picture of our own making.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from phoihop.lib.numbers import format_number
from phoihop.reading.errors import DamagedFile, FileTooComplex
from phoihop.reading.formats.opened import Opened, Recognised
from phoihop.reading.formats.pages import put_together

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "TIFF")
MAX_PAGES = 200
MAX_DECODED = 60_000_000
"""Points of one picture: a phone takes 12 to 50 million."""
MAX_PIXELS = 12_000_000
_SMALL = 1_500_000


def open_picture(data: bytes, recognised: Sequence[Recognised] = ()) -> Opened:
    """Read a picture of text through what was recognised in it; raises when nothing was yet."""
    with _picture(data) as picture:
        count = getattr(picture, "n_frames", 1)
        kind = str(picture.format).casefold()
    if count > MAX_PAGES:
        raise FileTooComplex(
            f"Tệp ảnh có {format_number(count)} trang, quá mức {MAX_PAGES} trang. "
            "Hãy tách thành từng văn bản rồi gửi lại.",
            f"The picture has {count} pages, more than {MAX_PAGES}. Please split it.",
        )
    return put_together([""] * count, range(1, count + 1), recognised, kind=kind)


def picture_of_page(data: bytes, page: int, *, colour: bool = False) -> tuple[int, int, bytes]:
    """Draw one page, counted from 1, upright: width, height and one byte a point in grey, three
    (red, green, blue) in colour.
    """
    mode = "RGB" if colour else "L"
    from PIL import ImageOps, UnidentifiedImageError

    with _picture(data) as picture:
        try:
            picture.seek(page - 1)
            _check_pixels(picture)
            picture.draft(mode, picture.size)
            shown = ImageOps.exif_transpose(picture)
            drawn = _on_white(shown).convert(mode)
        except (OSError, EOFError, ValueError, SyntaxError, UnidentifiedImageError):
            raise _damaged() from None
    pixels = drawn.width * drawn.height
    if pixels > MAX_PIXELS:
        share = (MAX_PIXELS / pixels) ** 0.5
        drawn = drawn.resize((max(int(drawn.width * share), 1), max(int(drawn.height * share), 1)))
    elif pixels < _SMALL:
        drawn = drawn.resize((drawn.width * 2, drawn.height * 2))
    return drawn.width, drawn.height, drawn.tobytes()


def _on_white(picture: Image) -> Image:
    """Put what is transparent on white paper: black on nothing would be black on black."""
    if picture.mode not in ("RGBA", "LA", "PA") and "transparency" not in picture.info:
        return picture
    from PIL import Image

    above = picture.convert("RGBA")
    paper = Image.new("RGBA", above.size, "white")
    paper.alpha_composite(above)
    return paper


@contextmanager
def _picture(data: bytes) -> Iterator[Image]:
    from PIL import Image, UnidentifiedImageError

    try:
        picture = Image.open(BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError:
        raise _too_large() from None
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError):
        raise _damaged() from None
    with picture:
        _check_pixels(picture)
        yield picture


def _check_pixels(picture: Image) -> None:
    if picture.width * picture.height > MAX_DECODED:
        raise _too_large()


def _too_large() -> FileTooComplex:
    return FileTooComplex(
        f"Ảnh lớn hơn {format_number(MAX_DECODED)} điểm ảnh nên không được mở. "
        "Hãy giảm kích thước ảnh hoặc quét ở 300 điểm/inch rồi gửi lại.",
        f"The picture has more than {MAX_DECODED:,} points, so it was not opened. "
        "Please make it smaller, or scan at 300 dpi.",
    )


def _damaged() -> DamagedFile:
    return DamagedFile(
        "Tệp ảnh bị hỏng hoặc tải lên chưa trọn vẹn. Hãy mở thử tệp gốc rồi gửi lại.",
        "The picture is damaged or was cut off. Please open the original and send it again.",
    )
