"""Kiến nghị lặp lại: what was asked before, in other years and by other bodies.

Likeness of words suggests, a person confirms or denies. Only what was confirmed counts as
"asked the n-th time"; what was denied is not suggested again. Sentences of one document were
asked at one time and are never a repetition of each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from phoihop.followup.errors import FollowupError
from phoihop.followup.models import AskedAgain
from phoihop.followup.pairs import keep_decision
from phoihop.records.alike import Telling, same_matter, telling
from phoihop.records.models import Recommendation
from phoihop.registry.models import Account
from phoihop.registry.rights import Asker, demand, may, scope, sees

_DULL_WORDS = (
    "đề nghị kiến mong muốn quan tâm xem xét được có cho của và các những để về với là ở tại "
    "trong từ đến nay sớm còn đã cũng như theo nhất là hiện cần đối thêm bổ sung tăng cường hỗ "
    "trợ bố trí giải quyết tạo điều kiện cấp trên ubnd ủy nhân dân xã huyện phường tỉnh nên một "
    "khi do bà con người"
)
DULL = frozenset(_DULL_WORDS.split())
"""Syllables that nearly every recommendation has, whatever it asks for."""

LIKELY = 55.0
"""From here on a pair is shown to a person; chosen on the tuning half of the pairs.

Above 50: two that share no pair of neighbouring words never reach it.
"""

MOST_COMPARED = 5_000
"""The newest recommendations are compared with each other; older ones by what was confirmed."""

MOST_SHOWN = 8
State = AskedAgain.State


def asked(content: str) -> Telling:
    """Take from a recommendation's words what tells it from others."""
    return telling(content, DULL)


@dataclass(frozen=True, slots=True)
class Likely:
    """Có thể lặp lại: two recommendations and how alike they are, from 0 to 100."""

    earlier: Recommendation
    later: Recommendation
    score: float

    @property
    def both(self) -> tuple[Recommendation, Recommendation]:
        return self.earlier, self.later


@dataclass(frozen=True, slots=True)
class Turn:
    """Lần thứ: which time this is, of how many, and how often it was asked since."""

    number: int
    total: int

    @property
    def since(self) -> int:
        return self.total - self.number


def likely_again(account: Asker, request: Recommendation) -> list[Likely]:
    """Return what may be the same matter as `request`, likest first, undecided pairs only."""
    decided = _decided_with(account, request)
    wanted, found = asked(request.content), []
    others = _compared(account).exclude(pk=request.pk).exclude(document=request.document_id)
    for other in others[:MOST_COMPARED]:
        score = same_matter(wanted, asked(other.content))
        if score >= LIKELY and other.pk not in decided:
            earlier, later = sorted([request, other], key=_when)
            found.append(Likely(earlier, later, score))
    found.sort(key=lambda pair: (-pair.score, pair.earlier.pk))
    return found[:MOST_SHOWN]


def confirmed_with(account: Asker, request: Recommendation) -> list[Recommendation]:
    """Return every recommendation of the same matter that the account sees, oldest first."""
    keys = next((group for group in _groups(account) if request.pk in group), {})
    others = scope(account, Recommendation.objects.filter(pk__in=[*keys]).exclude(pk=request.pk))
    return sorted(others.select_related("document", "asked_by_body", "body"), key=_when)


def turns(account: Asker) -> dict[int, Turn]:
    """Return for each recommendation with a confirmed repetition which time it is.

    One query, however many there are.
    """
    found: dict[int, Turn] = {}
    for group in _groups(account):
        in_order = sorted(group, key=lambda key: (group[key] or date.max, key))
        for number, key in enumerate(in_order, start=1):
            found[key] = Turn(number, len(in_order))
    return found


def repeated(account: Asker) -> list[list[Recommendation]]:
    """Return the matters asked more than once, most often asked first."""
    groups = list(_groups(account))
    keys = [key for group in groups for key in group]
    rows = scope(account, Recommendation.objects.filter(pk__in=keys))
    by_key = {row.pk: row for row in rows.select_related("document", "asked_by_body", "body")}
    found = [sorted((by_key[key] for key in group if key in by_key), key=_when) for group in groups]
    return sorted((one for one in found if len(one) > 1), key=lambda one: (-len(one), one[0].pk))


