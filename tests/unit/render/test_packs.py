"""A pack is data, sealed: whatever else lies in its folder, or was changed since, is refused with the reason."""

from __future__ import annotations

import os

import msgspec
import pytest

from tests.unit.render.studio import SCENE_TOML
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render import packs
from vr_runtime.render.packs import MANIFEST, manifest_of, verify_pack
from vr_runtime.render.scene_library import list_clinic_scenes, load_scene, scene_names


@pytest.fixture
def clinic(tmp_path, monkeypatch):
    monkeypatch.setenv("VR_RUNTIME_CONFIG", str(tmp_path / "clinic"))
    folder = tmp_path / "clinic" / "scenes"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def pack(tmp_path):
    return sealed(written(tmp_path / "far-hills"))


def written(folder):
    folder.mkdir(parents=True)
    values = {"composition": "direct", "shader": 'shader = "hills.glsl"', "top": "", "tables": ""}
    (folder / "scene.toml").write_text(SCENE_TOML.format(name=folder.name, **values))
    (folder / "hills.glsl").write_text("vec3 radiance(View view) { return vec3(0.1); }")
    return folder


def sealed(folder):
    (folder / MANIFEST).write_bytes(msgspec.json.encode(manifest_of(folder, folder.name)))
    return folder


def refusal(folder) -> str:
    with pytest.raises(Problem) as caught:
        load_scene(folder)
    assert caught.value.code is ExitCode.BAD_SCENE
    assert "\n" not in str(caught.value)
    return str(caught.value)


def resealed_by_hand(folder, **changes):
    manifest = msgspec.json.decode((folder / MANIFEST).read_bytes())
    (folder / MANIFEST).write_bytes(msgspec.json.encode({**manifest, **changes}))


def test_a_sealed_pack_is_played_from_its_folder(pack):
    scene = load_scene(pack)
    assert scene.name == "far-hills"
    assert not scene.built_in
    assert scene.code is None


def test_without_a_seal_it_is_a_draft_that_only_a_preview_shows(pack):
    (pack / MANIFEST).unlink()
    assert "scenes seal" in refusal(pack)
    assert load_scene(pack, draft=True).name == "far-hills"


@pytest.mark.parametrize("file", ["hills.glsl", "scene.toml"])
def test_one_changed_letter_is_found(pack, file):
    text = (pack / file).read_text()
    (pack / file).write_text(text.replace("0.1", "0.9").replace("seated", "lying").swapcase())
    assert f"{file}: is not as it was sealed" in refusal(pack)


def test_a_file_too_many_is_found(pack):
    (pack / "more.glsl").write_text("")
    assert "more.glsl: is not in the manifest" in refusal(pack)


def test_a_file_too_few_is_found(pack):
    (pack / "hills.glsl").unlink()
    assert "'hills.glsl' is in the manifest and not in the folder" in refusal(pack)


def test_a_name_that_leads_out_of_the_folder_is_no_file_of_it(pack):
    manifest = msgspec.json.decode((pack / MANIFEST).read_bytes())
    resealed_by_hand(pack, files={**manifest["files"], "../outside.glsl": {"bytes": 0, "sha256": "0" * 64}})
    (pack.parent / "outside.glsl").write_text("")
    assert "'../outside.glsl' is in the manifest and not in the folder" in refusal(pack)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("scene.py", "only built-in scenes may bring Python"),
        ("helper.PY", "only built-in scenes may bring Python"),
        ("native.so", "only built-in scenes may bring Python"),
        ("setup.exe", "of no kind that a pack may hold"),
        ("page.html", "of no kind that a pack may hold"),
        ("noext", "of no kind that a pack may hold"),
        (".hidden.glsl", "has a name with other signs"),
        ("a b.glsl", "has a name with other signs"),
    ],
)
def test_nothing_but_data_is_sealed_or_played(pack, name, said):
    (pack / name).write_text("print('never run')")
    assert said in refusal(pack)
    with pytest.raises(Problem, match=said):
        manifest_of(pack, "far-hills")


def test_a_pack_has_no_links_and_no_folders_inside(pack):
    (pack / "link.glsl").symlink_to(pack.parent / "elsewhere.glsl")
    assert "is a link" in refusal(pack)
    (pack / "link.glsl").unlink()
    (pack / "inner.glsl").mkdir()
    assert "no folders inside" in refusal(pack)
    (pack / "inner.glsl").rmdir()
    os.mkfifo(pack / "pipe.glsl")
    assert "is no plain file" in refusal(pack)


