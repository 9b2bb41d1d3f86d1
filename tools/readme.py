"""Write into both READMEs what `./run read` prints for a document of the demonstration.

    .venv/bin/python -m tools.readme

tests/test_docs.py fails when a README shows something else.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = "phoihop/intake/demonstration/documents/02-truc-bao-quy-1-2026.txt"
READMES = {"README.md": "en", "README.vi.md": "vi"}
SHOWN = ("KIẾN NGHỊ", "NHIỆM VỤ", "RECOMMENDATIONS", "TASKS")
"""Of the tables these; the rest would not fit on a first page."""

_BLOCK = re.compile(r"```console\n.*?```", re.DOTALL)


def with_output(readme: str, language: str) -> str:
    """Return the README with its block as the command prints it now."""
    told = "PHOIHOP_LANG=en " if language == "en" else ""
    block = f"```console\n$ {told}./run read {DOCUMENT}\n{_excerpt(_printed(language))}\n```"
    return _BLOCK.sub(lambda _: block, readme, count=1)


def _excerpt(printed: str) -> str:
    """Keep the head and the tables worth showing; an ellipsis stands for what was left out."""
    kept: list[str] = []
    for number, part in enumerate(printed.strip().split("\n\n")):
        if number == 0 or part.startswith(SHOWN):
            kept.append(part)
        elif kept[-1] != "…":
            kept.append("…")
    return "\n\n".join(kept).replace("\n\n…", "\n…").replace("…\n\n", "…\n")


def _printed(language: str) -> str:
    environ = os.environ | {"PHOIHOP_LANG": language, "COLUMNS": "100"}
    words = [sys.executable, "-P", "-m", "phoihop", "read", DOCUMENT]
    environ["PYTHONPATH"] = str(ROOT)
    run = subprocess.run(words, capture_output=True, check=True, cwd=ROOT, env=environ)
    return run.stdout.decode()


if __name__ == "__main__":
    for name, language in READMES.items():
        path = ROOT / name
        path.write_text(with_output(path.read_text(encoding="utf-8"), language), encoding="utf-8")
