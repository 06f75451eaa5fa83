"""The commands as a person types them: what they print, what they write, and one line for what is wrong."""

from __future__ import annotations

import json

import pytest
from PIL import Image

from vr_runtime.cli import main
from vr_runtime.problem import ExitCode


def said(capsys, *words: str) -> str:
    assert main(words) == ExitCode.OK
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def refused(capsys, code: ExitCode, *words: str) -> str:
    assert main(words) == code
    captured = capsys.readouterr()
    [line] = captured.err.splitlines()
    return line


def test_from_a_name_to_a_picture_and_a_seal(ctx, bench, capsys):
    assert "vr-runtime preview quiet-hill" in said(capsys, "scenes", "new", "quiet-hill")
    told = said(capsys, "preview", "quiet-hill", "--png", "still.png", "--px", "32", "--part", "drift", "--pitch", "10")
    assert told.startswith("quiet-hill, drift, 10° up: mean light 0.0")
    with Image.open("still.png") as still:
        assert still.size == (32, 32)
    assert said(capsys, "scenes", "check", "quiet-hill").startswith("quiet-hill: sound; ")
    assert said(capsys, "scenes", "seal", "quiet-hill").startswith("quiet-hill/manifest.json: 2 files")
    assert said(capsys, "scenes", "check", "quiet-hill").splitlines()[1] == "sealed"


def test_a_clinics_own_scene_is_listed_and_a_damaged_one_told(ctx, bench, capsys):
    said(capsys, "scenes", "new", "quiet-hill", "--folder", "clinic/scenes")
    said(capsys, "scenes", "seal", "clinic/scenes/quiet-hill")
    assert "Evening hills (lying, seated; the clinic's own)" in said(capsys, "scenes")
    [own] = [one for one in json.loads(said(capsys, "scenes", "--json")) if not one["built_in"]]
    assert own["name"] == "quiet-hill"
    (bench / "clinic/scenes/quiet-hill/scene.glsl").write_text("")
    line = refused(capsys, ExitCode.BAD_SCENE, "scenes")
    assert "quiet-hill" in line
    assert "is not as it was sealed" in line


def test_a_sheet_a_clip_and_both_eyes(ctx, hills, capsys):
    assert "sheet.png: " in said(capsys, "preview", "hills", "--sheet", "sheet.png", "--px", "16")
    assert "clip.webp: 4 frames" in said(
        capsys, "preview", "hills", "--video", "clip.webp", "--px", "16", "--seconds", "0.2", "--speed", "60"
    )
    said(capsys, "preview", "hills", "--png", "both.png", "--px", "16", "--both-eyes")
    with Image.open("both.png") as both:
        assert both.size == (32, 16)


def test_a_gallery_of_one(ctx, hills, capsys):
    told = said(capsys, "gallery", "--scene", "hills", "--out", "wall", "--page", "wall.md", "--width", "160")
    assert told.splitlines()[0] == "wall/hills.webp"
    assert told.splitlines()[1].startswith("wall.md: 1 scenes, ")
    assert (hills.parent / "wall" / "hills.webp").is_file()


def test_tiles_are_small_pictures_and_nothing_else(ctx, hills, capsys):
    assert said(capsys, "gallery", "--scene", "hills", "--tiles", "tiles") == "tiles/hills.webp\n"
    with Image.open("tiles/hills.webp") as tile:
        assert tile.size == (640, 360)
        assert max(high for _, high in tile.convert("RGB").getextrema()) > 60
    assert [path.name for path in hills.parent.glob("**/*.webp")] == ["hills.webp"]


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        (("preview", "hils", "--png", "x.png"), ExitCode.UNKNOWN_SCENE, "There is no scene 'hils'"),
        (("preview", "hills", "--part", "noon", "--png", "x.png"), ExitCode.USAGE, "The parts are: settle"),
        (("preview", "hills", "--video", "x.mp4"), ExitCode.USAGE, "cannot be written as '.mp4'"),
        (("preview", "hills", "--png", "no/x.png", "--px", "16"), ExitCode.REPORT_UNWRITABLE, "no/x.png"),
        (("preview", "hills", "--png", "x.txt", "--px", "16"), ExitCode.REPORT_UNWRITABLE, "ending in .png"),
        (("scenes", "new", "hills"), ExitCode.USAGE, "is there already"),
        (("scenes", "check", "nothing-here"), ExitCode.UNKNOWN_SCENE, "There is no scene"),
        (("gallery", "--scene", "hills", "--out", "hills/scene.toml"), ExitCode.REPORT_UNWRITABLE, "gallery"),
        (("gallery", "--scene", "hills", "--tiles", "hills/scene.toml"), ExitCode.REPORT_UNWRITABLE, "pictures"),
    ],
)
def test_what_is_wrong_is_one_line(ctx, hills, capsys, words, code, line):
    assert line in refused(capsys, code, *words)


@pytest.mark.parametrize("option", [("--px", "5"), ("--field", "200"), ("--minute", "-1"), ("--pitch", "nan")])
def test_a_number_out_of_range_is_refused(bench, capsys, option):
    with pytest.raises(SystemExit) as caught:
        main(["preview", "gradient", "--png", "x.png", *option])
    assert caught.value.code == ExitCode.USAGE
    assert option[1] in capsys.readouterr().err
