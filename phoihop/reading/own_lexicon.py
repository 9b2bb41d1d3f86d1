"""Từ điển của cơ quan: entries and rules of an office, in a folder of its own, without code."""

from __future__ import annotations

from pathlib import Path

from phoihop.lib.env import env_str
from phoihop.reading.errors import BadLexicon
from phoihop.reading.lexicon import FOLDER, LexiconError, load


def own_lexicon() -> str:
    """Return the folder that the administrator named, absolute, or nothing."""
    own = env_str("PHOIHOP_LEXICON")
    return str(Path(own).resolve()) if own else ""


def lexicon_folders(own: str, words: str = "") -> tuple[Path, ...]:
    """Return our folder and, above it, that of the office, loaded; raises `BadLexicon`.

    `words` is a folder made from the office's register: names only, no rules.
    """
    named = (Path(words),) if words else ()
    if not own:
        return (FOLDER, *named)
    from phoihop.reading.patterns import PatternError
    from phoihop.reading.people import rules
    from phoihop.reading.quantities.due_dates import load_rules
    from phoihop.reading.rules import RuleError

    if not Path(own).is_dir():
        raise BadLexicon(
            f"Biến PHOIHOP_LEXICON chỉ tới {own}, nhưng ở đó không có thư mục nào.",
            f"PHOIHOP_LEXICON names {own}, but there is no such folder.",
        )
    folders = FOLDER, Path(own), *named
    try:
        load(folders)
        rules(Path(own))
        load_rules(Path(own))
    except (LexiconError, RuleError, PatternError, OSError, UnicodeDecodeError) as problem:
        raise BadLexicon(
            f"Từ điển của cơ quan có chỗ sai: {problem} Hãy sửa tệp rồi đọc lại.",
            f"The office's own lexicon is at fault: {problem} Mend the file and read again.",
        ) from None
    return folders
