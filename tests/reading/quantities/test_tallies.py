"""Tallies of targets, whose bands must add up."""

from __future__ import annotations

import pytest

from phoihop.reading.facts import Tally
from phoihop.reading.lexicon import load
from phoihop.reading.marks import mark_lexicon
from phoihop.reading.quantities import mark_quantities
from phoihop.reading.quantities.tallies import read_tallies
from phoihop.reading.tokens import tokenise


def tallies_in(text: str) -> list[Tally]:
    tokens = tokenise(text)
    marks = mark_lexicon(tokens, load())
    mark_quantities(marks)
    return read_tallies(tokens, marks, 0, len(tokens), body_before=lambda _: "Hội Làm vườn")


def bands(tally: Tally) -> list[tuple[str, int]]:
    return [(band.label, band.count) for band in tally.bands]


@pytest.mark.parametrize(
    ("text", "total", "expected"),
    [
        (
            "Hội thực hiện 9 chỉ tiêu cấp trên giao: Vượt 2 chỉ tiêu, đạt 3 chỉ tiêu, 2 chỉ tiêu "
            "đạt từ 65% đến 80%, 1 chỉ tiêu dưới 40% và 1 chỉ tiêu cuối năm đánh giá.",
            9,
            [
                ("vượt", 2),
                ("đạt", 3),
                ("đạt từ 65% đến 80%", 2),
                ("dưới 40%", 1),
                ("cuối năm đánh giá", 1),
            ],
        ),
        (  # the total comes last
            "Hội vượt 3 chỉ tiêu, đạt 5 chỉ tiêu, chưa đạt 2 chỉ tiêu trên tổng số 10 chỉ tiêu.",
            10,
            [("vượt", 3), ("đạt", 5), ("chưa đạt", 2)],
        ),
        (  # a band before the one that tells the total
            "Hội vượt 2, đạt 6 trong 10 chỉ tiêu; 2 chỉ tiêu chưa đạt.",
            10,
            [("vượt", 2), ("đạt", 6), ("chưa đạt", 2)],
        ),
        (  # each in a sentence of its own
            "Tổng số chỉ tiêu: 14. Hoàn thành: 10. Chưa hoàn thành: 4.",
            14,
            [("hoàn thành", 10), ("chưa hoàn thành", 4)],
        ),
        (  # the total far behind the noun
            "Tổng số chỉ tiêu giao cho Hội Làm vườn huyện là 12, trong đó vượt 5, đạt 4, không đạt "
            "3.",
            12,
            [("vượt", 5), ("đạt", 4), ("không đạt", 3)],
        ),
        (  # a share that could be the tenth of October
            "Hội đạt 100% (10/10) chỉ tiêu đề ra.",
            10,
            [("đạt", 10)],
        ),
        (
            "Kết quả 13 chỉ tiêu: vượt kế hoạch 4 chỉ tiêu, đạt kế hoạch 6 chỉ tiêu, dưới 80% có 3 "
            "chỉ tiêu.",
            13,
            [("vượt", 4), ("đạt", 6), ("dưới 80%", 3)],
        ),
        (  # a share in words
            "Đến hết quý III, 5 trên 8 chỉ tiêu đã hoàn thành, 3 chỉ tiêu còn lại đang thực hiện.",
            8,
            [("hoàn thành", 5), ("đang thực hiện", 3)],
        ),
        (  # all of them
            "Hội hoàn thành toàn bộ 11 chỉ tiêu, trong đó vượt 4 chỉ tiêu.",
            11,
            [("hoàn thành", 11)],
        ),
        (
            "Hội thực hiện 13 chỉ tiêu: 7 chỉ tiêu vượt; 5 chỉ tiêu đạt; 1 chỉ tiêu thấp hơn kế "
            "hoạch.",
            13,
            [("vượt", 7), ("đạt", 5), ("thấp hơn", 1)],
        ),
        (  # the noun left out after the head
            "Đối với 10 chỉ tiêu: Vượt 1, đạt 4, 2 đạt từ 74% đến 83%, 3 đang thực hiện.",
            10,
            [("vượt", 1), ("đạt", 4), ("đạt từ 74% đến 83%", 2), ("đang thực hiện", 3)],
        ),
        (  # the remainder has to be computed
            "Hội có 3/8 chỉ tiêu vượt kế hoạch; các chỉ tiêu còn lại đạt trên 60%.",
            8,
            [("vượt", 3), ("đạt trên 60%", 5)],
        ),
        (  # the remainder in a sentence of its own
            "Có 12/20 chỉ tiêu đạt và vượt kế hoạch năm. Số còn lại đang thực hiện.",
            20,
            [("đạt và vượt", 12), ("đang thực hiện", 8)],
        ),
        (
            "Huyện đạt và vượt 6/16 chỉ tiêu; 4/16 chỉ tiêu đạt trên 50%, các chỉ tiêu còn lại "
            "đang thực hiện, chờ tổng kết năm.",
            16,
            [("đạt và vượt", 6), ("đạt trên 50%", 4), ("đang thực hiện", 6)],
        ),
        (
            "Trong tổng số 15 chỉ tiêu, có 10 chỉ tiêu hoàn thành, 5 chỉ tiêu chưa đạt.",
            15,
            [("hoàn thành", 10), ("chưa đạt", 5)],
        ),
        (
            "Chi hội có 8/10 chỉ tiêu đạt và vượt, hai chỉ tiêu còn lại đạt trên 90%.",
            10,
            [("đạt và vượt", 8), ("đạt trên 90%", 2)],
        ),
        (  # what follows "là" names the target, not the band
            "Trong 6 chỉ tiêu, Hội vượt 5 chỉ tiêu, 1 chỉ tiêu chưa đạt là phát triển tổ hợp tác.",
            6,
            [("vượt", 5), ("chưa đạt", 1)],
        ),
        ("Hội hoàn thành và vượt cả 9 chỉ tiêu.", 9, [("hoàn thành và vượt", 9)]),
        ("Đến nay đã hoàn thành 17/17 chỉ tiêu.", 17, [("hoàn thành", 17)]),
        (  # words between the noun and the band
            "Đến nay 11/13 chỉ tiêu chủ yếu đạt và vượt kế hoạch; 2 chỉ tiêu chủ yếu chưa đạt.",
            13,
            [("đạt và vượt", 11), ("chưa đạt", 2)],
        ),
        (  # the yardstick before the count; "kế hoạch 10/25" is no reference
            "Hội có 25 chỉ tiêu, đã vượt mức kế hoạch 10/25 chỉ tiêu; dự kiến vượt đối với 15 chỉ "
            "tiêu.",
            25,
            [("vượt mức", 10), ("vượt", 15)],
        ),
        ("Trong 6 chỉ tiêu, có một chỉ tiêu đạt, năm chỉ tiêu vượt.", 6, [("đạt", 1), ("vượt", 5)]),
        ("Xã hoàn thành 100% chỉ tiêu (12/12 chỉ tiêu).", 12, [("hoàn thành", 12)]),
        (  # a share without a band is the head
            "Hội thực hiện 8/8 chỉ tiêu, gồm 3 chỉ tiêu vượt và 5 chỉ tiêu đạt.",
            8,
            [("vượt", 3), ("đạt", 5)],
        ),
        ("Cả 7 chỉ tiêu đều vượt.", 7, [("vượt", 7)]),
        ("9/9 chỉ tiêu Hội đăng ký đã hoàn thành.", 9, [("hoàn thành", 9)]),
        (
            "Hội có 21 chỉ tiêu: 15 chỉ tiêu đạt, vượt; 3 chỉ tiêu bảo đảm tiến độ; 2 chỉ tiêu dự "
            "kiến đạt vào cuối năm; 1 chỉ tiêu khó đạt.",
            21,
            [
                ("đạt, vượt", 15),
                ("bảo đảm tiến độ", 3),
                ("dự kiến đạt vào cuối năm", 2),
                ("khó đạt", 1),
            ],
        ),
        (  # "trên các lĩnh vực" is no band
            "Xã đề ra 26 chỉ tiêu trên các lĩnh vực. Đến nay 23 chỉ tiêu hoàn thành và vượt, 3 chỉ "
            "tiêu chậm tiến độ.",
            26,
            [("hoàn thành và vượt", 23), ("chậm tiến độ", 3)],
        ),
        (  # the total in the middle
            "Hội có 5 chỉ tiêu vượt, 2 chỉ tiêu đạt trong số 9 chỉ tiêu được giao; 2 chỉ tiêu còn "
            "lại đang thực hiện.",
            9,
            [("vượt", 5), ("đạt", 2), ("đang thực hiện", 2)],
        ),
        (
            "Số chỉ tiêu vượt là 4, đạt là 6, không đạt là 2 trên tổng số 12 chỉ tiêu.",
            12,
            [("vượt", 4), ("đạt", 6), ("không đạt", 2)],
        ),
        (  # the rest in a sentence of its own
            "Hội có 3/8 chỉ tiêu vượt. Còn lại đạt từ 60% đến 80%.",
            8,
            [("vượt", 3), ("đạt từ 60% đến 80%", 5)],
        ),
        (
            "Có 7 chỉ tiêu vượt, 5 chỉ tiêu đạt và chỉ còn 1 chỉ tiêu không đạt "
            "trên tổng 13 chỉ tiêu.",
            13,
            [("vượt", 7), ("đạt", 5), ("không đạt", 1)],
        ),
        ("Trong 9 chỉ tiêu có 3 chỉ tiêu vượt, còn lại đạt.", 9, [("vượt", 3), ("đạt", 6)]),
        (  # shares without the noun, which are no days
            "Các chỉ tiêu thi đua: 6/10 vượt, 3/10 đạt, 1/10 chưa đạt.",
            10,
            [("vượt", 6), ("đạt", 3), ("chưa đạt", 1)],
        ),
        (  # a band in percent before its count
            "Về 10 chỉ tiêu: đã hoàn thành 4 chỉ tiêu; đạt từ 50% đến 75% có 5 chỉ tiêu; dưới 50% "
            "có 1 chỉ tiêu.",
            10,
            [("hoàn thành", 4), ("đạt từ 50% đến 75%", 5), ("dưới 50%", 1)],
        ),
        (  # a bracket holds a part of the band before it
            "Hội có 12 chỉ tiêu, 10 chỉ tiêu đạt từ 50% trở lên (có 4 chỉ tiêu đã hoàn thành), 2 "
            "chỉ tiêu đạt dưới 50%.",
            12,
            [("đạt từ 50% trở lên", 10), ("đạt dưới 50%", 2)],
        ),
        (  # the noun left out from the first band on
            "Hội có 11 chỉ tiêu, trong đó 4 vượt, 6 đạt, 1 chưa đạt.",
            11,
            [("vượt", 4), ("đạt", 6), ("chưa đạt", 1)],
        ),
        (  # the same in words
            "Hội có mười một chỉ tiêu, trong đó bốn vượt, sáu đạt, một chưa đạt.",
            11,
            [("vượt", 4), ("đạt", 6), ("chưa đạt", 1)],
        ),
        (  # both parts of a band in its bracket
            "Hội đạt 12/15 chỉ tiêu (vượt 4, đạt 8), 3 chỉ tiêu không đạt.",
            15,
            [("đạt", 12), ("không đạt", 3)],
        ),
        (  # all of them as a share
            "Hội có 10 chỉ tiêu, kết quả 100% chỉ tiêu đạt và vượt.",
            10,
            [("đạt và vượt", 10)],
        ),
        ("Có 100% chỉ tiêu (12/12) đạt và vượt.", 12, [("đạt và vượt", 12)]),
        ("Hội có 9 chỉ tiêu giao đều hoàn thành.", 9, [("hoàn thành", 9)]),
        (  # a share with the noun twice
            "Hội hoàn thành 8 chỉ tiêu/9 chỉ tiêu, 1 chỉ tiêu không đạt.",
            9,
            [("hoàn thành", 8), ("không đạt", 1)],
        ),
        (  # the total in a bracket at the end
            "Có 5 chỉ tiêu đã hoàn thành, 3 chỉ tiêu đạt dưới 50% (tổng số 8 chỉ tiêu).",
            8,
            [("hoàn thành", 5), ("đạt dưới 50%", 3)],
        ),
        (  # a list that names the noun before the count
            "Kết quả 12 chỉ tiêu:\n- Chỉ tiêu vượt: 5\n- Chỉ tiêu đạt: 6\n- Không đạt: 1",
            12,
            [("vượt", 5), ("đạt", 6), ("không đạt", 1)],
        ),
        (  # the total behind a colon
            "Về chỉ tiêu của Hội: tổng số 9; vượt 2; đạt 6; không đạt 1.",
            9,
            [("vượt", 2), ("đạt", 6), ("không đạt", 1)],
        ),
        (  # the mark that ends a paper is no part of the label
            "Hội có 3 chỉ tiêu, trong đó vượt 2 chỉ tiêu, 1 chỉ tiêu đạt 80%./.",
            3,
            [("vượt", 2), ("đạt 80%", 1)],
        ),
    ],
)
def test_reads(text: str, total: int, expected: list[tuple[str, int]]) -> None:
    (tally,) = tallies_in(text)
    assert (tally.body, tally.total, bands(tally)) == ("Hội Làm vườn", total, expected)
    assert tally.sums


