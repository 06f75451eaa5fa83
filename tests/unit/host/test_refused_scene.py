"""A scene that stands in for another is journalled once, and staff are alarmed for as long as it plays."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from vr_runtime.content import DEFAULT_SCENE
from vr_runtime.course.course import Course
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.host.alarms import SoundSigns
from vr_runtime.host.chronicle import Chronicle
from vr_runtime.host.lookout import Lookout
from vr_runtime.link.status import PlayerStatus
from vr_runtime.record.entries import SceneChosen

NS_PER_S = 1_000_000_000


@pytest.fixture
def posted():
    return []


def test_the_journal_has_the_scene_that_was_played_once(posted):
    journal = SimpleNamespace(post=posted.append, origin_ns=0, post_frames=None)
    link = SimpleNamespace(origin_ns=5, take_frames=lambda *_: None)
    chronicle = Chronicle(journal, link, begun=True, phase=None)
    course = Course(plan_for_infusion(15))
    for second in range(4):
        chronicle.look(course, second * NS_PER_S, PlayerStatus(stands_in=second >= 1))
    assert [one for one in posted if isinstance(one, SceneChosen)] == [SceneChosen(DEFAULT_SCENE)]


@pytest.mark.parametrize("stands_in", [True, False])
def test_the_lookout_sees_it(tmp_path, stands_in):
    signs = Lookout(tmp_path, lambda: NS_PER_S, lambda: NS_PER_S).signs(
        NS_PER_S,
        player="playing",
        status=PlayerStatus(stands_in=stands_in),
        frames=(0, 0),
        restarted_ns=None,
        journal_fails=False,
        kept_awake=True,
        session_over=False,
        prompts=(),
        sound=SoundSigns(),
    )
    assert signs.scene_refused is stands_in
