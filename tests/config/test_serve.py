"""`phoihop serve` before it serves."""

import socket

import pytest

from phoihop.config import serve


@pytest.fixture
def busy_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_port_in_use_is_refused_with_another_proposed(busy_port, capsys):
    assert serve.main(["--port", str(busy_port)]) == 1
    assert f"--port {busy_port + 1}" in capsys.readouterr().err


def test_a_free_port_is_not_taken(busy_port):
    assert not serve._is_taken("127.0.0.2", busy_port)
