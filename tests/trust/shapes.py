"""Hostile texts: shapes that grow to any size, each made to find a step that costs its square.

Runs of one sign, of names, posts, bodies, numbers and days; talks, tasks and tallies without end;
people and posts of which no two are alike. All names are invented.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

Shape = Callable[[int], str]

_SURNAMES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
]
_MIDDLES = ["Văn", "Thị", "Đình", "Hữu", "Đức", "Ngọc", "Xuân", "Minh", "Quang", "Thanh"]
_GIVEN = [
    "Anh",
    "Bình",
    "Chi",
    "Dũng",
    "Giang",
    "Hà",
    "Hòa",
    "Khánh",
    "Lan",
    "Minh",
    "Nam",
    "Oanh",
    "Phúc",
    "Quân",
    "Sơn",
    "Tâm",
    "Uyên",
    "Vinh",
]
_MEETING = (
    "Sáng 05/01/2026, UBND huyện Mộc Lan tổ chức hội nghị giao ban. Đồng chí Lê Văn Hùng, Chủ tịch "
    "UBND huyện chủ trì hội nghị.\n"
)


def again(piece: str, head: str = "") -> Shape:
    """Return the shape of one piece over and over, behind a head that is written once."""

    def grown(size: int) -> str:
        return (head + piece * (max(size - len(head), 0) // len(piece) + 1))[:size]

    return grown


def each_other(line: Callable[[int], str], head: str = "") -> Shape:
    """Return the shape of lines of which no two are alike."""

    def grown(size: int) -> str:
        lines, length = [head], len(head)
        for number in count():
            if length >= size:
                return "".join(lines)[:size]
            lines.append(line(number))
            length += len(lines[-1])
        raise AssertionError

    return grown


def name(number: int) -> str:
    """Return one of several thousand names."""
    rest, surname = divmod(number, len(_SURNAMES))
    rest, middle = divmod(rest, len(_MIDDLES))
    rest, given = divmod(rest, len(_GIVEN))
    last = _GIVEN[rest % len(_GIVEN)]
    return f"{_SURNAMES[surname]} {_MIDDLES[middle]} {_GIVEN[given]} {last}"


def place(number: int) -> str:
    return " ".join(name(number * 7).split()[2:])


def _of_two(first: Shape, second: Shape) -> Shape:
    return lambda size: first(size // 2) + second(size - size // 2)


SHAPES: dict[str, Shape] = {
    # one sign, one word
    "spaces": again(" "),
    "one_letter": again("Đ"),
    "one_word": again("nghiêng"),
    "combining_letters": again("a\u0301\u0302\u0323"),
    "combining_marks_alone": again("\u0301"),
    "digits_without_end": again("1234567890"),
    "comparisons": again("tăng 5% so với cùng kỳ năm trước, "),
    "bases_ahead": again("so với cùng kỳ, so với năm năm năm kế hoạch năm "),
    "dots": again("."),
    "commas": again(","),
    "dashes": again("- "),
    "quotes": again("“"),
    "brackets": again("“( "),
    "empty_lines": again("a\n\n"),
    "short_lines": again("a\n"),
    "wrapped_lines": again(
        "Hội nghị đã nghe báo cáo về công tác giảm nghèo của các xã trên địa bàn\n"
    ),
    # names, posts, bodies
    "capitals": again("Hòa "),
    "names": again("Nguyễn Văn An "),
    "honorifics": again("đồng chí "),
    "honorifics_and_names": again("đồng chí Trần Thị Bình, "),
    "posts": again("Chủ tịch UBND xã Hòa Lạc "),
    "posts_and_names": again("Phó Chủ tịch UBND xã Hòa Lạc Lê Văn Hùng, "),
    "heads_of_boards": again("Trưởng ban Tổ chức - Tuyên giáo và "),
    "accused": again("bị can Lê Văn Hùng, "),
    "totals_apart": again("tổng số chỉ tiêu là 5, vượt 2, "),
    "elected": again("Lê Văn Hùng được bầu giữ chức "),
    "bodies": again("Hội Nông dân, Hội Phụ nữ, Đoàn Thanh niên, "),
    "bodies_of_bodies": again("Hội Nông dân của Hội Phụ nữ thuộc "),
    "leaders_of_leaders": again("đại diện lãnh đạo "),
    "groups": again("các hội đoàn thể xã, thị trấn, "),
    "levels": again("cấp huyện xã Hòa Lạc tỉnh "),
    "people_all_unlike": each_other(
        lambda number: f"Đồng chí {name(number)}, Chủ tịch UBND xã {place(number)} phát biểu.\n"
    ),
    "holders_asked_for": _of_two(
        each_other(lambda n: f"- Đồng chí {name(n)}, Chủ tịch UBND xã {place(n)};\n", _MEETING),
        each_other(lambda n: f"Đồng chí Chủ tịch UBND xã {place(n + 3)} đề nghị huyện quan tâm.\n"),
    ),
    "one_given_name": each_other(
        lambda number: f"Ông {name(number)} Minh phản ánh. Ông Minh đề nghị xã rà soát.\n", _MEETING
    ),
    "one_person_many_posts": each_other(
        lambda n: f"Đồng chí Lê Văn Hùng, Phó Chủ tịch Hội Nông dân xã {place(n)} phát biểu.\n",
        _MEETING,
    ),
    # numbers and days
    "numbers": again("1234567890 "),
    "scales": again("2 tỷ 300 triệu 5 nghìn "),
    "shares": again("2/7 "),
    "days": again("trước ngày 15/1 "),
    "days_joined": again("12, 13 và 14 - 15 đến "),
    "periods": again("6 tháng đầu năm 2025 "),
    "references": again("Nghị định 140/2017/NĐ-CP "),
    "figures": again("Toàn xã có 125 hộ nghèo, giảm 12,5% so với cùng kỳ. "),
    "targets": again("đạt 12 chỉ tiêu, vượt 3 chỉ tiêu, "),
    "tallies": again("Trong 12 chỉ tiêu: vượt 3, đạt 7, 2 chưa đạt. "),
    "tally_without_end": again(
        "vượt 1, đạt 0 chỉ tiêu, 0 chỉ tiêu đang làm, ", "Có 900 chỉ tiêu: "
    ),
    "tally_far_away": again("Một câu khác. Còn 1 chỉ tiêu đạt 50%. ", "Có 900 chỉ tiêu: đạt 3. "),
    "tallies_of_bodies": again("Có Hội Nông dân xã và 12 chỉ tiêu: vượt 3, đạt 9. "),
    # talk and tasks
    "prose": again("Công tác giảm nghèo đạt kết quả tốt, tuy nhiên còn hạn chế trong triển khai. "),
    "verbs_of_asking": again("đề nghị "),
    "turns": again(
        "Ông Lê Văn Hùng, Chủ tịch UBND xã: Đề nghị Hội Nông dân rà soát trước ngày 15/1.\n"
    ),
    "requests": again("Chủ tịch Hội Nông dân xã Lê Văn Hùng: Đề nghị UBND xã hỗ trợ kinh phí.\n"),
    "orders": again(
        "Đồng chí Lê Văn Hùng đề nghị Hội Nông dân xã rà soát hộ nghèo trước ngày 15/2; giao "
        "Công an xã kiểm tra.\n",
        _MEETING,
    ),
    "order_in_one_sentence": again(
        "Hội Nông dân xã tiếp tục rà soát, ", _MEETING + "Chủ tịch UBND huyện Lê Văn Hùng yêu cầu "
    ),
    "listed_tasks": again(
        "- Đề nghị MTTQ xã phối hợp Hội Phụ nữ rà soát, báo cáo UBND huyện trước ngày 15/1/2026.\n"
    ),
    "answers": again("Các kiến nghị đã được giải đáp. ", _MEETING),
    "answers_to_requests": again(
        "Về các kiến nghị, đồng chí Lê Văn Hùng, Chủ tịch UBND xã trả lời, đề nghị. ", _MEETING
    ),
    "captions": again("Đồng chí Lê Văn Hùng, Chủ tịch UBND xã phát biểu tại hội nghị\n"),
    "chaired": again("dưới sự chủ trì của đồng chí "),
    "chaired_without_an_end": again("a b c chủ trì hội nghị ", "Sáng 5/1, ông Nguyễn Văn An "),
    "held_in_shares": again("80% số Hội đã tổ chức đại hội và ", "Ngày 5/1, UBND xã "),
    "meetings_without_an_end": again("tại hội nghị ở xã ", "Ngày 5/1, được "),
    "counts_of_targets": again("vượt 6/20, vượt 6/21, ", "Có chỉ tiêu: "),
    "praise_and_no_requests": again(
        "đề nghị này ", "Sáng 5/1, UBND xã họp.\nÔng Lê Văn Hùng, Chủ tịch UBND xã ghi nhận "
    ),
    "finished": again("hoàn thành tốt việc "),
    "movements": again("phong trào “"),
    "programmes": again("chương trình phối hợp "),
}
