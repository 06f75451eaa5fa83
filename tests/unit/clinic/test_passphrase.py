"""The passphrase: kept as a salted hash, checked with waits that grow, and never in the way of a clock set back."""

from __future__ import annotations

import os
import stat

import pytest

from vr_runtime.clinic import passphrase as module
from vr_runtime.clinic.passphrase import LONGEST_WAIT_S, Passphrase, wait_after_s
from vr_runtime.problem import ExitCode, Problem

RIGHT, WRONG = "quiet river stones", "quiet river stone"
S = 1_000_000_000


class Clock:
    def __init__(self) -> None:
        self.now_ns = 10**18

    def __call__(self) -> int:
        return self.now_ns


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def kept(tmp_path, clock, monkeypatch):
    monkeypatch.setattr(module, "_COST_N", 2**14)  # a quarter of the time, by the same way
    kept = Passphrase(tmp_path / "config" / "passphrase.json", clock)
    kept.set(RIGHT)
    return kept


def refused(kept: Passphrase, text: str) -> str:
    with pytest.raises(Problem) as problem:
        kept.check(text)
    assert problem.value.code is ExitCode.SETTINGS_LOCKED
    return str(problem.value)


def test_the_right_one_opens_and_a_wrong_one_does_not(kept):
    assert kept.is_set
    kept.check(RIGHT)
    assert refused(kept, WRONG) == "That is not the passphrase. Try again."
    kept.check(RIGHT)


def test_it_is_kept_as_a_hash_in_a_private_file(kept, tmp_path):
    path = tmp_path / "config" / "passphrase.json"
    assert not any(word in path.read_text() for word in RIGHT.split())
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_same_passphrase_is_never_kept_alike(kept, tmp_path):
    before = (tmp_path / "config" / "passphrase.json").read_bytes()
    kept.set(RIGHT)
    assert (tmp_path / "config" / "passphrase.json").read_bytes() != before


def test_however_a_keyboard_puts_letters_together(kept):
    kept.set("Mu\u0308hlenbach")
    kept.check("M\u00fchlenbach")


@pytest.mark.parametrize("text", ["", "seven77", "x" * 201])
def test_it_has_8_to_200_letters(kept, text):
    with pytest.raises(Problem) as problem:
        kept.set(text)
    assert problem.value.code is ExitCode.BAD_SETTING
    assert text not in str(problem.value) or not text
    kept.check(RIGHT)


def test_waits_grow_with_wrong_tries_and_have_an_end():
    waits = [wait_after_s(wrong) for wrong in range(14)]
    assert waits[:3] == [0.0, 0.0, 0.0]
    assert waits[3:6] == [2.0, 4.0, 8.0]
    assert waits == sorted(waits)
    assert wait_after_s(10**9) == LONGEST_WAIT_S


def test_while_a_wait_lasts_not_even_the_right_one_is_looked_at(kept, clock):
    for _ in range(2):
        refused(kept, WRONG)
    assert "2 s" in refused(kept, WRONG)
    assert "too often" in refused(kept, RIGHT)
    clock.now_ns += 2 * S
    kept.check(RIGHT)
    assert kept.wait_s == 0.0


def test_waits_outlive_the_program(kept, clock, tmp_path):
    for _ in range(3):
        refused(kept, WRONG)
    assert Passphrase(tmp_path / "config" / "passphrase.json", clock).wait_s == 2.0


def test_a_clock_that_is_set_back_lengthens_no_wait(kept, clock):
    for _ in range(3):
        refused(kept, WRONG)
    clock.now_ns -= 10**18 // 2
    assert kept.wait_s == 2.0


def test_a_try_counts_before_it_is_looked_at(kept, clock, monkeypatch):
    """Whoever ends the program in the midst of a try has had it."""

    def killed(*_: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(module, "_digest", killed)
        for _ in range(3):
            with pytest.raises(KeyboardInterrupt):
                kept.check(RIGHT)
    assert kept.wait_s == 2.0


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"version":1,"salt":"","digest":"","n":1}'])
def test_a_damaged_file_is_no_way_in(kept, tmp_path, content):
    (tmp_path / "config" / "passphrase.json").write_bytes(content)
    assert kept.is_set
    assert "damaged" in refused(kept, RIGHT)
