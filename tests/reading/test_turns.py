"""Who takes the floor in the prose of portals; the sentences are invented."""

import pytest

from tests.reading.briefing import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a group that is known by what its people do
        (
            "Tại hội nghị, nông dân Hòa Lạc kiến nghị mở rộng kênh nội đồng.",
            [("nông dân Hòa Lạc", "recommendation")],
        ),
        # several who hold one post are nobody by name
        (
            "Tại hội nghị, các đồng chí Chủ tịch Hội Nông dân các thôn, bản đã báo cáo kết quả.",
            [("các đồng chí Chủ tịch Hội Nông dân các thôn, bản", "report")],
        ),
        (
            "Đoàn giám sát của Ủy ban MTTQ tỉnh yêu cầu xã Hòa Lạc rà soát các hộ nghèo.",
            [("Đoàn giám sát của Ủy ban MTTQ tỉnh", "directive")],
        ),
        (
            "Đoàn ghi nhận và giải đáp các kiến nghị của Hội Nông dân xã.",
            [("Đoàn", "response")],
        ),
        (
            "Chủ trì hội nghị yêu cầu các thôn rà soát hộ nghèo.",
            [("Lê Thị Hoa", "directive")],
        ),
        (
            "Cử tri hai thôn Nà Phát và Bản Vai đánh giá rất cao kết quả kỳ họp.",
            [("Cử tri hai thôn Nà Phát và Bản Vai", "praise")],
        ),
        (
            "Bà con đã nêu nhiều ý kiến, kiến nghị gửi tới đại biểu.",
            [("Bà con", "recommendation")],
        ),
        # what the talk was about is no speech, unless it asks
        ("Các ý kiến tập trung vào việc làm đường và dồn điền đổi thửa.", []),
        (
            "Các ý kiến tập trung vào việc làm đường, đề nghị cấp trên quan tâm cấp xi măng.",
            [("Các ý kiến", "recommendation")],
        ),
        # the end of the meeting only tells when
        (
            "Kết thúc buổi tiếp xúc cử tri, tổ đại biểu HĐND xã đã tiếp thu toàn bộ ý kiến.",
            [("tổ đại biểu HĐND xã", "response")],
        ),
        # several who hold one post, named by their units
        (
            "Tại hội nghị, Chủ tịch UBMTTQ các thôn báo cáo tiến độ.",
            [("Chủ tịch UBMTTQ các thôn", "report")],
        ),
        (
            "Sau khi nghe gợi ý của ông Vũ Nhàn, Tổ trưởng các Tổ đại biểu tham dự cuộc họp nhiệt "
            "tình tham gia thảo luận việc giữ rừng.",
            [("Tổ trưởng các Tổ đại biểu", "opinion")],
        ),
        # the voters who end the name of the meeting also speak
        (
            "Tại buổi tiếp xúc cử tri cũng phát biểu ý kiến về nước sạch.",
            [("cử tri", "opinion")],
        ),
        # a body that papers go to is not heard
        (
            "Đồng chí Lê Thị Hoa yêu cầu Văn phòng trình Ban Thường vụ, BCH Đảng bộ xã cho ý kiến "
            "trước kỳ họp.",
            [("Lê Thị Hoa", "directive")],
        ),
        # delegates who judge give an opinion, a body reports
        (
            "Tại hội nghị, các đại biểu tập trung đánh giá kết quả quý I.",
            [("các đại biểu", "opinion")],
        ),
        (
            "Phát biểu tại hội nghị, đồng chí Lê Thị Hoa nêu rõ một số nhiệm vụ thời gian tới: Thứ "
            "nhất, tập trung tuyên truyền về cây ngô.",
            [("Lê Thị Hoa", "directive")],
        ),
        # a conclusion that praises goes on to order
        (
            "Phát biểu kết luận hội nghị, đồng chí Lê Thị Hoa đánh giá cao các thôn; đồng thời yêu "
            "cầu các thôn dọn rãnh nước.",
            [("Lê Thị Hoa", "conclusion"), ("Lê Thị Hoa", "directive")],
        ),
        # a number of questions, a place in brackets, a meeting named after a verb
        (
            "Tại hội nghị, các đại biểu và cử tri đặt ra 11 câu hỏi về giống ngô.",
            [("các đại biểu và cử tri", "opinion")],
        ),
        (
            "Tại hội nghị, cán bộ, hội viên nông dân huyện Nà Phát (Lai Châu) đã kiến nghị lãnh "
            "đạo địa phương cấp giống.",
            [("cán bộ, hội viên nông dân huyện Nà Phát", "recommendation")],
        ),
        (
            "Tại phiên giải trình, đại biểu được nghe ông Vũ Nhàn báo cáo tóm tắt kết quả.",
            [("Vũ Nhàn", "report")],
        ),
        # what is founded says nothing
        ("Đại hội đã công bố quyết định thành lập Hội, thông qua phương hướng của năm.", []),
        # groups stress and value as persons do
        (
            "Tại hội nghị, các thành viên Ban Chỉ đạo nhấn mạnh vai trò của cây ngô.",
            [("các thành viên Ban Chỉ đạo", "opinion")],
        ),
        (
            "Tại hội nghị, Hội Nông dân xã ghi nhận, đánh giá cao kết quả trồng ngô.",
            [("Hội Nông dân xã", "praise")],
        ),
        (
            "Tại hội nghị, đa số đại biểu cho rằng giống ngô còn thiếu.",
            [("đa số đại biểu", "opinion")],
        ),
        (
            "Tại hội nghị, các đồng chí lãnh đạo xã thông tin về giống ngô.",
            [("các đồng chí lãnh đạo xã", "report")],
        ),
        ("Tại kỳ họp, chủ tọa kỳ họp cho rằng giống ngô còn thiếu.", [("Lê Thị Hoa", "opinion")]),
        (
            "Tại hội nghị, đại diện Sở Nội vụ thông tin về việc sắp xếp thôn.",
            [("đại diện Sở Nội vụ", "report")],
        ),
        # a verb and where it was said open the sentence of another speaker
        (
            "Tại hội nghị, các đại biểu thảo luận về ngô.\n\nChỉ đạo tại hội nghị, đồng chí Lê Thị "
            "Hoa yêu cầu các thôn trồng ngô sớm.",
            [("các đại biểu", "opinion"), ("Lê Thị Hoa", "directive")],
        ),
        (
            "Tại hội nghị, trước những kiến nghị của bà con, lãnh đạo UBND xã đã trả lời rõ.",
            [("lãnh đạo UBND xã", "response")],
        ),
        (
            "Ông Vũ Nhàn tiếp thu ý kiến chỉ đạo của Bí thư Đảng ủy xã, hứa sẽ trồng ngô sớm.",
            [("Vũ Nhàn", "response")],
        ),
        # who speaks beside the leaders of offices
        (
            "Tại hội nghị, đồng chí Chủ tịch UBND xã cùng lãnh đạo các ngành đã trực tiếp trả lời "
            "các câu hỏi.",
            [("Lê Thị Hoa", "response")],
        ),
        # a body inside what a person said
        (
            "Đồng chí Lê Thị Hoa nhấn mạnh: Đảng ủy luôn đánh giá cao Hội Nông dân.",
            [("Lê Thị Hoa", "opinion")],
        ),
        # what is stressed is how things are, though the need for it grows
        (
            "Đồng chí Lê Thị Hoa nhấn mạnh: Việc sắp xếp bộ máy, với yêu cầu ngày càng cao, có ý "
            "nghĩa lớn.",
            [("Lê Thị Hoa", "opinion")],
        ),
        ("Qua nghe báo cáo, ông Vũ Nhàn đánh giá cao các thôn.", [("Vũ Nhàn", "praise")]),
        (
            "Đồng chí Lê Thị Hoa đã ghi nhận kiến nghị, đề xuất của các thôn.",
            [("Lê Thị Hoa", "response")],
        ),
        (
            "Ông Vũ Nhàn mong muốn UBND huyện tiếp tục quan tâm đến Hội.",
            [("Vũ Nhàn", "recommendation")],
        ),
        # a picture and its words stand there twice
        (
            "Ông Vũ Nhàn báo cáo kết quả trồng ngô.\n\nÔng Vũ Nhàn báo cáo kết quả trồng ngô.",
            [("Vũ Nhàn", "report")],
        ),
        (
            "Ông Vũ Nhàn báo cáo kết quả.\n\nÔng Vũ Nhàn trình bày báo cáo tại hội nghị.",
            [("Vũ Nhàn", "report")],
        ),
        # who came to the meeting, in so many words
        (
            "Tại hội nghị, bà con nhân dân tham gia hội nghị đã đặt nhiều câu hỏi về giống ngô.",
            [("bà con nhân dân", "opinion")],
        ),
        (
            "Tại hội nghị, các đồng chí tham dự hội nghị đã tập trung thảo luận dự thảo.",
            [("các đồng chí", "opinion")],
        ),
        (
            "Tại hội nghị, các đại biểu đã được nghe và cho ý kiến về kế hoạch trồng ngô.",
            [("các đại biểu", "opinion")],
        ),
        (
            "Tại hội nghị, các đơn vị trong cụm lần lượt báo cáo kết quả trồng ngô.",
            [("các đơn vị trong cụm", "report")],
        ),
        (
            "Các đồng chí lãnh đạo Đảng ủy, chính quyền đã trực tiếp trả lời những vướng mắc.",
            [("Các đồng chí lãnh đạo Đảng ủy, chính quyền", "response")],
        ),
        # what stands in brackets or between dashes behind who speaks
        (
            "Tại hội nghị, lãnh đạo Sở Nông nghiệp (cơ quan chủ trì soạn thảo dự thảo nghị quyết) "
            "đã trình bày tóm tắt dự thảo.",
            [("lãnh đạo Sở Nông nghiệp", "report")],
        ),
        (
            "Ông Vũ Nhàn - chủ tịch Hội Nông dân xã - cho rằng giống ngô còn thiếu.",
            [("Vũ Nhàn", "opinion")],
        ),
        # a body that concludes; the chair named by what he or she does there
        (
            "Phát biểu kết luận, Thường trực Đảng ủy đánh giá cao tinh thần của Hội Nông dân xã.",
            [("Thường trực Đảng ủy", "conclusion")],
        ),
        (
            "Đồng chí chủ tọa hội nghị cũng đề nghị các thôn làm tốt việc trồng ngô.",
            [("Lê Thị Hoa", "directive")],
        ),
        ("Đồng chí Lê Thị Hoa chủ trì hội nghị đánh giá quy chế trồng ngô năm 2026.", []),
        # who is only named in what somebody says
        (
            "Ông Vũ Nhàn cho rằng, sau vụ mùa vừa rồi, nhiều cử tri nhận xét giống ngô còn xấu.",
            [("Vũ Nhàn", "opinion")],
        ),
        (
            "Theo ông Vũ Nhàn, hiện có nhiều đơn vị kiến nghị về giống ngô.",
            [("Vũ Nhàn", "opinion")],
        ),
        (
            "Ông Vũ Nhàn đề nghị xã nêu lại những việc mà Thủ tướng và Bộ trưởng hứa năm trước.",
            [("Vũ Nhàn", "recommendation")],
        ),
        (
            "Đồng chí Lê Thị Hoa biểu dương 85 năm xây dựng Đoàn TNCS Hồ Chí Minh đồng thời mong "
            "muốn các thôn trồng ngô sớm.",
            [("Lê Thị Hoa", "praise"), ("Lê Thị Hoa", "directive")],
        ),
        ("Tại hội nghị, Sở Nội vụ sẽ nhận xét và giới thiệu nhân sự cho xã.", []),
        ("Tại kỳ họp, HĐND xã đã thống nhất miễn nhiệm chức danh trưởng thôn.", []),
        # somebody whom the text has not named in full before
        ("Ông Tấc cho rằng giống ngô còn thiếu.", [("Tấc", "opinion")]),
        # a post known in part, a bracket and a dash before the verb
        (
            "Ông Vũ Nhàn - phó văn phòng đại diện Ngân hàng Trồng Ngô (tại Nà Phát) - cũng cho "
            "rằng giống ngô tốt.",
            [("Vũ Nhàn", "opinion")],
        ),
        # called by post and given name, or by the name that a delegate was given first
        (
            "Ông Hà Văn Pọm, Bí thư Đảng ủy xã cho rằng ngô xấu. Bí thư Pọm nói giống còn thiếu.",
            [("Hà Văn Pọm", "opinion"), ("Hà Văn Pọm", "opinion")],
        ),
        (
            "Đại biểu Lò Văn Ợt cho rằng đường xấu. Ông Ợt đề nghị xã sửa đường.",
            [("Lò Văn Ợt", "opinion"), ("Lò Văn Ợt", "recommendation")],
        ),
        # whom somebody listened to, wrote to, told or talked to
        (
            "Lắng nghe ý kiến của các tổ thảo luận, ông Vũ Nhàn cho biết sẽ tiếp thu.",
            [("Vũ Nhàn", "response")],
        ),
        ("Hội Nông dân xã có tờ trình gửi Bí thư Đảng ủy xã đề nghị cấp giống.", []),
        ("Tại kỳ họp, Sở Nội vụ trao đổi với phóng viên về việc sắp xếp thôn.", []),
        (
            "Đồng chí Lê Thị Hoa yêu cầu đại diện các ngành, cơ quan và địa phương cùng làm rõ "
            "việc trồng ngô.",
            [("Lê Thị Hoa", "directive")],
        ),
        # who rises to speak, then how
        (
            "Hội nghị được nghe ông Vũ Nhàn phát biểu, ông biểu dương các thôn trồng ngô sớm.",
            [("Vũ Nhàn", "praise")],
        ),
        (
            "Kết thúc hội nghị, bà Lê Thị Hoa chủ trì hội nghị chỉ đạo các thôn trồng ngô sớm.",
            [("Lê Thị Hoa", "conclusion")],
        ),
        (
            "Tại hội nghị, các thành phần về tham dự đã tập trung thảo luận kết quả trồng ngô.",
            [("các thành phần về tham dự", "opinion")],
        ),
        (
            "Tại hội nghị, cử tri xã cũng có một số ý kiến liên quan đến giống ngô.",
            [("cử tri xã", "opinion")],
        ),
        (
            "Thông qua đó, lãnh đạo xã còn nhấn mạnh và khẳng định vai trò của cây ngô.",
            [("lãnh đạo xã", "opinion")],
        ),
        # bodies between quotation marks are only named there
        (
            "Ông Vũ Nhàn nói về giống ngô. “Nhiều ý kiến cho rằng ngô xấu. Tôi thì không”, ông "
            "Vũ Nhàn nói.",
            [("Vũ Nhàn", "opinion"), ("Vũ Nhàn", "opinion")],
        ),
        # where somebody lives stands before the verb
        (
            "Cử tri Lò Văn Ợt ở xã Hòa Lạc đề nghị xã sửa đường.",
            [("Lò Văn Ợt", "recommendation")],
        ),
        # a post that is only named in a quotation
        (
            "Tại hội nghị, giống ngô còn thiếu. “Việc này Chủ tịch UBND xã đã kết luận. Ta phải "
            "làm ngay”, ông Vũ Nhàn nói.",
            [("Vũ Nhàn", "opinion")],
        ),
    ],
)
def test_who_takes_the_floor_in_the_prose_of_portals(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the short names of those named in full before
        (
            "Cử tri Lò Văn Ợt cho rằng đường xấu. Tại xã, cử tri Ợt đề nghị sửa đường.",
            [("Lò Văn Ợt", "opinion"), ("Lò Văn Ợt", "recommendation")],
        ),
        (
            "Ông Hà Tấc cho rằng ngô xấu. Ông Tấc đề nghị UBND xã cấp giống. Ông Vi Văn Tấc cho "
            "rằng ngô tốt. Ông Tấc đề nghị UBND xã cấp phân.",
            [
                ("Hà Tấc", "opinion"),
                ("Hà Tấc", "recommendation"),
                ("Vi Văn Tấc", "opinion"),
                ("Vi Văn Tấc", "recommendation"),
            ],
        ),
        (
            "Ông Kiều Quý Ba cho rằng ngô xấu. Ông Quý Ba đề nghị UBND xã cấp giống.",
            [("Kiều Quý Ba", "opinion"), ("Kiều Quý Ba", "recommendation")],
        ),
        (
            "Dự có ông Vi Tấc, Chủ tịch UBND phường Nà Phát.\n"
            "Chủ tịch Nà Phát đề nghị các thôn trồng ngô sớm.",
            [("Vi Tấc", "directive")],
        ),
        # whose words they were
        (
            "Theo báo cáo của UBND xã, các thôn đã trồng xong ngô.",
            [("UBND xã", "report")],
        ),
        (
            "Các thôn đã trồng xong ngô. Đó là khẳng định của ông Vũ Nhàn.",
            [("Vũ Nhàn", "opinion")],
        ),
        ("Tuy nhiên, theo ông Vũ Nhàn, ngô còn xấu.", [("Vũ Nhàn", "opinion")]),
        # one speaker, one thing said
        (
            "Đồng chí Lê Thị Hoa yêu cầu các thôn trồng ngô sớm.\n"
            "Rà soát danh sách hộ trồng ngô ở các thôn.",
            [("Lê Thị Hoa", "directive")],
        ),
        (
            "Ông Vũ Nhàn cho rằng ngô còn xấu, và ông tin năm sau sẽ tốt.",
            [("Vũ Nhàn", "opinion")],
        ),
        # nobody new speaks between the signs
        (
            "Ông Vũ Nhàn nói: “Tôi đã trồng ngô. Chủ tịch xã nói sẽ cấp giống. Anh ấy yêu cầu "
            "các thôn đợi”.",
            [("Vũ Nhàn", "opinion")],
        ),
    ],
)
def test_who_is_meant_by_a_short_name_and_whose_words_they_were(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # all that stands between the signs is of the one behind them
        (
            "“Ngô năm nay xấu. Ông Hà Tấc đề nghị cấp giống. Tôi thấy phải làm ngay”, ông Vũ "
            "Nhàn nói.",
            [("Vũ Nhàn", "opinion")],
        ),
        (
            "“Ngô năm nay xấu. Mong xã sớm cấp giống”, ông Vũ Nhàn nói.",
            [("Vũ Nhàn", "recommendation")],
        ),
        (
            "Đại biểu Lò Văn Ợt cho rằng đường xấu. Đại biểu này nhận định xã chưa quan tâm.",
            [("Lò Văn Ợt", "opinion"), ("Lò Văn Ợt", "opinion")],
        ),
        # who presides
        (
            "Sau khi nghe các ý kiến, đồng chí chủ trì kết luận một số nhiệm vụ về trồng ngô.",
            [("Lê Thị Hoa", "conclusion")],
        ),
        (
            "Ông Vũ Nhàn chủ trì hội nghị đã báo cáo kết quả trồng ngô.",
            [("Vũ Nhàn", "report")],
        ),
        # a group with where it lives and who it is
        (
            "Người dân ở 2 thôn Nà Phát, Nà Lúa đã bày tỏ ý kiến về giống ngô.",
            [("Người dân ở 2 thôn Nà Phát, Nà Lúa", "opinion")],
        ),
        (
            "Người dân tại các thôn Nà Phát, Nà Lúa (xã Hòa Lạc) cho biết ngô xấu.",
            [("Người dân tại các thôn Nà Phát, Nà Lúa", "opinion")],
        ),
        (
            "Nhiều đại biểu là lãnh đạo các phòng của huyện cũng cho biết ngô xấu.",
            [("Nhiều đại biểu là lãnh đạo các phòng của huyện", "opinion")],
        ),
        # views told by their number, or without saying again whose they are
        (
            "Tại hội nghị, có 02 lượt ý kiến với 06 vấn đề cử tri quan tâm về đất trồng ngô.",
            [("cử tri", "opinion")],
        ),
        (
            "Người dân xã cho biết ngô xấu. Ngoài ra, có ý kiến cho rằng giống ngô còn thiếu.",
            [("Người dân xã", "opinion"), ("Người dân xã", "opinion")],
        ),
    ],
)
def test_whole_quotations_and_groups_told_at_length(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    ("deputy", "head"),
    [
        ("Phó Thủ tướng Vi Văn Mộc", "Thủ tướng Chính phủ"),
        ("Thứ trưởng Bộ Y tế Vi Văn Mộc", "Bộ trưởng Y tế"),
    ],
)
def test_a_deputy_is_never_heard_as_the_head(deputy, head):
    text = f"{deputy} phát biểu tại hội nghị. {head} yêu cầu các tỉnh trồng thêm cây."

    assert said(text) == [("Vi Văn Mộc", "opinion"), (head, "directive")]


def test_who_heads_a_body_is_not_its_deputy():
    text = "Thứ trưởng Bộ Y tế Vi Văn Mộc phát biểu. Người đứng đầu Bộ Y tế yêu cầu trồng cây."

    assert ("Vi Văn Mộc", "directive") not in said(text)