def test_reads_two_tallies_of_one_body() -> None:
    text = (
        "Hội có 5 chỉ tiêu huyện giao: vượt 2 chỉ tiêu, đạt 3 chỉ tiêu. "
        "Đối với 4 chỉ tiêu tự đăng ký: đạt 1 chỉ tiêu, 3 chỉ tiêu đang thực hiện."
    )
    assert [tally.total for tally in tallies_in(text)] == [5, 4]


def test_tells_a_computed_band_and_a_wrong_sum() -> None:
    (derived,) = tallies_in("Có 3/8 chỉ tiêu vượt; các chỉ tiêu còn lại đạt trên 60%.")
    assert [band.derived for band in derived.bands] == [False, True]
    (wrong,) = tallies_in("Hội có 9 chỉ tiêu: vượt 2 chỉ tiêu, đạt 3 chỉ tiêu.")
    assert not wrong.sums


def test_part_of_a_band_is_no_band() -> None:
    (tally,) = tallies_in("Có 12/15 chỉ tiêu đạt và vượt, trong đó có 4 chỉ tiêu vượt.")
    assert bands(tally) == [("đạt và vượt", 12)]


def test_parts_of_a_band_in_brackets_are_no_bands() -> None:
    (tally,) = tallies_in(
        "Có 15/18 chỉ tiêu đạt và vượt (trong đó 8 chỉ tiêu vượt, 7 chỉ tiêu đạt); 3 chỉ tiêu chưa "
        "đạt."
    )
    assert bands(tally) == [("đạt và vượt", 15), ("chưa đạt", 3)]


