"""From a preset's text to the preset, or to every mistake in it: line, field, value and what is allowed."""

from __future__ import annotations

import re
import tomllib
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final

import msgspec
from msgspec import inspect

from vr_runtime.clinic.toml_lines import Field, line_of
from vr_runtime.course.preset import IV_PAIN, VERSION, Preset, faults_of

_MOST_SHOWN: Final = 40  # letters of a value, which may be anything


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong; `line` counts from 1, `field` is dotted and empty where the whole text is meant."""

    line: int
    field: str
    what: str


class NoPreset(ValueError):
    """A text that is no preset: every mistake in it, at least one."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__(mistakes[0].what)
        self.mistakes = mistakes


def preset_of(text: str, name: str) -> Preset:
    """The preset that `text` describes, whose file is called `name`. Raises NoPreset.

    What the text leaves out is as in the built-in preset iv-pain.
    """
    data = tables(text)
    if data.get("version") != VERSION or isinstance(data.get("version"), bool):
        found = f"is {shown(data['version'])}" if "version" in data else "is missing"
        raise NoPreset((_mistake(text, ("version",), f"{found}; this program reads version = {VERSION}"),))
    mistakes = tuple(_mistake(text, field, what) for field, what in _wrong(data, Preset, ()))
    if mistakes:
        raise NoPreset(mistakes)
    try:
        preset = msgspec.convert(_completed(data), Preset)
    except msgspec.ValidationError as error:
        raise NoPreset((_incomplete(text, str(error)),)) from None
    faults = [*faults_of(preset)]
    if preset.name != name:
        faults.insert(0, ("name", f"is {shown(preset.name)}, but the file is called {shown(name)}"))
    if faults:
        raise NoPreset(tuple(_mistake(text, tuple(field.split(".")), what) for field, what in faults))
    return preset


def tables(text: str) -> dict[str, Any]:
    """What a TOML text says. Raises NoPreset with its one mistake where it is no TOML."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        said = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "its values cannot be read"
        line = re.search(r"line (\d+)", said)
        what = re.sub(r"\s*\(at .*\)$", "", said)
        raise NoPreset((Mistake(int(line[1]) if line else 1, "", f"not TOML: {plain(what)}"),)) from None


def _wrong(data: dict[str, Any], kind: type[msgspec.Struct], inside: Field) -> Iterator[tuple[Field, str]]:
    """Every field of `data` that is unknown to `kind`, of another type or out of its range."""
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    for key, value in data.items():
        here = (*inside, key)
        if key not in fields:
            yield here, f"is unknown here; {_suggested(key, list(fields))}"
            continue
        table = _struct_in(fields[key].type)
        if table is not None and isinstance(value, dict):
            yield from _wrong(value, table, here)
            continue
        try:
            msgspec.convert(value, fields[key].type)
        except (msgspec.ValidationError, ValueError, OverflowError, RecursionError):
            yield here, f"= {shown(value)}; allowed: {_allowed(inspect.type_info(fields[key].type))}"


def _struct_in(kind: Any) -> type[msgspec.Struct] | None:
    """The table that a field holds, whether or not it may be left out."""
    for one in (kind, *typing.get_args(kind)):
        if isinstance(one, type) and issubclass(one, msgspec.Struct):
            return one
    return None


def _allowed(kind: inspect.Type) -> str:
    match kind:
        case inspect.IntType():
            return f"a whole number from {kind.ge} to {kind.le}"
        case inspect.FloatType():
            return f"a number from {kind.ge:g} to {kind.le:g}"
        case inspect.BoolType():
            return "true or false"
        case inspect.StrType():
            return "lower-case letters, digits and single hyphens, at most 32"
        case inspect.TupleType():
            each = [_allowed(item) for item in kind.item_types]
            return f"[a, b], each {each[0]}" if len(set(each)) == 1 else f"[a, b], {', then '.join(each)}"
        case inspect.VarTupleType():
            count = f" of {kind.min_length or 0} to {kind.max_length}" if kind.max_length else ""
            return f"a list{count}, each {_allowed(kind.item_type)}"
        case inspect.UnionType():
            return _allowed(next(one for one in kind.types if not isinstance(one, inspect.NoneType)))
        case _:
            return "a table"


def _completed(data: dict[str, Any]) -> dict[str, Any]:
    """The data with what they leave out taken from iv-pain; a route has an infusion only where it says so."""
    base = msgspec.to_builtins(IV_PAIN)
    if "infusion" not in data:
        del base["infusion"]
    del base["name"]
    return _merged(base, data)


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        below = base.get(key)
        merged[key] = _merged(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged


def _incomplete(text: str, said: str) -> Mistake:
    missing = re.search(r"missing required field `([^`]+)`", said)
    table = re.search(r"at `\$\.([^`]+)`", said)
    field = (*(table[1].split(".") if table else ()), *((missing[1],) if missing else ()))
    return _mistake(text, field, "is missing" if missing else plain(said))


def _suggested(key: str, known: list[str]) -> str:
    near = get_close_matches(key, known, 1)
    return f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"


def _mistake(text: str, field: Field, what: str) -> Mistake:
    return Mistake(line_of(text, field), ".".join(plain(part) for part in field), what)


def shown(value: object) -> str:
    """A value as a person may read it, whatever it is: short, and in ASCII."""
    shown = {True: "true", False: "false"}[value] if isinstance(value, bool) else ascii(value)
    return shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]}..."


def plain(text: str) -> str:
    """One line without control characters, of a text that may hold anything."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)[:200]
