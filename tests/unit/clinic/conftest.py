"""A clinic's folder of presets, empty at first."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch) -> Path:
    folder = tmp_path / "settings" / "presets"
    folder.mkdir(parents=True)
    monkeypatch.setenv("VR_RUNTIME_CONFIG", str(folder.parent))
    return folder
