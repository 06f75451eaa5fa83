"""The headset's own sound device, from the runtime that names it to whoever plays the sound."""

from __future__ import annotations

from dataclasses import replace

import pytest

from vr_runtime.clock import VirtualClock
from vr_runtime.link.host_end import HostEnd
from vr_runtime.link.player_end import PlayerEnd
from vr_runtime.link.session import LinkedSession
from vr_runtime.link.speaker_end import SpeakerEnd
from vr_runtime.player.link_reporter import LinkReporter
from vr_runtime.simulator import Script, Simulator, Step
from vr_runtime.simulator.script import answer, at_call
from vr_runtime.xr import extensions, results
from vr_runtime.xr.headset import Headset

from .rig import HEADSET, PLAN, player_on

ENDPOINT = "{0.0.0.00000000}.{0a1b2c3d-1111-2222-3333-444455556666}"
NAMING = HEADSET.extensions | {extensions.AUDIO_DEVICE}


def found(*steps, **changed):
    headset = Headset(VirtualClock())
    with Simulator(VirtualClock(), replace(HEADSET, **changed), Script(steps)).installed() as simulator:
        headset.open()
        headset.close()
    assert simulator.statistics.exceptions == []
    return headset.audio_device


def test_a_runtime_that_names_it_is_believed():
    assert found(extensions=NAMING, audio_device=ENDPOINT) == ENDPOINT


@pytest.mark.parametrize("name", ["x" * 127, "Kopfhörer", "頭"])
def test_a_name_of_any_letters_and_the_greatest_length_comes_through(name):
    assert found(extensions=NAMING, audio_device=name) == name


def test_without_the_extension_or_without_sound_nothing_is_named():
    assert extensions.AUDIO_DEVICE not in HEADSET.extensions, "only on request"
    assert found(audio_device=ENDPOINT) == ""
    assert found(extensions=NAMING) == ""


def test_a_runtime_that_cannot_say_stops_no_session():
    step = Step(at_call("xrGetAudioOutputDeviceGuidOculus", 1), answer(results.ERROR_RUNTIME_FAILURE))
    assert found(step, extensions=NAMING, audio_device=ENDPOINT) == ""


def test_the_speaker_hears_of_it_through_the_link(tmp_path):
    session = LinkedSession(plan=PLAN, scene="empty", headset="openxr")
    host = HostEnd.begin(tmp_path / "link", session)
    speaker, link = SpeakerEnd(host.path), PlayerEnd(host.path)
    assert speaker.headset_audio == ""
    headset = replace(HEADSET, extensions=NAMING, audio_device=ENDPOINT)
    with player_on(scene="empty", headset=headset, duration_s=2.0, operators=[]) as rig:
        player = rig.player
        player.diary = LinkReporter(
            link, player.timeline, player.recorder, audio_device=lambda: player.headset.audio_device
        )
        rig.play()
    assert speaker.headset_audio == ENDPOINT
    assert host.status().audio_device == ENDPOINT
    for end in (speaker, link, host):
        end.close()
