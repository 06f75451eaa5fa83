"""The settings as TOML: read field by field, so that one mistake costs one setting; written with what each means."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import msgspec

from vr_runtime.clinic.preset_text import Mistake, NoPreset, plain, shown, tables
from vr_runtime.clinic.setting_types import ABOUT, DEFAULTS, GROUPS, NAMES, Settings, Value, allowed_text, checked
from vr_runtime.clinic.toml_lines import line_of


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """The settings that hold, and what is wrong with the text. `sound`: it is TOML at all."""

    settings: Settings = DEFAULTS
    mistakes: tuple[Mistake, ...] = ()
    sound: bool = True


def settings_of(text: str) -> ReadSettings:
    """The settings in `text`: what it leaves out, or has wrong, is as it is by default."""
    try:
        data = tables(text)
    except NoPreset as error:
        wrong = error.mistakes[0]
        said = Mistake(wrong.line, wrong.field, f"{wrong.what}; until it is mended, the defaults hold")
        return ReadSettings(mistakes=(said,), sound=False)
    values: dict[str, Value] = {}
    mistakes: list[Mistake] = []
    for key, value in data.items():
        try:
            values[key] = checked(key, value)
        except KeyError:
            mistakes.append(_mistake(text, key, f"is no setting; {_suggested(key)}"))
        except (msgspec.ValidationError, ValueError, OverflowError, RecursionError):
            default = written(getattr(DEFAULTS, key))
            what = f"= {shown(value)}; allowed: {allowed_text(key)}; until it is mended, {default} holds"
            mistakes.append(_mistake(text, key, what))
    return ReadSettings(msgspec.structs.replace(DEFAULTS, **values), tuple(mistakes))


def text_of(settings: Settings) -> str:
    """The settings as a file has them, all of them, each below what it means."""
    lines = ["# The clinic's settings. The launcher and vr-runtime settings write this file anew with every change."]
    for names in GROUPS.values():
        lines.append("")
        for key in names:
            lines += [f"# {ABOUT[key]} ({allowed_text(key)})", f"{key} = {written(getattr(settings, key))}"]
    return "\n".join(lines) + "\n"


def written(value: Value) -> str:
    """One value as TOML."""
    if isinstance(value, tuple):
        return f"[{', '.join(written(one) for one in value)}]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)  # control characters, which TOML has otherwise, are in no setting
    return json.dumps(value)


def typed_value(key: str, typed: str) -> Value:
    """What somebody typed for a setting; quotation marks and brackets may be left out.

    Raises KeyError for no setting, msgspec.ValidationError for what it may not be.
    """
    try:
        read: Any = tomllib.loads(f"value = {typed}").get("value", typed)
    except (ValueError, RecursionError):
        read = typed
    if isinstance(getattr(DEFAULTS, key, None), tuple) and isinstance(read, str):
        read = [name.strip() for name in read.split(",") if name.strip()]
    try:
        return checked(key, read)
    except msgspec.ValidationError:
        return checked(key, typed)  # a device may be called 5


def _mistake(text: str, key: str, what: str) -> Mistake:
    return Mistake(line_of(text, (key,)), plain(key), what)


def _suggested(key: str) -> str:
    near = get_close_matches(key, NAMES, 1)
    return f"did you mean {near[0]}?" if near else "vr-runtime settings lists them"
