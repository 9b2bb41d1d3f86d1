"""Pairs of sentences of two units: the same, different, opposite. All are invented."""

from __future__ import annotations

SAME = [
    ("Kinh phí hoạt động của Hội còn hạn hẹp.", "Kinh phí hoạt động còn rất hạn hẹp."),
    (
        "Công tác tuyên truyền được triển khai kịp thời, đúng kế hoạch.",
        "Công tác tuyên truyền được triển khai kịp thời và đúng kế hoạch.",
    ),
    (
        "Đề nghị UBND xã bố trí thêm kinh phí cho các hội, đoàn thể.",
        "Đề nghị Ủy ban bố trí thêm kinh phí cho các hội, đoàn thể.",
    ),
    ("Đã trao 40 suất quà cho trẻ em.", "Đã trao 40 suất quà cho các trẻ em."),
    ("Hội viên tích cực tham gia phong trào.", "Phong trào: hội viên tích cực tham gia."),
]
DIFFERENT = [
    ("Kinh phí hoạt động còn hạn hẹp.", "Cán bộ chi hội thay đổi nhiều."),
    ("Đề nghị bố trí thêm kinh phí.", "Đề nghị mở lớp bồi dưỡng cho chi hội trưởng."),
    ("Đã sửa 3 căn nhà cho hội viên.", "Đã sửa 4 căn nhà cho hội viên."),
    ("Hội viên vay vốn trồng chè.", "Hội viên vay vốn nuôi dê sinh sản."),
    ("Giá chè không ổn định.", "Giá lợn giống tăng mạnh."),
]
OPPOSITE = [
    (
        "Công tác tuyên truyền được triển khai kịp thời.",
        "Công tác tuyên truyền triển khai còn chậm.",
    ),
    ("Các chi hội sinh hoạt đều.", "Các chi hội chưa sinh hoạt đều."),
    ("Số hội viên tăng so với kỳ trước.", "Số hội viên giảm so với kỳ trước."),
    ("Kinh phí được cấp đầy đủ.", "Kinh phí được cấp còn thiếu."),
]
