"""Files that come in by themselves: a watched folder, and a mailbox on a real IMAP server."""

import imaplib
import os
import shutil
import socket
import subprocess
import time
from email.message import EmailMessage
from pathlib import Path

import pytest

from phoihop.intake import inbox
from phoihop.intake import mailbox as taking
from phoihop.intake.inbox import take_from_folder
from phoihop.intake.mailbox import Mailbox, take_from_mailbox
from phoihop.intake.models import Batch, Document
from phoihop.intake.receive import Received
from phoihop.intake.worker import work_off
from tests.factories import DocumentFactory

pytestmark = pytest.mark.django_db
DOVECOT = shutil.which("dovecot") or next(
    (str(path) for path in [Path("/usr/sbin/dovecot")] if path.exists()), None
)
LONG_AGO = time.time() - 60


@pytest.fixture
def folder(settings, tmp_path, vanphong):
    settings.WATCH_FOLDER = tmp_path / "vao"
    settings.WATCH_FOLDER.mkdir()
    settings.INTAKE_ACCOUNT = "vanphong"
    return settings.WATCH_FOLDER


def put(folder, name, data=b"Giao ban quy I.", *, at=LONG_AGO):
    path = folder / name
    path.write_bytes(data)
    os.utime(path, (at, at))
    return path


def test_a_file_that_lies_still_is_taken_and_moved(folder, bodies):
    put(folder, "bao-cao.txt")

    assert take_from_folder() == 1
    document = Document.objects.get()
    assert (document.name, document.body) == ("bao-cao.txt", bodies.van_phong)
    assert document.batch.channel == Batch.Channel.FOLDER
    assert [path.name for path in folder.iterdir()] == ["da-nhan"]


def test_a_file_that_is_still_being_written_waits(folder):
    put(folder, "dang-ghi.txt", at=time.time())

    assert take_from_folder() == 0
    assert (folder / "dang-ghi.txt").exists()


def test_what_is_refused_lies_beside_its_reason(folder, settings):
    settings.MAX_UPLOAD_BYTES = 1024 * 1024
    put(folder, "lon.txt", b"x" * (1024 * 1024 + 1))

    assert take_from_folder() == 0
    reason = (folder / "khong-nhan" / "lon.txt.ly-do.txt").read_text(encoding="utf-8")
    assert "Tệp lớn hơn 1 MB" in reason


def test_links_and_hidden_files_are_left_alone(folder, tmp_path):
    secret = put(tmp_path, "mat-khau.txt")
    (folder / "lien-ket.txt").symlink_to(secret)
    put(folder, ".an.txt")

    assert take_from_folder() == 0


def test_killed_before_the_move_it_is_noticed_by_its_bytes(folder):
    put(folder, "a.txt")
    take_from_folder()
    put(folder, "a.txt")

    take_from_folder()
    assert Document.objects.count() == 1
    assert sorted(path.name for path in (folder / "da-nhan").iterdir()) == ["a (2).txt", "a.txt"]


def test_a_paper_marked_secret_stays_in_no_folder(folder):
    put(folder, "viec-rieng.txt", "MẬT\nUBND XÃ\nSố: 3/BC-UBND\n".encode())
    put(folder, "thuong.txt")
    take_from_folder()
    assert (folder / "da-nhan" / "viec-rieng.txt").exists()

    work_off()

    assert Document.objects.filter(state=Document.State.REFUSED).count() == 1
    assert [path.name for path in folder.rglob("*") if path.is_file()] == ["thuong.txt"]


def test_turned_away_before_the_move_it_is_not_kept_either(folder, monkeypatch):
    monkeypatch.setattr(inbox, "receive", lambda *_args, **_more: received_and_refused())
    put(folder, "viec-rieng.txt")

    take_from_folder()

    assert not [path for path in folder.rglob("*") if path.is_file()]


def received_and_refused():
    return Received(DocumentFactory(state=Document.State.REFUSED), True)


def test_without_an_account_that_may_receive_nothing_is_taken(folder, settings, canbo):
    settings.INTAKE_ACCOUNT = "canbo"
    put(folder, "a.txt")

    assert take_from_folder() == 0
    assert (folder / "a.txt").exists()


