"""From nothing to a sealed scene: made, checked, sealed, played; and what is wrong is told in one line."""

from __future__ import annotations

import json

import msgspec
import pytest

from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render.packs import MANIFEST, Manifest
from vr_runtime.render.scene_library import load_scene, scene_names
from vr_runtime.workshop.checking import check, seal
from vr_runtime.workshop.new_scene import new_scene


def test_a_new_scene_is_complete_and_within_its_light(ctx, hills):
    checked = check(ctx, str(hills))
    assert checked.scene.name == "hills"
    assert 0.03 < checked.authored_mean < 0.15
    assert checked.seal.startswith("not sealed")
    assert set(msgspec.to_builtins(checked.scene.file.title)) == {"en", "de", "fr", "es"}


def test_a_new_scene_is_found_by_its_name_where_one_works(ctx, hills):
    assert check(ctx, "hills").scene.folder.samefile(hills)


@pytest.mark.parametrize("name", ["Hills", "my_hills", "-hills", "hills-", "a--b", "", "../hills", "h" * 41])
def test_a_name_that_no_scene_may_have_is_refused(bench, name):
    with pytest.raises(Problem, match="cannot be a scene's name") as caught:
        new_scene(name, bench)
    assert caught.value.code is ExitCode.USAGE
    assert list(bench.iterdir()) == []


def test_what_is_there_is_left_alone(hills):
    (hills / "scene.glsl").write_text("mine")
    with pytest.raises(Problem, match="is there already"):
        new_scene("hills", hills.parent)
    assert (hills / "scene.glsl").read_text() == "mine"


def test_a_built_in_name_is_taken(bench):
    with pytest.raises(Problem, match="A built-in scene is called"):
        new_scene(scene_names()[0], bench)


def test_a_folder_that_cannot_be_made_is_told(bench):
    (bench / "file").write_text("")
    with pytest.raises(Problem, match="cannot be made"):
        new_scene("hills", bench / "file")


def test_sealed_it_is_played(ctx, hills):
    with pytest.raises(Problem, match="is not sealed"):
        load_scene(hills)
    path, manifest = seal(ctx, str(hills))
    assert path == hills / MANIFEST
    assert msgspec.json.decode(path.read_bytes(), type=Manifest) == manifest
    assert set(manifest.files) == {"scene.toml", "scene.glsl"}
    assert load_scene(hills).name == "hills"
    assert check(ctx, str(hills)).seal == "sealed"


def test_a_seal_is_broken_by_a_change_and_made_anew(ctx, hills):
    seal(ctx, str(hills))
    with (hills / "scene.glsl").open("a") as shader:
        shader.write("// later\n")
    assert check(ctx, str(hills)).seal.startswith("its seal is broken")
    seal(ctx, str(hills))
    assert check(ctx, str(hills)).seal == "sealed"


@pytest.mark.parametrize(
    ("glsl", "said"),
    [
        ("vec3 radiance(View view) { return vec3(mist); }", r"scene\.glsl:1: .*mist"),
        ("vec3 radiance(View view) { return vec3(0.0); }", "it is dark"),
        ("vec3 radiance(View view) {\nwhile (true) { }\nreturn vec3(0.1); }", r"scene\.glsl:2: a loop"),
        ("void main() { }", r"scene\.glsl:1: 'main' is not allowed"),
    ],
)
def test_what_does_not_work_is_neither_checked_nor_sealed(ctx, hills, glsl, said):
    (hills / "scene.glsl").write_text(glsl)
    with pytest.raises(Problem, match=said) as caught:
        seal(ctx, str(hills))
    assert caught.value.code is ExitCode.BAD_SCENE
    assert not (hills / MANIFEST).exists()


def test_a_sound_that_is_not_there_is_found_before_it_is_missed(ctx, hills):
    toml = (hills / "scene.toml").read_text("utf-8")
    (hills / "scene.toml").write_text(toml + '\n[sound]\nbed = "dusk"\nfile = "wind.flac"\n', "utf-8")
    with pytest.raises(Problem, match=r"wind\.flac: there is no such sound"):
        seal(ctx, str(hills))
    (hills / "wind.flac").write_bytes(b"")
    assert "wind.flac" in seal(ctx, str(hills))[1].files


def test_what_no_pack_may_hold_is_not_sealed(ctx, hills):
    (hills / "notes.docx").write_text("")
    with pytest.raises(Problem, match="of no kind that a pack may hold"):
        seal(ctx, str(hills))


def test_built_in_scenes_need_no_seal(ctx, bench):
    with pytest.raises(Problem, match="needs no seal"):
        seal(ctx, "gradient")
    assert check(ctx, "gradient").seal == ""


def test_the_manifest_is_text_that_a_person_can_read(ctx, hills):
    path, _ = seal(ctx, str(hills))
    text = path.read_text("utf-8")
    assert len(text.splitlines()) > 5
    assert json.loads(text)["scene"] == "hills"
