"""The folder of the simulated runtime's manifest goes with its process, at the latest when the next one starts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time

import pytest

from vr_runtime.simulator.manifest_folder import manifest_folder

_HOLD = """
from vr_runtime.simulator.manifest_folder import manifest_folder
with manifest_folder() as folder:
    print(folder, flush=True)
    input()
"""
_LONG_AGO = time.time() - 3600.0


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def holder(temporary, root):
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", _HOLD], cwd=root, **pipes) as process:
        folder = temporary / os.path.basename(process.stdout.readline().strip())
        yield process, folder
        process.kill()


def aged(folder):
    os.utime(folder, (_LONG_AGO, _LONG_AGO))
    return folder


def test_it_is_there_and_then_it_is_not(temporary):
    with manifest_folder() as folder:
        assert folder.stat().st_mode & 0o077 == 0
        assert list(temporary.iterdir()) == [folder]
    assert list(temporary.iterdir()) == []


def test_what_a_killed_process_left_is_removed_by_the_next(holder, temporary):
    process, folder = holder
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert aged(folder).is_dir()
    with manifest_folder() as mine:
        assert list(temporary.iterdir()) == [mine]


def test_what_a_living_process_holds_is_left_alone_however_old(holder):
    _, folder = holder
    aged(folder)
    with manifest_folder():
        assert (folder / "held").exists()


def test_what_was_made_just_now_or_is_not_a_folder_is_left_alone(temporary):
    young = temporary / "vr-runtime-simulator-young"
    young.mkdir()
    elsewhere = temporary / "elsewhere"
    elsewhere.mkdir()
    link = temporary / "vr-runtime-simulator-link"
    link.symlink_to(elsewhere)
    os.utime(link, (_LONG_AGO, _LONG_AGO), follow_symlinks=False)
    with manifest_folder():
        assert young.exists()
        assert link.is_symlink()
        assert elsewhere.exists()
