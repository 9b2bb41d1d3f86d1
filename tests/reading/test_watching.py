"""Sentences that ask to watch citizens are kept as text; ordinary work and help are not touched."""

from __future__ import annotations

import pytest

from phoihop.reading import read
from tests.reading import watching_words as more

ORDER = (
    "Sáng 12/3/2026, UBND xã Na Lộc tổ chức hội nghị giao ban do đồng chí Vi Văn Tấc, Chủ tịch "
    "UBND xã chủ trì.\n\nKết luận hội nghị, đồng chí Vi Văn Tấc yêu cầu Công an xã {}, báo cáo "
    "trước ngày 20/4/2026.\n"
)
WATCHING = """
theo dõi những người hay khiếu kiện
theo dõi những hộ hay gửi đơn vượt cấp
nắm danh sách người thường xuyên đi khiếu kiện ở thôn Nà Pồng
quản lý chặt các đối tượng hay kích động người dân
giám sát những người có quan điểm trái chiều
theo dõi các cá nhân có biểu hiện bất mãn
theo dõi bình luận của người dân trên mạng xã hội
theo dõi tài khoản facebook của giáo viên
giám sát các trang cá nhân của cán bộ, người dân
lập danh sách tín đồ các đạo trên địa bàn
theo dõi các gia đình theo đạo
theo dõi các linh mục, nhà sư từ nơi khác đến
nắm chắc tư tưởng của từng người dân có đất bị thu hồi
nắm thái độ của từng gia đình trong diện di dời
theo dõi người đứng đơn tập thể
lập danh sách công nhân tham gia ngừng việc
theo dõi những công nhân hay phản ứng với chủ doanh nghiệp
rà soát, lập danh sách người cầm đầu khiếu kiện
theo dõi sát các hộ chưa đồng thuận giải phóng mặt bằng
ngăn chặn người dân tập trung khiếu kiện lên tỉnh
không để người dân kéo lên trụ sở khiếu kiện
phân công đảng viên theo dõi từng hộ có người hay khiếu kiện
theo dõi hoạt động của các tổ chức phi chính phủ
ghi lại tên những người phát biểu phản đối
"""
WORKING = """
theo dõi, đôn đốc việc thực hiện kết luận
theo dõi đơn vị chậm báo cáo
theo dõi kết quả giải quyết đơn thư khiếu nại, tố cáo
tiếp công dân, giải quyết kịp thời khiếu nại, không để phát sinh điểm nóng
đối thoại với các hộ, không để xảy ra khiếu kiện đông người
nắm bắt tâm tư, nguyện vọng của đoàn viên, hội viên để phản ánh với cấp ủy
lập danh sách hộ nghèo, hộ cận nghèo cần hỗ trợ nhà ở
lập danh sách người có uy tín được tặng quà
lập danh sách hộ dân tộc thiểu số được vay vốn
nắm tình hình đời sống đồng bào dân tộc thiểu số
lập danh sách thanh niên đủ điều kiện nhập ngũ
vận động các hộ chưa đồng thuận giải phóng mặt bằng
quản lý nhóm Zalo của thôn
phòng ngừa lừa đảo qua mạng xã hội
tuyên truyền trên mạng xã hội về phòng cháy
theo dõi người bệnh sau tiêm chủng
theo dõi, giúp đỡ người chấp hành xong án phạt tù tái hòa nhập cộng đồng
giám sát việc chi trả tiền đền bù cho các hộ dân
không để hộ nào bị đói
kiểm soát dịch bệnh trên đàn vật nuôi
phát hiện, khen thưởng người tốt, việc tốt
"""


def lines(block):
    return [line for line in block.split("\n") if line]


def orders(words):
    found = read(ORDER.format(words)).assignments
    assert found
    return found


@pytest.mark.parametrize("words", lines(WATCHING + more.WATCHING))
def test_who_watches_people_is_only_quoted(words):
    for one in orders(words):
        assert one.record_only
        assert one.due is None


@pytest.mark.parametrize("words", lines(WORKING + more.WORKING))
def test_work_and_help_stay_what_they_are(words):
    assert not any(one.record_only for one in orders(words))


@pytest.mark.parametrize("words", lines(more.MISSED))
def test_what_is_not_known_yet_is_written_down(words):
    assert not any(one.record_only for one in orders(words)), "Move it to WATCHING."


def test_a_request_to_watch_people_is_a_statement_and_no_recommendation():
    reading = read(
        "Sáng 12/3/2026, Ủy ban MTTQ xã Na Lộc tổ chức hội nghị giao ban.\n\nÔng Vi Văn Tấc, Chủ "
        "tịch Hội Nông dân xã đề nghị Công an xã theo dõi các hội nhóm tự phát ở thôn Nà Pồng, đề "
        "nghị UBND xã mở thêm điểm thu mua chè.\n"
    )

    assert len(reading.recommendations) == 1
    assert reading.recommendations[0].to == "UBND xã"
    assert len(reading.statements) == 1
