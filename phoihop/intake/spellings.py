"""Cách gọi của cơ quan: what clerks correct again and again becomes an entry of the lexicon.

An active one works twice: the reader knows the words as a body, through a folder of entries of
this office, and the link to the register goes to the body that an administrator approved.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.intake.errors import IntakeError
from phoihop.intake.link import link_body
from phoihop.intake.models import Document, Spelling
from phoihop.lib.vietnamese import fold, normalise
from phoihop.reading.confined import read_file_safely
from phoihop.reading.lexicon import FOLDER, entries_in
from phoihop.reading.own_lexicon import own_lexicon
from phoihop.registry import trail
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand

TRIED_ON = 8
SHOWN = 20
FILE = "cach-goi.tsv"


class NotASpelling(IntakeError):
    """These words cannot be kept as a way of calling a body."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Kết quả thử: sentences in which something is read otherwise, per document."""

    documents: int
    gained: list[str]
    lost: list[str]


@transaction.atomic
def ask_for(body: Body, words: str, means: Body, *, account: Account) -> Spelling:
    """Ask that `words` always be read as `means` in documents of `body`."""
    demand(account, "receive", body)
    bare = " ".join(normalise(words).split())[:120]
    if len(fold(bare)) < 2 or not any(sign.isalpha() for sign in bare) or "|" in bare:
        raise NotASpelling(_("Hãy nhập chữ như trong văn bản, ít nhất hai chữ cái."))
    try:
        with transaction.atomic():
            made = Spelling.objects.create(body=body, words=bare, means=means, asked_by=account)
    except IntegrityError:
        raise NotASpelling(_("Chữ này đã có cách đọc hoặc đang chờ quản trị xem.")) from None
    trail.record("ask_spelling", made, actor=account, body=body, after={"spelling": str(made)})
    return made


@transaction.atomic
def decide(spelling: Spelling, *, use: bool, account: Account) -> None:
    """Begin to read by it, or end doing so; said again, the last word stands."""
    demand(account, "administer", spelling)
    kept = Spelling.objects.select_for_update().select_related("body", "means").get(pk=spelling.pk)
    before = {"state": kept.state}
    kept.state = Spelling.State.ACTIVE if use else Spelling.State.ENDED
    kept.decided_by, kept.decided_at = account, timezone.now()
    kept.save(update_fields=["state", "decided_by", "decided_at"])
    verb = "use_spelling" if use else "end_spelling"
    after = {"state": kept.state, "spelling": str(kept)}
    trail.record(verb, kept, actor=account, body=kept.body, before=before, after=after)


def lexicon_of(body: Body, *, also: Spelling | None = None) -> str:
    """The folder with the entries of this office, made anew; the common one if it has none."""
    active = list(
        Spelling.objects.filter(body=body, state=Spelling.State.ACTIVE).select_related("means")
    )
    if also is not None and also.state != Spelling.State.ACTIVE:
        active.append(also)
    if not active:
        return own_lexicon()
    name = f"{body.pk}-thu-{also.pk}" if also is not None else str(body.pk)
    return _written(Path(settings.DATA) / "lexicon" / name, active)


def try_out(spelling: Spelling) -> Trial:
    """Read the newest documents that hold the words, without it and with it.

    Told is also whom the words mean in the register, where they were read as a body before.
    """
    found = Document.objects.filter(
        body=spelling.body, text__contains=spelling.words, state__in=("read", "closed")
    )
    documents = list(found.order_by("-pk")[:TRIED_ON])
    before = lexicon_of(spelling.body)
    after = lexicon_of(spelling.body, also=spelling)
    linked = link_body(spelling.words, near=spelling.body)
    means = ((before, str(linked or "")), (after, str(spelling.means)))
    gained: list[str] = []
    lost: list[str] = []
    for document in documents:
        old, new = (_lines(document.text, folder, spelling.words, body) for folder, body in means)
        gained += [line for line in new if line not in old]
        lost += [line for line in old if line not in new]
    return Trial(len(documents), gained[:SHOWN], lost[:SHOWN])


def _lines(text: str, folder: str, words: str, body: str) -> list[str]:
    """One line for each value that the reader would propose; `words` with the body they mean."""
    result = read_file_safely(text.encode(), "thu.txt", lexicon=folder)
    lines = []
    for proposal in result.get("reading", {}).get("proposals", []):
        values = {
            name: field.get("value")
            for name, field in proposal["fields"].items()
            if field.get("value") not in (None, "", [], False)
        }
        lines.append(f"{proposal['kind']}: {_shown(values, words, body)}")
    return lines


def _shown(values: dict[str, Any], words: str, body: str) -> str:
    meant = {fold(words): f"{words} → {body}" if body else words}
    return "; ".join(f"{name} = {_value(value, meant)}" for name, value in sorted(values.items()))[
        :300
    ]


def _value(value: Any, meant: dict[str, str]) -> str:
    if isinstance(value, list):
        return ", ".join(_value(one, meant) for one in value)
    return meant.get(fold(str(value)), str(value))


def _written(folder: Path, entries: list[Spelling]) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    common = own_lexicon()
    for path in Path(common).glob("*") if common else []:
        if path.suffix in (".tsv", ".toml"):
            shutil.copy2(path, folder / path.name)
    lines = [
        "\t".join(
            [f"own.{one.pk}", one.words, "BODY", _attributes(one.means), f"{one.words} báo cáo."]
        )
        for one in sorted(entries, key=lambda one: one.pk)
    ]
    draft = folder / f".{FILE}"
    draft.write_text("\n".join([*lines, ""]), encoding="utf-8")
    draft.replace(folder / FILE)
    return str(folder)


def _attributes(body: Body) -> str:
    """What our own lexicon says of such a body; an organisation when it knows none."""
    wanted = fold(body.name)
    best = max(
        (
            (len(form), entry)
            for entry in entries_in(FOLDER / "bodies.tsv")
            for form in entry.forms
            if wanted.startswith(fold(form))
        ),
        key=lambda pair: pair[0],
        default=None,
    )
    kind = best[1].attributes.get("class", "org") if best else "org"
    return f"class={kind}"
