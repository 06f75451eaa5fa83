"""What may pass the door: every act of the list, within its limits, and nothing else."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.control.rig import FakeHost
from vr_runtime.control import messages as ms

ACTS = [
    ms.Started(),
    ms.Paused(),
    ms.Resumed(),
    ms.Extend(15),
    ms.Shorten(1),
    ms.Stopped(),
    ms.Ease(True),
    ms.EyesClosed(False),
    ms.Approach(),
    ms.Level(),
    ms.Level(False),
    ms.Recentre(),
    ms.Brightness(25),
    ms.Volume(-24.0),
    ms.Breath(False),
    ms.Music(True),
    ms.Voice(False),
    ms.Scene("night-sky"),
    ms.Silence(),
    ms.Silence("headset_off"),
    ms.Scale("comfort", 7),
    ms.Emergency(),
    ms.Clear(),
    ms.End(),
]
WORDS = "started paused resumed extend shorten stopped ease eyes-closed approach level recentre brightness volume"
MORE = "scene breath silence scale emergency clear end music voice"
ID = "0123456789abcdef" * 2


def body(**fields) -> bytes:
    return bytes([ms.PROTOCOL]) + msgspec.msgpack.encode(fields)


def command(**act) -> bytes:
    return body(**{"is": "command"}, command_id=ID, sent_ns=1, act=act)


def test_the_acts_are_those_of_the_list_and_no_others():
    assert {msgspec.to_builtins(act)["act"] for act in ACTS} == {*WORDS.split(), *MORE.split()}
    assert set(map(type, ACTS)) == set(ms.Act.__args__)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: type(act).__name__)
@pytest.mark.parametrize("if_version", [None, 7])
def test_a_command_comes_out_as_it_went_in(act, if_version):
    sent = ms.Command(ID, 123, act, if_version)
    assert ms.request_in(ms.encoded(sent)) == sent


@given(
    st.builds(ms.Acknowledgement, st.just(ID), st.sampled_from(["applied", "refused"]), st.integers(0, 9), st.text())
)
def test_an_answer_comes_out_as_it_went_in(answer):
    assert ms.answer_in(ms.encoded(answer)) == answer


def test_a_state_comes_out_as_it_went_in_and_is_small():
    state = FakeHost().snapshot()
    assert ms.answer_in(ms.encoded(state)) == state
    assert len(ms.encoded(state)) < ms.ANSWER_MAX_BYTES / 8


@pytest.mark.parametrize(
    "act",
    [
        {"act": "extend", "minutes": 0},
        {"act": "extend", "minutes": 346},
        {"act": "extend", "minutes": 1.5},
        {"act": "extend", "minutes": "15"},
        {"act": "extend"},
        {"act": "shorten", "minutes": -1},
        {"act": "brightness", "percent": 24},
        {"act": "brightness", "percent": 101},
        {"act": "volume", "db": 0.1},
        {"act": "volume", "db": -41},
        {"act": "volume", "db": float("nan")},
        {"act": "volume", "db": float("inf")},
        {"act": "scene", "name": "../../etc"},
        {"act": "scene", "name": "night-sky\n"},
        {"act": "scene", "name": "x" * 41},
        {"act": "scene", "name": ""},
        {"act": "ease", "on": 1},
        {"act": "ease"},
        {"act": "end", "now": True},
        {"act": "silence", "name": "Headset Off"},
        {"act": "silence", "name": "a" * 41},
        {"act": "level", "on": 0},
        {"act": "scale", "kind": "nausea", "value": 11},
        {"act": "scale", "kind": "nausea", "value": -1},
        {"act": "scale", "kind": "nausea", "value": 2.5},
        {"act": "scale", "kind": "mood", "value": 3},
        {"act": "scale", "kind": "pain"},
        {"act": "explode"},
        {},
    ],
    ids=str,
)
def test_no_message_asks_for_more_than_the_limits_or_for_something_unknown(act):
    with pytest.raises(ms.NotUnderstood, match=r"^malformed$"):
        ms.request_in(command(**act))


@pytest.mark.parametrize(
    "wire",
    [
        b"",
        bytes([ms.PROTOCOL]),
        body(**{"is": "ask"}, more=1),
        body(**{"is": "state"}),
        body(**{"is": "command"}, command_id="short", sent_ns=1, act={"act": "end"}),
        body(**{"is": "command"}, command_id=ID.upper(), sent_ns=1, act={"act": "end"}),
        body(**{"is": "command"}, command_id=ID, sent_ns=-1, act={"act": "end"}),
        body(**{"is": "command"}, command_id=ID, sent_ns=1, act={"act": "end"}, if_version=-1),
        bytes([ms.PROTOCOL]) + b"\x91" * 1000,
        ms.encoded(ms.AskState()) + b"\0",
    ],
)
def test_what_is_no_request_is_malformed(wire):
    with pytest.raises(ms.NotUnderstood, match=r"^malformed$"):
        ms.request_in(wire)


def test_an_oversized_request_is_not_even_decoded():
    with pytest.raises(ms.NotUnderstood, match=r"^oversized$"):
        ms.request_in(bytes(ms.REQUEST_MAX_BYTES + 1))


def test_another_version_of_the_protocol_is_told_apart_from_nonsense():
    with pytest.raises(ms.WrongProtocol):
        ms.request_in(bytes([ms.PROTOCOL + 1]) + ms.encoded(ms.AskState())[1:])


@given(st.binary(max_size=200))
def test_any_bytes_are_a_request_or_are_refused(wire):
    try:
        request = ms.request_in(wire)
    except (ms.NotUnderstood, ms.WrongProtocol):
        return
    assert isinstance(request, (ms.AskState, ms.Command))
