"""Marks of secrecy at the door; papers for internal use; files within files."""

import hashlib
import zipfile
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings

from phoihop.intake.models import Batch, Document, Head, Tie
from phoihop.intake.receive import batch_of, receive
from phoihop.intake.worker import work_off
from phoihop.records.errors import InternalPaper
from phoihop.records.models import Meeting
from phoihop.records.publish import publish
from phoihop.registry.models import TrailEntry
from phoihop.web.published import published_meetings
from tests.factories import RoleFactory
from tests.web.scenes import confirm_all, make_document

pytestmark = pytest.mark.django_db
SECRET = "MẬT\nỦY BAN NHÂN DÂN XÃ THANH KHÊ\nSố: 1/BC-UBND\nBÁO CÁO\nviệc riêng\n"
REPORT = (
    "HỘI NÔNG DÂN VIỆT NAM\nHỘI NÔNG DÂN XÃ THANH KHÊ\nSố: 4/BC-HND\n"
    "Thanh Khê, ngày 10 tháng 4 năm 2026\nBÁO CÁO\nKết quả công tác quý I năm 2026\n"
    "Trong quý I, Hội kết nạp 12 hội viên, sửa 3 căn nhà cho hội viên nghèo.\n"
)


@pytest.fixture
def sent(vanphong, bodies):
    def send(data, name="a.txt"):
        data = data.encode() if isinstance(data, str) else data
        document = receive(
            vanphong, bodies.van_phong, name, data, batch=batch_of(bodies.van_phong, "một")
        ).document
        work_off()
        document.refresh_from_db()
        return document

    return send


def stored():
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def letter(*files, sender="nguoila@vidu.vn"):
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, "vp@vidu.vn", "Gửi báo cáo"
    made.set_content("Kính gửi Văn phòng.")
    for name, data in files:
        kind = {"maintype": "application", "subtype": "octet-stream"}
        made.add_attachment(data.encode(), filename=name, **kind)
    return made.as_bytes()


def packed(**files):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in files.items():
            container.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def test_a_secret_paper_leaves_nothing_but_that_it_was_turned_away(sent, vanphong):
    document = sent(SECRET, name="bao-cao-viec-rieng.txt")

    assert document.state == Document.State.REFUSED
    assert "dấu mật “MẬT”" in document.problem
    assert (document.text, document.file.name, document.title, document.size) == ("", "", "", 0)
    assert "viec-rieng" not in document.name
    assert stored() == []
    entry = TrailEntry.objects.latest("seq")
    assert (entry.verb, entry.actor, entry.after["mark"]) == ("turn_away", vanphong, "MẬT")
    told = str(list(TrailEntry.objects.values("object_label", "before", "after")))
    assert "viec-rieng" not in told
    assert hashlib.sha256(SECRET.encode()).hexdigest() not in told


def test_the_letter_that_carried_a_secret_paper_goes_too(sent):
    carrier = sent(letter(("mat.txt", SECRET), ("thuong.txt", REPORT)), name="thu.eml")

    assert carrier.state == Document.State.REFUSED
    kept = Document.objects.exclude(state=Document.State.REFUSED)
    assert [document.name for document in kept] == ["thuong.txt"]
    assert len(stored()) == 1


def test_of_a_letter_it_is_said_that_it_still_lies_in_the_mailbox(bodies, vanphong):
    by_mail = batch_of(bodies.van_phong, "mail-1", channel=Batch.Channel.MAIL)
    document = receive(vanphong, bodies.van_phong, "t.txt", SECRET.encode(), batch=by_mail).document
    work_off()

    document.refresh_from_db()
    assert "hãy xóa ở đó" in document.problem
    assert "mailbox" in document.problem_en


def test_a_secret_paper_within_a_zip_is_found(sent):
    sent(packed(**{"thu muc__mat.txt": SECRET}), name="goi.zip")

    assert set(Document.objects.values_list("state", flat=True)) == {"refused"}
    assert stored() == []
    told = str(list(TrailEntry.objects.values("object_label", "before", "after")))
    assert "goi.zip" not in told
    assert "mat.txt" not in told


