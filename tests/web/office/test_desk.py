import pytest
from django.urls import reverse

from phoihop.intake.models import Document, Proposal
from phoihop.records.confirm import confirm
from tests.factories import DocumentFactory
from tests.web.scenes import confirm_all, make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(document):
    return reverse("office:document", args=[document.pk])


def test_the_sentences_are_marked_and_numbered(clerk_client, document, read, url):
    page = read(url)

    for proposal in document.proposals.all():
        assert f'id="cau-{proposal.pk}"' in page
        assert f">{proposal.number}</a>" in page
    assert page.count('<mark class="ev') == 5


def test_the_desk_opens_at_the_first_undecided_proposal(
    clerk_client, document, read, url, vanphong
):
    first = document.proposals.order_by("start").first()
    confirm(first, account=vanphong, version=1)

    page = read(url)

    second = document.proposals.order_by("start")[1]
    assert f'data-open="{second.pk}"' in page
    assert "Đã xử lý <b>1/5</b>" in page


def test_the_open_form_is_filled_with_what_was_read(clerk_client, document, read, url):
    proposal = document.proposals.get(kind=Proposal.Kind.ASSIGNMENT)

    page = read(url, **{"de-xuat": proposal.pk})

    assert 'value="04/12/2026"' in page
    assert 'value="Hội Nông dân"' in page
    assert "văn bản ghi “trước ngày 05/12”" in page


def test_warnings_are_said_in_words(clerk_client, document, read, url):
    proposal = document.proposals.get(number="K1")
    proposal.warnings = ["Văn bản chỉ ghi “xã”, chưa rõ là đơn vị nào."]
    proposal.save()

    page = read(url, **{"de-xuat": proposal.pk})

    assert "Văn bản chỉ ghi “xã”, chưa rõ là đơn vị nào." in page
    assert "Cần xem kỹ" in page


def test_filters_count_by_kind(clerk_client, read, url):
    page = read(url, loc="kien-nghi")

    assert "Kiến nghị <b>1</b>" in page
    assert 'data-open="' in page


def test_a_filter_that_does_not_exist_shows_nothing_and_breaks_nothing(clerk_client, read, url):
    assert "Mục này không còn đề xuất nào" in read(url, loc="khong-co")


def test_what_was_not_used_is_listed_and_marked(clerk_client, document, read, url):
    page = read(url)

    rest = document.remainders.get()
    assert f'href="#phan-{rest.pk}"' in page
    assert f'<span class="rest" id="phan-{rest.pk}"><span data-s="{rest.start}"' in page
    assert "Không khí buổi làm việc cởi mở.</span></span>" in page


def test_a_looked_at_sentence_stays_visible(clerk_client, document, vanphong, read, url):
    rest = document.remainders.get()

    clerk_client.post(reverse("office:remainder-dismiss", args=[document.pk, rest.pk]))

    rest.refresh_from_db()
    assert rest.dismissed_by == vanphong
    assert "0 câu chưa xem, tất cả 1" in read(url)


def test_the_next_document_is_one_that_waits(clerk_client, bodies, vanphong, document, read, url):
    other = make_document(bodies.van_phong, vanphong)
    done = make_document(bodies.van_phong, vanphong)
    confirm_all(done, vanphong)

    assert f'id="next-document" href="{reverse("office:document", args=[other.pk])}"' in read(url)


def test_an_unreadable_file_says_why_and_offers_the_original(clerk_client, bodies, vanphong, read):
    document = DocumentFactory(
        body=bodies.van_phong,
        received_by=vanphong,
        text="",
        state=Document.State.UNREADABLE,
        problem="Tệp được đặt mật khẩu nên chưa đọc được.",
    )

    page = read("office:document", document.pk)

    assert "Tệp được đặt mật khẩu nên chưa đọc được." in page
    assert "Tải bản gốc" in page


def test_signs_that_browsers_obey_silently_are_spelled_out(clerk_client, bodies, vanphong, read):
    document = make_document(bodies.van_phong, vanphong, parts=(), unused="hai\u202e không")

    page = read("office:document", document.pk)

    assert '<span class="ctl">U+202E</span>' in page
    assert "\u202e" not in page


def test_markup_in_a_document_stays_text(clerk_client, bodies, vanphong, read):
    document = make_document(bodies.van_phong, vanphong, parts=(), unused="<script>x</script>")

    assert "&lt;script&gt;x" in read("office:document", document.pk)


def test_a_closed_document_shows_values_and_can_be_opened_again(
    clerk_client, document, vanphong, read, url
):
    clerk_client.post(reverse("office:document-close", args=[document.pk]))

    assert "Văn bản này đã đóng" in read(url)

    clerk_client.post(reverse("office:document-reopen", args=[document.pk]))

    assert "Chưa xử lý <b>5</b>" in read(url)


def test_an_officer_above_sees_values_without_buttons(client, lanhdao, read, url):
    client.force_login(lanhdao)

    page = read(url)

    assert 'data-key="a"' not in page
    assert "Văn phòng của đơn vị sẽ xác nhận đề xuất này." in page


def test_the_number_of_queries_does_not_grow(
    clerk_client, bodies, vanphong, django_assert_max_num_queries
):
    from tests.web.scenes import fifteen_parts

    document = make_document(bodies.van_phong, vanphong, fifteen_parts())

    with django_assert_max_num_queries(25):
        clerk_client.get(reverse("office:document", args=[document.pk]))
