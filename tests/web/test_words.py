"""Every page is walked in Vietnamese: no word on it may be one that Vietnamese cannot spell."""

import re
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from phoihop.records.models import Assignment, Meeting, Recommendation
from tests.web.scenes import confirm_all, make_document

pytestmark = pytest.mark.django_db

ONSET = "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
VOWELS = "[aăâeêioôơuưyàằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ]{1,3}"
SYLLABLE = re.compile(f"{ONSET}{VOWELS}(?:ch|nh|ng|[cmnpt])?")
SIGNS_AND_NAMES = {
    *(
        "txt",
        "html",
        "docx",
        "odt",
        "excel",
        "xlsx",
        "eml",
        "pdf",
        "json",
        "csv",
        "openapi",
        "mb",
        "kb",
        "api",
        "id",
        "http",
    ),
    *(
        "ctrl",
        "shift",
        "esc",
        "enter",
        "d",
        "x",
        "s",
        "z",
        "j",
        "k",
        "get",
        "testserver",
        "meetings",
        "tasks",
        "v1",
        "stt",
    ),
    *(
        "hđnd",
        "ubnd",
        "mttq",
        "kn",
        "nv",
        "h",
        "đ",
        "r",
        "n",
        "g",
        "p",
        "vanphong",
        "b",
        "c",
        "m",
        "v",
    ),
    *("caps", "lock"),
}
SPOKEN = {"alt", "title", "placeholder", "aria-label", "data-drop", "data-sending", "data-reading"}


class Words(HTMLParser):
    """What a person reads or hears; text marked as another language is left out."""

    def __init__(self, page):
        super().__init__()
        self.found, self.stack = [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag not in ("input", "meta", "link", "use", "br", "path", "hr", "img"):
            foreign = values.get("lang", "vi") != "vi" or tag in ("script", "code")
            self.stack.append((tag, foreign or values.get("class") == "avatar"))
        self.found += [values[name] for name in SPOKEN & set(values) if values[name]]

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not any(foreign for _tag, foreign in self.stack):
            self.found.append(data)


def foreign_words(page):
    words = re.findall(r"[^\W\d_]+", " ".join(Words(page).found).lower())
    return sorted({w for w in words if not SYLLABLE.fullmatch(w) and w not in SIGNS_AND_NAMES})


@pytest.mark.parametrize("sentence", ["This field is required.", "Sign in", "Your password"])
def test_the_walk_would_notice_english(sentence):
    assert foreign_words(f"<p>{sentence}</p>")


def test_public_pages_and_faults_are_vietnamese(client):
    for address in ("/", "/du-lieu-mo/", "/khong-co/", "/tai-khoan/dang-nhap/"):
        assert foreign_words(client.get(address).content.decode()) == [], address


def test_office_pages_are_vietnamese(clerk_client, bodies, vanphong, document):
    done = make_document(bodies.van_phong, vanphong)
    confirm_all(done, vanphong)
    pages = {
        "home": [],
        "documents": [],
        "work": [],
        "work-print": [],
        "meetings": [],
        "document": [document.pk],
        "assignment": [Assignment.objects.get().pk],
        "recommendation": [Recommendation.objects.get().pk],
        "meeting": [Meeting.objects.get().pk],
    }

    for name, keys in pages.items():
        page = clerk_client.get(reverse(f"office:{name}", args=keys)).content.decode()
        assert foreign_words(page) == [], name


def test_every_kind_of_form_is_vietnamese(clerk_client, bodies, vanphong):
    from tests.web.scenes import PARTS, tally

    extra = (
        tally("3 chỉ tiêu vượt"),
        ("statement", "xin cảm ơn", {"speaker": "Hà Văn Sinh", "kind": "praise", "content": "x"}),
        ("assessment", "còn chậm", {"body": "xã", "kind": "shortcoming", "content": "còn chậm"}),
        ("cited_document", "số 5", {"number": "5", "kind": "báo cáo", "issuer": "", "date": None}),
    )
    document = make_document(bodies.van_phong, vanphong, (*PARTS, *extra))

    for proposal in document.proposals.all():
        address = reverse("office:document", args=[document.pk])
        page = clerk_client.get(address, {"de-xuat": proposal.pk}).content.decode()
        assert foreign_words(page) == [], proposal.kind


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("account_login", {}),
        ("account_login", {"login": "vanphong", "password": "sai"}),
        ("account_login", {"login": "x" * 500, "password": "sai"}),
        ("account_change_password", {}),
        ("account_change_password", {"oldpassword": "sai", "password1": "a", "password2": "b"}),
        ("account_change_password", {"oldpassword": "cũ", "password1": "123", "password2": "123"}),
        (
            "account_change_password",
            {"oldpassword": "cũ", "password1": "vanphong", "password2": "vanphong"},
        ),
    ],
)
def test_account_pages_and_their_complaints_are_vietnamese(client, vanphong, name, sent):
    vanphong.set_password("cũ")
    vanphong.save()
    if name != "account_login":
        client.force_login(vanphong)

    page = client.post(reverse(name), sent).content.decode()

    assert foreign_words(page) == []


def test_signing_in_and_out_is_answered_in_vietnamese(client, vanphong):
    vanphong.set_password("cũ")
    vanphong.save()

    page = client.post(
        reverse("account_login"), {"login": "vanphong", "password": "cũ"}, follow=True
    )
    assert foreign_words(page.content.decode()) == []
    assert foreign_words(client.get(reverse("account_logout")).content.decode()) == []
    assert foreign_words(client.post(reverse("account_logout"), follow=True).content.decode()) == []
