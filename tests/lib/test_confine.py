from __future__ import annotations

import os
import sys
import time

import pytest

from phoihop.lib.confine import (
    MIB,
    ConfinedCrash,
    ConfinedMemory,
    ConfinedTimeout,
    Limits,
    run,
    run_program,
)

ACTS = "tests.lib.confined_acts"


def test_the_result_comes_back():
    result = run(f"{ACTS}:answer", b"\x00\xff" * 1_000, {"name": "Biên bản họp"})
    assert result == {"length": 2_000, "name": "Biên bản họp"}


def test_a_child_that_sleeps_is_killed_by_the_clock():
    start = time.monotonic()
    with pytest.raises(ConfinedTimeout):
        run(f"{ACTS}:sleep", b"", limits=Limits(wall_seconds=0.5))
    assert time.monotonic() - start < 5


def test_a_child_that_spins_is_stopped():
    with pytest.raises(ConfinedTimeout):
        run(f"{ACTS}:spin", b"", limits=Limits(cpu_seconds=1, wall_seconds=20))


def test_a_child_that_swallows_memory_is_stopped():
    with pytest.raises(ConfinedMemory):
        run(f"{ACTS}:swallow_memory", b"", limits=Limits(memory=256 * MIB))


@pytest.mark.parametrize("act", ["die", "fail", "call_home", "start_a_program", "no_such_act"])
def test_a_child_that_fails_harms_nobody(act):
    with pytest.raises(ConfinedCrash):
        run(f"{ACTS}:{act}", b"x")


def test_the_reason_is_kept_for_the_log():
    with pytest.raises(ConfinedCrash, match="ValueError: cụ thể"):
        run(f"{ACTS}:fail", "cụ thể".encode())


def test_a_result_beyond_its_limit_is_refused():
    with pytest.raises(ConfinedMemory):
        run(f"{ACTS}:say_too_much", b"", limits=Limits(result=MIB))


def test_a_child_inherits_neither_secrets_nor_files(monkeypatch):
    monkeypatch.setenv("PHOIHOP_SECRET_KEY", "bí mật")
    inherited = os.open(os.devnull, os.O_RDONLY)
    os.set_inheritable(inherited, True)
    found = run(f"{ACTS}:what_is_inherited", b"")
    os.close(inherited)
    assert found == {"secret": None, "files": 4}


def test_a_child_starts_at_once():
    start = time.monotonic()
    run("phoihop.lib.confine:count_bytes", b"abc")
    assert time.monotonic() - start < 1.5


@pytest.mark.parametrize("kind", [ConfinedTimeout, ConfinedMemory, ConfinedCrash])
def test_each_reason_is_told_in_plain_words(kind):
    assert "Tệp gốc vẫn được giữ nguyên. Hãy" in kind.message
    assert kind.message_en.isascii()


def test_a_program_of_the_system_gets_its_input_and_answers():
    assert run_program(["/bin/cat"], "Biên bản".encode()).decode() == "Biên bản"


def test_a_large_payload_reaches_a_child_that_reads_it_late():
    slow = [
        sys.executable,
        "-c",
        "import sys,time;time.sleep(2);print(len(sys.stdin.buffer.read()))",
    ]
    assert run_program(slow, bytes(9 * MIB), limits=Limits(wall_seconds=20)) == b"9437184\n"


def test_a_program_that_waits_is_killed_by_the_clock():
    with pytest.raises(ConfinedTimeout):
        run_program(["/bin/sleep", "30"], b"", limits=Limits(wall_seconds=0.5))


def test_a_program_may_not_use_more_memory_than_its_limit():
    swallow = [sys.executable, "-c", "print(len(bytearray(1 << 30)))"]
    with pytest.raises(ConfinedCrash, match="MemoryError"):
        run_program(swallow, b"", limits=Limits(memory=256 * MIB))


def test_a_program_that_fails_says_why_in_the_log():
    with pytest.raises(ConfinedCrash, match="No such file"):
        run_program(["/bin/cat", "/khong/co"], b"")
