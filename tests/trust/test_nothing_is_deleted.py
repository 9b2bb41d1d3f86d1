"""No page deletes: what an office has kept is dropped, ended or retired, and stays.

The two things that do go are said in docs/trust.md; both are done by their rooms, not by a page.
"""

from __future__ import annotations

import ast
from pathlib import Path

import phoihop

WEB = Path(phoihop.__file__).parent / "web"
DELETING = {"delete", "_raw_delete"}


def deletions(source: str) -> list[int]:
    """Lines on which a queryset or a record is told to delete."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in DELETING
    ]


def test_no_page_deletes_anything():
    found = {
        f"{path.relative_to(WEB)}:{line}"
        for path in WEB.rglob("*.py")
        for line in deletions(path.read_text(encoding="utf-8"))
    }

    assert found == set()


def test_the_reading_would_notice():
    assert deletions("def view(request):\n    Draft.objects.filter(pk=1).delete()") == [2]
