"""Ghi một bước: the one door through which anything happens to a task or a recommendation.

Whoever does something names the version that was on the screen. The row is held until the
transaction ends, so of two people at once one is written down and the other is told who was
quicker. Step, changed values and trail entry are kept together or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from phoihop.followup.errors import AlreadyDone, ChangedMeanwhile, NotNow, TextOnlySentence
from phoihop.followup.ladder import RULES, next_state
from phoihop.followup.models import Change
from phoihop.followup.state import Work, first_state, link_of, newest_step
from phoihop.intake.originals import store
from phoihop.registry import trail
from phoihop.registry.models import Account
from phoihop.registry.rights import demand

File = UploadedFile[Any]


def take_step(
    work: Work,
    act: str,
    *,
    account: Account,
    seen: int | None = None,
    note: str = "",
    file: File | None = None,
    sets: Mapping[str, Any] | None = None,
    to_state: str | None = None,
    **values: Any,
) -> Change:
    """Write one step down and return it.

    `seen` is the version (`state.version_of`) on which the person decided; without it only the
    state decides. `sets` are fields of the record that the step changes (a new due day, a new
    lead), `values` further fields of the step. `to_state` overrides where the table leads, for
    acts that take several to be complete. Raises NotAllowed, TextOnlySentence, NotNow
    (AlreadyDone), ChangedMeanwhile or the errors of storing a file.
    """
    if getattr(work, "record_only", False):
        raise TextOnlySentence
    demand(account, RULES[act], work)
    stored = store(file, folder="proofs") if file is not None else None
    with transaction.atomic():
        held = type(work)._default_manager.select_for_update().get(pk=work.pk)
        state = _state_now(held, act, seen)
        change = Change(
            **{link_of(type(work)): held},
            act=act,
            by=account,
            changed_on=timezone.localdate(),
            from_state=state,
            to_state=to_state or next_state(held, act, state) or state,
            note=note.strip(),
            file=stored.name if stored else "",
            file_name=(file.name or "")[-255:] if file is not None else "",
            replaced=_stored(held, sets or {}),
            **values,
        )
        change.full_clean()
        change.save()
        before = _set(held, sets or {})
        _write_down(held, change, before)
    for name in sets or {}:
        setattr(work, name, getattr(held, name))
    return change


def _state_now(held: Work, act: str, seen: int | None) -> str:
    newest = newest_step(held)
    state = newest.to_state if newest else first_state(type(held)).value
    if seen is not None and newest is not None and newest.pk != seen:
        raise ChangedMeanwhile(held.code, who=str(newest.by), what=str(newest), at=newest.at)
    if next_state(held, act, state) is None:
        if state == Change.State.DONE:
            raise AlreadyDone(held.code)
        raise NotNow(held.code, str(Change.State(state).label))
    return state


def _set(held: Work, sets: Mapping[str, Any]) -> dict[str, Any]:
    """Change the record itself, and return what stood there before."""
    before = {name: getattr(held, name) for name in sets}
    for name, value in sets.items():
        setattr(held, name, value)
    if sets:
        held.full_clean()
        held.save(update_fields=[*sets, "search_key"])
    return before


def _write_down(held: Work, change: Change, before: dict[str, Any]) -> None:
    after: dict[str, object] = {"state": change.to_state}
    told = {
        "note": change.note,
        "file": change.file_name,
        "percent": change.percent,
        "said_by": change.said_by,
        "due": change.due_to,
        **{name: getattr(held, name) for name in before},
    }
    after |= {name: _words(value) for name, value in told.items() if value not in (None, "")}
    trail.record(
        change.act,
        held,
        actor=change.by,
        body=held.body,
        before={"state": change.from_state}
        | {name: _words(value) for name, value in before.items()},
        after=after,
    )


def _words(value: Any) -> Any:
    return value if isinstance(value, int) or value is None else str(value)


def undo_step(change: Change, *, account: Account) -> Change:
    """Hoàn tác: one more step that puts back what `change` changed.

    Only the newest step can be taken back: raises ChangedMeanwhile when somebody has gone on.
    """
    work: Work = change.assignment or change.recommendation  # type: ignore[assignment]
    demand(account, RULES[change.act], work)
    with transaction.atomic():
        held = type(work)._default_manager.select_for_update().get(pk=work.pk)
        newest = newest_step(held)
        if newest is None or newest.pk != change.pk:
            last = newest or change
            raise ChangedMeanwhile(held.code, who=str(last.by), what=str(last), at=last.at)
        back = Change(
            **{link_of(type(work)): held},
            act=Change.Act.UNDO,
            by=account,
            changed_on=timezone.localdate(),
            from_state=change.to_state,
            to_state=change.from_state,
            due_from=change.due_to,
            due_to=change.due_from,
            body_from=change.body_to,
            body_to=change.body_from,
        )
        back.full_clean()
        back.save()
        before = _put_back(held, change.replaced)
        _write_down(held, back, before)
    return back


def _put_back(held: Work, replaced: dict[str, Any]) -> dict[str, Any]:
    """Set the fields to what the step had replaced, as they were stored."""
    fields = {name: held._meta.get_field(name) for name in replaced}
    before = {name: getattr(held, name) for name in replaced}
    for name, stored in replaced.items():
        setattr(held, fields[name].attname, fields[name].to_python(stored))  # type: ignore[union-attr]
    if replaced:
        held.full_clean()
        held.save(update_fields=[*replaced, "search_key"])
    return before


def _stored(held: Work, names: Iterable[str]) -> dict[str, Any]:
    """Return fields as plain values: keys of rows, days as text."""
    found = {}
    for name in names:
        value = getattr(held, held._meta.get_field(name).attname)  # type: ignore[union-attr]
        found[name] = value.isoformat() if isinstance(value, date) else value
    return found
