"""What is said of the work without asking for anything."""

import pytest

from phoihop.reading import read


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Việc thu quỹ của các chi hội còn hạn chế.", "shortcoming"),
        ("Nguyên nhân là do mưa kéo dài làm hỏng đường.", "cause"),
        ("Các tổ gặp khó khăn về kinh phí.", "difficulty"),
        ("Thôn Nà Phát là điển hình tiêu biểu.", "praise"),
        ("Hai chi hội chưa đạt chỉ tiêu.", "verdict"),
        ("Các câu hỏi xoay quanh các vấn đề đất đai.", "theme"),
    ],
)
def test_the_kind_of_an_assessment(sentence, kind):
    (assessment,) = read(sentence).assessments

    assert (assessment.kind, assessment.span.of(sentence)) == (kind, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Đoàn đi bộ qua ba cây cầu treo.",
        "Ban Thường trực trao 12 suất quà cho các hộ khó khăn của thôn.",
        "Đoàn xã thăm 4 em có hoàn cảnh khó khăn.",
        "Lớp học mở ở xã đặc biệt khó khăn.",
    ],
)
def test_a_plain_sentence_assesses_nothing(sentence):
    assert read(sentence).assessments == ()


def test_the_body_is_the_one_that_the_sentence_names():
    (assessment,) = read("Hội Nông dân xã còn hạn chế trong việc thu quỹ.").assessments

    assert assessment.by == "Hội Nông dân xã"


@pytest.mark.parametrize(
    ("sentence", "field"),
    [
        ("Phản biện xã hội hiệu quả chưa cao.", "giám sát, phản biện xã hội"),
        ("Việc kết nạp đảng viên chưa đạt chỉ tiêu.", "xây dựng đảng"),
        ("Các tổ gặp khó khăn về đường đi.", None),  # none is named, none is guessed
    ],
)
def test_the_field_of_work_is_the_one_that_the_sentence_names(sentence, field):
    reading = read(sentence)
    (proposal,) = (one for one in reading.proposals if one.kind == "assessment")

    assert reading.assessments[0].field == proposal.fields["field"].value == field


def test_a_movement_is_named_between_quotation_marks():
    text = "Thôn hưởng ứng phong trào “Đường hoa nông thôn”. Phong trào lan rộng."
    (movement,) = read(text).movements

    assert movement.name == movement.span.of(text) == "Đường hoa nông thôn"


def test_a_programme_is_read_with_its_term():
    text = "Hai Hội ký Chương trình phối hợp giai đoạn 2026-2030. Chương trình phối hợp rất hay."
    (programme,) = read(text).programmes

    assert programme.period == "giai đoạn 2026-2030"
