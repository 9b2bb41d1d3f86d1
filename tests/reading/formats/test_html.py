from __future__ import annotations

import pytest

from phoihop.reading.errors import FileTooComplex
from phoihop.reading.formats import open_document

NEW_PORTAL = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">
<title>Xã Đồng Trũng sơ kết công tác phối hợp - Cổng thông tin xã</title></head><body>
<a class="skip-link" href="#m">Truy cập nội dung luôn</a>
<nav><a href="/">Trang chủ</a></nav><script>document.write("chữ của chương trình")</script>
<div class="wrap"><div class="main"><h1>Xã Đồng Trũng sơ kết công tác phối hợp</h1>
<div class="info"><span class="date">Thứ Ba, 07/04/2026 | 09:15</span>
<span>Lượt xem: 1.204</span></div>
<div class="sapo">
<b>Sáng 06/4, xã Đồng Trũng tổ chức hội nghị sơ kết công tác phối hợp quý I.</b></div>
<div class="text">
<p>Dự hội nghị có đại diện các đoàn thể, trưởng các thôn, cùng cán bộ văn phòng.</p>
<figure><img src="a.jpg"><figcaption>Quang cảnh hội nghị</figcaption></figure>
<p>Trong quý, các bên đã vận động 42 hộ hiến đất, làm 3,2 km đường, hỗ trợ 17 nhà ở.</p>
<ul><li>Thôn Nà Cọ: 5 nhà.</li></ul>
<table><tr><th>Đơn vị</th><th>Nhà</th></tr><tr><td>Hội Nông dân</td><td>12</td></tr></table>
<p>Tác giả: Vi Thị Nở</p></div>
<audio src="/phat-thanh/quy1.mp3"></audio><a href="/f/thong-bao-12.pdf">Thông báo số 12</a>
<div class="related">
<p>Một bài khác dài, có nhiều chữ, nhiều dấu phẩy, không liên quan gì cả.</p></div>
<div class="comments">Ý kiến bạn đọc: bài này hay, đọc thích, nhiều dấu phẩy, rất dài dòng.</div>
</div></div><footer>Bản quyền thuộc xã</footer></body></html>"""

OLD_PORTAL = """<html><head><title>Tin hoạt động</title></head><body><form id="aspnetForm">
<table><tr><td colspan="2"><a href="/">Trang chủ</a> <a href="/a">Giới thiệu</a></td></tr><tr>
<td><a href="1">Văn bản</a><br><a href="2">Tin tức</a></td>
<td><table><tr>
<td><span class="TitleNews">Huyện Mường Kham làm việc với các hội đặc thù</span></td></tr>
<tr><td><i>(28/12/2021 15:30)</i></td></tr>
<tr><td><div><b>Chiều 27/12, Thường trực Huyện ủy Mường Kham làm việc với các hội.</b></div>
<div>Các hội phản ánh khó khăn về kinh phí, trụ sở, đề nghị huyện quan tâm bố trí.</div>
<div>Đồng chí Bí thư yêu cầu Phòng Tài chính rà soát, báo cáo trước ngày 15/1.</div></td></tr>
</table></td></tr><tr><td colspan="2">Bản quyền thuộc Huyện ủy</td></tr></table></form>
</body></html>"""


def read(markup, name="bai.html"):
    data = markup if isinstance(markup, bytes) else markup.encode()
    return open_document(data, name)


def test_the_article_of_a_new_portal():
    lines = read(NEW_PORTAL).text.split("\n")
    assert lines[0] == "Xã Đồng Trũng sơ kết công tác phối hợp"
    assert "Sáng 06/4, xã Đồng Trũng tổ chức hội nghị sơ kết công tác phối hợp quý I." in lines
    assert "- Thôn Nà Cọ: 5 nhà." in lines
    assert "Hội Nông dân\t12" in lines


@pytest.mark.parametrize(
    "outside",
    ["Trang chủ", "chương trình", "bài khác", "Ý kiến bạn đọc", "Bản quyền", "Quang cảnh"],
)
def test_what_stands_around_stays_outside(outside):
    assert outside not in read(NEW_PORTAL).text


def test_what_the_page_says_of_its_article():
    metadata = read(NEW_PORTAL).metadata
    assert metadata["title"] == "Xã Đồng Trũng sơ kết công tác phối hợp"
    assert metadata["published_on"] == "2026-04-07"
    assert metadata["views"] == "1204"
    assert metadata["author"] == "Vi Thị Nở"
    assert metadata["attachments"] == "Thông báo số 12"
    assert metadata["captions"] == "Quang cảnh hội nghị"
    assert metadata["audio"] == "/phat-thanh/quy1.mp3"


def test_the_article_of_an_old_portal_made_of_tables():
    opened = read(OLD_PORTAL)
    assert opened.text.startswith("Huyện Mường Kham làm việc với các hội đặc thù\n")
    assert opened.text.endswith("báo cáo trước ngày 15/1.")
    assert "Giới thiệu" not in opened.text
    assert opened.metadata["published_on"] == "2021-12-28"


def test_a_title_outside_the_article_still_stands_in_the_text():
    page = (
        "<title>Thông báo kết luận</title><p>Đề nghị các thôn báo cáo, rõ số, đúng hạn, đủ mẫu.</p>"
    )
    assert read(page).text.split("\n")[0] == "Thông báo kết luận"


@pytest.mark.parametrize("name", ["bai.html", "bai.htm", "bai", "bai.txt"])
def test_a_page_is_known_by_its_content(name):
    assert read(NEW_PORTAL, name).format == "html"


def test_invisible_words_are_not_read():
    page = "<p>Đề nghị các thôn báo cáo trước ngày 15/4.<span style='display: none'>lén</span></p>"
    assert "lén" not in read(page).text


def test_the_declared_encoding_is_used():
    page = '<meta charset="windows-1258"><p>B\xe1o c\xe1o c\xf4ng t\xe1c ph\xf4\xeci h\xf5\xf2p</p>'
    assert "Báo cáo công tác phối hợp" in read(page.encode("latin-1")).text


def test_a_page_nested_too_deeply_is_refused_rather_than_cut():
    with pytest.raises(FileTooComplex):
        read("<p>Đầu trang</p>" + "<div>" * 300 + "Đáy" + "</div>" * 300)


def test_the_head_of_a_letter_set_in_a_table_keeps_its_lines():
    head = "<tr><td>UBND XÃ NÀ BẢN<br>Số: 12/BC-UBND</td><td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    lines = read(f"<table>{head}</b><br>Nà Bản, ngày 12/3/2026</td></tr></table>").text.split("\n")

    assert lines[:3] == [
        "UBND XÃ NÀ BẢN",
        "Số: 12/BC-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]
