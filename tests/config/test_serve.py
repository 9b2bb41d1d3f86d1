"""The server itself: it starts, answers with its headers, and stops when told to."""

import http.client
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from tests.installation import ROOT


def start(environ, *arguments):
    words = [sys.executable, "-m", "phoihop", "serve", *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(words, env=environ, cwd=ROOT, stdout=pipe, stderr=pipe, text=True)


def answer(port):
    """Wait for the first answer, at most twenty seconds."""
    for _ in range(100):
        try:
            return urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5)
        except (ConnectionError, urllib.error.URLError):
            time.sleep(0.2)
    raise TimeoutError


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def test_it_serves_until_it_is_told_to_stop(installation, port):
    server = start(installation.environ, "--port", str(port))
    try:
        with answer(port) as page:
            assert page.status == 200
            assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    finally:
        server.terminate()
        said, complaint = server.communicate(timeout=20)

    assert f"http://127.0.0.1:{port}/" in said, complaint


def test_it_does_not_start_on_a_database_of_another_version(tmp_path, port):
    environ = {"PATH": os.defpath, "PYTHONUTF8": "1", "PHOIHOP_DATA": str(tmp_path)}

    server = start(environ, "--port", str(port))
    said, complaint = server.communicate(timeout=20)

    assert server.returncode == 1
    assert "phoihop manage migrate" in said + complaint


def test_browsers_that_keep_connections_open_leave_room_for_the_next(installation, port):
    server = start(installation.environ, "--port", str(port))
    held = []
    try:
        answer(port).close()
        for _ in range(12):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", "/")
            assert connection.getresponse().read()
            held.append(connection)
    finally:
        for connection in held:
            connection.close()
        server.terminate()
        server.communicate(timeout=20)


CLERK = """
from tests.factories import BodyFactory, AccountFactory, RoleFactory
from phoihop.intake.receive import receive
role = RoleFactory(account=AccountFactory(), body=BodyFactory(), role="clerk")
receive(role.account, role.body, "a.txt", "Giao Hội Nông dân rà soát hộ vay vốn.".encode())
"""
STATES = """
from phoihop.intake.models import Document, Worker
print([document.state for document in Document.objects.all()], Worker.objects.count())
"""


def test_beside_the_server_a_worker_reads_and_ends_with_it(installation, port):
    installation.run(CLERK)
    server = start(installation.environ, "--port", str(port))
    try:
        answer(port).close()
        for _ in range(100):
            if (said := installation.run(STATES)) == "['read'] 1":
                break
            time.sleep(0.2)
    finally:
        server.terminate()
        server.communicate(timeout=20)

    assert said == "['read'] 1"
    assert installation.run(STATES) == "['read'] 0"
