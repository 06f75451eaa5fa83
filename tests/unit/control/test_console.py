"""`vr-runtime ctl`, `status` and `watch` as a technician uses them."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import msgspec
import pytest

from tests.unit.control.rig import Served
from vr_runtime.cli import main
from vr_runtime.control import console
from vr_runtime.control import messages as ms
from vr_runtime.control.console import act_from_words, line_of
from vr_runtime.control.private_files import Places
from vr_runtime.problem import ExitCode, Problem


@pytest.fixture
def session(monkeypatch, places):
    """A host where this user's console looks for one."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(places.runtime.parent))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(places.runtime.parent))
    with Served(Places.of_this_user()) as served:
        yield served


def said(capsys, *arguments):
    code = main(arguments)
    captured = capsys.readouterr()
    assert captured.err.count("\n") <= 1
    return code, captured.out, captured.err


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("started", ms.Started()),
        ("paused", ms.Paused()),
        ("resumed", ms.Resumed()),
        ("extend 15", ms.Extend(15)),
        ("shorten 5", ms.Shorten(5)),
        ("stopped", ms.Stopped()),
        ("ease on", ms.Ease(True)),
        ("ease off", ms.Ease(False)),
        ("eyes-closed on", ms.EyesClosed(True)),
        ("eyes-closed off", ms.EyesClosed(False)),
        ("approach", ms.Approach()),
        ("level", ms.Level()),
        ("level off", ms.Level(on=False)),
        ("silence", ms.Silence()),
        ("silence headset-off", ms.Silence("headset_off")),
        ("silence break_due", ms.Silence("break_due")),
        ("scale nausea 3", ms.Scale("nausea", 3)),
        ("scale comfort 10", ms.Scale("comfort", 10)),
        ("scene Still-Lake", ms.Scene("still-lake")),
        ("recentre", ms.Recentre()),
        ("brightness 80", ms.Brightness(80)),
        ("volume -6", ms.Volume(-6.0)),
        ("breath on", ms.Breath(True)),
        ("music off", ms.Music(False)),
        ("voice on", ms.Voice(True)),
        ("scene night-sky", ms.Scene("night-sky")),
        ("emergency", ms.Emergency()),
        ("clear", ms.Clear()),
        ("end", ms.End()),
    ],
)
def test_the_words_are_the_acts(words, act):
    assert act_from_words(words.split()) == act


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("eaze on", "Did you mean 'ease'"),
        ("xyzzy", "Acts are started, paused"),
        ("ease", "on or off"),
        ("ease maybe", "on or off"),
        ("ease on off", "on or off"),
        ("extend", "whole minutes, 1 to 345"),
        ("level maybe", "off, or nothing"),
        ("silence all of them", "an alarm's name, or nothing"),
        ("silence ../x", "an alarm's name, or nothing"),
        ("extend 0", "whole minutes, 1 to 345"),
        ("extend 15.5", "whole minutes, 1 to 345"),
        ("extend 400", "whole minutes, 1 to 345"),
        ("brightness 10", "25 to 100"),
        ("volume 3", "-24 to 0"),
        ("volume nan", "-24 to 0"),
        ("scene ../x", "vr-runtime scenes lists them"),
        ("emergency now", "emergency takes no value"),
        ("scale", "nausea, anxiety, pain or comfort, and a whole number from 0 to 10"),
        ("scale nausea", "from 0 to 10"),
        ("scale nausea 11", "from 0 to 10"),
        ("scale nausea 2.5", "from 0 to 10"),
        ("scale mood 3", "nausea, anxiety, pain or comfort"),
        ("scales nausea 3", "Did you mean 'scale'"),
    ],
)
def test_other_words_are_one_clear_line(words, line):
    with pytest.raises(Problem, match=line) as raised:
        act_from_words(words.split())
    assert raised.value.code == ExitCode.USAGE


def test_an_act_that_fits_is_done(session, capsys):
    assert said(capsys, "ctl", "extend", "15") == (ExitCode.OK, "extend 15: done\n", "")
    assert said(capsys, "ctl", "volume", "-6.5")[0] == ExitCode.OK
    assert [command.act for command in session.host.commands] == [ms.Extend(15), ms.Volume(-6.5)]


def test_what_there_is_to_say_of_an_act_that_was_done_is_said(session, capsys, monkeypatch):
    monkeypatch.setattr(session.host, "act", lambda command: ms.applied(command, 4, "there is no sound yet"))
    assert said(capsys, "ctl", "volume", "-6") == (ExitCode.OK, "volume -6: done; there is no sound yet\n", "")


def test_an_act_that_does_not_fit_is_refused_with_the_reason_and_code_2(session, capsys):
    code, out, err = said(capsys, "ctl", "stopped")
    assert (code, out) == (2, "")
    assert err == "vr-runtime: stopped was refused: the infusion has not started.\n"