def test_bands_go_on_behind_an_ellipsis() -> None:
    (tally,) = tallies_in(
        "Trong 9 chỉ tiêu có 6 chỉ tiêu đạt như đường, điện... Có 3 chỉ tiêu không đạt."
    )
    assert bands(tally) == [("đạt", 6), ("không đạt", 3)]


def test_a_count_without_a_band_is_no_new_total() -> None:
    (tally,) = tallies_in("Trong 79 chỉ tiêu có 63 chỉ tiêu đầy đủ, 16 chỉ tiêu chưa thực hiện.")
    assert tally.total == 79
    assert tallies_in("Trong 12 chỉ tiêu còn lại thì 10 chỉ tiêu khó thực hiện.") == []


def test_counts_of_other_targets_are_no_band() -> None:
    (tally,) = tallies_in("Có 8/9 chỉ tiêu đạt. Về chỉ tiêu tỉnh giao, có 7 chỉ tiêu vượt.")
    assert bands(tally) == [("đạt", 8)]


def test_bands_quote_the_source() -> None:
    text = "Hội có 5 chỉ tiêu: vượt 2 chỉ tiêu, 3 chỉ tiêu đang thực hiện."
    (tally,) = tallies_in(text)
    assert [band.span.of(text) for band in tally.bands] == [
        "vượt 2 chỉ tiêu",
        "3 chỉ tiêu đang thực hiện",
    ]
    assert tally.span.of(text) == text[text.index("5") : -1]


