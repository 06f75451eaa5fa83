"""The journal lies where a variable says, else in the user's own state folder; never in the checkout."""

from __future__ import annotations

import stat
from pathlib import Path

from vr_runtime.record.state_folder import STATE_VARIABLE, make_private, state_folder


def test_the_variable_decides(monkeypatch, tmp_path):
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path))
    assert state_folder() == tmp_path


def test_else_it_is_the_users_own(monkeypatch):
    monkeypatch.delenv(STATE_VARIABLE)
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    folder = state_folder()
    assert folder.name == "vr-runtime" or folder.parent.name == "vr-runtime"
    assert folder.is_relative_to(Path.home())


def test_it_is_made_for_its_user_alone(tmp_path):
    make_private(tmp_path / "a" / "state")
    assert stat.S_IMODE((tmp_path / "a" / "state").stat().st_mode) == 0o700


def test_a_folder_that_was_there_keeps_its_permissions(tmp_path):
    tmp_path.chmod(0o755)
    make_private(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
