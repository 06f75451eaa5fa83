"""Six hours do not fill a host's memory, and what they leave in the journal is taken up in no time."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.soak


def test_six_hours_of_a_host(tmp_path, root):
    command = [sys.executable, "-m", "tests.soak.six_hours", str(tmp_path)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    print(found)
    assert found["frames"] == 6 * 3600 * 90
    assert found["frame_blocks"] >= 300
    assert found["acts"] >= 450
    assert max(found["resident_mib"]) < 80.0
    assert found["resident_mib"][-1] - found["resident_mib"][0] < 10.0
    assert found["replay_s"] <= 0.2
