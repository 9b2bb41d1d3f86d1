"""No page, feed, export, job or API operation reaches a model past `scope()`.

Read from the source: every `Model.objects` in the rooms that answer people must stand inside
a call of `scope(...)`, or in a function of the list below, each with the reason why not.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "phoihop"
SHOWN = [
    *sorted((ROOT / "web").rglob("*.py")),
    *sorted((ROOT / "reports").rglob("*.py")),
    ROOT / "followup" / "board.py",
    *sorted(ROOT.glob("*/jobs.py")),
]
MANAGERS = {"objects", "_default_manager", "_base_manager"}
SHORTCUTS = {"get_object_or_404", "get_list_or_404", "aget_object_or_404"}

FREE = {
    "web/office/papers/forms.py:known_bodies": "names of bodies, which the register shows to all",
    "reports/drafts.py:possible_signers": "posts of the body in whose name the account writes",
    "reports/drafts.py:possible_mandates": "for posts of the bodies in whose name one writes",
    "reports/drafts.py:_first_signers": "posts of the body in whose name the account writes",
    "reports/number_book.py:next_number": "counts the issuer's book, after the right was asked",
    "reports/number_book.py:enter_draft": "writes into the issuer's book, part of issuing",
    "reports/number_book.py:enter_incoming": "the body's own book, after the right was asked",
    "reports/number_book.py:cancel_number": "the entry itself, after the right was asked",
    "reports/rollup/sources.py:children": "adds up for everybody; what is shown is a scoped body's",
    "reports/rollup/sources.py:leaders": "adds up for everybody; what is shown is a scoped body's",
    "reports/rollup/sources.py:reports_of": "adds up for everybody, shown of a scoped body",
    "reports/rollup/sources.py:Forms": "names of lines and indicators, which forms were used",
    "reports/rollup/gather.py:_totals_of": "adds up for everybody, shown of a scoped body",
    "reports/rollup/plans.py:_sets_of": "plans of bodies beneath or of the scoped body itself",
    "reports/rollup/plans.py:plan_rows": "plans of bodies beneath or of the scoped body itself",
    "reports/rollup/page.py:_cells": "totals of a body that scope() gave",
    "reports/rollup/page.py:stored_of": "names of indicators",
    "reports/rollup/page.py:_versions": "names of lines of forms",
    "reports/rollup/years.py:totals_of": "totals of a body that scope() gave and those before it",
    "reports/rollup/small.py:hardship_of": "names of indicators",
    "reports/rollup/small.py:hidden_of": "decides what to hide of a body that scope() gave",
    "reports/rollup/small.py:_beside": "only keys, to decide what to hide",
    "reports/resources.py:resources_of": "totals of a body that scope() gave",
    "reports/rollup/years.py:series_of": "names of indicators",
    "reports/rollup/lineage.py:_links": "which unit became which, which the register shows to all",
    "reports/rollup/units.py:_beneath": "shown only where reach() or scope() lets it",
    "reports/rollup/sources.py:_rounds": "adds up for everybody, shown of a scoped body",
    "reports/rollup/sources.py:counted_once": "adds up for everybody, shown of a scoped body",
    "web/office/rollup/choices.py:trees_of": "trees of a body that scope() gave",
    "web/office/rollup/choices.py:own_body": "only keys, inside scope()",
    "web/office/rollup/page.py:_kept_spans": "periods of a body that scope() gave",
    "web/office/rollup/page.py:_body": "a key among those that scope() gave, or through scope()",
    "web/office/rollup/page.py:_bodies": "only keys, inside scope()",
    "reports/rollup/page.py:waiting_for": "counts changes beneath a body that scope() gave",
    **{
        f"reports/rollup/work.py:{name}": "the worker and the command: nobody is answered"
        for name in (
            "drain",
            "is_due",
            "rebuild",
            "verify",
            "_named",
            "_everything",
            "_write",
            "_in_order",
            "_leaders",
        )
    },
    "reports/year_before.py:year_before": "totals of the body of a round that scope() gave",
    "reports/year_before.py:_sent": "sums and counts of what the body of such a round was told",
    "reports/consolidate.py:_not_added": "which indicators are never added; no row leaves it",
    "web/office/reporting/history.py:_written": "one line's values in a report that scope() gave",
    "reports/work_sheets.py:_tasks": "how far the tasks are that scope() gave",
    "web/published.py:published_meetings": "public: only what has been published",
    "web/published.py:items_of": "public: only work of a published meeting, given by it",
    "web/office/home.py:_waiting": "counts over keys that scope() gave",
    "web/office/documents.py:_with_counts": "counts over keys that scope() gave",
    "web/office/batches.py:lines_of": "files of a batch that scope() gave",
    "web/office/queue.py:seen_jobs": "keys that scope() gave, the system's own for its keepers",
    "intake/jobs.py:read_one": "a job: the document it was queued for by who may",
    "web/office/sessions.py:session_end": "the asker's own sessions",
    "web/office/second_step.py:needs_second_step": "the asker's own second step",
}


def unscoped(source: str) -> Iterator[str]:
    """Names of the functions in `source` that reach a model without scope()."""
    tree = ast.parse(source)
    for top in tree.body:
        for node in ast.walk(top):
            for child in ast.iter_child_nodes(node):
                child.parent = node  # type: ignore[attr-defined]
    for top in tree.body:
        for node in ast.walk(top):
            if _reaches_a_model(node) and not _within_scope(node):
                yield getattr(top, "name", "<module>")


def _reaches_a_model(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        # `.none()` reaches nothing: forms begin with it.
        above = getattr(node, "parent", None)
        is_empty = isinstance(above, ast.Attribute) and above.attr == "none"
        return node.attr in MANAGERS and not is_empty
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
        first = node.args[0]
        named = isinstance(first, ast.Name) and first.id[:1].isupper()
        return node.func.id in SHORTCUTS and named
    return False


def _within_scope(node: ast.AST) -> bool:
    while node := getattr(node, "parent", None):
        is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if is_call and node.func.id == "scope":
            return True
    return False


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_models_are_reached_through_scope(path):
    name = path.relative_to(ROOT)
    found = {f"{name}:{function}" for function in unscoped(path.read_text(encoding="utf-8"))}

    assert found - FREE.keys() == set(), "Put the queryset into scope(account, …)."


def test_every_exception_is_still_needed():
    found = {
        f"{path.relative_to(ROOT)}:{function}"
        for path in SHOWN
        for function in unscoped(path.read_text(encoding="utf-8"))
    }

    assert FREE.keys() <= found


@pytest.mark.parametrize(
    "source",
    [
        "def view(request): return Document.objects.all()",
        "def view(request, pk): return get_object_or_404(Document, pk=pk)",
        "def view(request): return list(Document._default_manager.filter(pk=1))",
        "def view(request): return scope(a, b) or Document.objects.all()",
    ],
)
def test_the_reading_would_notice(source):
    assert list(unscoped(source)) == ["view"]


def test_the_reading_lets_scope_pass():
    source = "def view(request): return scope(request.user, Document.objects.filter(pk=1))"

    assert list(unscoped(source)) == []
