"""A scene that is not right is refused in one line that names the file, the line and what to do."""

from __future__ import annotations

import pytest

from tests.unit.render.studio import write_scene
from vr_runtime.content import SCENES
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render.scene_library import list_scenes, load_scene, scene_names
from vr_runtime.render.stage import Stage


def refusal(library, **changes) -> str:
    with pytest.raises(Problem) as caught:
        write_scene(library, **changes)
    assert caught.value.code is ExitCode.BAD_SCENE
    message = str(caught.value)
    assert "\n" not in message
    return message


def line_of(library, text: str) -> int:
    lines = (library / "trial" / "scene.toml").read_text().splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


@pytest.mark.parametrize(
    ("top", "tables", "at", "said"),
    [
        ("colour = 1", "", "colour", "unknown field `colour`"),
        ('tags = ["loud"]', "", "tags", "Invalid enum value 'loud'"),
        ("mean_hint = 3.0", "", "mean_hint", "mean_hint: 3.0 is outside 0 .. 1"),
        ("focus_deg = 95.0", "", "focus_deg", "focus_deg: 95.0 is outside -10 .. 90"),
        ("focus_deg = nan", "", "focus_deg", "focus_deg: nan is outside -10 .. 90"),
        ("hidden = 3", "", "hidden", "Expected `bool`"),
        ("depth = true", "", "depth", "only a layered scene"),
        ("", "[phases.Drift]\nperiod_s = 9.0", "phases.Drift", "lower-case"),
        ("", "[phases.drift]\nperiod_s = 0.2", "period_s", "0.2 is outside 1 .. 86400"),
        ("", "[phases.drift]\nperiod_s = 9.0\nspeed = 2", "speed", "unknown field `speed`"),
        ("", "[parameters.a]\ndefault = 3.0\nminimum = 0.0\nmaximum = 1.0", "default", "3.0 is outside 0.0 .. 1.0"),
        (
            "",
            "[parameters.a]\ndefault = 1.0\nminimum = 0.0\nmaximum = 1.0\nfollows = 'detail'",
            "parameters.a",
            "together",
        ),
    ],
)
def test_a_wrong_field_is_named_with_its_line(tmp_path, top, tables, at, said):
    message = refusal(tmp_path, top=top, tables=tables)
    assert said in message
    assert f"scene.toml:{line_of(tmp_path, at)}: " in message


def test_a_world_for_lying_has_most_to_look_at_overhead_unless_it_says_otherwise(tmp_path):
    write_scene(tmp_path)
    file = tmp_path / "trial" / "scene.toml"
    said = file.read_text()
    postures = next(line for line in said.splitlines() if line.startswith("postures"))
    for changed, focus_deg in (
        ('postures = ["lying", "seated"]', 60.0),
        ('postures = ["seated"]', 0.0),
        ('postures = ["seated"]\nfocus_deg = -5.0', -5.0),
        ('postures = ["lying"]\nfocus_deg = 90.0', 90.0),
    ):
        file.write_text(said.replace(postures, changed))
        assert load_scene("trial", tmp_path).file.focus == focus_deg


def test_what_is_not_toml_is_named_with_its_line(tmp_path):
    assert "scene.toml:7: not TOML" in refusal(tmp_path, top="this is not")


def test_another_format_is_refused(tmp_path):
    write_scene(tmp_path)
    file = tmp_path / "trial" / "scene.toml"
    file.write_text(file.read_text().replace("format = 1", "format = 2").replace("postures", "poses"))
    with pytest.raises(Problem, match="format: 2 is not the format 1"):
        load_scene("trial", tmp_path)


def test_the_name_is_the_folders(tmp_path):
    write_scene(tmp_path)
    (tmp_path / "trial").rename(tmp_path / "other")
    with pytest.raises(Problem, match="'trial' is not the folder's name 'other'"):
        load_scene("other", tmp_path)


def test_a_direct_scene_needs_a_shader(tmp_path):
    assert "a direct scene needs a shader" in refusal(tmp_path, glsl=None)


def test_an_unknown_scene_is_told_with_the_nearest_and_all_of_them(tmp_path):
    write_scene(tmp_path, name="night-sky")
    write_scene(tmp_path, name="lake")
    with pytest.raises(Problem) as caught:
        load_scene("nightsky", tmp_path)
    assert caught.value.code is ExitCode.UNKNOWN_SCENE
    assert "Did you mean 'night-sky'?" in str(caught.value)
    assert "lake, night-sky" in str(caught.value)


def test_a_scene_may_be_given_by_its_folder(tmp_path):
    write_scene(tmp_path)
    assert load_scene(str(tmp_path / "trial"), draft=True).name == "trial"


def test_only_built_in_scenes_may_bring_python(tmp_path):
    write_scene(tmp_path / "library", code="")
    assert load_scene("trial", tmp_path / "library").code is not None
    with pytest.raises(Problem, match="only built-in scenes may bring Python"):
        load_scene(tmp_path / "library" / "trial", SCENES)


def test_bench_scenes_are_hidden_from_the_normal_list(tmp_path):
    write_scene(tmp_path, name="bench", top="hidden = true")
    write_scene(tmp_path, name="lake")
    assert [scene.name for scene in list_scenes(tmp_path)] == ["lake"]
    assert [scene.name for scene in list_scenes(tmp_path, with_hidden=True)] == ["bench", "lake"]


@pytest.mark.parametrize("name", scene_names())
def test_every_scene_of_ours_opens_without_a_word(name, ctx):
    Stage(ctx, load_scene(name), max_width_px=32, max_height_px=32).release()


def test_python_that_fails_is_told_by_file_and_line(studio):
    scene = write_scene(studio.library, code="def build(kit):\n    return kit.nothing\n")
    with pytest.raises(Problem, match=r"scene\.py:2: AttributeError") as caught:
        studio.open(scene)
    assert caught.value.code is ExitCode.BAD_SCENE
