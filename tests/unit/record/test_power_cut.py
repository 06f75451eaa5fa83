"""The power may go at any instant: nothing that was on disk is lost, and the session can be gone on with."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time

import pytest

from vr_runtime.problem import Problem
from vr_runtime.record import entries as en
from vr_runtime.record.entries import decode_entry
from vr_runtime.record.journal_file import JournalFile
from vr_runtime.record.journal_schema import JOURNAL_FILE
from vr_runtime.record.session_clock import ClockMark, Reading, boot_name
from vr_runtime.record.shelf import open_shelf
from vr_runtime.record.unfinished import unfinished_session
from vr_runtime.record.verify import verify

from .journals import PATIENCE_S, begun, header, written

KILLS = 8


def brightnesses(folder):
    """What the writing process counts, as far as it is stored."""
    with open_shelf(folder) as shelf:
        entries = [decode_entry(entry.kind, entry.body) for entry in shelf.entries(1)]
    return [entry.percent for entry in entries if isinstance(entry, en.BrightnessSet)]


def killed_after(root, folder, first, delay_s):
    """Let a process write, kill it with no warning, and return up to where it said that all was on disk."""
    command = [sys.executable, "-m", "tests.unit.record.writes_until_killed", str(folder), str(first)]
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    acknowledged = process.stdout.readline()
    time.sleep(delay_s)
    process.kill()
    out, err = process.communicate(timeout=PATIENCE_S)
    assert not err
    return int([acknowledged, *out.splitlines(keepends=True)][-1])


def test_a_killed_process_loses_nothing_that_was_acknowledged(root, tmp_path):
    delays = random.Random(20240607)
    stored = []
    for kill in range(KILLS):
        acknowledged = killed_after(root, tmp_path, len(stored), delays.uniform(0.0, 0.05))
        found = verify(tmp_path)
        assert not found.closed
        stored = brightnesses(tmp_path)
        assert stored == list(range(len(stored)))
        assert len(stored) >= acknowledged
        unfinished = unfinished_session(
            tmp_path, Reading(time.perf_counter_ns(), time.time_ns(), boot_name()), "simulated"
        )
        assert sum(row.kind == "brightness_set" for row in unfinished.rows) == len(stored)
        assert sum(row.kind == "session_resumed" for row in unfinished.rows) == kill


@pytest.fixture(scope="module")
def written_folder(tmp_path_factory):
    """A session whose newest commits stand in the log alone, as it lay on disk after each."""
    folder = tmp_path_factory.mktemp("journal")
    journal = begun(folder)
    sizes = []
    for number in range(12):
        journal.post(en.BrightnessSet(number))
        assert journal.flush(PATIENCE_S)
        sizes.append((folder / f"{JOURNAL_FILE}-wal").stat().st_size)
    frozen = tmp_path_factory.mktemp("frozen") / "state"
    shutil.copytree(folder, frozen)
    journal.close(None)
    return frozen, sizes


def test_it_is_the_log_that_holds_them(written_folder):
    _, sizes = written_folder
    assert sizes == sorted(set(sizes))


@pytest.mark.parametrize("seed", range(12))
def test_a_torn_log_keeps_every_commit_before_the_tear(written_folder, tmp_path, seed):
    frozen, sizes = written_folder
    cut = random.Random(seed).randrange(sizes[0], sizes[-1])
    folder = torn(frozen, tmp_path, lambda log: log[:cut])
    assert brightnesses(folder) == list(range(sum(size <= cut for size in sizes)))
    with pytest.raises(Problem, match="its end was cut off"):  # the anchor knows more: this was no power cut
        verify(folder)


@pytest.mark.parametrize("seed", range(6))
def test_rubbish_behind_the_last_commit_costs_nothing(written_folder, tmp_path, seed):
    frozen, sizes = written_folder
    rubbish = random.Random(seed).randbytes(random.Random(seed).randrange(1, 9000))
    folder = torn(frozen, tmp_path, lambda log: log + rubbish)
    assert brightnesses(folder) == list(range(len(sizes)))
    assert verify(folder).entries == len(sizes)
    file = JournalFile(folder)
    file.take_up(verify(folder) and session_of(folder))
    assert file.seq == len(sizes) - 1
    file.close()


def torn(frozen, tmp_path, tear):
    """A copy as it is found after the power came back: no shared memory, and the log as `tear` leaves it."""
    folder = tmp_path / "state"
    shutil.copytree(frozen, folder)
    (folder / f"{JOURNAL_FILE}-shm").unlink()
    log = folder / f"{JOURNAL_FILE}-wal"
    log.write_bytes(tear(log.read_bytes()))
    return folder


def session_of(folder):
    with open_shelf(folder) as shelf:
        return shelf.find(None).session


@pytest.mark.parametrize("step", ["_transaction", "_anchor"])
def test_a_cut_while_a_session_begins_leaves_nothing_to_complain_of(tmp_path, monkeypatch, step):
    written(tmp_path)

    def cut(*_, **__):
        raise KeyboardInterrupt

    file = JournalFile(tmp_path)
    with monkeypatch.context() as power:
        power.setattr(JournalFile, step, cut)
        with pytest.raises(KeyboardInterrupt):
            file.begin(header(), ClockMark(0, Reading(0, time.time_ns(), "")))
    file.close()
    assert verify(tmp_path).entries in {0, 5}
    written(tmp_path)
    assert verify(tmp_path).closed