# --- the mailbox ---------------------------------------------------------------------------------

CONFIG = """
base_dir = {run}
state_dir = {run}
log_path = {run}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{mail}
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
passdb {{
  driver = static
  args = password=mat-khau
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={mail}
}}
"""


@pytest.fixture
def server(tmp_path_factory):
    """A Dovecot of our own on a free port; its sockets need a short path."""
    if DOVECOT is None:
        pytest.skip("no dovecot (sudo apt install dovecot-imapd)")
    import grp
    import pwd
    import tempfile

    own = os.geteuid() == 0
    user = pwd.getpwnam("nobody") if own else pwd.getpwuid(os.geteuid())
    with tempfile.TemporaryDirectory(prefix="dc", dir="/tmp") as folder, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        home = Path(folder)
        home.chmod(0o755)
        run, mail = home / "run", home / "mail"
        run.mkdir()
        mail.mkdir()
        if own:
            os.chown(mail, user.pw_uid, user.pw_gid)
        group = grp.getgrgid(user.pw_gid).gr_name
        words = {"run": run, "mail": mail, "port": port, "user": user.pw_name, "group": group}
        config = home / "dovecot.conf"
        config.write_text(CONFIG.format(**words))
        process = subprocess.Popen([DOVECOT, "-F", "-c", str(config)])
        try:
            _wait_for(port, run / "log")
            yield Mailbox("127.0.0.1", port, "vanphong", "mat-khau", secure=False)
        finally:
            process.terminate()
            process.wait(timeout=10)


def _wait_for(port, log):
    for _ in range(50):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1) as line:
                if line.recv(20):
                    return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(log.read_text() if log.exists() else "dovecot did not start")


@pytest.fixture
def box(server, settings, vanphong):
    settings.INTAKE_ACCOUNT = "vanphong"
    opened = imaplib.IMAP4(server.host, server.port)
    opened.login(server.user, server.password)
    yield opened
    opened.logout()


def letter(subject="Gửi báo cáo quý I", files=(("bao-cao.txt", b"Giao ban quy I."),)):
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "nongdan@vidu.vn", "vp@vidu.vn", subject
    made.set_content("Kính gửi Văn phòng.")
    for name, data in files:
        made.add_attachment(data, maintype="text", subtype="plain", filename=name)
    return made.as_bytes()


def unseen(box):
    box.select("INBOX")
    return box.uid("SEARCH", "UNSEEN")[1][0].split()


def test_letters_come_in_with_what_is_attached_and_are_seen_then(server, box):
    box.append("INBOX", "", None, letter())

    assert take_from_mailbox(server) == 1
    assert unseen(box) == []
    work_off()
    names = set(Document.objects.values_list("name", flat=True))
    assert names == {"Gửi báo cáo quý I.eml", "bao-cao.txt"}
    assert Batch.objects.get().sender == "nongdan@vidu.vn"
    assert take_from_mailbox(server) == 0


def test_a_letter_is_not_acknowledged_before_it_is_kept(server, box, monkeypatch):
    box.append("INBOX", "", None, letter())

    def killed(*_words, **_more):
        raise KeyboardInterrupt

    monkeypatch.setattr(taking, "receive", killed)
    with pytest.raises(KeyboardInterrupt):
        take_from_mailbox(server)

    assert len(unseen(box)) == 1
    monkeypatch.undo()
    assert take_from_mailbox(server) == 1


def test_a_letter_that_is_too_large_is_flagged_and_left(server, box, settings):
    settings.MAX_UPLOAD_BYTES = 2000
    box.append("INBOX", "", None, letter(files=[("a.txt", b"x" * 5000)]))

    assert take_from_mailbox(server) == 0
    assert not Document.objects.exists()
    assert len(unseen(box)) == 1
    box.select("INBOX")
    assert len(box.uid("SEARCH", "FLAGGED")[1][0].split()) == 1


def test_a_server_that_does_not_answer_is_tried_later(settings, vanphong):
    settings.INTAKE_ACCOUNT = "vanphong"

    assert take_from_mailbox(Mailbox("127.0.0.1", 9, "a", "b", secure=False)) == 0
