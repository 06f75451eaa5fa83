"""One host a headset PC: the lock ends with its holder, however that ends."""

from __future__ import annotations

import subprocess
import sys

import pytest

from vr_runtime.host.lock import HostLock
from vr_runtime.problem import ExitCode, Problem

HOLD = "import sys, pathlib\nfrom vr_runtime.host.lock import HostLock\nlock = HostLock(pathlib.Path(sys.argv[1]))\n"


def test_a_second_host_is_refused_and_told_of_the_first(tmp_path):
    with HostLock(tmp_path / "r"), pytest.raises(Problem) as refused:
        HostLock(tmp_path / "r")
    assert refused.value.code is ExitCode.HOST_BUSY


def test_it_is_free_again_afterwards(tmp_path):
    HostLock(tmp_path / "r").release()
    HostLock(tmp_path / "r").release()


def test_a_killed_host_does_not_hold_it(tmp_path, root):
    source = HOLD + "print('held', flush=True)\nsys.stdin.read()"
    command = (sys.executable, "-c", source, str(tmp_path / "r"))
    holder = subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(Problem, match=f"process {holder.pid}"):
        HostLock(tmp_path / "r")
    holder.kill()
    holder.communicate()
    HostLock(tmp_path / "r").release()


def test_a_folder_that_others_may_open_is_refused(tmp_path):
    (tmp_path / "r").mkdir(mode=0o755)
    with pytest.raises(Problem) as refused:
        HostLock(tmp_path / "r")
    assert refused.value.code is ExitCode.DOOR_UNUSABLE
