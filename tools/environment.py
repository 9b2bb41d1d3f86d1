"""Môi trường: the project's own .venv, made on first use and left alone afterwards.

uv installs what uv.lock pins. Where uv cannot (no build for this machine, an index of the
office's own) pip installs the same versions, checked against the same hashes.
"""

import contextlib
import fcntl
import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from phoihop.lib.language import say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UV = VENV / "bin" / "uv"
STAMP = VENV / "phoihop-setup.json"

Groups = frozenset[str]
_VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"

RUNTIME: Groups = frozenset()
DEVELOPMENT: Groups = frozenset({"dev"})


class SetupFailed(Exception):
    """The environment could not be made; the message says what the person can do."""


def prepare(groups: Groups) -> None:
    """Make sure .venv holds the libraries of `groups`; without network if it does already."""
    try:
        if _is_ready(groups):
            return
        with _one_at_a_time():
            if not _is_ready(groups):
                _set_up(groups | _stamped_groups())
    except OSError as error:
        raise SetupFailed(
            say(
                f"Không ghi được vào {VENV}: {error.strerror}. "
                "Hãy kiểm tra quyền ghi và chỗ trống trên đĩa.",
                f"Cannot write to {VENV}: {error.strerror}. Check permissions and free space.",
            )
        ) from error


def tell(sentence: str) -> None:
    """Progress of the set-up: stdout belongs to the command that follows."""
    print(sentence, file=sys.stderr, flush=True)


