"""A scene.toml names pictures, and the shader reads them as light: the right way up, and never more than fits."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from tests.unit.render.studio import WIDTH_PX, decode, write_scene
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render import pictures

SHOWN = "uniform sampler2D chart;\nvec3 radiance(View view) { return texture(chart, view.tangent * 0.5 + 0.5).rgb; }"
CHART = '[textures.chart]\nfile = "chart.png"\n'


def scene_with(studio, picture, tables=CHART, glsl=SHOWN, file="chart.png"):
    folder = studio.library / "trial"
    folder.mkdir(parents=True)
    if isinstance(picture, bytes):
        (folder / file).write_bytes(picture)
    elif picture is not None:
        picture.save(folder / file)
    return write_scene(studio.library, glsl, tables=tables)


def quarters():
    """Dark below, brighter above; the left half redder."""
    chart = np.full((64, 64, 3), 60, np.uint8)
    chart[:32] = 100
    chart[:, :32, 0] += 40
    return Image.fromarray(chart)


def refused(studio, picture, **options) -> str:
    scene = scene_with(studio, picture, **options)
    with pytest.raises(Problem) as caught:
        studio.open(scene)
    assert caught.value.code is ExitCode.BAD_SCENE
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_picture_is_the_right_way_up_and_its_codes_become_light(studio):
    studio.open(scene_with(studio, quarters()), encode="linear")
    left, _ = studio.eyes(studio.settled())
    # The mean of a few pixels: the output dithers.
    above_left, below_right = left[:8, :8].mean((0, 1)), left[-8:, WIDTH_PX - 8 :].mean((0, 1))
    assert above_left == pytest.approx(decode(np.array([140, 100, 100]) / 255.0), rel=0.02)
    assert below_right == pytest.approx(decode(np.array([60, 60, 60]) / 255.0), rel=0.02)


def test_numbers_stay_numbers(studio):
    scene = scene_with(studio, Image.new("RGB", (8, 8), (51, 51, 51)), tables=f'{CHART}colour = "linear"')
    studio.open(scene, encode="linear")
    assert studio.settled()[:8, :8].mean() == pytest.approx(0.2, rel=0.02)


@pytest.mark.parametrize(("wrap", "shown"), [("clamp", 30), ("repeat", 120), ("repeat-x", 120)])
def test_beyond_its_edge_a_picture_ends_or_begins_again(studio, wrap, shown):
    chart = Image.new("RGB", (64, 64), (30, 30, 30))
    chart.paste((120, 120, 120), (0, 0, 32, 64))
    glsl = "uniform sampler2D chart;\nvec3 radiance(View view) { return texture(chart, vec2(1.25, 0.5)).rgb; }"
    scene = scene_with(studio, chart, tables=f'{CHART}wrap = "{wrap}"', glsl=glsl)
    studio.open(scene, encode="linear")
    assert studio.settled()[:8, :8].mean() == pytest.approx(float(decode(np.array(shown / 255.0))), rel=0.05)


def test_eight_letters_in_four_kinds_of_pixels_are_read(studio):
    for mode in ("L", "P", "RGBA"):
        picture = quarters().convert(mode)
        studio.release()
        (studio.library / "trial" / "chart.png").unlink(missing_ok=True)
        if (studio.library / "trial").exists():
            picture.save(studio.library / "trial" / "chart.png")
            scene = write_scene(studio.library, SHOWN, tables=CHART)
        else:
            scene = scene_with(studio, picture)
        studio.open(scene)
        assert studio.settled().max() > 0.05


@pytest.mark.parametrize(
    ("picture", "said"),
    [
        (None, "there is no such picture"),
        (b"", "is no picture that can be read"),
        (b"GIF89a" + bytes(200), "is no picture that can be read"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "is no picture that can be read"),
        (Image.new("I;16", (4, 4)), "save it as 8-bit"),
    ],
    ids=["missing", "empty", "another kind", "broken", "16 bits"],
)
def test_what_is_no_picture_is_refused_by_name(studio, picture, said):
    message = refused(studio, picture)
    assert "chart.png: " in message
    assert said in message


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_unpacked(studio, monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PX", 63 * 64)
    monkeypatch.setattr(Image.Image, "convert", lambda *_: pytest.fail("it was unpacked"))
    assert "64 x 64 pixels are too many" in refused(studio, quarters())


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ('[textures.chart]\nfile = "../chart.png"', "'../chart.png' is not a plain file name"),
        ('[textures.chart]\nfile = "chart.gif"', "is not a plain file name ending in .png"),
        ('[textures.Chart]\nfile = "chart.png"', "lower-case"),
        ('[textures.chart]\nfile = "chart.png"\nwrap = "mirror"', "Invalid enum value 'mirror'"),
        ("".join(f'[textures.t{n}]\nfile = "a.png"\n' for n in range(9)), "9 are more than 8"),
    ],
)
def test_a_wrong_field_is_named_with_its_line(studio, tables, said):
    with pytest.raises(Problem, match=r"scene\.toml:\d+: ") as caught:
        write_scene(studio.library, SHOWN, tables=tables)
    assert said in str(caught.value)
