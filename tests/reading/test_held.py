"""Whether a text tells that a meeting was held, however it is worded; all texts are invented."""

import pytest

from phoihop.reading import read


@pytest.mark.parametrize(
    "text",
    [
        # a body meets, reviews, hears or is met, without a noun for the meeting
        "Ngày 17 – 9, UBND tỉnh họp phiên thường kỳ tháng 9, bàn việc trồng rừng.",
        "Ngày 26/4, HĐND tỉnh khóa XVII đã họp kỳ thứ 7 và bầu hai chức danh.",
        "Chiều 14/7, Ủy ban MTTQ Việt Nam huyện Mộc Lan sơ kết công tác Mặt trận 6 tháng đầu năm.",
        "Sáng nay, Thường trực Tỉnh ủy đã nghe báo cáo tiến độ các công trình trọng điểm.",
        "Sáng 8/3, đại biểu Lò Văn Tấc, Phó Trưởng Đoàn đại biểu Quốc hội tỉnh tiếp xúc trên 100 "
        "cử tri xã Hòa Lạc.",
        # who spoke there tells that it was held
        "Chiều 12/8, nói chuyện tại hội nghị chuẩn bị năm học mới, Bí thư Thành ủy Lò Văn Tấc cho "
        "rằng trường lớp còn thiếu.",
        "Đây là kiến nghị của các đại biểu tại phiên thảo luận tổ sáng nay, 23.5 về ngân sách.",
        # the day stands in the line that serves as title
        "HỘI NGHỊ GIAO BAN CỤM THI ĐUA II\nLần 1 – năm 2017\n\nNgày 17/3/2017, cụm thi đua II (gồm "
        "Hội Khuyến học các quận 4, 6) đã tổ chức hội nghị giao ban\n"
        "Tham dự có ông Lò Văn Tấc, Chủ tịch Hội Khuyến học Thành phố.",
        # a deed beside the meeting
        "Sáng 5/7, Đảng bộ phường Hòa Lạc tổ chức trao tặng huy hiệu Đảng và hội nghị sơ kết công "
        "tác xây dựng Đảng 6 tháng đầu năm 2018.",
        "Ban Tuyên giáo Tỉnh ủy làm việc với các Hội\n\nTại cuộc họp, các Hội nêu việc đã làm.",
        "Bộ trưởng Lò Văn Tấc ở Đồng Tháp\n\nLàm việc tại Đồng Tháp vào sáng 20/2, Bộ trưởng Lò "
        "Văn Tấc đề nghị UBND tỉnh chú trọng dạy nghề.",
        "Ngày 21/5, Phó Thủ tướng Lò Văn Tấc đã về thăm làm việc tại tỉnh Đồng Tháp về trồng rừng.",
        "Vừa qua, ông Lò Văn Tấc, Phó Chủ tịch HĐND tỉnh đã dẫn đầu Đoàn công tác HĐND tỉnh khảo "
        "sát hoạt động của HĐND cấp xã tại huyện Mộc Lan.",
        "Chiều 20/5, dưới sự chủ trì của đồng chí Lò Văn Tấc, Phó Bí thư Tỉnh ủy, Ban Thường vụ "
        "Tỉnh ủy thảo luận về lịch sử Đảng bộ.",
        "Đồng chí Lò Văn Tấc, Chủ tịch Hội CCB tỉnh chủ trì hội nghị. Theo báo cáo, Hội CCB bốn "
        "tỉnh đã làm tốt công tác.",
        "Chiều 16-5, Ủy ban Thường vụ Quốc hội cho ý kiến về báo cáo giám sát.",
        "Thông tin này được đưa ra trong buổi lấy ý kiến các sở, ngành sáng 11/9.",
        "Để chuẩn bị tốt cho kỳ họp thứ hai, HĐND xã khóa II, hôm nay Thường trực HĐND xã đã tổ "
        "chức họp Thường trực.",
        "Ngày 26/5/2017, Tổ Kiểm tra số 4 do ông Lò Văn Tấc, Phó Chủ tịch UBND huyện làm Tổ trưởng "
        "đã tiến hành kiểm tra quy chế dân chủ tại Phòng Giáo dục.",
        "Các đại biểu dự kỳ họp.\n\nTrong ngày làm việc đầu tiên, kỳ họp đã nghe các báo cáo của "
        "UBND huyện.\n\nKỳ họp cũng dành thời gian cho việc chất vấn.",
        # a line of the list of pictures, and a quotation first
        "• Phát biểu tại đại hội, ông Lò Văn Tấc, Bí thư Huyện ủy Mộc Lan, yêu cầu Hội khắc phục "
        "hạn chế.",
        "“Đoàn kết - Sáng tạo” là chủ đề của nhiệm kỳ mới\n\nSáng ngày 28/9, Hội Nông dân huyện "
        "Mộc Lan tổ chức Đại hội đại biểu lần thứ X.",
        "Đề nghị kỷ luật hai cán bộ\n\nNgày 29-9, Ủy ban Kiểm tra Tỉnh ủy đã họp kỳ 18.",
        "Doanh nghiệp nhỏ phát triển\n\nChiều 15-9, Hội nghị doanh nghiệp nhỏ và vừa lần "
        "thứ 24 đã kết thúc với ba văn kiện quan trọng.",
        "Đóng cửa cơ sở chưa xử lý nước thải\n\nĐề xuất này được đưa ra tại Hội nghị phản biện xã "
        "hội đối với dự thảo mức thu phí ở tỉnh ngày 1-3.",
        "Ngày 5/10, Bí thư Tỉnh ủy Lò Văn Tấc có cuộc hội đàm với Bí thư tỉnh Hủa Phăn (Lào).",
        "Chiều 3/4, Đoàn kiểm tra của Tỉnh ủy làm việc với trưởng, phó các ban của Huyện ủy.",
    ],
)
def test_a_meeting_is_told_in_many_ways(text):
    assert read(text).meeting.is_meeting