def test_large_files_are_refused_before_they_are_read(pack, monkeypatch):
    monkeypatch.setitem(packs.LARGEST, ".glsl", 10)
    monkeypatch.setattr(packs, "_sha256", lambda path: pytest.fail("it was read"))
    assert "hills.glsl: is larger than" in refusal(pack)


def test_a_pack_has_so_many_files_and_weighs_so_much_at_most(pack, monkeypatch):
    monkeypatch.setattr(packs, "MOST_FILES", 1)
    assert "more than 1 files" in refusal(pack)
    monkeypatch.undo()
    monkeypatch.setattr(packs, "MOST_BYTES", 100)
    assert "MiB in all" in refusal(pack)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"format": 2}, "format 2 is not the format 1"),
        ({"scene": "other"}, "sealed as 'other', not as 'far-hills'"),
        ({"author": "me"}, "is no manifest"),
        ({"files": []}, "is no manifest"),
    ],
)
def test_a_manifest_that_says_something_else_is_refused(pack, changes, said):
    resealed_by_hand(pack, **changes)
    assert said in refusal(pack)


@pytest.mark.parametrize(("file", "text"), [(MANIFEST, '{"x": ' + 40_000 * "["), ("scene.toml", "x = " + 3_000 * "[")])
def test_brackets_without_end_are_refused_like_any_other_fault(pack, file, text):
    (pack / file).write_text(text)
    if file != MANIFEST:
        sealed(pack)
    assert f"{file}: " in refusal(pack)


def test_a_scenes_own_sound_is_a_plain_file_of_the_pack(pack):
    toml = (pack / "scene.toml").read_text()
    (pack / "rain.opus").write_bytes(b"")
    (pack / "scene.toml").write_text(toml + '[sound]\nbed = "river"\nfile = "rain.opus"\n')
    assert load_scene(sealed(pack)).file.sound.file == "rain.opus"
    for wrong in ("../rain.opus", "/rain.opus", "rain.mp3"):
        (pack / "scene.toml").write_text(toml + f'[sound]\nbed = "river"\nfile = "{wrong}"\n')
        assert "sound.file" in refusal(sealed(pack))


def test_a_shader_that_might_never_end_is_refused_sealed_or_not(pack):
    (pack / "hills.glsl").write_text("vec3 radiance(View view) {\n while (true) { }\n return vec3(0.1); }")
    with pytest.raises(Problem, match=r"hills\.glsl:2: a loop whose end is not known"):
        verify_pack(sealed(pack))
    with pytest.raises(Problem, match=r"hills\.glsl:2: a loop"):
        load_scene(pack, draft=True)


def test_an_installed_pack_is_found_by_its_name(clinic):
    sealed(written(clinic / "far-hills"))
    assert load_scene("far-hills").folder == clinic / "far-hills"
    [listed] = list_clinic_scenes()
    assert (listed.name, listed.fault, listed.summary.built_in) == ("far-hills", "", False)


def test_a_mistyped_name_is_told_the_clinics_scenes_too(clinic):
    sealed(written(clinic / "far-hills"))
    with pytest.raises(Problem, match="Did you mean 'far-hills'") as caught:
        load_scene("far-hill")
    assert caught.value.code is ExitCode.UNKNOWN_SCENE


def test_nothing_takes_a_built_in_scenes_name(clinic):
    taken = scene_names()[0]
    sealed(written(clinic / taken))
    assert load_scene(taken).built_in
    [listed] = list_clinic_scenes()
    assert "a built-in scene has this name" in listed.fault


def test_a_folder_without_a_scene_is_listed_with_the_reason(clinic):
    (clinic / "leftovers").mkdir()
    [listed] = list_clinic_scenes()
    assert listed.summary is None
    assert "holds no scene.toml" in listed.fault


def test_an_installed_pack_that_was_altered_is_listed_with_the_reason(clinic):
    pack = sealed(written(clinic / "far-hills"))
    (pack / "hills.glsl").write_text("")
    [listed] = list_clinic_scenes()
    assert listed.summary is None
    assert "is not as it was sealed" in listed.fault
