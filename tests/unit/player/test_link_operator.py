"""What the player leaves in the link with each frame: that it lives, and how the head is turned."""

from __future__ import annotations

from math import cos, radians, sin
from types import SimpleNamespace

import pytest

from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.link.host_end import HostEnd
from vr_runtime.link.player_end import PlayerEnd
from vr_runtime.link.session import LinkedSession
from vr_runtime.link.speaker_end import SpeakerEnd
from vr_runtime.player.link_operator import LinkOperator
from vr_runtime.timing.recorder import FrameRecorder

SESSION = LinkedSession(plan=plan_for_infusion(40), scene="empty", headset="simulated")


def turned(yaw_deg: float, sign: float = 1.0) -> SimpleNamespace:
    """About the vertical; each rotation has two quaternions, of opposite signs."""
    half = radians(yaw_deg) / 2
    return SimpleNamespace(x=0.0, y=sign * sin(half), z=0.0, w=sign * cos(half))


@pytest.fixture
def ends(tmp_path):
    host = HostEnd.begin(tmp_path / "link", SESSION)
    player, speaker = PlayerEnd(tmp_path / "link"), SpeakerEnd(tmp_path / "link")
    yield player, speaker
    for end in (player, speaker, host):
        end.close()


@pytest.mark.parametrize("sign", [1.0, -1.0])
@pytest.mark.parametrize(("left_deg", "right_deg"), [(30.0, 30.0), (35.0, 25.0), (-85.0, -95.0), (175.0, 185.0)])
def test_the_head_is_turned_as_its_eyes_are_whatever_the_signs(ends, left_deg, right_deg, sign):
    player, speaker = ends
    operator = LinkOperator(player)
    operator.eyes = (turned(left_deg), None, None), (turned(right_deg, sign), None, None)
    operator.after_frame(FrameRecorder(11_111_111, capacity=8), 0, 1)
    x, y, z, w = speaker.head
    middle = turned((left_deg + right_deg) / 2)
    length = (x * x + y * y + z * z + w * w) ** 0.5
    assert length == pytest.approx(1.0, abs=0.01), "the eyes must not cancel out"
    assert abs(y * middle.y + w * middle.w) == pytest.approx(length, abs=1e-3)
    assert (x, z) == pytest.approx((0.0, 0.0), abs=1e-3)
