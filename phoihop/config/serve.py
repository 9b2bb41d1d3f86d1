"""Chạy máy chủ web: one process that serves pages and static files by itself."""

from __future__ import annotations

import argparse
import errno
import socket
import sys
from contextlib import nullcontext

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from phoihop.config.companion import Companion
from phoihop.intake.reading_queue import enqueue_left_behind
from phoihop.lib.language import say

THREADS = 4
CONNECTIONS = 1024


def main(arguments: list[str]) -> int:
    """Serve until interrupted; refuse to start on a database of another version."""
    options = _parser().parse_args(arguments)
    if _is_taken(options.host, options.port):
        print(
            say(
                f"Cổng {options.port} đang có chương trình khác dùng. "
                f"Hãy chọn cổng khác, ví dụ: --port {options.port + 1}",
                f"Port {options.port} is used by another program. "
                f"Please choose another one, as in: --port {options.port + 1}",
            ),
            file=sys.stderr,
        )
        return 1
    if _has_unapplied_migrations():
        print(
            say(
                "Cơ sở dữ liệu chưa đúng phiên bản. Hãy chạy: phoihop manage migrate",
                "The database is not of this version. Please run: phoihop manage migrate",
            )
        )
        return 1
    enqueue_left_behind()
    connections.close_all()
    _announce(options.host, options.port)
    with nullcontext() if options.no_work else Companion():
        _serve(options.host, options.port, options.threads)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="phoihop serve")
    parser.add_argument("--host", default="127.0.0.1", help=say("địa chỉ", "address"))
    parser.add_argument("--port", type=int, default=8000, help=say("cổng", "port"))
    parser.add_argument(
        "--threads",
        type=int,
        default=THREADS,
        help=say("số yêu cầu xử lý cùng lúc", "requests answered at once"),
    )
    parser.add_argument(
        "--no-work",
        action="store_true",
        help=say("không kèm bộ xử lý hàng đợi", "without a worker of its own"),
    )
    return parser


def _is_taken(host: str, port: int) -> bool:
    """Ask before: granian shares a port in silence, and two servers would answer in turn."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            return problem.errno == errno.EADDRINUSE
    return False


def _has_unapplied_migrations() -> bool:
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _announce(host: str, port: int) -> None:
    shown = "127.0.0.1" if host in ("", "0.0.0.0", "::") else host
    print(say("Đang chạy tại", "Serving at"), f"http://{shown}:{port}/", flush=True)
    if settings.IS_LOCAL and shown != "127.0.0.1":
        print(
            say(
                "Máy khác chưa vào được: hãy đặt PHOIHOP_HOSTS rồi chạy lại.",
                "Other machines are refused: set PHOIHOP_HOSTS and start again.",
            ),
            flush=True,
        )
    print(say("Dừng: Ctrl+C.", "Stop: Ctrl+C."), flush=True)


def _serve(host: str, port: int, threads: int) -> None:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        "phoihop.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=threads,
        # Granian counts open connections, not requests: a browser keeps six open, so a bound as
        # small as the threads would leave the next browser waiting for ever.
        backpressure=CONNECTIONS,
        websockets=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
    ).serve()
