"""What a clinic has set is read before it is needed."""

from __future__ import annotations

from vr_runtime.content import CONFIG_VARIABLE
from vr_runtime.preflight.clinic import examine_presets, examine_settings


def test_the_built_in_presets_can_be_used(monkeypatch, tmp_path):
    monkeypatch.setenv(CONFIG_VARIABLE, str(tmp_path))
    [found] = examine_presets()
    assert (found.name, found.level, found.values["own"]) == ("presets_readable", "ok", 0)
    assert found.values["presets"] >= 1


def test_a_preset_with_a_mistake_is_named_with_its_line_and_hides_no_other(monkeypatch, tmp_path):
    monkeypatch.setenv(CONFIG_VARIABLE, str(tmp_path))
    [before] = examine_presets()
    (tmp_path / "presets").mkdir()
    (tmp_path / "presets" / "ours.toml").write_text("nonsense = true\n")
    readable, mistaken = examine_presets()
    assert readable.values["presets"] == before.values["presets"]
    assert (mistaken.name, mistaken.level, mistaken.values) == ("preset_mistaken", "warning", {"preset": "ours"})
    assert "ours.toml:1" in mistaken.found


def test_a_folder_that_is_none_is_one_line(monkeypatch, tmp_path):
    monkeypatch.setenv(CONFIG_VARIABLE, str(tmp_path))
    (tmp_path / "presets").write_text("in the way")
    [found] = examine_presets()
    assert (found.name, found.level) == ("presets_unreadable", "warning")


def test_without_settings_the_defaults_hold(monkeypatch, tmp_path):
    monkeypatch.setenv(CONFIG_VARIABLE, str(tmp_path))
    [found] = examine_settings()
    assert (found.name, found.level) == ("settings_readable", "ok")
    assert "defaults" in found.found


def test_a_setting_with_a_mistake_is_named_with_its_line(monkeypatch, tmp_path):
    monkeypatch.setenv(CONFIG_VARIABLE, str(tmp_path))
    (tmp_path / "settings.toml").write_text("\nkeep_days = 30\nnonsense = 1\nmore = 2\n")
    [found] = examine_settings()
    assert (found.name, found.level, found.values) == ("settings_mistaken", "warning", {"mistakes": 2})
    assert "settings.toml:3" in found.found
    assert "(and 1 more)" in found.found


def test_settings_that_no_program_can_read_are_one_line(monkeypatch, tmp_path):
    monkeypatch.setenv(CONFIG_VARIABLE, str(tmp_path))
    (tmp_path / "settings.toml").write_bytes(b"\xff\xfe not toml")
    [found] = examine_settings()
    assert found.level == "warning"