@pytest.mark.parametrize(
    "text",
    [
        # many of them, counted
        "Tổ chức 125 cuộc giám sát\n\nTrong năm 2019, MTTQ các cấp đã tổ chức 125 cuộc giám sát.",
        "Trong tháng, Ủy ban MTTQ huyện Mộc Lan vừa chủ trì tổ chức 03 cuộc giám sát ở các xã.",
        # still to come, or what something else is done for
        "Sẵn sàng cho đại hội điểm\n\nLà đơn vị được LĐLĐ tỉnh chọn tổ chức đại hội điểm, LĐLĐ "
        "huyện đã chuẩn bị từ sớm.",
        "Hướng tới Đại hội Công đoàn Việt Nam, ngày 19/11/2023, Liên đoàn Lao động huyện đã tổ "
        "chức giải bóng chuyền hơi.",
        # one questioned by an office, or asked by a newspaper
        "Làm việc với Công an xã, anh Tấc thừa nhận đã lấy hai xe đạp.\n\nXã phạt anh Tấc.",
        "Xử lý xuồng chở quá người\n\nTrao đổi với phóng viên chiều 14/1, ông Lò Văn Tấc, Phó Chủ "
        "tịch UBND thành phố xác nhận đã thu giữ bốn xuồng.",
        # all congresses of a kind, and what is done for them
        "Đại hội chi, đảng bộ cơ sở: Có nhiều đổi mới\n\nĐến thời điểm này, tỉnh đã cơ bản hoàn "
        "thành đại hội đảng bộ cấp cơ sở.",
        "Chuẩn bị đại hội đảng bộ các cấp\n\nChuẩn bị cho đại hội đảng bộ các cấp, các cấp ủy đang "
        "triển khai các phần việc. Những nơi được chọn tổ chức đại hội điểm hoàn thiện các khâu.",
        "Nhiều hoạt động chào mừng\n\nTheo báo cáo, trong ngày 14/10/2019, nhiều địa phương đã tổ "
        "chức lễ tọa đàm và sinh hoạt tổ Hội.",
        "Bí thư Tỉnh ủy đối thoại với thanh niên\n\nBí thư Tỉnh ủy Lò Văn Tấc sẽ có buổi đối thoại "
        "với thanh niên vào sáng 21-12-2018.\n\nBuổi đối thoại nhằm nắm bắt tâm tư thanh niên.",
        # the history of all of them, and a count of them
        "Tìm hiểu về các kỳ đại hội Hội Làm vườn\n\n- Đại hội I Hội Làm vườn họp từ ngày 01 - "
        "05/01/1990 tại huyện Mộc Lan, bầu Ban Chấp hành gồm 21 người.",
        "Đến ngày 3.10, toàn bộ 24 chi bộ trực thuộc Đảng ủy xã đã tổ chức thành công Đại hội chi "
        "bộ, đạt tỷ lệ 100%.",
        # ordered, asked for, or still to come
        "Tỉnh lập đoàn giám sát việc chăm sóc trẻ em\n\nNgày 9-4, tin từ HĐND tỉnh cho biết theo "
        "kế hoạch, đoàn giám sát sẽ tập trung giám sát ở các huyện.",
        "Bộ Nội vụ: kiểm tra lại việc bổ nhiệm\n\nBộ trưởng Lò Văn Tấc yêu cầu báo cáo lại việc "
        "tham mưu cho lãnh đạo bộ làm việc với tỉnh về một trường hợp.",
        "Ngày 26/10, trả lời báo chí, Thứ trưởng Lò Văn Tấc cho biết Bộ này đang trao đổi với các "
        "cơ quan liên quan.",
        "Tiêu chuẩn quy hoạch cán bộ\n\nHội nghị Trung ương thứ 9 khai mạc trong tuần này sẽ xem "
        "xét tờ trình quy hoạch.",
        "Thủ tướng Chính phủ sẽ đối thoại với nông dân\n\nThủ tướng Chính phủ vừa có ý kiến về "
        "việc tổ chức Hội nghị Thủ tướng Chính phủ đối thoại với nông dân Việt Nam.",
        # a paper of one
        "Trường học xã Hòa Lạc\n\nTheo Nghị quyết Đại hội Đảng bộ huyện, đến năm 2025 toàn huyện "
        "có 378 lớp học.",
        # announced, or put off
        "Lịch tổ chức Hội nghị tiếp xúc cử tri trước kỳ họp\n\nTheo đó, thời gian tổ chức hội nghị "
        "được thống nhất từ ngày 21/5/2024 đến ngày 23/5/2024.",
        "Do điều chỉnh lịch công tác, Đoàn đại biểu Quốc hội tỉnh dời thời gian tiếp xúc cử tri "
        "sang 8 giờ sáng 18-5.",
        # gifts received
        "Ngày 23/10, Ủy ban MTTQ Việt Nam tỉnh tổ chức tiếp nhận nguồn ủng hộ.\n\nTại buổi tiếp "
        "nhận, Chủ tịch Ủy ban MTTQ tỉnh Lò Văn Tấc cảm ơn các đơn vị.",
        # what happened before, and what goes on all the time
        "Kiểm tra các cửa hàng\n\nNgày 31/10, Sở Công Thương kiểm tra các cửa hàng.\n\nTrước đó, "
        "trong cuộc họp ngày 30/10, Chủ tịch UBND tỉnh Lò Văn Tấc đã yêu cầu kiểm tra.",
        "Đối thoại để gỡ khó\n\nNhững năm gần đây, cấp ủy, chính quyền các địa phương thường xuyên "
        "đối thoại với người dân. Tại các cuộc đối thoại, lãnh đạo địa phương lắng nghe và trả lời "
        "ý kiến.",
        "Giám sát theo lĩnh vực\n\nViệc kéo dài cần được đưa vào nội dung làm việc tại phiên họp "
        "của Thường trực HĐND hằng tháng.",
    ],
)
def test_other_news_with_words_of_meeting_tell_of_none(text):
    assert not read(text).meeting.is_meeting


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Hội Phụ nữ huyện tổ chức Đại hội đại biểu lần thứ XII, nhiệm kỳ 2016 - 2021.", "2016"),
        ("Hội CCB huyện tổng kết phong trào “Gương mẫu” giai đoạn 2014-2019.", "2019"),
        ("UBND huyện tổ chức phiên họp thường kỳ tháng 7 năm 2020.", "2020"),
        (
            "Hội Nông dân xã gặp mặt kỷ niệm 90 năm ngày thành lập Hội (14/10/1930 -14/10/2020).",
            "2020",
        ),
        ("Hội họp.\n\nTuyến đường dự kiến hoàn thành vào cuối năm 2030.", None),
        # the congress is prepared, the sum of years long past
        ("Ủy ban MTTQ tỉnh tổ chức hội nghị bàn báo cáo trình Đại hội nhiệm kỳ 2025-2030.", None),
        ("UBND huyện tổ chức hội nghị.\n\nÔng Lò Văn Tấc đi bộ đội năm 1969.", None),
    ],
)
def test_the_year_is_that_of_what_is_held_or_reviewed(sentence, day):
    held_on = read(f"Ngày 27 và 28-7, {sentence}").meeting.day
    assert (held_on and f"{held_on:%Y}") == day


