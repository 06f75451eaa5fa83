"""A pack that is refused never keeps a session from its beginning; a mistyped name does, with the nearest one."""

from __future__ import annotations

import json

import pytest

from vr_runtime.cli import main
from vr_runtime.content import DEFAULT_SCENE
from vr_runtime.player.scene_choice import scene_to_play
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render.packs import MANIFEST, manifest_of
from vr_runtime.workshop.new_scene import new_scene

SHORT = ["--infusion", "15", "--auto", "--duration", "1", "--report", "report"]
PLAY = ["run", "--headset", "simulated", "--clock", "virtual", *SHORT, "--scene"]


@pytest.fixture
def pack(tmp_path, monkeypatch):
    """A sealed pack among the clinic's own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VR_RUNTIME_CONFIG", str(tmp_path))
    folder = new_scene("quiet-hill", tmp_path / "scenes")
    _seal(folder)
    return folder


def _seal(folder) -> None:
    import msgspec

    (folder / MANIFEST).unlink(missing_ok=True)
    (folder / MANIFEST).write_bytes(msgspec.json.encode(manifest_of(folder, folder.name)))


def report(tmp_path):
    return json.loads((tmp_path / "report" / "session.json").read_text())


def test_a_sealed_pack_is_played(pack):
    scene, refused = scene_to_play("quiet-hill")
    assert (scene.name, refused) == ("quiet-hill", "")


def test_a_damaged_pack_is_replaced_and_the_reason_told(pack):
    (pack / "scene.glsl").write_text("")
    scene, refused = scene_to_play("quiet-hill")
    assert scene.name == DEFAULT_SCENE
    assert "is not as it was sealed" in refused
    assert refused.endswith(f"{DEFAULT_SCENE} is played instead")


def test_a_mistyped_name_is_an_error_until_the_session_has_begun(pack):
    with pytest.raises(Problem, match="Did you mean 'quiet-hill'") as caught:
        scene_to_play("quiet-hil")
    assert caught.value.code is ExitCode.UNKNOWN_SCENE
    assert scene_to_play("quiet-hil", begun=True)[0].name == DEFAULT_SCENE


def test_a_built_in_scene_that_is_wrong_is_an_error(pack, monkeypatch):
    def broken(path):
        raise Problem(ExitCode.BAD_SCENE, f"{path}: wrong", "Mend it")

    monkeypatch.setattr("vr_runtime.render.scene_library.read_scene_file", broken)
    with pytest.raises(Problem, match="wrong"):
        scene_to_play("gradient")


@pytest.mark.parametrize("damage", ["altered", "does not compile"])
def test_a_session_plays_on_and_its_report_and_journal_say_why(pack, tmp_path, capsys, monkeypatch, damage):
    monkeypatch.setenv("VR_RUNTIME_STATE", str(tmp_path / "state"))
    (pack / "scene.glsl").write_text("vec3 radiance(View view) { return vec3(nothing); }")
    if damage == "does not compile":
        _seal(pack)
    assert main([*PLAY, "quiet-hill"]) == ExitCode.OK
    [line] = capsys.readouterr().err.splitlines()
    assert f"{DEFAULT_SCENE} is played instead" in line
    assert report(tmp_path)["scene"] == DEFAULT_SCENE
    assert report(tmp_path)["problem"] in line
    assert report(tmp_path)["frames"] > 0
    assert main(["export", "--out", "story.jsonl"]) == ExitCode.OK
    entries = [json.loads(row) for row in (tmp_path / "story.jsonl").read_text().splitlines()]
    assert [one["cause"] for one in entries if one.get("kind") == "alarm_raised"] == ["scene_refused"]
    assert [one["scene"] for one in entries if one.get("kind") == "scene_chosen"] == [DEFAULT_SCENE]
