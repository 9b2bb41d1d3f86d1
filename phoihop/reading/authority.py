"""Thứ bậc: may this speaker give orders here, or only ask?

The same verb "đề nghị" is an order from above and a request from below or beside, so the rank of
the speaker and of the addressee decides, never the verb (domain rule 1 of the field notes).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from phoihop.reading.bodies import LEVELS
from phoihop.reading.facts import Post
from phoihop.reading.gazetteer import is_place
from phoihop.reading.parties import MEMBERS, Party
from phoihop.reading.speakers import Speaker

_GOVERNING = frozenset(("party", "state", "council", "party_board", "department", "office"))
_LED = frozenset(("authority", "state", "council", "party_board"))
_PARTY_HEADS = (
    "post.secretary",
    "post.deputy_secretary",
    "post.standing_deputy_secretary",
    "post.standing_committee_member",
    "post.minister",
    "post.prime_minister",
    "post.state_president",
    "post.general_secretary",
    "post.central_secretary",
    "post.central_member",
    "post.politburo_member",
)


@dataclass(slots=True)
class Rank:
    """Vị thế trong hội nghị: who chairs it, who concluded it, who holds it, and its level."""

    chairs: frozenset[str] = frozenset()
    level: str | None = None
    heads: set[str] = field(default_factory=set)
    order: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


def is_authority(rank: Rank, speaker: Speaker) -> bool:
    """Say whether the speaker directs others at this meeting."""
    if speaker.name in rank.chairs or speaker.name in rank.heads:
        return True
    if speaker.is_one:
        return any(
            governs(post) or _from_above(rank, post) or _hosts(rank, post) for post in speaker.posts
        )
    if speaker.kind == "party":
        return True
    return speaker.kind in _LED and speaker.name.casefold().startswith("lãnh đạo")


def _hosts(rank: Rank, post: Post) -> bool:
    """Say whether the post is one of the body that holds the meeting."""
    words, body = post.text.casefold(), post.body.casefold()
    full = len(body.split()) >= _FULL_NAME
    for host in rank.hosts:
        name = host.casefold()
        # The place is often left out: "Hội Nông dân huyện (Mộc Lan)".
        if words.endswith(name) or (full and name.startswith(f"{body} ")):
            return True
    return False


_FULL_NAME = 3


def _from_above(rank: Rank, post: Post) -> bool:
    """Say whether the post belongs to a higher level than the meeting."""
    if rank.level not in LEVELS or post.level not in LEVELS:
        return False
    return LEVELS.index(post.level) < LEVELS.index(rank.level)


def answers_for_state(speaker: Speaker) -> bool:
    """Say whether the speaker heads an office that answers requests: a department, a committee."""
    return any(
        post.kind in ("state", "department", "council", "unit", "forces") for post in speaker.posts
    )


def governs(post: Post) -> bool:
    """Say whether who holds the post directs others: party, State and council do."""
    if post.kind in ("org", "special", "front", "village"):
        return False
    if post.head in _CHAIRS and _is_of_place(post):
        return True
    if post.head in _PARTY_HEADS:
        return post.kind in ("party", "any", "party_board", "state", "department")
    return post.kind in _GOVERNING


_CHAIRS = ("post.chair", "post.vice_chair")


def _is_of_place(post: Post) -> bool:
    """Say whether the post names a place and no body: "Chủ tịch xã", "Chủ tịch Hà Nội"."""
    if post.kind == "any":
        return post.level in LEVELS
    return post.kind == "unit" and is_place(post.body.split())


_MEMBERS_OF = ("front", "org", "special")
_VISITORS = ("đoàn giám sát", "đoàn kiểm tra", "đoàn công tác", "đoàn khảo sát")
"""Delegations of a higher body, which give orders to the lower one that they visit."""
_MAY_ORDER = frozenset(("person", "post", "party", "state", "council", "party_board", "front"))


def asks_downwards(rank: Rank, speaker: Speaker, parties: tuple[Party, ...]) -> bool:
    """Say whether the first addressee stands below: a lower level, or a member of the Front."""
    if not parties:
        return False
    if speaker.name.casefold().startswith(_VISITORS):
        own = rank.level if rank.level in LEVELS else None
        below = own and parties[0].level and LEVELS.index(parties[0].level) > LEVELS.index(own)
        return bool(below)
    if speaker.kind not in _MAY_ORDER:
        return False
    if parties[0].head == MEMBERS and any(post.kind in _MEMBERS_OF for post in speaker.posts):
        return True
    front = any(post.kind == "front" for post in speaker.posts)
    if front and parties[0].kind in ("org", "special", "village"):
        return True
    own = _level(rank, speaker)
    if own is None or parties[0].level is None:
        return False
    return LEVELS.index(parties[0].level) > LEVELS.index(own)


def asks_upwards(rank: Rank, speaker: Speaker, parties: tuple[Party, ...]) -> bool:
    """Say whether the first addressee stands on a higher level than the speaker, or rules there
    over what the speaker heads.
    """
    if parties and parties[0].kind == "superior":
        return True
    if not parties or parties[0].level is None:
        return False
    own = _level(rank, speaker)
    if own is None:
        return False
    if parties[0].level == own:
        return _rules_over(parties[0], speaker)
    return LEVELS.index(parties[0].level) < LEVELS.index(own)


_AUTHORITY = {"authority": 2}
_OVER_ALL = {"post.prime_minister": 2, "post.state_president": 3, "post.general_secretary": 3}
_STANDING = {"party": 3, "council": 2, "state": 2, "department": 1, "party_board": 1, "office": 1}
"""Who rules over whom within one level: a committee over its departments and boards."""


def _rules_over(party: Party, speaker: Speaker) -> bool:
    """Say whether the party is the committee above the department that the speaker heads: "Giám
    đốc Sở … đề nghị UBND tỉnh".
    """
    above = _OVER_ALL.get(party.head) or _STANDING.get(party.kind) or _AUTHORITY.get(party.kind)
    kinds = [post.kind for post in speaker.posts] or [speaker.kind]
    heads = [_STANDING[kind] for kind in kinds if kind in _STANDING]
    if above is None or (speaker.is_one and not heads):
        return False
    return max(heads) < above if heads else party.level == "central"


def stands_below(rank: Rank, speaker: Speaker) -> bool:
    """Say whether the speaker comes from a lower level than the meeting, and so asks there."""
    own = _level(rank, speaker)
    if rank.level not in LEVELS or own is None or speaker.name in rank.chairs:
        return False
    return LEVELS.index(own) > LEVELS.index(rank.level)


_CENTRAL = ("post.central_secretary", "post.politburo_member", *_OVER_ALL)


def _level(rank: Rank, speaker: Speaker) -> str | None:
    if speaker.level in LEVELS:
        return speaker.level
    if any(post.head in _CENTRAL for post in speaker.posts):
        return "central"
    levels = [post.level for post in speaker.posts if post.level in LEVELS]
    if levels:
        return min((level for level in levels if level), key=LEVELS.index)
    return rank.level
