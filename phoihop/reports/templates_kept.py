"""Mẫu riêng: kept, used and dropped; and the file of a draft, from our layout or the office's."""

from __future__ import annotations

from django.db import transaction

from phoihop.intake.originals import path_of, store
from phoihop.registry import trail
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand, scope
from phoihop.reports.errors import PaperError
from phoihop.reports.models import Draft, Template
from phoihop.reports.official.paper_kinds import KINDS
from phoihop.reports.official.template_fields import BadTemplate, fill, problems_of
from phoihop.reports.official.word import write_docx
from phoihop.reports.papers import Addresses, paper_of

MOST_BYTES = 5 * 1024 * 1024


def keep_template(body: Body, kind: str, name: str, data: bytes, *, account: Account) -> Template:
    """Keep a DOCX as the body's template for a kind, in place of an earlier one.

    Raises NotAllowed, or PaperError with every field that is missing or unknown.
    """
    demand(account, "write_papers", body)
    if len(data) > MOST_BYTES:
        raise PaperError("Tệp mẫu lớn hơn 5 MB. Hãy bớt ảnh trong mẫu.")
    try:
        problems = problems_of(data, KINDS[kind])
    except BadTemplate as problem:
        raise PaperError(str(problem)) from None
    if problems:
        raise PaperError("\n".join(problems))
    stored = store(data, folder="templates")
    return _kept(body, kind, name, stored.name, account)


@transaction.atomic
def _kept(body: Body, kind: str, name: str, file: str, account: Account) -> Template:
    known = scope(account, Template.objects.select_for_update(of=("self",)))
    kept = known.filter(body=body, kind=kind).first() or Template(body=body, kind=kind)
    kept.file, kept.name, kept.added_by = file, name[-255:] or "mau.docx", account
    kept.in_use = True
    kept.save()
    after = {"kind": kept.get_kind_display(), "name": kept.name}
    trail.record("keep_template", kept, actor=account, body=body, after=after)
    return kept


@transaction.atomic
def drop_template(template: Template, *, account: Account) -> None:
    """Go back to our own layout; the file stays, and papers already issued keep theirs."""
    demand(account, "write", template)
    before = {"kind": template.get_kind_display(), "name": template.name}
    template.in_use = False
    template.save(update_fields=["in_use"])
    trail.record("drop_template", template, actor=account, body=template.body, before=before)


def file_of(
    draft: Draft,
    account: Account,
    *,
    number: int | None = None,
    addresses: Addresses | None = None,
) -> bytes:
    """Return the Word file of a draft: the kept one once issued, else written anew.

    With `addresses` the numbers of a working copy in our own layout open their sources.
    """
    if draft.file:
        return path_of(str(draft.file)).read_bytes()
    paper = paper_of(draft, account, number=number, addresses=addresses)
    own = scope(
        account, Template.objects.filter(body=draft.body, kind=draft.kind, in_use=True)
    ).first()
    if own is None:
        return write_docx(paper)
    return fill(path_of(str(own.file)).read_bytes(), paper)
