"""Giữ bản tổng hợp: what the office picks, joins, edits and decides, and the draft made of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.records.models import Round
from phoihop.registry import trail
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand, scope
from phoihop.reports.consolidate import Material, material_of
from phoihop.reports.drafting.consolidated import consolidated
from phoihop.reports.drafts import rewrite_draft, start_draft
from phoihop.reports.errors import PaperError
from phoihop.reports.gathering import Group, Sentence
from phoihop.reports.models import Consolidation, Draft
from phoihop.reports.outline import read_outline
from phoihop.reports.rights import issuers_of

LONGEST_PASSAGE = 4_000
LONGEST_NOTE = 1_000
_NOTHING = re.compile(r"\W*không(?: có)?\W*", re.IGNORECASE)


class StaleConsolidation(PaperError):
    """Somebody else has kept choices meanwhile; nothing is overwritten."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Bản tổng hợp này vừa được người khác lưu. Nội dung bạn nhập vẫn còn ở dưới; hãy "
                "mở lại trang này ở cửa sổ khác để so, rồi lưu lần nữa."
            )
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """Đoạn: words for the report and the sentences of units that they were taken from."""

    id: str
    part: str
    text: str
    sources: tuple[dict[str, Any], ...]

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Passage:
        sources = tuple(stored["sources"])
        return cls(stored["id"], stored["part"], stored["text"], sources)

    @classmethod
    def made_of(cls, part: str, group: Group) -> Passage:
        return cls(group.key, part, group.words, tuple(map(stored_source, group.sentences)))

    def stored(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "part": self.part,
            "text": self.text,
            "sources": list(self.sources),
        }

    @property
    def number(self) -> int:
        """The id as a whole number, as links in a draft hold it."""
        return int(self.id, 16)

    @property
    def bodies(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one["body"] for one in self.sources))


@dataclass(frozen=True, slots=True)
class Choices:
    """Lựa chọn của văn phòng: passages in their order, answers to conflicts, the outline."""

    passages: tuple[Passage, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    outline: str = ""


def stored_source(one: Sentence) -> dict[str, Any]:
    source = one.source
    return {
        "report": source.report,
        "body": source.body,
        "part": source.part,
        "start": source.start,
        "end": source.end,
        "words": one.words,
    }


def suggested(material: Material) -> Choices:
    """Return what a first look begins with: what several units say; where none do, everything.

    "Không có" of some says nothing beside what others wrote.
    """
    passages: list[Passage] = []
    for part in material.parts:
        told = [group for group in part.groups if not _NOTHING.fullmatch(group.words)]
        groups = told or part.groups
        shared = [group for group in groups if len(group.bodies) > 1]
        passages += [Passage.made_of(part.key, group) for group in shared or groups]
    return Choices(tuple(passages))


def kept_choices(kept: Consolidation | None, material: Material) -> Choices:
    """Return what was kept, or what a first look begins with."""
    if kept is None:
        return suggested(material)
    passages = tuple(Passage.of(one) for one in kept.passages)
    return Choices(passages, dict(kept.answers), kept.outline)


def unused(material: Material, choices: Choices) -> dict[str, list[Group]]:
    """Return by part what units wrote and no passage took up: it is listed, never lost."""
    taken = {
        (one["report"], one["part"], one["words"])
        for passage in choices.passages
        for one in passage.sources
    }
    left: dict[str, list[Group]] = {}
    for part in material.parts:
        for group in part.groups:
            rest = tuple(
                one
                for one in group.sentences
                if (one.source.report, one.source.part, one.words) not in taken
            )
            if rest:
                left.setdefault(part.key, []).append(replace_sentences(group, rest))
    return left


def replace_sentences(group: Group, sentences: tuple[Sentence, ...]) -> Group:
    return group if sentences == group.sentences else Group(sentences)


def changed_since(material: Material, passage: Passage) -> list[str]:
    """Return the bodies that no longer write a sentence the passage was taken from."""
    now = {
        (one.source.report, one.source.part, one.words)
        for part in material.parts
        for group in part.groups
        for one in group.sentences
    }
    gone = [
        one["body"]
        for one in passage.sources
        if (one["report"], one["part"], one["words"]) not in now
    ]
    return list(dict.fromkeys(gone))


def joined(passages: Sequence[Passage], ids: Sequence[str]) -> tuple[Passage, ...]:
    """Lay the named passages of one part together, at the place of the first of them."""
    picked = [one for one in passages if one.id in ids]
    if len(picked) < 2 or len({one.part for one in picked}) > 1:
        raise PaperError(_("Hãy chọn từ hai đoạn trở lên trong cùng một phần để ghép."))
    sources = tuple(source for one in picked for source in one.sources)
    whole = replace(picked[0], text=" ".join(one.text for one in picked), sources=sources)
    kept = [one for one in passages if one.id not in ids or one is picked[0]]
    return tuple(whole if one is picked[0] else one for one in kept)


@transaction.atomic
def keep(shown: Round, choices: Choices, *, account: Account, version: int) -> Consolidation:
    """Keep the office's choices. Raises StaleConsolidation, PaperError, NotAllowed."""
    demand(account, "consolidate", shown)
    read_outline(choices.outline, shown.version)
    scope(account, Round.objects.select_for_update(of=("self",))).get(pk=shown.pk)
    kept = scope(account, Consolidation.objects.filter(round=shown)).first()
    kept = kept or Consolidation(round=shown, made_by=account)
    if kept.version != version:
        raise StaleConsolidation
    before = {"passages": len(kept.passages), "answers": len(kept.answers)}
    kept.passages = [_checked(one).stored() for one in choices.passages if one.text.strip()]
    kept.answers = {
        key: note.strip()[:LONGEST_NOTE] for key, note in choices.answers.items() if note.strip()
    }
    kept.outline = choices.outline.strip()
    kept.version = version + 1
    kept.full_clean(exclude=["round"])
    kept.save()
    after = {"passages": len(kept.passages), "answers": len(kept.answers)}
    trail.record("keep_choices", kept, actor=account, body=shown.body, before=before, after=after)
    return kept


def draft_of(kept: Consolidation, *, account: Account) -> Draft:
    """Write the consolidated report: a new draft, or the open one anew with today's figures.

    A draft that was edited by hand, issued or dropped is left as it is and a new one begun.
    """
    shown = kept.round
    material = material_of(shown, account)
    choices = kept_choices(kept, material)
    content = consolidated(material, choices.passages, choices.answers, kept.outline, kept.pk)
    with transaction.atomic():
        held = scope(account, Consolidation.objects.select_for_update(of=("self",)))
        kept = held.get(pk=kept.pk)
        old = kept.draft
        if old is not None and old.is_open and old.version == 1:
            return rewrite_draft(old, content, account=account)
        made = start_draft(
            shown.body, _issuer(shown.body), "report", account=account, content=content
        )
        kept.draft = made
        kept.save(update_fields=["draft"])
        return made


def _issuer(body: Body) -> Body:
    return issuers_of(body)[0]


def _checked(passage: Passage) -> Passage:
    if len(passage.text) > LONGEST_PASSAGE:
        message = _("Đoạn “%(words)s…” dài quá %(most)s chữ. Hãy tách bớt.")
        raise PaperError(message % {"words": passage.text[:60], "most": LONGEST_PASSAGE})
    return replace(passage, text=" ".join(passage.text.split()))