def clean_environment() -> dict[str, str]:
    """The person's environment without what would lead Python, pip or uv elsewhere."""
    misleading = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET", "PIP_PREFIX"}
    kept = {name: value for name, value in os.environ.items() if name not in misleading}
    return kept | {"PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def fingerprint() -> str:
    """What .venv depends on: another lock, another place or another Python makes it stale."""
    lock = hashlib.sha256((ROOT / "uv.lock").read_bytes()).hexdigest()
    return f"{lock} {ROOT} {_VERSION}"


def _is_ready(groups: Groups) -> bool:
    stamp = _read_stamp()
    return stamp.get("fingerprint") == fingerprint() and groups <= _stamped_groups()


def _read_stamp() -> dict[str, object]:
    try:
        stamp = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and PYTHON.exists() else {}


def _stamped_groups() -> Groups:
    groups = _read_stamp().get("groups")
    return frozenset(map(str, groups)) if isinstance(groups, list) else RUNTIME


def _set_up(groups: Groups) -> None:
    """The stamp goes first and returns last: after a set-up cut short, all is made anew.

    What a killed installer leaves behind can look whole and not be.
    """
    started = time.monotonic()
    sound = _is_sound()
    STAMP.unlink(missing_ok=True)
    if not sound:
        _make_venv()
    _install(groups)
    _put_checkout_on_path()
    _write_stamp(groups)
    seconds = time.monotonic() - started
    tell(say(f"Cài đặt xong sau {seconds:.0f} giây.", f"Set up in {seconds:.0f} seconds."))


def _is_sound() -> bool:
    """Once finished, for this version of Python, and still running: worth adding to."""
    return _read_stamp().get("python") == _VERSION and _runs()


def _runs() -> bool:
    try:
        answer = subprocess.run([PYTHON, "-c", "import pip"], capture_output=True, check=False)
    except OSError:
        return False
    return answer.returncode == 0


def _make_venv() -> None:
    require_venv()
    tell(say(f"Tạo môi trường .venv (Python {_VERSION})…", f"Making .venv (Python {_VERSION})…"))
    # The real interpreter: this very process may run on the .venv that is about to be replaced.
    interpreter = os.path.realpath(sys.executable)
    made = subprocess.run(
        [interpreter, "-m", "venv", "--clear", VENV],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=clean_environment(),
        check=False,
    )
    if made.returncode:
        tell(made.stdout.strip())
        raise _failure("python -m venv", made.returncode)


def require_venv() -> None:
    """Debian ships Python without the part that makes environments."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return
    raise SetupFailed(
        say(
            f"Máy còn thiếu gói python{_VERSION}-venv. "
            f"Hãy chạy: sudo apt install python{_VERSION}-venv, rồi gọi lại lệnh này.",
            f"This machine lacks the package python{_VERSION}-venv. "
            f"Run: sudo apt install python{_VERSION}-venv, then call this command again.",
        )
    )


def _install(groups: Groups) -> None:
    tell(
        say(
            "Cài thư viện đúng phiên bản đã khóa (lần đầu cần mạng)…",
            "Installing the pinned libraries (needs the network this once)…",
        )
    )
    if not _pip_has_its_own_index():
        try:
            _install_with_uv(groups)
        except SetupFailed as failure:
            tell(str(failure))
            tell(say("Chuyển sang dùng pip…", "Falling back to pip…"))
        else:
            return
    _install_with_pip(groups)


def _pip_has_its_own_index() -> bool:
    """A lock names the public index; only pip follows the index that this machine is told."""
    answer = subprocess.run(
        [PYTHON, "-m", "pip", "config", "list"],
        capture_output=True,
        text=True,
        check=False,
        env=clean_environment(),
    )
    names = [line.split("=")[0] for line in answer.stdout.splitlines()]
    return any(name.endswith((".index-url", ".no-index")) for name in names)


def _install_with_uv(groups: Groups) -> None:
    _run([PYTHON, "-m", "pip", "install", "-q", *_hashed("door")], "pip install uv")
    environ = clean_environment() | {
        "UV_PROJECT_ENVIRONMENT": str(VENV),
        "UV_PYTHON": str(PYTHON),
        "UV_PYTHON_DOWNLOADS": "never",
    }
    # An office's own certificate authority is known to the system, not to uv.
    environ.setdefault("UV_SYSTEM_CERTS", "1")
    chosen = [word for group in sorted({"door"} | groups) for word in ("--group", group)]
    _run([UV, "sync", "--quiet", "--frozen", "--project", ROOT, *chosen], "uv sync", environ)


def _install_with_pip(groups: Groups) -> None:
    files = [word for name in ["", *sorted(groups)] for word in _hashed(name)]
    _run([PYTHON, "-m", "pip", "install", *files], "pip install")


def _hashed(group: str) -> list[str]:
    name = f"requirements-{group}.txt" if group else "requirements.txt"
    return ["--require-hashes", "-r", str(ROOT / name)]


def _run(words: Sequence[str | Path], doing: str, environ: dict[str, str] | None = None) -> None:
    """Run one step of the set-up; what it says goes to stderr."""
    result = subprocess.run(
        words, stdout=sys.stderr, env=environ or clean_environment(), check=False
    )
    if result.returncode:
        raise _failure(doing, result.returncode)


def _failure(doing: str, code: int) -> SetupFailed:
    return SetupFailed(
        say(
            f"Bước “{doing}” không xong (mã {code}). "
            "Hãy xem dòng lỗi ở trên, kiểm tra mạng, rồi gọi lại lệnh này.",
            f"The step “{doing}” failed (code {code}). "
            "See the lines above, check the network, then call this command again.",
        )
    )


def _put_checkout_on_path() -> None:
    answer = subprocess.run(
        [PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    )
    (Path(answer.stdout.strip()) / "phoihop.pth").write_text(f"{ROOT}\n")


def _write_stamp(groups: Groups) -> None:
    fresh = STAMP.with_suffix(".new")
    stamp = {"fingerprint": fingerprint(), "python": _VERSION, "groups": sorted(groups)}
    fresh.write_text(json.dumps(stamp))
    fresh.replace(STAMP)


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two ./run at once must not fill one .venv; the lock lies on the folder itself."""
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell(say("Chờ một ./run khác cài đặt xong…", "Waiting for another ./run to set up…"))
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