def test_the_day_of_a_meeting_is_not_one_kept_in_memory_nor_one_prepared():
    kept = "Nhân kỷ niệm 17 năm Ngày Gia đình Việt Nam (28/6/2001 - 28/6/2018), "
    held = "sáng 20/6/2018, Hội Phụ nữ huyện tổ chức hội nghị sơ kết."
    assert str(read(kept + held).meeting.day) == "2018-06-20"
    before = "Để chuẩn bị cho kỳ họp thứ 8, sáng ngày 12/11/2013, Ban Pháp chế HĐND tỉnh có buổi "
    assert str(read(before + "làm việc với Công an tỉnh.").meeting.day) == "2013-11-12"
    prepared = (
        "Chiều nay, Tổ công tác làm việc với xã Hòa Lạc.\n\nTại buổi làm việc, Bí thư Đảng ủy xã "
        "Lò Văn Tấc đã báo cáo việc chuẩn bị cho đại hội diễn ra vào ngày 30 tháng 3 năm 2020."
    )
    assert read(prepared).meeting.day is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Đại hội thi đua của Hội Cựu chiến binh Việt Nam vừa diễn ra thành công.", "central"),
        (
            "Tại buổi làm việc, Đảng ủy xã báo cáo.\n\nKết luận buổi làm việc, đồng chí Lò Văn "
            "Tấc, Phó Bí thư Tỉnh ủy đề nghị Đảng ủy xã rút kinh nghiệm.",
            "province",
        ),
        (
            "Sáng 19/7, đồng chí Lò Văn Tấc, Trưởng Ban Tổ chức Tỉnh ủy làm việc với xã Hòa Lạc về "
            "công tác chuẩn bị Đại hội Đảng bộ xã.\n\nTại buổi làm việc, xã Hòa Lạc đã báo cáo.",
            "province",
        ),
        (
            "Sáng 8/3, đại biểu Lò Văn Tấc, Phó Trưởng Đoàn đại biểu Quốc hội tỉnh và đại biểu Vi "
            "Văn Ơn, Phó Chủ nhiệm Ủy ban Pháp luật của Quốc hội tiếp xúc cử tri xã Hòa Lạc.",
            "province",
        ),
        (
            "Đây là kiến nghị của các đại biểu Quốc hội Tổ 15 (gồm Đoàn ĐBQH tỉnh Lào Cai) tại "
            "phiên thảo luận tổ sáng nay, 23.5.",
            "central",
        ),
        (
            "Việc này phải làm ngay, đó là chỉ đạo của Bí thư Tỉnh ủy Lò Văn Tấc tại hội nghị giao "
            "ban xã, phường ngày 24/9.",
            "province",
        ),
        (
            "Ngày 30/8, tại Hà Nội, sau một ngày, Đại hội Hội Chữ thập đỏ Việt Nam đã bế mạc.",
            "central",
        ),
        (
            "Làm việc với HĐND huyện Mộc Lan về phương hướng, nhiệm vụ những tháng cuối năm, "
            "Thường trực HĐND tỉnh đánh giá cao HĐND huyện.",
            "province",
        ),
        # no level of a commune in "xã hội"; who comes from above is a guest
        (
            "Về dự, chỉ đạo Hội nghị có đồng chí Lò Văn Tấc, Trưởng Ban Tổ chức Tỉnh ủy.\n\nTrong "
            "6 tháng, Huyện ủy đã lãnh đạo phát triển kinh tế, văn hóa, xã hội.",
            "district",
        ),
    ],
)
def test_the_level_is_that_of_who_concluded_or_came(text, level):
    assert read(text).meeting.level == level


