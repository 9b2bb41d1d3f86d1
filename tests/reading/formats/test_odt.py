"""OpenDocument texts: what LibreOffice would show, and nothing else; all is invented."""

import pytest

from phoihop.reading.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    SuspiciousFile,
    UnsupportedFormat,
)
from phoihop.reading.formats import open_document
from tests.reading.formats.making import make_zip

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
    )
)
MIME = "application/vnd.oasis.opendocument.text"
NUMBERED = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    '</text:list-style><text:list-style style:name="L2">'
    '<text:list-level-style-bullet text:level="1"/></text:list-style>'
)


def odt(body, styles="", **parts):
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return make_zip({"mimetype": MIME, "content.xml": content, **parts})


def text(body, styles=""):
    return open_document(odt(body, styles), "bien-ban.odt").text


def item(words):
    return f"<text:list-item><text:p>{words}</text:p></text:list-item>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<text:h>Biên bản</text:h><text:p>Xã họp.</text:p>", "Biên bản\nXã họp."),
        ("<text:p>Bà <text:span>Lò Thị</text:span> Mẩy</text:p>", "Bà Lò Thị Mẩy"),
        ('<text:p>A<text:s text:c="2"/>B<text:tab/>C<text:line-break/>D</text:p>', "A  B\tC\nD"),
        (
            "<text:tracked-changes><text:p>đã xóa</text:p></text:tracked-changes>"
            "<text:p>còn<office:annotation><text:p>nhắc</text:p></office:annotation> lại</text:p>",
            "còn lại",
        ),
        (
            "<text:p>Theo kế hoạch<text:note><text:note-citation>1</text:note-citation>"
            "<text:note-body><text:p>Số 12/KH-UBND</text:p></text:note-body></text:note>.</text:p>",
            "Theo kế hoạch.\n[1] Số 12/KH-UBND",
        ),
        (
            "<text:p>Trên<draw:frame><draw:text-box><text:p>Trong ô</text:p></draw:text-box>"
            "</draw:frame></text:p>",
            "Trong ô\nTrên",
        ),
    ],
)
def test_paragraphs_are_lines(body, expected):
    assert text(body) == expected


def test_a_table_is_a_line_for_each_row_and_the_head_of_a_letter_is_not():
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    rows = "".join(
        f"<table:table-row>{cell.format(one)}{cell.format(other)}</table:table-row>"
        for one, other in (("Việc", "Hạn"), ("Dọn rãnh", "15/3"))
    )

    assert text(f"<table:table>{rows}</table:table>") == "Việc\tHạn\nDọn rãnh\t15/3"
    head = (
        "<table:table-cell><text:p>UBND</text:p><text:p>Số: 3</text:p></table:table-cell>"
        "<table:table-cell><text:p>CỘNG HÒA</text:p></table:table-cell>"
    )
    broken = (
        "<table:table-cell><text:p>UBND<text:line-break/>Số: 3</text:p></table:table-cell>"
        "<table:table-cell><text:p>ĐẢNG CỘNG SẢN VIỆT NAM</text:p></table:table-cell>"
    )
    row = f"<table:table><table:table-row>{broken}</table:table-row></table:table>"
    assert text(row) == "UBND\nSố: 3\nĐẢNG CỘNG SẢN VIỆT NAM"
    table = f"<table:table><table:table-row>{head}</table:table-row></table:table>"
    assert text(table) == "UBND\nSố: 3\nCỘNG HÒA"
    ruled = (
        '<style:style style:name="c"><style:table-cell-properties xmlns:fo="urn:oasis:names:tc:'
        'opendocument:xmlns:xsl-fo-compatible:1.0" fo:border="0.5pt solid"/></style:style>'
    )
    drawn = table.replace("<table:table-cell>", '<table:table-cell table:style-name="c">')
    assert text(drawn, ruled) == "UBND Số: 3\tCỘNG HÒA"


def test_items_bear_the_numbers_of_their_list():
    inner = f"<text:list>{item('xã')}{item('bản')}</text:list>"
    body = (
        f'<text:list text:style-name="L1">{item("Họp")}<text:list-item><text:p>Giao</text:p>'
        f"{inner}</text:list-item></text:list>"
        f'<text:list text:style-name="L2">{item("Rà soát")}</text:list>'
    )

    assert text(body, NUMBERED) == "1. Họp\n2. Giao\na) xã\nb) bản\n- Rà soát"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (odt("<text:p/>"), EmptyFile),
        (make_zip({"mimetype": MIME, "content.xml": "<office:document-content"}), DamagedFile),
        (make_zip({"mimetype": MIME, "content.xml": "<!DOCTYPE a><a/>"}), SuspiciousFile),
        (
            odt("<text:p>a</text:p>", **{"META-INF/manifest.xml": "<m:encryption-data/>"}),
            EncryptedFile,
        ),
        (
            make_zip({"mimetype": MIME[:-4] + "spreadsheet", "content.xml": "<a/>"}),
            UnsupportedFormat,
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data, reason):
    with pytest.raises(reason):
        open_document(data, "tep.odt")


def test_a_small_file_of_too_many_paragraphs_is_refused(monkeypatch):
    monkeypatch.setattr("phoihop.reading.formats.odt.MAX_PARAGRAPHS", 20)

    with pytest.raises(Exception, match="quá nhiều nội dung"):
        text("<text:p>a</text:p>" * 21)
