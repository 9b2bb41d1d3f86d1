"""Bảng dịch: keeps phoihop/locale in step with the program; Vietnamese is the source language.

    python tools/catalogue.py          take up new strings, drop unused ones, compile
    python tools/catalogue.py --check  change nothing; fail when something is missing

The English catalogue must hold every string of ours. The Vietnamese one holds only what
libraries say in English and people meet (sign-in). Compiled files are committed: a clean
machine has no gettext.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "phoihop"
LOCALE = PACKAGE / "locale"
KEYWORDS = {
    "_": None,
    "_L": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
}
Message = str | tuple[str, ...]
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
"""One date for every compilation: the same words give the same bytes."""

HEADER = """# English catalogue of Phối Hợp. Vietnamese is the source language.
# Written by tools/catalogue.py: translate here, then run it again.
msgid ""
msgstr ""
"Project-Id-Version: Phối Hợp\\n"
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def strings() -> dict[Message, list[str]]:
    """Return every string that the program translates, with the files it stands in."""
    found: dict[Message, list[str]] = {}
    for path in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html")]):
        for message in _strings_in(path):
            found.setdefault(message, []).append(str(path.relative_to(ROOT)))
    return found


def _strings_in(path: Path) -> Iterator[Message]:
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        source = _as_python(source)
    elif "gettext" not in source:
        return
    options = {"encoding": "utf-8"}
    stream = BytesIO(source.encode())
    for _line, message, _comments, _context in extract("python", stream, KEYWORDS, (), options):
        yield tuple(message) if isinstance(message, list | tuple) else message


def _as_python(template: str) -> str:
    import django
    from django.utils.translation.template import templatize

    if not os.environ.get("DJANGO_SETTINGS_MODULE"):
        os.environ["DJANGO_SETTINGS_MODULE"] = "phoihop.config.settings"
        django.setup()
    # Indentation means nothing in a template but would trouble a reader of Python.
    return "\n".join(line.lstrip() for line in str(templatize(template)).splitlines())


def po_path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def load(language: str) -> Catalog:
    with po_path(language).open("rb") as stream:
        return read_po(stream, locale=language)


def compiled(catalogue: Catalog) -> bytes:
    catalogue.creation_date = catalogue.revision_date = LONG_AGO
    stream = BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def update() -> list[str]:
    """Bring the English catalogue up to date and return what still waits for English."""
    old, fresh = load("en"), Catalog(locale="en", charset="utf-8")
    for message, places in sorted(strings().items(), key=lambda pair: str(pair[0])):
        known = old.get(message if isinstance(message, str) else message[0])
        fresh.add(message, known.string if known else None, locations=[(p, 1) for p in places])
    with po_path("en").open("wb") as stream:
        stream.write(HEADER.encode())
        write_po(stream, fresh, width=100, no_location=True, omit_header=True)
    return missing(fresh)


def missing(english: Catalog) -> list[str]:
    """Return the strings that have no English, or English that loses a placeholder."""
    empty = []
    for message in strings():
        key = message if isinstance(message, str) else message[0]
        entry = english.get(key)
        said = (entry.string if entry else "") or ""
        parts = [said] if isinstance(said, str) else list(said)
        if not parts or not all(parts) or (entry and entry.fuzzy):
            empty.append(key)
    return empty


def out_of_step() -> list[str]:
    """Return what a commit would have to mend."""
    problems = [f"no English: {key}" for key in missing(load("en"))]
    for language in ("vi", "en"):
        mo = po_path(language).with_suffix(".mo")
        if not mo.exists() or mo.read_bytes() != compiled(load(language)):
            problems.append(f"not compiled: {mo.relative_to(ROOT)}")
    return problems


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        problems = out_of_step()
        print("\n".join(problems) or "locale: in step")
        return 1 if problems else 0
    waiting = update()
    for language in ("vi", "en"):
        po_path(language).with_suffix(".mo").write_bytes(compiled(load(language)))
    print("\n".join(f"no English: {key}" for key in waiting) or "locale: complete")
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
