"""`vr-runtime settings`: what a person types, and reads."""

from __future__ import annotations

import io
import json

import pytest

from vr_runtime.cli import main
from vr_runtime.clinic import passphrase as module


@pytest.fixture(autouse=True)
def _own_folders(tmp_path, monkeypatch):
    monkeypatch.setenv("VR_RUNTIME_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("VR_RUNTIME_STATE", str(tmp_path / "state"))
    monkeypatch.setattr(module, "_COST_N", 2**14)


@pytest.fixture
def said(capsys, monkeypatch):
    def said(*arguments: str, types: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(types))
        code = main(["settings", *arguments])
        return code, *capsys.readouterr()

    return said


def test_a_change_is_listed_and_logged(said):
    assert said("set", "max_brightness", "70")[:2] == (0, "max_brightness = 70\n")
    listed = json.loads(said("--json")[1])
    assert listed["settings"]["max_brightness"] == 70
    assert listed["mistakes"] == []
    log = json.loads(said("log", "--json")[1])
    assert log["intact"]
    assert [(one["who"], one["key"], one["new"]) for one in log["changes"]] == [("engineer", "max_brightness", 70)]


@pytest.mark.parametrize(
    ("key", "value", "allowed"),
    [("max_brightness", "900", "from 25 to 100"), ("nothing", "1", "There are"), ("default_scene", "x", "no scene x")],
)
def test_what_is_not_allowed_is_one_line(said, key, value, allowed):
    code, out, err = said("set", key, value)
    assert (code, out) == (62, "")
    assert allowed in err
    assert err.count("\n") == 1


def test_a_passphrase_guards_all_but_the_desk(said):
    assert said("passphrase", types="quiet river stones\nquiet river stones\n")[0] == 0
    assert said("set", "theme", "light")[0] == 0
    code, _, err = said("set", "keep_days", "30", types="wrong wrong\n")
    assert (code, err) == (63, "vr-runtime: That is not the passphrase. Try again.\n")
    assert said("set", "keep_days", "30", types="quiet river stones\n")[0] == 0
    assert said("passphrase", types="wrong wrong\nnew new new\nnew new new\n")[0] == 63
    assert said("passphrase", types="quiet river stones\nnew new new\nnew new news\n")[0] == 62
    everything = "".join(said(*words)[1] for words in (("--json",), ("log",), ("log", "--json")))
    assert "river" not in everything
    assert "passphrase set" in everything


def test_a_mistake_in_the_file_is_a_line_and_a_code(said, tmp_path):
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text("keep_days = 9999\n")
    code, out, err = said()
    assert code == 62
    assert "settings.toml:1: keep_days = 9999; allowed: a whole number from 1 to 3650" in err
    assert "keep_days             90" in out


def test_a_log_that_was_forged_is_told(said, tmp_path):
    said("set", "theme", "light")
    path = tmp_path / "state" / "settings" / "log.jsonl"
    path.write_bytes(path.read_bytes().replace(b"staff", b"engineer"))
    code, _, err = said("log")
    assert code == 1
    assert "line 1 is not as it was written" in err