def all_likely(account: Asker, *, most: int = 40) -> list[Likely]:
    """Return the likest undecided pairs of all that the account sees.

    Two that share no pair of neighbouring words cannot reach `LIKELY`, so only those that
    share one are compared.
    """
    rows = list(_compared(account)[:MOST_COMPARED])
    decided = set(scope(account, AskedAgain.objects.all()).values_list("earlier_id", "later_id"))
    prepared = {row.pk: asked(row.content) for row in rows}
    by_key = {row.pk: row for row in rows}
    found = []
    for one, other in _sharing_a_pair(prepared):
        apart = by_key[one].document_id != by_key[other].document_id
        if apart and (one, other) not in decided:
            score = same_matter(prepared[one], prepared[other])
            if score >= LIKELY:
                earlier, later = sorted([by_key[one], by_key[other]], key=_when)
                found.append(Likely(earlier, later, score))
    found.sort(key=lambda pair: (-pair.score, pair.earlier.pk, pair.later.pk))
    return found[:most]


@transaction.atomic
def decide(
    one: Recommendation, other: Recommendation, *, same: bool, account: Account
) -> AskedAgain:
    """Write down that two ask for the same, or that they do not; the last word stands."""
    if not (may(account, "compare", one) or may(account, "compare", other)):
        demand(account, "compare", one)
    if one.pk == other.pk or not (_visible(account, one) and _visible(account, other)):
        raise FollowupError(_("Không có kiến nghị này."), "other")
    first, second = sorted([one, other], key=lambda record: record.pk)
    state = State.SAME if same else State.DIFFERENT
    Recommendation.objects.select_for_update().get(pk=first.pk)
    return keep_decision(AskedAgain, first, second, state, verb="compare", account=account)


def _visible(account: Account, request: Recommendation) -> bool:
    bodies = [request.body, request.addressee, request.lead, request.asked_by_body]
    return any(sees(account, body) for body in bodies)


def _compared(account: Asker) -> QuerySet[Recommendation]:
    rows = scope(account, Recommendation.objects.all()).select_related("document", "asked_by_body")
    return rows.select_related("body").defer("document__text").order_by("-id")


def _decided_with(account: Asker, request: Recommendation) -> set[int]:
    """Return the recommendations about which a person has already said yes or no."""
    pairs = scope(account, AskedAgain.objects.all()).values_list("earlier_id", "later_id")
    return {
        one if other == request.pk else other for one, other in pairs if request.pk in (one, other)
    }


def _groups(account: Asker) -> Iterator[dict[int, date | None]]:
    """Yield the matters: recommendations joined by confirmed pairs, with their days."""
    pairs = scope(account, AskedAgain.objects.filter(state=State.SAME)).values_list(
        "earlier_id", "later_id", "earlier__raised_on", "later__raised_on"
    )
    days: dict[int, date | None] = {}
    leads: dict[int, int] = {}

    def lead_of(key: int) -> int:
        while leads.setdefault(key, key) != key:
            leads[key] = leads[leads[key]]
            key = leads[key]
        return key

    for one, other, said, said_too in pairs:
        days[one], days[other] = said, said_too
        leads[lead_of(one)] = lead_of(other)
    groups: dict[int, dict[int, date | None]] = defaultdict(dict)
    for key, day in days.items():
        groups[lead_of(key)][key] = day
    yield from groups.values()


def _sharing_a_pair(prepared: dict[int, Telling]) -> set[tuple[int, int]]:
    """Keys of two, the smaller first, that share a pair of neighbours."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for key, words in sorted(prepared.items()):
        for pair in words.pairs:
            holders[pair].append(key)
    found: set[tuple[int, int]] = set()
    for keys in holders.values():
        for place, one in enumerate(keys):
            found.update((one, other) for other in keys[place + 1 :])
    return found


def _when(request: Recommendation) -> tuple[date, int]:
    return (request.raised_on or date.max, request.pk)
