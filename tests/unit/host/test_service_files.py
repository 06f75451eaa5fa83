"""The service files are what their systems understand, and name the command that is there."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from vr_runtime.problem import ExitCode

TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


@pytest.fixture
def unit(root):
    return root / "docs/service/vr-runtime-host.service"


def test_systemd_understands_the_unit(unit, tmp_path):
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not here: only systemd itself can judge a unit")
    # with the interpreter that is here: the path is the reader's to fill in
    copy = tmp_path / unit.name
    copy.write_text(re.sub(r"^ExecStart=\S+", f"ExecStart={sys.executable}", unit.read_text(), flags=re.MULTILINE))
    done = subprocess.run(
        ["systemd-analyze", "--user", "verify", "--man=no", str(copy)],
        capture_output=True, text=True, check=False, env={"XDG_RUNTIME_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    ours = [line for line in done.stderr.splitlines() if unit.name in line]
    assert ours == []


def test_the_unit_spares_the_player_and_restarts_for_a_reason(unit):
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str
    parser.read(unit)
    service = parser["Service"]
    assert service["ExecStart"].endswith("vr-runtime host --resume")
    assert service["KillMode"] == "process"
    never = {int(code) for code in service["RestartPreventExitStatus"].split()}
    assert never == {ExitCode.HOST_BUSY, ExitCode.NO_SESSION}


def test_the_scheduled_task_runs_one_host_without_further_rights(root):
    task = ElementTree.parse(root / "docs/service/vr-runtime-host.xml").getroot()
    assert task.find(f"{TASK}Actions/{TASK}Exec/{TASK}Arguments").text == "host --resume"
    assert task.find(f"{TASK}Settings/{TASK}MultipleInstancesPolicy").text == "IgnoreNew"
    assert task.find(f"{TASK}Settings/{TASK}ExecutionTimeLimit").text == "PT0S"
    assert task.find(f"{TASK}Principals/{TASK}Principal/{TASK}RunLevel").text == "LeastPrivilege"