def test_who_holds_stands_behind_do_in_the_passive():
    text = "Ngày 18/01/2021, Sở Nội vụ tham dự Hội nghị cải cách hành chính do Bộ Nội vụ tổ chức."
    meeting = read(text).meeting
    assert (meeting.hosts, meeting.level) == (("Bộ Nội vụ",), "central")
    city = read("Tối 20/11, UBND Tp.Biên Hoà tổ chức họp mặt nhà giáo.").meeting
    assert (city.hosts, city.level) == (("UBND Tp.Biên Hoà",), "district")


@pytest.mark.parametrize(
    ("sentence", "chairs"),
    [
        ("Thủ tướng Lò Văn Tấc dẫn đầu đoàn công tác làm việc với xã.", ["Lò Văn Tấc"]),
        (
            "Đoàn giám sát do ông Lò Văn Tấc, Đại biểu HĐND huyện làm tổ trưởng đã làm việc.",
            ["Lò Văn Tấc"],
        ),
        (
            "xã họp. Bà Lò Thị Mẩy, Bí thư Đảng ủy xã chủ trì và đã trả lời câu hỏi.",
            ["Lò Thị Mẩy"],
        ),
        ("UBND thị xã họp dưới sự chủ trì của Chủ tịch UBND thị xã – Lò Văn Tấc.", ["Lò Văn Tấc"]),
        (
            "Dự và chủ trì hội nghị có đồng chí: Lò Văn Tấc, Chủ tịch UBND xã; các Phó Chủ tịch.",
            ["Lò Văn Tấc"],
        ),
        (
            "Sở họp, đồng chí Lò Văn Tấc, Giám đốc Sở cùng các đồng chí Phó Giám đốc Sở Vi Văn Ơn, "
            "Cầm Thị Hoa chủ trì hội nghị.",
            ["Lò Văn Tấc", "Vi Văn Ơn", "Cầm Thị Hoa"],
        ),
        (
            "Sở họp. Hội nghị có sự chủ trì của ông Lò Văn Tấc, Thứ trưởng Bộ Nội vụ, ông Vi Văn "
            "Ơn, Vụ trưởng và đồng chủ trì bà Cầm Thị Hoa, Phó Giám đốc Sở.",
            ["Lò Văn Tấc", "Vi Văn Ơn", "Cầm Thị Hoa"],
        ),
        ("Chủ trì hội nghị là đồng chí Lò Văn Tấc, Bí thư Đảng ủy xã.", ["Lò Văn Tấc"]),
        (
            "Chủ trì hội nghị có ông Lò Văn Tấc, Chủ tịch; bà Vi Thị Hoa, Phó Chủ tịch; các Phó "
            "Chủ tịch: Cầm Văn Ơn, Hà Văn Sáu, Lê Thị Bảy.",
            ["Lò Văn Tấc", "Vi Thị Hoa", "Cầm Văn Ơn", "Hà Văn Sáu", "Lê Thị Bảy"],
        ),
        (
            "Hội họp. Về phía lãnh đạo nhà trường tham dự và chủ trì Hội thảo có ông Lò Văn Tấc, "
            "Hiệu trưởng.",
            ["Lò Văn Tấc"],
        ),
        (
            "UBND xã họp. Ông Lò Văn Tấc, Chủ tịch UBND xã chủ trì lịch tiếp công dân.",
            ["Lò Văn Tấc"],
        ),
        (
            "ông Vương Quốc Tấc, Ủy viên dự khuyết TƯ Đảng, Phó Chủ tịch UBND tỉnh, Trưởng Ban chỉ "
            "đạo phòng, chống dịch bệnh tỉnh chủ trì Hội nghị.",
            ["Vương Quốc Tấc"],
        ),
    ],
)
def test_who_leads_a_delegation_or_stands_behind_a_dash_chaired(sentence, chairs):
    text = f"Hội nghị giao ban quý III năm 2025\n\nSáng 12/9/2025, {sentence}"
    assert list(read(text).meeting.chairs) == chairs
