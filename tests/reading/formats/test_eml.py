from __future__ import annotations

import time
from contextlib import suppress
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.reading.confined import read_file_safely
from phoihop.reading.errors import FileTooComplex, UnreadableFile
from phoihop.reading.formats import open_document
from phoihop.reading.formats.eml import attachments
from tests.reading.formats.making import make_docx, paragraph

REPORT = make_docx(paragraph("Báo cáo quý I của xã Nà Bản."))
PICTURE = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40


def letter(body="Kính gửi Văn phòng, xin gửi báo cáo quý I.", *, html="", files=()):
    made = EmailMessage()
    made["From"], made["To"] = "Lò Thị Mẩy <may@naban.vn>", "vanphong@naban.vn"
    made["Subject"], made["Date"] = "Báo cáo quý I", "Wed, 05 Jan 2022 09:30:00 +0700"
    made.set_content(body)
    if html:
        made.add_alternative(html, subtype="html")
    for name, data in files:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made


def read(made):
    return open_document(made.as_bytes(), "thu.eml")


def test_a_letter_is_its_subject_and_its_words():
    opened = read(letter())
    assert opened.text.strip() == "Báo cáo quý I\n\nKính gửi Văn phòng, xin gửi báo cáo quý I."
    assert opened.format == "eml"
    assert opened.metadata["author"] == "Lò Thị Mẩy <may@naban.vn>"
    assert opened.metadata["published_on"] == "2022-01-05"


def test_the_plain_words_come_before_their_html():
    assert "một" in read(letter("một", html="<p>hai</p>")).text
    assert "hai" in read(letter(" ", html="<html><body><p>hai ba bốn</p></body></html>")).text


def test_attachments_are_listed_and_handed_over():
    made = letter(files=[("bao-cao.docx", REPORT), ("bao-cao.docx", REPORT), ("a.rar", b"Rar!")])
    opened = read(made)
    assert "3 tệp đính kèm: bao-cao.docx; bao-cao (2).docx; a.rar." in opened.notes[0]
    assert "Chưa đọc được định dạng của tệp đính kèm: a.rar." in opened.notes[1]
    assert attachments(made.as_bytes()) == [
        ("bao-cao.docx", REPORT),
        ("bao-cao (2).docx", REPORT),
        ("a.rar", b"Rar!"),
    ]


def test_a_letter_in_a_letter_gives_its_files_too():
    outer = letter("Chuyển tiếp thư của xã.")
    outer.add_attachment(letter(files=[("bao-cao.docx", REPORT)]))
    found = attachments(outer.as_bytes())
    assert [one.name for one in found] == ["Báo cáo quý I.eml", "bao-cao.docx"]
    assert found[1].data == REPORT
    assert open_document(found[0].data, "a.eml").text == read(letter()).text


def test_pictures_within_the_words_are_decoration():
    made = letter(" ", html="<html><body><p>Kính gửi xã</p><img src='cid:a'></body></html>")
    made.get_payload()[1].add_related(
        PICTURE, maintype="image", subtype="png", cid="<a>", filename="a.png", disposition="inline"
    )
    assert attachments(made.as_bytes()) == []
    assert read(made).notes == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [("../../etc/passwd", "..-..-etc-passwd"), ("a\u202eb\x07.txt", "a b .txt"), ("", None)],
)
def test_a_file_name_is_words_and_never_a_path(name, shown):
    found = attachments(letter(files=[(name, b"Giao ban")] if name else []).as_bytes())
    assert [one.name for one in found] == ([shown] if shown else [])


def test_a_damaged_file_is_handed_over_to_say_so_itself():
    assert attachments(letter(files=[("a.docx", b"PK\x03\x04xx")]).as_bytes())


def nested(depth):
    bounds = [f"b{n}" for n in range(depth)]
    return "".join(
        f'Content-Type: multipart/mixed; boundary="{bound}"\n\n--{bound}\n' for bound in bounds
    ).encode()


HOSTILE = {
    "nested a thousand times": nested(1_000),
    "ten thousand parts": b'Content-Type: multipart/mixed; boundary="b"\n\n'
    + b"--b\nContent-Type: text/plain\n\nx\n" * 10_000,
    "letters in letters": b"Content-Type: message/rfc822\n\n" * 2_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_too_many_parts_end_plainly(name):
    with pytest.raises(FileTooComplex, match="tệp đính kèm"):
        open_document(HOSTILE[name], "thu.eml")


@pytest.mark.parametrize(
    "head",
    [
        b"Subject: " + b"=?utf-8?q?" + b"a" * 2_000_000,
        b"From: " + b"(" * 100_000,
        b"Subject: " + b"=?utf-8?B?YQ==?= " * 1_000,
        b"Content-Type: text/plain; " + b"a*0*=x;" * 2_000,
        b"Date: " + b"9" * 5_000,
        b"Content-Type: text/plain; charset=" + b"\xff" * 50,
        b"Content-Disposition: attachment; filename*=x'y'" + b"%" * 5_000,
    ],
    ids=range(7),
)
def test_headers_that_break_parsers_end_within_their_limits(head):
    start = time.monotonic()
    result = read_file_safely(head + b"\nX: y\n\nGiao ban quy I\n", "thu.eml")
    assert time.monotonic() - start < 35
    assert "Giao ban" in result.get("text", "") or "Hãy" in result["error"]["message"]


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_letter_is_read_or_refused_plainly(data):
    with suppress(UnreadableFile):
        assert open_document(b"Content-Type: " + data, "thu.eml").text