@pytest.mark.parametrize(
    "text",
    [
        "Hội đề ra 12 chỉ tiêu cho năm tới.",  # a number of targets, no bands
        "Đạt 19/19 tiêu chí nông thôn mới.",  # criteria are no targets
        "Số hội viên mới chưa đạt chỉ tiêu.",  # a verdict without a number
        "Ngày 2/7, xã giao chỉ tiêu cho thôn.",
        "Mẫu nước có 3/10 chỉ tiêu vượt quy chuẩn.",
    ],
)
def test_reads_no_tally(text: str) -> None:
    assert tallies_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Trong 15 chỉ tiêu giao cho Hội Làm vườn huyện, có 9 chỉ tiêu vượt, 6 chỉ tiêu đạt.",
        "Đối với Hội Làm vườn huyện: tổng 8 chỉ tiêu, đạt 8.",
        "Toàn bộ 9 chỉ tiêu của Hội Làm vườn huyện đều đạt và vượt.",
    ],
)
def test_whose_targets_they_are_stands_behind_the_noun(text: str) -> None:
    from phoihop.reading import read

    lead = "Sáng 05/01/2026, UBND huyện Hòa Lạc tổ chức hội nghị tổng kết.\n"
    (tally,) = read(lead + text).tallies
    assert tally.body == "Hội Làm vườn huyện"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Theo báo cáo của Hội Làm vườn huyện, có 9/9 chỉ tiêu đạt.", "Hội Làm vườn huyện"),
        ("Trong 9 chỉ tiêu của huyện Nà Phát, 9 chỉ tiêu đạt.", "huyện Nà Phát"),
        ("Huyện Nà Phát có 9/9 chi tiêu đạt.", "Huyện Nà Phát"),
    ],
)
def test_the_sentence_itself_tells_whose_targets_they_are(text: str, body: str) -> None:
    from phoihop.reading import read

    lead = "Sáng 05/01/2026, UBND huyện Hòa Lạc tổ chức hội nghị tổng kết.\n"
    (tally,) = read(lead + text).tallies
    assert tally.body == body


@pytest.mark.parametrize(
    "text",
    [
        "Trường có hơn 100 chỉ tiêu nhưng số nguyện vọng chỉ đạt 53.",
        "Hội phấn đấu hoàn thành 12/12 chỉ tiêu vào năm tới.",
    ],
)
def test_an_estimate_and_an_aim_are_no_tally(text: str) -> None:
    assert tallies_in(text) == []
