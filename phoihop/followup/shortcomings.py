"""Theo dõi hạn chế: mended by what, open again, named again in a later year.

That two sentences name one shortcoming is said by a person. The system only lays pairs side by
side: those of one body and one field of work, and those whose words are alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from phoihop.followup.errors import FollowupError
from phoihop.followup.models import Mending, NamedAgain
from phoihop.followup.pairs import keep_decision
from phoihop.lib.vietnamese import fold
from phoihop.records.alike import Telling, same_matter, telling
from phoihop.records.models import Assessment, Assignment
from phoihop.registry import trail
from phoihop.registry.models import Account
from phoihop.registry.rights import demand

_DULL_WORDS = (
    "công tác việc còn chưa có một số nơi ở của và các trong lúc ít chậm thấp cao thiếu hạn chế "
    "khó khăn kịp thời thường xuyên hiệu quả chất lượng vài sự được hoạt động so với quy định "
    "đúng kết quả đạt tỷ lệ đơn vị cơ sở tại tốt nhiều không cho từ"
)
DULL = frozenset(_DULL_WORDS.split())
"""Syllables that many shortcomings have, whatever they are about."""

ALIKE = 55.0
"""From here on two are laid before a person, who may say no: on the tuning half of the pairs it
finds all that are the same, and one wrong in five. `./run bench alike` prints both halves.
"""

MOST_COMPARED = 400


@dataclass(slots=True)
class Standing:
    """Tình trạng của một hạn chế: the last step, when it was named again, since when."""

    last: Mending | None = None
    again: list[Assessment] = field(default_factory=list)
    before: list[Assessment] = field(default_factory=list)

    @property
    def state(self) -> str:
        """named_again stands above mended: what is named again was not mended for good."""
        if self.again:
            return "named_again"
        return self.last.state if self.last else Mending.State.OPEN

    @property
    def times(self) -> int:
        return len(self.before) + 1


@dataclass(frozen=True, slots=True)
class Pair:
    """Cặp cần người xem: another shortcoming, how alike the words are, whether body and field
    are the same.
    """

    other: Assessment
    percent: int
    same_place: bool


def standings(shortcomings: Iterable[Assessment]) -> dict[int, Standing]:
    """Return how each of these shortcomings stands, in three queries however many they are."""
    keys = [one.pk for one in shortcomings]
    found: dict[int, Standing] = defaultdict(Standing)
    for step in Mending.objects.filter(assessment__in=keys).select_related("task").order_by("id"):
        found[step.assessment_id].last = step
    pairs = NamedAgain.objects.filter(state=NamedAgain.State.SAME)
    loaded = pairs.select_related("earlier__document", "later__document").order_by("id")
    for pair in loaded.filter(Q(earlier__in=keys) | Q(later__in=keys)):
        found[pair.earlier_id].again.append(pair.later)
        found[pair.later_id].before.append(pair.earlier)
    return {key: found[key] for key in keys}


def pairs_of(shown: Assessment, others: Sequence[Assessment]) -> list[Pair]:
    """Return which of `others` may be the same shortcoming named in another document, likeliest
    first; pairs a person has decided are left out.
    """
    decided = NamedAgain.objects.filter(Q(earlier=shown) | Q(later=shown))
    done = {key for pair in decided for key in (pair.earlier_id, pair.later_id)}
    wanted = named(shown.content)
    found = []
    for other in others[:MOST_COMPARED]:
        if other.pk in done or other.document_id == shown.document_id:
            continue
        percent = round(same_matter(wanted, named(other.content)))
        same_place = _same_place(shown, other)
        if percent >= ALIKE or same_place:
            found.append(Pair(other, percent, same_place))
    return sorted(found, key=lambda pair: (-pair.percent, -pair.other.pk))


def named(content: str) -> Telling:
    """Take from a shortcoming's words what tells it from others."""
    return telling(content, DULL)


def _same_place(one: Assessment, other: Assessment) -> bool:
    if not one.field_of_work or one.field_of_work != other.field_of_work:
        return False
    if one.of_body_id or other.of_body_id:
        return one.of_body_id == other.of_body_id
    return bool(one.about) and fold(one.about) == fold(other.about)


@transaction.atomic
def mend(
    shown: Assessment,
    state: str,
    *,
    account: Account,
    note: str,
    task: Assignment | None = None,
) -> Mending:
    """Write down that a shortcoming was mended and by what, or that it is open again."""
    kept = _shortcoming(shown, account)
    if state not in Mending.State.values:
        raise FollowupError(_("Tình trạng này không có."))
    if not note.strip():
        raise FollowupError(_("Hãy ghi đã khắc phục bằng gì, hoặc vì sao chưa."))
    last = kept.mendings.first()
    before = last.state if last else Mending.State.OPEN
    if before == state:
        raise FollowupError(_("Hạn chế này đang ở tình trạng ấy rồi."))
    step = Mending.objects.create(
        assessment=kept, state=state, note=note.strip()[:2000], task=task, by=account
    )
    after = {"state": str(step.get_state_display()), "note": step.note, "task": str(task or "")}
    trail.record(
        "mend",
        kept,
        actor=account,
        body=kept.body,
        before={"state": str(Mending.State(before).label)},
        after=after,
    )
    return step


@transaction.atomic
def say_named_again(
    one: Assessment, other: Assessment, state: str, *, account: Account
) -> NamedAgain:
    """Say that two sentences name one shortcoming, or that they do not. The later document's is
    the one that names it again.
    """
    if state not in NamedAgain.State.values:
        raise FollowupError(_("Tình trạng này không có."))
    kept, twin = _shortcoming(one, account), _shortcoming(other, account)
    if kept.document_id == twin.document_id:
        raise FollowupError(_("Hai câu cùng một văn bản thì không phải là nêu lại."))
    earlier, later = sorted((kept, twin), key=_when_said)
    NamedAgain.objects.filter(earlier=later, later=earlier).delete()
    return keep_decision(
        NamedAgain,
        earlier,
        later,
        state,
        verb="say_named_again",
        account=account,
        on=later,
        more={"shortcoming_before": str(earlier)},
    )


def _shortcoming(shown: Assessment, account: Account) -> Assessment:
    kept = Assessment.objects.select_for_update(of=("self",)).select_related("document", "body")
    found = kept.get(pk=shown.pk)
    demand(account, "follow", found)
    if found.kind not in (Assessment.Kind.SHORTCOMING, Assessment.Kind.DIFFICULTY):
        raise FollowupError(_("Chỉ theo dõi hạn chế, khó khăn."))
    return found


def _when_said(one: Assessment) -> tuple[date, int]:
    return (one.document.dated_on or date.min, one.pk)