def test_an_act_on_a_state_that_has_changed_is_refused(session, capsys):
    assert said(capsys, "ctl", "--if-version", "3", "ease", "on")[0] == ExitCode.OK
    code, _, err = said(capsys, "ctl", "--if-version", "3", "ease", "off")
    assert code == ExitCode.USAGE
    assert "the state has changed since" in err


def test_the_status_as_json_has_all_that_a_console_needs(session, capsys):
    code, out, _ = said(capsys, "status", "--json")
    state = json.loads(out)
    assert code == ExitCode.OK
    assert {"phase", "phase_progress", "session_s", "infusion_s", "levels", "headset", "alarms", "session"} <= set(
        state
    )
    assert set(state["next"]) == {"phase", "in_s"}
    assert {"paused", "ease", "eyes_closed", "emergency"} <= set(state["flags"])
    assert set(state["player"]) == {"pid", "alive", "frames", "missed_frames"}
    assert set(state["plan"]) == {"preset", "infusion_min", "window_min", "planned_min"}
    assert set(state["timeline"]) == {"spans", "chapters", "marks", "ends_s"}
    assert state["timeline"]["marks"] == [{"t_s": 300.0, "what": "started"}]
    assert {"wanted", "playing", "lufs"} <= set(state["hearing"])
    assert {"name", "simulated", "worn", "tracked", "refresh_hz", "battery_percent"} <= set(state["display"])
    assert {"music", "voice", "breath", "cap_db"} <= set(state["sliders"])
    assert {"version", "sequence"} <= set(state)


def test_the_status_is_one_line(session, capsys):
    code, out, _ = said(capsys, "status")
    assert code == ExitCode.OK
    assert out.startswith("plateau 25% | session 0:30:00 | infusion 0:25:00 | return in 0:15:00 | headset playing | ")
    assert out.count("\n") == 1


def test_the_line_says_what_holds_what_is_awaited_and_what_is_wrong(session):
    state = msgspec.structs.replace(
        session.host.snapshot(),
        waiting_for="infusion_stopped",
        flags=ms.Flags(ease=True, eyes_closed=True),
        player=ms.PlayerState(None, False, 0, 0),
        alarms=(
            ms.Alarm("high", "headset off", "put it on", name="headset_off"),
            ms.Alarm("low", "old", "none", silenced=True),
        ),
    )
    line = line_of(state)
    for words in (
        "waiting for: infusion stopped",
        "ease, eyes closed",
        "NO PLAYER",
        "HIGH: headset off; put it on (headset_off)",
    ):
        assert words in line
    assert "silenced: old" in line, "silenced is not out of sight"
    assert "LOW" not in line


@pytest.mark.parametrize("playing", [True, False])
def test_the_line_ends_with_what_the_speaker_has_left_out_where_no_alarm_says_it(session, playing):
    hearing = ms.Hearing(True, True, playing, "headphones", -26.0, -26.0, "fit.wav: is silent. Record it again.")
    line = line_of(msgspec.structs.replace(session.host.snapshot(), hearing=hearing))
    assert line.endswith(" | fit.wav: is silent. Record it again.") is playing


def test_the_line_says_that_nobody_wears_it_and_how_long_it_takes(session):
    shown = session.host.snapshot()
    simulated = msgspec.structs.replace(
        shown,
        display=msgspec.structs.replace(shown.display, simulated=True),
        timeline=ms.Timeline(ends_s=shown.session_s + 1800.0),
    )
    line = line_of(simulated)
    assert line.startswith("SIMULATED | plateau")
    assert line.endswith("over in 0:30:00")
    assert "SIMULATED" not in line_of(shown)


def test_watch_goes_on_until_the_host_is_lost(session, capsys, monkeypatch):
    shown, told_s, begun_s = console._shown, [], time.monotonic()

    def hang_after_two(state, as_json):
        told_s.append(time.monotonic() - begun_s)
        if len(told_s) == 2:
            session.hold()
        return shown(state, as_json)

    monkeypatch.setattr(console, "_shown", hang_after_two)
    code, out, err = said(capsys, "watch", "--json")
    session.go_on()
    assert code == ExitCode.NO_HOST
    assert "has not answered" in err
    numbers = [json.loads(line)["sequence"] for line in out.splitlines()]
    assert numbers
    assert numbers == sorted(set(numbers))
    assert len(numbers) - 1 <= told_s[-1], "one a second, though there were five states a second"


@pytest.mark.parametrize("command", [("ctl", "emergency"), ("status",), ("watch",)])
def test_without_a_host_there_is_one_line_and_a_code_of_its_own(monkeypatch, places, capsys, command):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(places.runtime.parent))
    code, out, err = said(capsys, *command)
    assert (code, out) == (ExitCode.NO_HOST, "")
    assert err == "vr-runtime: No session host is running for this user. Start one with vr-runtime run.\n"


def test_a_console_loads_nothing_that_draws(root):
    script = "import sys, vr_runtime.cli, vr_runtime.control.console as c; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert not {"numpy", "moderngl", "xr", "asyncio", "subprocess"} & set(done.stdout.split())
