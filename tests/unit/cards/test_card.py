"""What a card can hold, and what it cannot: nothing of it says who somebody is, or when they were here."""

from __future__ import annotations

import msgspec
import pytest

from vr_runtime.cards.card import MOST_SCALES, Answers, Card, LastSetUp, SessionScales, changed, faults_of
from vr_runtime.cards.code import new_code

LAST = LastSetUp(scene="still-lake", preset="iv-pain", infusion_min=40)


def card(**fields) -> Card:
    return Card(code=new_code(), year=2031, **fields)


def every_field(kind: type) -> dict[str, object]:
    """Of a card and all that is in it."""
    names: dict[str, object] = {}
    for field in msgspec.structs.fields(kind):
        names[field.name] = field.type
        for one in (field.type, *getattr(field.type, "__args__", ())):
            if isinstance(one, type) and issubclass(one, msgspec.Struct):
                names |= every_field(one)
    return names


def test_there_is_no_field_for_a_person_a_date_or_a_free_text():
    assert set(every_field(Card)) == {
        *("version", "code", "year", "sessions", "tags_avoided", "posture", "language", "last", "scales"),
        *("scene", "preset", "infusion_min", "window_min", "brightness_percent", "volume_db", "music", "voice"),
        "breath_cue",
    }


@pytest.mark.parametrize("text", ["Ann Smith", "3.4.1961", "MRN 4711", "x" * 41, "", "../x", "a\nb", "still lake"])
def test_names_of_scenes_and_presets_have_no_room_for_a_text(text):
    for field in ("scene", "preset"):
        with pytest.raises(msgspec.ValidationError):
            changed(card(), last={"scene": "a", "preset": "b"} | {field: text})


def test_a_field_that_nobody_knows_is_refused():
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(msgspec.to_builtins(card()) | {"name": "Ann"}, Card)


def test_a_session_counts_and_becomes_the_last_one():
    after = card().with_session(LAST, "seated", 2032)
    assert (after.sessions, after.last, after.posture, after.year) == (1, LAST, "seated", 2032)
    assert after.with_session(LAST, "lying", 2032).sessions == 2


def test_scales_belong_to_the_newest_session_and_replace_what_was_said_first():
    one = card().with_session(LAST, "lying", 2031).with_scales(Answers(pain=7), Answers(pain=3))
    assert one.scales == (SessionScales(session=1, before=Answers(pain=7), after=Answers(pain=3)),)
    again = one.with_scales(Answers(pain=6), Answers(pain=3))
    assert [(scales.session, scales.before.pain) for scales in again.scales] == [(1, 6)]
    assert again.with_scales(Answers(), Answers()).scales == ()


def test_the_newest_sessions_are_kept():
    grown = card()
    for _ in range(MOST_SCALES + 5):
        grown = grown.with_session(LAST, "lying", 2031).with_scales(Answers(nausea=1), Answers())
    assert [scales.session for scales in grown.scales] == list(range(6, MOST_SCALES + 6))
    assert faults_of(grown) is None


@pytest.mark.parametrize("answer", [-1, 11, 2.5, "3", True])
def test_an_answer_is_from_0_to_10(answer):
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"pain": answer}, Answers)


@pytest.mark.parametrize(
    "fields",
    [
        {"sessions": 1, "scales": (SessionScales(session=2),)},
        {"sessions": 3, "scales": (SessionScales(session=2), SessionScales(session=1))},
        {"sessions": 3, "scales": (SessionScales(session=2), SessionScales(session=2))},
        {"tags_avoided": ("water", "water")},
        {"last": LastSetUp(scene="a", preset="b", infusion_min=40, window_min=60)},
    ],
)
def test_what_types_cannot_say_is_looked_for(fields):
    assert faults_of(card(**fields)) is not None
