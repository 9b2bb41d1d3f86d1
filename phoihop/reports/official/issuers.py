"""Tên cơ quan trên văn bản: head, symbol and profile that follow from who issues it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from phoihop.registry.models import Body
from phoihop.reports.official.paper_kinds import Kind
from phoihop.reports.official.profiles import FRONT, PARTY, STATE, YOUTH, Profile, profile_of

K = Body.Kind
PARTY_KINDS = frozenset(
    {
        K.PARTY_COMMITTEE,
        K.PARTY_STANDING_COMMITTEE,
        K.PARTY_STANDING_MEMBERS,
        K.PARTY_OFFICE,
        K.PARTY_BOARD,
        K.PARTY_CAUCUS,
    }
)
_YOUTH_WORDS = ("đoàn tncs", "đoàn thanh niên", "tỉnh đoàn", "thành đoàn", "huyện đoàn", "xã đoàn")
_LEVEL_WORDS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "đặc khu")
_SYMBOLS = (
    ("Hội Nông dân", "HND"),
    ("Hội Liên hiệp Phụ nữ", "HPN"),
    ("Hội Cựu chiến binh", "HCCB"),
    ("Liên đoàn Lao động", "LĐLĐ"),
    ("Hội Chữ thập đỏ", "HCTĐ"),
    ("Hội Khuyến học", "HKH"),
    ("Hội Người cao tuổi", "HNCT"),
    ("Văn phòng Tỉnh ủy", "VPTU"),
    ("Văn phòng Huyện ủy", "VPHU"),
    ("Văn phòng Đảng ủy", "VPĐU"),
    ("Văn phòng", "VP"),
    ("Tỉnh ủy", "TU"),
    ("Thành ủy", "TU"),
    ("Huyện ủy", "HU"),
    ("Đảng ủy", "ĐU"),
    ("Ban Xây dựng Đảng", "BXDĐ"),
)
_BY_KIND = {
    K.PEOPLES_COMMITTEE: "UBND",
    K.PEOPLES_COUNCIL: "HĐND",
    K.FRONT: "MTTQ-BTT",
}


@dataclass(frozen=True, slots=True)
class Head:
    """Phần đầu: the superior body's lines and the issuer's lines, in capitals."""

    superior: tuple[str, ...]
    issuer: tuple[str, ...]


def family_of(body: Body) -> str:
    """Return the family of profiles that an issuer follows."""
    if body.kind in PARTY_KINDS:
        return PARTY
    if body.name.casefold().startswith(_YOUTH_WORDS):
        return YOUTH
    return FRONT if body.kind in (K.FRONT, K.FRONT_BOARD) else STATE


def profile_for(body: Body, on: date) -> Profile:
    """Return the layout that documents of `body` keep on the day `on`."""
    return profile_of(family_of(body), on)


def head_of(body: Body, profile: Profile) -> Head:
    """Return what stands in the left cell of the head."""
    if body.kind == K.PEOPLES_COMMITTEE:
        return Head((), _split("Ủy ban nhân dân", body))
    if body.kind == K.PEOPLES_COUNCIL:
        return Head((), _split("Hội đồng nhân dân", body))
    if body.kind == K.FRONT:
        place = _place(body)
        committee = f"ỦY BAN MTTQ VIỆT NAM {place}".strip()
        return Head((committee,), (profile.text("issuer.standing"),))
    if body.kind == K.PARTY_COMMITTEE:
        above = body.parent if body.parent and body.parent.kind == K.PARTY_COMMITTEE else None
        return Head((f"ĐẢNG BỘ {_place(above)}",) if above else (), (body.name.upper(),))
    above = body.line or body.parent
    return Head((above.name.upper(),) if above else (), (body.name.upper(),))


def symbol_of(body: Body, kind: Kind, profile: Profile, *, partners: tuple[Body, ...] = ()) -> str:
    """Return what follows the number: "TB-UBND", "TB/ĐU", "UBND-VP" for a letter.

    >>> from phoihop.reports.official.paper_kinds import KINDS
    >>> from phoihop.reports.official.profiles import load
    >>> hall = Body(name="Ủy ban nhân dân xã Thanh Khê", kind=Body.Kind.PEOPLES_COMMITTEE)
    >>> symbol_of(hall, KINDS["notice"], load("nd30"))
    'TB-UBND'
    """
    bodies = "-".join(short_symbol(one) for one in (body, *partners))
    code = kind.code or profile.text("number.letter_kind")
    separator = "/" if profile.text("number.form") == "party" else "-"
    if not code:
        return f"{bodies}-VP" if body.kind == K.PEOPLES_COMMITTEE else bodies
    return f"{code}{separator}{bodies}"


def short_symbol(body: Body) -> str:
    """Return the abbreviation of an issuer's name, as a symbol uses it."""
    if family_of(body) == YOUTH:
        return "ĐTN"
    if body.kind in _BY_KIND:
        return _BY_KIND[K(body.kind)]
    for start, symbol in _SYMBOLS:
        if body.name.startswith(start):
            return symbol
    words = (body.short_name or body.name).split()
    kept = [word for word in words if word.casefold() not in ("và", "của", *_LEVEL_WORDS)]
    return "".join(word[0] for word in kept[:5] if word[0].isalpha()).upper()


def place_of(body: Body) -> str:
    """Return the place as it stands before the day: "Thanh Khê" for "xã Thanh Khê"."""
    name = body.place
    for word in _LEVEL_WORDS:
        if name.casefold().startswith(f"{word} "):
            # "Phường 5", "Quận 1" keep their word: the number alone names nothing.
            rest = name[len(word) + 1 :]
            return name[:1].upper() + name[1:] if rest[:1].isdigit() else rest
    return name


def _split(words: str, body: Body) -> tuple[str, ...]:
    return (words.upper(), _place(body)) if _place(body) else (body.name.upper(),)


def _place(body: Body) -> str:
    return body.place.upper()
