"""Loại văn bản: the kinds we draft, each with its abbreviation and what stands on it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """Một loại văn bản: `code` is the abbreviation of Phụ lục III ("" for công văn)."""

    id: str
    title: str
    code: str
    label: str
    addressed: bool = False
    dated: bool = True
    minutes: bool = False
    ends: bool = True

    @property
    def is_letter(self) -> bool:
        return self.id == "letter"


_KINDS = (
    Kind("report", "BÁO CÁO", "BC", "Báo cáo"),
    Kind("notice", "THÔNG BÁO", "TB", "Thông báo kết luận"),
    Kind("conclusion", "KẾT LUẬN", "KL", "Kết luận (của Đảng)"),
    Kind("programme", "CHƯƠNG TRÌNH PHỐI HỢP", "CTPH", "Chương trình phối hợp"),
    Kind("plan", "KẾ HOẠCH", "KH", "Kế hoạch"),
    Kind("letter", "", "", "Công văn", addressed=True),
    Kind("invitation", "GIẤY MỜI", "GM", "Giấy mời"),
    Kind("minutes", "BIÊN BẢN", "BB", "Biên bản", dated=False, minutes=True),
    Kind("submission", "TỜ TRÌNH", "TTr", "Tờ trình", addressed=True),
    Kind("transfer", "PHIẾU CHUYỂN", "PC", "Phiếu chuyển đơn", addressed=True),
    Kind("responses", "BÁO CÁO", "BC", "Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý"),
)
KINDS = {kind.id: kind for kind in _KINDS}

TITLES = {
    "NGHỊ QUYẾT": "NQ",
    "QUYẾT ĐỊNH": "QĐ",
    "CHỈ THỊ": "CT",
    "QUY CHẾ": "QC",
    "QUY CHẾ PHỐI HỢP": "QCPH",
    "QUY ĐỊNH": "QyĐ",
    "THÔNG CÁO": "TC",
    "THÔNG BÁO": "TB",
    "HƯỚNG DẪN": "HD",
    "CHƯƠNG TRÌNH": "CTr",
    "CHƯƠNG TRÌNH PHỐI HỢP": "CTPH",
    "KẾ HOẠCH": "KH",
    "PHƯƠNG ÁN": "PA",
    "ĐỀ ÁN": "ĐA",
    "DỰ ÁN": "DA",
    "BÁO CÁO": "BC",
    "BIÊN BẢN": "BB",
    "TỜ TRÌNH": "TTr",
    "HỢP ĐỒNG": "HĐ",
    "CÔNG ĐIỆN": "CĐ",
    "BẢN GHI NHỚ": "BGN",
    "BẢN THỎA THUẬN": "BTT",
    "GIẤY ỦY QUYỀN": "GUQ",
    "GIẤY MỜI": "GM",
    "GIẤY GIỚI THIỆU": "GGT",
    "GIẤY NGHỈ PHÉP": "GNP",
    "PHIẾU GỬI": "PG",
    "PHIẾU CHUYỂN": "PC",
    "PHIẾU BÁO": "PB",
    "KẾT LUẬN": "KL",
    "THÔNG TRI": "TT",
    "NGHỊ QUYẾT LIÊN TỊCH": "NQLT",
}
"""Titles as they stand on paper, with the abbreviation that belongs into the symbol
(Nghị định 30/2020, Phụ lục III; the Party's own kinds at the end)."""
