"""Ở cửa: a paper that bears a mark of State secrecy is not taken in.

This program is not made for State secrets. The bytes go at once; what stays is that on this day
this person brought something in that was turned away, and why. What carried it (an e-mail, a
ZIP) holds the same bytes and goes too, and so does the copy in the watched folder. A letter in
the office's mailbox is not ours to remove: the reason says that it still lies there.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from phoihop.intake.models import Batch, Document
from phoihop.intake.originals import path_of
from phoihop.intake.watched import remove_copies
from phoihop.registry import trail
from phoihop.registry.models import Account

REASON = gettext_noop(
    "Văn bản có dấu mật “%(mark)s”. Phần mềm này không được tiếp nhận bí mật nhà nước: "
    "tệp đã bị xóa ngay, không giữ lại nội dung và tên tệp. "
    "Hãy xử lý văn bản theo quy định về bảo vệ bí mật nhà nước."
)
REASON_EN = (
    "The paper is marked “%(mark)s”. This program must not hold State secrets: the file was "
    "removed at once; neither its content nor its name was kept."
)

IN_MAILBOX = gettext_noop(" Thư mang văn bản này còn trong hộp thư của cơ quan: hãy xóa ở đó.")
IN_MAILBOX_EN = " The letter that brought it still lies in the office's mailbox: remove it there."


def turn_away(document: Document, mark: str, *, account: Account | None) -> None:
    """Remove the document's bytes and words, and those of what carried it."""
    gone: list[tuple[str, str, int]] = []
    with transaction.atomic():
        for one in _with_carriers(document):
            gone.append((str(one.file), one.sha256, one.size))
            _empty(one, mark, account)
    for name, sha256, size in gone:
        if name and not Document.objects.filter(file=name).exists():
            path_of(name).unlink(missing_ok=True)
        remove_copies(sha256, size)


def _with_carriers(document: Document) -> list[Document]:
    chain, here = [document], document
    while here.carrier_id and len(chain) < 10:
        here = Document.objects.select_related("body").get(pk=here.carrier_id)
        chain.append(here)
    return chain


def _empty(document: Document, mark: str, account: Account | None) -> None:
    document.proposals.filter(decided_by=None).delete()
    document.remainders.all().delete()
    for run in document.runs.all():
        run.reading = {}
        run.save(update_fields=["reading"])
    document.state = Document.State.REFUSED
    by_mail = document.batch is not None and document.batch.channel == Batch.Channel.MAIL
    document.problem = _(REASON) % {"mark": mark} + (_(IN_MAILBOX) if by_mail else "")
    document.problem_en = REASON_EN % {"mark": mark} + (IN_MAILBOX_EN if by_mail else "")
    document.problem_code = "secret"
    document.name = document.title = ""
    document.name = _("Văn bản không tiếp nhận")
    document.text, document.file, document.size = "", "", 0
    document.metadata, document.notes, document.sketch = {}, [], []
    document.sha256 = f"refused-{document.pk}"
    document.save()
    after = {"state": document.state, "mark": mark}
    trail.record("turn_away", document, actor=account, body=document.body, after=after)
