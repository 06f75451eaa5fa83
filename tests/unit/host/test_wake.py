"""Sleep is inhibited while a session runs, where the system lets us; where it does not, that is no error."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from vr_runtime.host.wake import KeptAwake

PATIENCE_S = 60.0
posix_only = pytest.mark.skipif(os.name != "posix", reason="another call there")


@posix_only
def test_it_is_held_as_long_as_the_session(tmp_path):
    command = ("sh", "-c", f"echo $$ > {tmp_path / 'pid'}; exec cat")
    with KeptAwake(command) as awake:
        assert awake.held
    assert not awake.held


@posix_only
@pytest.mark.parametrize("command", [("false",), ("/nowhere/at/all",)])
def test_where_no_service_does_it_the_session_runs_all_the_same(command):
    with KeptAwake(command) as awake:
        deadline_s = time.monotonic() + PATIENCE_S
        while awake.held and time.monotonic() < deadline_s:
            time.sleep(0.01)
        assert not awake.held


@posix_only
def test_it_ends_with_a_host_that_was_killed(root, tmp_path):
    source = (
        "import sys, time\nfrom vr_runtime.host.wake import KeptAwake\n"
        "with KeptAwake(('cat',)) as awake:\n    print(awake._process.pid, flush=True)\n    time.sleep(600)\n"
    )
    host = subprocess.Popen((sys.executable, "-c", source), cwd=root, stdout=subprocess.PIPE, text=True)
    inhibitor = int(host.stdout.readline())
    host.kill()
    host.communicate()
    deadline_s = time.monotonic() + PATIENCE_S
    while _lives(inhibitor) and time.monotonic() < deadline_s:
        time.sleep(0.01)
    assert not _lives(inhibitor)


def _lives(pid):
    import psutil

    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
