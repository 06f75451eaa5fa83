"""The settings log: a chain that tells when a line was changed, removed, moved or cut off."""

from __future__ import annotations

import pytest

from vr_runtime.clinic.setting_types import DEFAULTS
from vr_runtime.clinic.settings_log import SettingsLog


@pytest.fixture
def log(tmp_path):
    log = SettingsLog(tmp_path, lambda: 10**18)
    log.set("engineer", [("keep_days", 90, 30), ("max_brightness", 100, 70)])
    log.set("staff", [("theme", "dark", "light")])
    log.passphrase_set()
    return log


@pytest.fixture
def path(log, tmp_path):
    return tmp_path / "settings" / "log.jsonl"


def test_is_as_it_was_written(log):
    logged = log.read()
    assert logged.fault == ""
    assert [one.kind for one in logged.changes] == ["setting", "setting", "setting", "passphrase"]
    settings = logged.settings()
    assert (settings.keep_days, settings.max_brightness, settings.theme) == (30, 70, "light")


def test_an_empty_log_is_nothing_to_worry_about(tmp_path):
    logged = SettingsLog(tmp_path).read()
    assert (logged.changes, logged.fault, logged.settings()) == ((), "", DEFAULTS)


@pytest.mark.parametrize(
    "forge",
    [
        lambda lines: [lines[0].replace(b"30", b"99"), *lines[1:]],
        lambda lines: [lines[0].replace(b"engineer", b"staff"), *lines[1:]],
        lambda lines: [lines[0], *lines[2:]],
        lambda lines: [lines[1], lines[0], *lines[2:]],
        lambda lines: lines[:-1],
        lambda lines: [],
        lambda lines: [*lines, lines[-1]],
        lambda lines: [b"{}\n", *lines],
        lambda lines: [b"\xff\n", *lines[1:]],
    ],
    ids=["value", "who", "removed", "moved", "cut off", "emptied", "twice", "added", "garbage"],
)
def test_what_was_done_to_it_is_found_out(log, path, forge):
    path.write_bytes(b"".join(forge(path.read_bytes().splitlines(keepends=True))))
    assert log.read().fault


def test_that_it_was_removed_is_found_out(log, path):
    path.unlink()
    assert log.read().fault == ""  # a folder that was emptied whole says nothing ...
    log.set("staff", [("theme", "light", "dark")])
    assert log.read().fault == ""
    assert len(log.read().changes) == 1


def test_without_its_anchor_it_cannot_be_trusted(log, tmp_path):
    (tmp_path / "settings" / "anchors" / "settings.json").unlink()
    assert "anchor" in log.read().fault


def test_a_line_that_a_power_cut_tore_was_never_written(log, path):
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"seq":5,"cha')
    assert log.read().fault == ""
    assert len(log.read().changes) == 4
    log.set("staff", [("theme", "light", "dark")])
    assert log.read().fault == ""
    assert path.read_bytes().startswith(whole)


def test_a_power_cut_before_the_anchor_costs_no_trust(log, tmp_path):
    anchor = tmp_path / "settings" / "anchors" / "settings.json"
    before = anchor.read_bytes()
    log.set("staff", [("theme", "light", "dark")])
    anchor.write_bytes(before)
    assert log.read().fault == ""


def test_a_fault_stays_a_fault_when_more_is_written(log, path):
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0].replace(b"30", b"99"), *lines[1:]]))
    log.set("staff", [("theme", "light", "dark")])
    assert "line 1" in log.read().fault


def test_the_passphrase_stands_nowhere(log, path):
    assert b"passphrase" in path.read_bytes()
    assert log.read().changes[-1].old is None
    assert log.read().changes[-1].new is None
