"""Nothing in a journal can say who was treated, on which device, or anything in free words."""

from __future__ import annotations

import dataclasses
import re
import typing

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import inspect

from vr_runtime.course import events as ev
from vr_runtime.record import entries as en
from vr_runtime.record.header import Header, HeaderRefused, decode_header, encode_header

from .journals import header

# Checked by `decode_header` itself, since a plan's type knows no pattern.
CHECKED_APART = {"Phase.name"}
TEXTS = ["Anna Smith", "born 1971-02-03", "MRN 12", "SN-42 A", "a b", "é", "A" * 41]


def open_strings(kind, path=""):
    """Where in a type a string may stand that is neither of a closed list nor held to a pattern without spaces."""
    match kind:
        case inspect.StrType():
            if kind.pattern is None or any(re.search(kind.pattern, text) for text in TEXTS):
                yield path
        case inspect.StructType() | inspect.DataclassType():
            for field in kind.fields:
                yield from open_strings(field.type, f"{kind.cls.__name__}.{field.name}")
        case inspect.VarTupleType() | inspect.ListType():
            yield from open_strings(kind.item_type, path)
        case inspect.TupleType():
            for item in kind.item_types:
                yield from open_strings(item, path)
        case inspect.UnionType():
            for one in kind.types:
                yield from open_strings(one, path)
        case inspect.IntType() | inspect.FloatType() | inspect.BoolType() | inspect.NoneType() | inspect.LiteralType():
            return
        case _:
            yield f"{path}: {kind}"


@pytest.mark.parametrize("kind", en.KINDS)
def test_no_entry_has_room_for_text(kind):
    assert list(open_strings(inspect.type_info(en.KINDS[kind]))) == []


def test_nor_has_the_header():
    assert set(open_strings(inspect.type_info(Header))) <= CHECKED_APART
    told = header()
    phase = dataclasses.replace(told.plan.phases[0], name="Anna Smith")
    plan = dataclasses.replace(told.plan, phases=(phase, *told.plan.phases[1:]))
    with pytest.raises(HeaderRefused):
        encode_header(msgspec.structs.replace(told, plan=plan))


def test_room_for_text_is_found():
    class Note(msgspec.Struct):
        words: str
        told: typing.Annotated[str, msgspec.Meta(pattern="^[a-z ]*$")]

    assert list(open_strings(inspect.type_info(Note))) == ["Note.words", "Note.told"]


@pytest.mark.parametrize("text", [*TEXTS, "x\n", "a" * 41])
def test_a_name_that_could_hide_text_becomes_unnamed_or_is_refused(text):
    assert header(scene=text).scene == "unnamed"
    with pytest.raises(en.EntryRefused):
        en.encode_entry(en.SceneChosen(text))


def test_no_field_is_named_for_a_person_or_a_device():
    fields = {name for one in en.KINDS.values() for name in inspect.type_info(one).cls.__annotations__}
    fields |= set(Header.__annotations__)
    assert not [name for name in fields if re.search("patient|birth|mrn|record_number|serial|operator|note|text", name)]


def test_every_entry_has_a_kind_of_its_own():
    assert en.kind_of(ev.InfusionStarted) == "infusion_started"
    assert len(en.KINDS) == len(typing.get_args(ev.Event)) + len(typing.get_args(en.Operational))


@given(st.sampled_from(sorted(en.KINDS)).flatmap(lambda kind: st.from_type(en.KINDS[kind])))
def test_what_is_written_is_read_again(entry):
    try:
        kind, body = en.encode_entry(entry)
    except (en.EntryRefused, OverflowError):
        return  # hypothesis knows neither the patterns nor that numbers end somewhere
    assert en.decode_entry(kind, body) == entry
    assert en.encode_entry(en.decode_entry(kind, body)) == (kind, body)


@pytest.mark.parametrize("body", ["", "{}", '{"t_ns": "now"}', '{"t_ns": 1, "who": "me"}', "[1]", "\x00"])
def test_a_body_of_another_shape_is_refused(body):
    with pytest.raises(en.EntryRefused):
        en.decode_entry("infusion_started", body)


def test_a_header_is_read_again():
    told = header(time_lapse=60.0)
    assert decode_header(encode_header(told)) == told
    assert told.preset == "iv-pain"
    assert len(told.preset_hash) == 64
