"""What is chosen among what a runtime offers: colour format, reference space, extensions."""

import itertools

import pytest
import xr

from vr_runtime.problem import ExitCode, Problem
from vr_runtime.xr import extensions
from vr_runtime.xr.spaces import SEATED_EYE_HEIGHT_M, choose
from vr_runtime.xr.swapchain import COLOUR_FORMATS, choose_formats

LOCAL = int(xr.ReferenceSpaceType.LOCAL)
STAGE = int(xr.ReferenceSpaceType.STAGE)
LOCAL_FLOOR = int(xr.ReferenceSpaceType.LOCAL_FLOOR)
DEPTH32F, DEPTH16 = 0x8CAC, 0x81A5


def test_our_order_of_formats_wins_over_the_runtimes():
    ours = [colour.gl_format for colour in COLOUR_FORMATS]
    for offered in itertools.permutations([*ours, DEPTH32F]):
        assert [colour.gl_format for colour in choose_formats(list(offered))] == ours


def test_srgb_comes_first_and_is_encoded_by_the_hardware():
    best = choose_formats([0x8058, 0x8C43])[0]
    assert (best.name, best.encoding) == ("GL_SRGB8_ALPHA8", "srgb-framebuffer")


def test_every_other_format_is_written_as_linear_light():
    assert {colour.encoding for colour in COLOUR_FORMATS[1:]} == {"linear"}


@pytest.mark.parametrize("offered", [[], [DEPTH32F, DEPTH16], [0x1234]])
def test_a_depth_format_is_never_taken_for_colour(offered):
    with pytest.raises(Problem) as refused:
        choose_formats(offered)
    assert refused.value.code is ExitCode.NO_COLOUR_FORMAT
    assert "GL_SRGB8_ALPHA8" in str(refused.value)


def test_local_floor_comes_first():
    assert choose(frozenset({LOCAL, STAGE, LOCAL_FLOOR}), (3.0, 3.0), 1.6).name == "LOCAL_FLOOR"


def test_a_stage_with_real_bounds_comes_second():
    choice = choose(frozenset({LOCAL, STAGE}), (3.0, 2.0), 1.6)
    assert (choice.name, choice.lowered_m) == ("STAGE", 0.0)


@pytest.mark.parametrize("bounds", [(0.0, 0.0), (3.0, 0.0), None])
def test_a_stage_without_bounds_is_not_trusted(bounds):
    choice = choose(frozenset({LOCAL, STAGE}), bounds, 1.55)
    assert (choice.name, choice.lowered_m) == ("LOCAL", 1.55)


def test_an_unmeasured_local_space_is_lowered_by_a_seated_eye_height():
    assert choose(frozenset({LOCAL}), None, None).lowered_m == SEATED_EYE_HEIGHT_M


def test_only_offered_extensions_are_asked_for():
    offered = frozenset({extensions.OPENGL, "XR_EXT_hand_tracking"})
    assert extensions.wanted(offered) == (extensions.OPENGL,)
