"""A scene's shader supplies light and nothing else; its errors are told by file and line."""

from __future__ import annotations

import pytest

from tests.unit.render.studio import GREY, write_scene
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render.shader_rules import first_fault


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("void main() {}", "'main' is not allowed"),
        ("layout(location = 0) out vec4 colour;", "'layout' is not allowed"),
        ("out vec4 colour;", "'out' is not allowed"),
        ("in vec3 screen;", "'in' is not allowed"),
        ("void stop() { discard; }", "'discard' is not allowed"),
        ("float depth() { return gl_FragCoord.z; }", "'gl_FragCoord' belongs to the stage"),
        ("void cheat() { output_colour = vec4(1.0); }", "'output_colour' belongs to the stage"),
        ("float level() { return stage_comfort_grey.x; }", "'stage_comfort_grey' belongs to the stage"),
        ("uniform float time;", "'uniform float' is not allowed"),
        ("buffer Light { vec4 light[]; };", "'buffer' is not allowed"),
        ("#version 450", "'#version' is not allowed"),
        ("#pragma optionNV(unroll all)", "'#pragma' is not allowed"),
        ("#  extension GL_ARB_gpu_shader5 : enable", "'#extension' is not allowed"),
        ("void ma\\\nin() {}", "may not be continued"),
    ],
)
def test_a_way_round_the_output_is_refused_with_its_line(line, said):
    fault = first_fault("// main, discard and gl_FragCoord in a comment\n/* out\n */\n" + line + "\n" + GREY)
    assert fault is not None
    assert fault[0] == 4
    assert said in fault[1]


@pytest.mark.parametrize(
    "line",
    [
        "void split(in vec3 a, out vec3 b, inout float c) { b = a * c; }",
        "uniform sampler2D map;",
        "uniform highp samplerCube sky;",
        "float mainly, layouts, discarded;",
        "#define TWICE(x) \\\n    (2.0 * (x))",
    ],
)
def test_ordinary_glsl_is_not(line):
    assert first_fault(line + "\n" + GREY) is None


def refusal(studio, glsl: str, **files: str) -> str:
    with pytest.raises(Problem) as caught:
        studio.open(write_scene(studio.library, glsl, **files))
    assert caught.value.code is ExitCode.BAD_SCENE
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_compile_error_names_the_scenes_own_line(studio):
    assert "trial.glsl:2: " in refusal(studio, "// light\nvec3 radiance(View view) { return nothing; }\n")


def test_a_compile_error_after_an_include_names_the_right_file_and_line(studio):
    glsl = '#include "noise.glsl"\n#include "mine.glsl"\n\nvec3 radiance(View view) { return nothing; }\n'
    mine = "// one\n// two\nfloat broken() { return vec3(1.0); }\n"
    assert "mine.glsl:3: " in refusal(studio, glsl, mine__glsl=mine)
    assert "trial.glsl:4: " in refusal(studio, glsl, mine__glsl="// fine\n")


def test_a_forbidden_word_in_an_include_of_the_scene_is_found_there(studio):
    message = refusal(studio, '#include "mine.glsl"\n' + GREY, mine__glsl="\nvoid main() {}\n")
    assert "mine.glsl:2: 'main' is not allowed" in message


@pytest.mark.parametrize("name", ["nowhere.glsl", "../trial/trial.glsl", "/etc/passwd", ""])
def test_an_include_that_is_not_there_or_not_ours_is_refused(studio, name):
    assert "trial.glsl:2: no shader" in refusal(studio, f'// light\n#include "{name}"\n{GREY}')


def test_a_scene_without_radiance_is_refused(studio):
    assert "trial" in refusal(studio, "float nothing() { return 0.0; }")


def test_no_macro_of_a_scene_reaches_the_output(studio):
    glsl = "#define clamp(a, b, c) vec3(1.0)\n#define min(a, b) (a)\n#define radiance_ 1\n" + GREY.replace(
        "0.15", "90.0"
    )
    studio.open(glsl)
    assert studio.settled(peak_luminance=0.2).max() <= 0.2


def test_a_file_is_included_once(studio):
    studio.open('#include "noise.glsl"\n#include "noise.glsl"\n' + GREY)