def test_the_trail_names_a_paper_once_it_is_let_in(sent):
    document = sent(REPORT, name="bao-cao.txt")

    (received, read) = TrailEntry.objects.filter(object_id=str(document.pk)).order_by("seq")[:2]
    assert received.object_label == f"Văn bản tiếp nhận số {document.pk}"
    assert read.after["name"] == "bao-cao.txt"
    assert read.after["sha256"] == document.sha256


def test_what_a_letter_and_a_zip_carry_become_documents_of_the_same_batch(sent, bodies):
    inner = packed(**{"bao-cao.txt": REPORT, "quy 1__Thumbs.db": b"y"})
    made = EmailMessage()
    made["From"], made["Subject"] = "a@vidu.vn", "Gửi gói"
    made.set_content("Kính gửi.")
    made.add_attachment(inner, maintype="application", subtype="zip", filename="goi.zip")
    carrier = sent(made.as_bytes(), name="thu.eml")

    (pack,) = carrier.carried.all()
    (report,) = pack.carried.all()
    assert (pack.format, report.name) == ("zip", "bao-cao.txt")
    assert {one.batch_id for one in (carrier, pack, report)} == {carrier.batch_id}
    assert Document.objects.count() == 3


def test_taking_out_again_doubles_nothing(sent):
    from phoihop.intake.carried import take_out

    carrier = sent(letter(("bao-cao.txt", REPORT)), name="thu.eml")

    assert take_out(carrier) == 1
    assert Document.objects.count() == 2


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (packed(), "empty"),
        (packed(**{f"{place}.txt": "x" for place in range(201)}), "too_complex"),
        (b"PK\x03\x04" + b"x" * 50, "damaged"),
        (packed(**{"bom.txt": b"0" * 30_000_000}), "too_complex"),
        (packed(**{"..__..__etc__passwd": "x"}), "suspicious"),
    ],
    ids=["empty", "many", "damaged", "bomb", "path"],
)
def test_a_zip_that_cannot_be_opened_says_why(sent, data, code):
    document = sent(data, name="goi.zip")

    assert (document.state, document.problem_code) == (Document.State.UNREADABLE, code)


def test_a_paper_for_internal_use_is_kept_and_never_published(bodies, vanphong, lanhdao):
    RoleFactory(account=lanhdao, body=bodies.van_phong, role="leader")
    document = make_document(bodies.van_phong, vanphong, internal=True)
    confirm_all(document, vanphong)
    meeting = Meeting.objects.get()

    with pytest.raises(InternalPaper):
        publish(meeting, account=lanhdao)
    Meeting.objects.update(published_at="2026-11-20T00:00:00Z")
    assert not published_meetings().exists()


def test_a_report_is_matched_to_body_kind_and_period(sent, bodies):
    head = sent(REPORT).head

    assert (head.sender, head.kind) == (bodies.nong_dan, "BC")
    assert (head.period_label, head.match) == ("quý I năm 2026", Head.Match.SURE)


def test_heading_and_number_that_disagree_ask_one_question(sent, bodies):
    head = sent(REPORT.replace("BC-HND", "BC-MTTQ").replace("4/", "5/")).head

    assert (head.sender, head.match) == (None, Head.Match.ASK)
    assert bodies.nong_dan.pk in head.candidates


def test_the_address_of_a_known_account_tells_the_sender(sent, bodies, canbo):
    canbo.email = "nongdan@thanhkhe.vn"
    canbo.save()
    plain = "Trong quý I, Hội kết nạp 12 hội viên.\n"
    carrier = sent(letter(("so-lieu.txt", plain), sender="Páo <nongdan@thanhkhe.vn>"), "thu.eml")

    assert carrier.carried.get().head.sender == bodies.nong_dan


def test_an_article_is_no_paper_and_asks_nothing(sent):
    head = sent("Sáng 7/4, Đảng ủy xã Thanh Khê tổ chức hội nghị trực báo quý I.\n").head

    assert head.match == Head.Match.NONE


def test_the_same_text_in_another_format_is_noticed(sent):
    first = sent(REPORT)
    second = sent(
        f"<html><body><p>{REPORT.replace(chr(10), '</p><p>')}</p></body></html>", "a.html"
    )

    tie = Tie.objects.get()
    assert (tie.document, tie.other, tie.kind) == (second, first, Tie.Kind.SAME_TEXT)
