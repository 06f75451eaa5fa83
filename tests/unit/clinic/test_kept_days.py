"""How long sessions are kept: as the clinic has set it, whoever begins one and however."""

from __future__ import annotations

import pytest

from vr_runtime.cli import main
from vr_runtime.problem import ExitCode

SESSION = ("--headset", "simulated", "--infusion", "15", "--scene", "empty")


@pytest.fixture
def kept_days(tmp_path, monkeypatch):
    """What a session that is asked for in these words would be begun with, in a clinic that keeps them for a year."""
    monkeypatch.setenv("VR_RUNTIME_CONFIG", str(tmp_path))
    (tmp_path / "settings.toml").write_text("keep_days = 365\n")
    begun = []
    monkeypatch.setattr("vr_runtime.host.run.host", lambda session: begun.append(session) or ExitCode.OK)
    monkeypatch.setattr("vr_runtime.player.run.run", lambda session, _clock: begun.append(session) or ExitCode.OK)

    def asked(*words):
        assert main([*words, *SESSION]) == ExitCode.OK
        return begun[-1].keep_days

    return asked


@pytest.mark.parametrize("command", [("run",), ("run", "--clock", "virtual"), ("host",)])
def test_the_clinics_setting_holds_unless_somebody_asks_for_another(kept_days, command):
    assert kept_days(*command) == 365
    assert kept_days(*command, "--keep-days", "30") == 30
    assert kept_days(*command, "--no-journal") is None


def test_without_a_setting_it_is_three_months(kept_days, tmp_path):
    (tmp_path / "settings.toml").unlink()
    assert kept_days("run") == 90
