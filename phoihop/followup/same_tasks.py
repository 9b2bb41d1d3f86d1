"""Nhiệm vụ trùng: the same task given by two conclusions, noticed before it is given again.

Likeness is only a question: a person says whether it is the same, and then the newer task takes
the place of the older one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from phoihop.followup.models import Change
from phoihop.followup.state import with_state
from phoihop.intake.models import Proposal
from phoihop.records.alike import Telling, likest, telling
from phoihop.records.models import Assignment
from phoihop.registry.models import Account
from phoihop.registry.rights import scope

_DULL_WORDS = (
    "tiếp tục khẩn trương chỉ đạo tham mưu tổ chức thực hiện triển khai hoàn thành đẩy mạnh tăng "
    "cường phối hợp chuẩn bị báo cáo kết quả việc công tác các những của và cho với để về tại ở "
    "trên trong địa bàn xã phường ubnd ủy ban nhân dân trước sau tới đối là được giữa từ lập xây "
    "dựng kế hoạch năm"
)
DULL = frozenset(_DULL_WORDS.split())
"""Syllables that many tasks have, whatever is to be done."""

ALIKE = 70.0
"""From here on a task is asked about. Higher than for recommendations: the question stands in the
way of giving work, and a task is often given again in nearly the same words. On the tuning half
of the pairs nothing that is the same lies below. `./run bench alike` prints both halves.
"""

FEWEST = 3
"""Telling words below which likeness says nothing ("rà soát", "báo cáo kết quả")."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Nhiệm vụ giống: the open task that says nearly the same, and how nearly."""

    task: Assignment
    score: int


def tasks_alike(proposals: Iterable[Proposal], account: Account) -> dict[int, Alike]:
    """Return, for each proposed task, the open task of another document that is most alike."""
    open_tasks = scope(account, Assignment.objects.to_follow().filter(superseded_by=None))
    rows = with_state(open_tasks).exclude(Q(current_state=Change.State.DONE))
    known = {task.pk: task for task in rows.select_related("lead", "document")}
    words = {pk: given(task.task) for pk, task in known.items()}
    found: dict[int, Alike] = {}
    for one in proposals:
        wanted = given(str(one.values.get("task") or one.quote))
        if len(wanted.words) < FEWEST:
            continue
        others = {
            pk: text
            for pk, text in words.items()
            if len(text.words) >= FEWEST and known[pk].document_id != one.document_id
        }
        best = likest(wanted, others, ALIKE)
        if best is not None:
            found[one.pk] = Alike(known[best[0]], round(best[1]))
    return found


def given(content: str) -> Telling:
    """Take from a task's words what tells it from others."""
    return telling(content, DULL)
