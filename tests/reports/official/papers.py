"""Papers for tests: one whole document of each base kind, with invented names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from phoihop.reports.official.paper import Appendix, Paper, Signature, Table
from phoihop.reports.official.paper_kinds import KINDS
from phoihop.reports.official.profiles import load

LONG = (
    "Các cơ quan, đơn vị, đoàn thể đã phối hợp chặt chẽ trong tuyên truyền, vận động đoàn viên, "
    "hội viên và Nhân dân tham gia các phong trào thi đua ở địa phương."
)
TABLE = Table(
    header=("STT", "Nội dung", "Số lượng"),
    rows=(("1", "Nhà sửa chữa", "9"), ("2", "Nhà xây mới", "1.234")),
    widths=(1, 4, 2),
    caption="Bảng 1. Kết quả hỗ trợ nhà ở",
    numeric=frozenset({2}),
)
STATE = Paper(
    profile=load("nd30"),
    kind=KINDS["notice"],
    superior=("ỦY BAN NHÂN DÂN XÃ THANH KHÊ",),
    issuers=(("VĂN PHÒNG HĐND VÀ UBND",),),
    number=5,
    symbol="TB-VP",
    place="Thanh Khê",
    day=date(2026, 1, 5),
    summary="Kết luận của đồng chí Hà Văn Sinh tại buổi làm việc với khối đoàn thể",
    bases=(
        "Căn cứ Kế hoạch số 07/KH-UBND ngày 02 tháng 01 năm 2026",
        "Theo đề nghị của Hội Nông dân xã",
    ),
    blocks=(
        LONG,
        "Chương I",
        "Điều 1. Phạm vi",
        "I. NHIỆM VỤ",
        LONG,
        "a) Rà soát hộ vay vốn;",
        "b) Mở thêm điểm thu mua;",
        TABLE,
        LONG,
    ),
    signatures=(Signature(("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), "Lò Thị Mận"),),
    recipients=("Đảng ủy xã", "Các đoàn thể xã"),
    archive="VP",
    appendices=(Appendix("Danh mục nhiệm vụ", (TABLE,), landscape=True),),
)
LETTER = replace(
    STATE,
    kind=KINDS["letter"],
    symbol="VP-TH",
    bases=(),
    summary="báo cáo kết quả thực hiện kết luận",
    addressees=("Hội Nông dân xã", "Hội Liên hiệp Phụ nữ xã"),
    appendices=(),
)
MINUTES = replace(
    STATE,
    kind=KINDS["minutes"],
    symbol="BB-VP",
    summary="Họp giao ban tháng 01 năm 2026",
    bases=(),
    signatures=(Signature(("THƯ KÝ",), "Lò Thị Mận"), Signature(("CHỦ TỌA",), "Hà Văn Sinh")),
    appendices=(),
)
PARTY = replace(
    STATE,
    profile=load("party-hd05"),
    kind=KINDS["conclusion"],
    superior=("ĐẢNG BỘ TỈNH LÂM SƠN",),
    issuers=(("ĐẢNG ỦY XÃ THANH KHÊ",),),
    symbol="KL/ĐU",
    day=date(2026, 11, 12),
    signatures=(Signature(("T/M ĐẢNG ỦY", "PHÓ BÍ THƯ"), "Hà Văn Sinh"),),
    archive="",
    appendices=(),
)
OLD_PARTY = replace(PARTY, profile=load("party-hd36"), day=date(2026, 5, 26))
FRONT = replace(
    STATE,
    profile=load("front"),
    superior=("ỦY BAN MTTQ VIỆT NAM XÃ THANH KHÊ",),
    issuers=(("BAN THƯỜNG TRỰC",),),
    symbol="TB-MTTQ-BTT",
    signatures=(Signature(("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"), "Chu Thị Quế"),),
)
YOUTH = replace(
    PARTY,
    profile=load("youth"),
    kind=KINDS["plan"],
    superior=(),
    issuers=(("ĐOÀN THANH NIÊN XÃ THANH KHÊ",),),
    symbol="KH/ĐTN",
    signatures=(Signature(("TM. BAN THƯỜNG VỤ", "BÍ THƯ"), "Vàng A Páo"),),
)
SOUND = {
    "state": STATE,
    "letter": LETTER,
    "minutes": MINUTES,
    "party": PARTY,
    "old party": OLD_PARTY,
    "front": FRONT,
    "youth": YOUTH,
}
