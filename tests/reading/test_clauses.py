"""What a clause asks of whom, and where one clause ends."""

import pytest

from phoihop.reading.asking import is_request
from phoihop.reading.clauses import read_clause
from phoihop.reading.parties import words_of
from phoihop.reading.pieces import cut
from phoihop.reading.reader import mark


def clause_of(text, *, asked):
    marks = mark(text).marks
    found = read_clause(marks, 0, len(marks.tokens), asked=asked)
    return found and (found.form, [words_of(marks.tokens, one) for one in found.parties])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("đề nghị UBND huyện bố trí kinh phí", ("verb", ["UBND huyện"])),
        ("Đồng thời, yêu cầu Văn phòng xã tổng hợp", ("verb", ["Văn phòng xã"])),
        ("Sở sẽ trình UBND tỉnh trong kỳ tới", ("promise", ["Sở"])),
        ("đáp ứng yêu cầu của bà con", None),  # a noun, not an order
        ("các ý kiến, kiến nghị của cử tri", None),
        ("tổng hợp các ý kiến, kiến nghị cử tri để trình", None),
        ("phát biểu chỉ đạo Hội Nông dân xã tiếp tục đổi mới", ("verb", ["Hội Nông dân xã"])),
        ("phát biểu chỉ đạo hội nghị", None),
        ("kiến nghị một số vấn đề như đường, điện", ("verb", [])),
        ("ghi nhận toàn bộ kiến nghị, trực tiếp giải đáp", None),
        ("tiếp thu kiến nghị, giải đáp từng câu", None),
        ("kêu gọi sự đồng thuận của bà con", None),
        ("đây là đề xuất đúng", None),
        ("kiến nghị các nội dung về chợ, về đường", ("verb", [])),
        ("có một số kiến nghị về các lĩnh vực như chợ, đường", ("verb", [])),
        (
            "yêu cầu các đồng chí trong thường trực và Văn phòng xã hoàn thiện hồ sơ",
            ("verb", ["các đồng chí trong thường trực", "Văn phòng xã"]),
        ),
        ("đề nghị 3 nội dung giám sát trong năm", None),
        ("đề nghị 3 nội dung: sửa cầu, sửa chợ, sửa trường", ("verb", [])),
        ("chỉ đạo như sau: Giao các thôn rà soát", ("verb", ["các thôn"])),
        ("yêu cầu, ngay sau hội nghị, các thôn rà soát", ("verb", ["các thôn"])),
        ("tăng cường tuần tra ban đêm", None),  # nobody has asked yet
    ],
)
def test_a_clause_alone(text, expected):
    assert clause_of(text, asked=False) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tăng cường tuần tra ban đêm", ("bare", [])),
        ("Trong quý II, các thôn cần sửa đường", ("party", ["các thôn"])),
        ("năm nay được mùa", None),
        ("đề nghị, trong công tác phối hợp, hai đơn vị cần họp", ("verb", ["hai đơn vị"])),
        ("mong muốn các bạn trẻ phải ham học", ("verb", ["các bạn trẻ"])),
        ("Trong nhiệm kỳ tới, Hội Nông dân xã cần mở lớp", ("party", ["Hội Nông dân xã"])),
        ("đoàn sẽ gửi báo cáo cho huyện", ("promise", ["đoàn"])),
        ("với câu hỏi còn lại, UBND xã sẽ có văn bản trả lời", ("promise", ["UBND xã"])),
        ("niềm tin của mỗi người sẽ thành sức mạnh", None),
        ("đồng chí Lò Thị Mẩy tặng hoa cho hội", None),  # an official who only acts
        ("có ý nghĩa lớn đối với xã", None),
        ("Đối với Công an xã, tăng cường tuần tra", ("party", ["Công an xã"])),
        ("Đối với các hộ nghèo, tỷ lệ còn cao", None),
        ("Về công tác tuyên truyền, tiếp tục mở lớp", ("bare", [])),
        ("Về công tác tuyên truyền, số buổi còn ít", None),
        ("Trong lĩnh vực y tế, tập trung đã mua đủ thuốc", None),  # done, not asked
        ("- đề nghị nạo vét mương Nà Phát", ("verb", [])),
        ("- đề nghị của bà con", None),
        ("hồ Nà Phát đã hoàn thành, cần làm kênh nhánh", ("bare", [])),
        ("hồ Nà Phát đã hoàn thành, đủ nước cần cho vụ xuân", None),
        ("đường thôn còn khó khăn cần được sửa", ("bare", [])),
    ],
)
def test_a_clause_after_a_request(text, expected):
    assert clause_of(text, asked=True) == expected


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("đề nghị UBND xã sửa đường; giao Công an xã tuần tra", 2),
        ("các thôn dọn rãnh, phát quang bờ bụi", 1),  # a comma alone parts nothing
        ("các thôn dọn rãnh, phát quang bờ bụi, yêu cầu Văn phòng xã đôn đốc từng tuần", 2),
        ("đề nghị, trong 6 tháng cuối năm 2026, Hội Nông dân xã tiếp tục mở lớp", 1),
        ("giao Văn phòng xã chủ trì nghiên cứu, đề xuất UBND xã sửa đường", 1),
        ("giao Văn phòng xã chủ trì sửa đường, đề xuất UBND xã cấp thêm xi măng", 2),
        ("các thôn nộp danh sách trước ngày 15/3, gửi báo cáo trước ngày 20/3", 2),
        ("các thôn sửa đường xong trong quý II và nộp báo cáo trước ngày 10/7", 2),
        ("thôn Nà Phát sửa đường xong trong quý II, thôn Nà Lộc sửa xong trong quý III", 2),
        ("các thôn nộp danh sách trước ngày 15/3, gửi báo cáo cho xã", 1),
        ("các thôn nộp danh sách trước ngày 15/3 và ngày 20/3", 1),
        ("các thôn phát huy kết quả đạt được trong quý I, sửa đường xong trong quý II", 1),
        ("mở chợ từ ngày 15/3 đến ngày 17/3, mở hội trước ngày 20/3", 1),
        ("giao Mặt trận xã tiếp tục vận động doanh nghiệp, Phòng Kinh tế tham mưu vốn", 2),
        ("giao Mặt trận xã phối hợp với các ngành, Phòng Kinh tế tham mưu vốn", 1),
    ],
)
def test_where_a_sentence_is_cut(text, pieces):
    marks = mark(text).marks

    assert len(cut(marks, 0, len(marks.tokens))) == pieces


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("nhấn mạnh vai trò của Mặt trận", False),
        ("nhấn mạnh các thôn cần sửa đường", True),
        ("nhấn mạnh ba việc: rà soát hộ nghèo, sửa đường", True),
        ("nhấn mạnh: các thôn đã làm tốt việc hòa giải", False),
        ("nhấn mạnh: các thôn tiếp tục hòa giải", True),
    ],
)
def test_what_is_stressed_is_asked_for_only_with_something_to_do(text, asks):
    marks = mark("Bà Lò Thị Mẩy " + text).marks
    say = marks.first_in(0, len(marks.tokens), "SAY")

    assert is_request(marks, say, len(marks.tokens)) is asks


def test_who_directs_a_group_gives_no_order():
    marks = mark("Trưởng đoàn chỉ đạo các xã vùng cao").marks
    say = marks.first_in(0, len(marks.tokens), "SAY")

    assert not is_request(marks, say, len(marks.tokens))


@pytest.mark.parametrize("duty", ["giải thích rõ vì sao chậm", "có phương án cấp nước"])
def test_an_order_goes_on_after_a_semicolon_with_any_duty(duty):
    marks = mark(f"rà soát hộ nghèo; {duty}").marks
    (_, second) = cut(marks, 0, len(marks.tokens))

    assert read_clause(marks, *second, asked=True).form == "bare"
