"""The speaker as a real process, into a file: it plays on whoever is killed, and an emergency is silent."""

from __future__ import annotations

import json
import os
import signal

import numpy as np
import psutil
import soundfile

from vr_runtime.control.messages import Emergency, End, Volume
from vr_runtime.problem import ExitCode

RATE_HZ = 48_000


def speaker_pid(rig):
    return int(json.loads((rig.runtime / "speaker.json").read_text())["pid"])


def begin(rig, *options, time_lapse=5.0):
    wav = rig.folder / "sound.wav"
    rig.start("--sound", f"file:{wav}", "--music", "none", *options, time_lapse=time_lapse)
    rig.until(lambda: rig.link().speaker_status().playing)
    return wav


def frames_in(wav):
    """How many frames lie in the file, whatever its header says."""
    return (wav.stat().st_size - 44) // 4


def until_played(rig, wav, frames):
    rig.until(lambda: frames_in(wav) > frames)


def lives(pid):
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def heard_again(rig):
    rig.until(lambda: rig.link().speaker_status().lufs > -55.0)


def loudness_db(samples):
    """Power of every tenth of a second, in decibels."""
    steps = samples[: len(samples) // 4800 * 4800].reshape(-1, 4800 * 2)
    return 10.0 * np.log10(np.mean(steps**2, axis=1) + 1e-12)


def test_the_sound_goes_on_when_player_and_host_are_killed(rig):
    wav = begin(rig)
    heard_again(rig)
    pid = speaker_pid(rig)
    played = frames_in(wav)
    os.kill(rig.player_pid, signal.SIGKILL)
    frames = rig.state().player.frames
    rig.until(lambda: rig.state().player.frames > frames + 10)
    rig.kill_host()
    rig.host = None
    until_played(rig, wav, played + RATE_HZ + RATE_HZ // 10)
    rig.resume()
    assert speaker_pid(rig) == pid, "the speaker has noticed nothing"
    assert rig.act(Volume(-6.0)).remark == ""
    rig.act(End())
    assert rig.finish() == (ExitCode.OK, "")
    assert rig.processes() == []
    samples, _ = soundfile.read(wav)
    assert len(samples) > played + RATE_HZ
    assert np.abs(samples[-RATE_HZ // 10 :]).max() < 0.001, "it has faded"
    assert rig.command("verify").returncode == ExitCode.OK


def test_a_speaker_that_is_killed_comes_again_and_fades_in(rig):
    wav = begin(rig)
    heard_again(rig)
    first = speaker_pid(rig)
    os.kill(first, signal.SIGKILL)
    rig.until(lambda: not lives(first))
    died = frames_in(wav)
    rig.until(lambda: speaker_pid(rig) != first)
    rig.until(lambda: rig.link().speaker_status().pid == speaker_pid(rig) and rig.link().speaker_status().playing)
    heard_again(rig)
    rig.until(lambda: "sound_restarted" in [alarm.name for alarm in rig.state().alarms])
    assert rig.state().player.alive
    rig.act(End())
    assert rig.finish() == (ExitCode.OK, "")
    assert rig.processes() == []
    after = soundfile.read(wav)[0][died:]
    again = after[np.flatnonzero(np.abs(after).max(axis=1))[0] :]
    assert loudness_db(again)[1] < loudness_db(again)[: 5 * 10].max() - 20.0, "not at once"
    assert np.abs(np.diff(again[:RATE_HZ], axis=0)).max() < 0.02, "no click"
    rig.command("export", "--out", str(rig.folder / "out.jsonl"))
    kinds = [json.loads(line).get("kind") for line in (rig.folder / "out.jsonl").read_text().splitlines()]
    assert kinds.count("speaker_restarted") == 1


def test_an_emergency_is_silent_in_the_file_too(rig):
    wav = begin(rig)
    heard_again(rig)
    until_played(rig, wav, frames_in(wav) + RATE_HZ)
    rig.act(Emergency())
    until_played(rig, wav, frames_in(wav) + 2 * RATE_HZ)
    rig.act(End())
    rig.finish()
    samples, _ = soundfile.read(wav)
    loud = loudness_db(samples)
    last = np.flatnonzero(loud > -60.0)[-1]
    before = loud[max(0, last - 8) : max(1, last - 4)].mean()
    assert before > -50.0
    assert loud[last + 1 :].max() < -60.0
    assert np.abs(np.diff(samples[(last - 3) * 4800 :], axis=0)).max() < 0.05, "one ramp, no click"


def test_a_sound_that_cannot_be_played_ends_no_session(rig):
    rig.start("--sound", "file:/proc/nowhere/sound.wav", time_lapse=10.0)
    rig.until(lambda: "no_sound" in [alarm.name for alarm in rig.state().alarms])
    assert "cannot be written" in rig.link().speaker_status().notice
    rig.act(End())
    assert rig.finish() == (ExitCode.OK, "")
    assert rig.processes() == []
