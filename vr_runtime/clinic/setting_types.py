"""What a clinic can set, each with its limits, which lie within the program's hard ones; and who may set it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Final, Literal, TypeAlias, get_args

import msgspec
from msgspec import Meta

from vr_runtime.course.limits import INFUSION_MIN_RANGE

Language: TypeAlias = Literal["auto", "en", "de", "fr", "es"]
Voice: TypeAlias = Literal["none", "en", "de", "fr", "es"]
Who: TypeAlias = Literal["staff", "engineer", "by hand"]
Value: TypeAlias = bool | int | float | str | tuple[str, ...]

_Name: TypeAlias = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}\Z")]
_Names: TypeAlias = Annotated[tuple[_Name, ...], Meta(max_length=64)]
_PRINTABLE: Final = r"[^\x00-\x1f\x7f-\x9f]*"
_Device: TypeAlias = Annotated[
    str, Meta(pattern=rf"^{_PRINTABLE}[^\s\x00-\x1f\x7f-\x9f]{_PRINTABLE}\Z", max_length=120)
]
_Percent: TypeAlias = Annotated[int, Meta(ge=25, le=100)]
_Decibels: TypeAlias = Annotated[float, Meta(ge=-24.0, le=0.0)]
_InfusionMin: TypeAlias = Annotated[int, Meta(ge=INFUSION_MIN_RANGE[0], le=INFUSION_MIN_RANGE[1])]


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The clinic's settings. Those of the desk are for everybody, the others for an engineer.

    `language` "auto": the system's. Empty lists of what is allowed allow everything. `sound_device` is "auto",
    "default", "none" or a device's name. What a new session starts with is held to the clinic's limits where it
    starts, so a start value above a limit is no mistake.
    """

    # The desk
    language: Language = "auto"
    theme: Literal["dark", "light"] = "dark"
    scale_percent: Annotated[int, Meta(ge=100, le=200, multiple_of=25)] = 100
    # What a new session starts with
    default_scene: _Name = "forest-canopy"
    default_preset: _Name = "iv-pain"
    infusion_min: _InfusionMin = 60
    posture: Literal["lying", "seated"] = "lying"
    brightness_percent: _Percent = 100
    volume_db: _Decibels = 0.0
    music: bool = True
    voice: Voice = "en"
    breath_cue: bool = False
    # What no session of this clinic goes beyond
    max_brightness: _Percent = 100
    max_volume_db: _Decibels = 0.0
    longest_infusion_min: _InfusionMin = INFUSION_MIN_RANGE[1]
    allowed_scenes: _Names = ()
    allowed_presets: _Names = ()
    # Sound
    sound_device: _Device = "auto"
    cap_db: _Decibels = 0.0
    # What is kept
    keep_days: Annotated[int, Meta(ge=1, le=3650)] = 90
    keep_cards_years: Annotated[int, Meta(ge=1, le=10)] = 2


DEFAULTS: Final = Settings()
DESK: Final = frozenset({"language", "theme", "scale_percent"})
"""What staff may set without the passphrase."""
GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "desk": ("language", "theme", "scale_percent"),
    "start": (
        *("default_scene", "default_preset", "infusion_min", "posture", "brightness_percent", "volume_db"),
        *("music", "voice", "breath_cue"),
    ),
    "limits": ("max_brightness", "max_volume_db", "longest_infusion_min", "allowed_scenes", "allowed_presets"),
    "sound": ("sound_device", "cap_db"),
    "kept": ("keep_days", "keep_cards_years"),
}
ABOUT: Final[dict[str, str]] = {
    "language": "the launcher's language; auto is the system's",
    "theme": "dark suits a dim room",
    "scale_percent": "size of the launcher's text and controls",
    "default_scene": "chosen when the launcher opens",
    "default_preset": "chosen when the launcher opens",
    "infusion_min": "planned infusion, in minutes, when the launcher opens",
    "posture": "how the patient usually is",
    "brightness_percent": "brightness at the start",
    "volume_db": "volume at the start; 0 is as the plan asks for",
    "music": "soft music at the start",
    "voice": "language of recorded lines at the start",
    "breath_cue": "a light to breathe with at the start",
    "max_brightness": "most brightness in percent; no session and no slider goes beyond",
    "max_volume_db": "most volume in decibels; no session and no slider goes beyond",
    "longest_infusion_min": "longest infusion in minutes, extensions included",
    "allowed_scenes": "only these scenes; none named: all",
    "allowed_presets": "only these presets; none named: all",
    "sound_device": "auto is the headset's own device; default the system's; none; or a device's name",
    "cap_db": "lowers the ceiling of loudness for a loud device",
    "keep_days": "sessions are deleted after so many days",
    "keep_cards_years": "cards not used for so many calendar years are deleted",
}
_FIELDS: Final = {field.name: field for field in msgspec.structs.fields(Settings)}
NAMES: Final = tuple(_FIELDS)


def checked(key: str, value: object) -> Value:
    """The value as the setting `key` has it. Raises KeyError for no setting, msgspec.ValidationError for no value."""
    told: Value = msgspec.convert(value, _FIELDS[key].type)
    return told


def differences(before: Settings, after: Settings) -> Iterator[tuple[str, Value, Value]]:
    """Name, old and new value of every setting that differs."""
    for key in NAMES:
        old, new = getattr(before, key), getattr(after, key)
        if old != new:
            yield key, old, new


def allowed_text(key: str) -> str:
    """What a setting may be, in words."""
    kind = _FIELDS[key].type
    if kind is bool:
        return "true or false"
    if kind == _Names:
        return 'a list of names, such as ["night-sky"]; [] for all'
    if kind == _Name:
        return "a name of lower-case letters, digits and hyphens, at most 40"
    if kind == _Device:
        return "auto, default, none, or a device's name of at most 120 letters"
    options = get_args(kind)
    meta = next((one for one in options if isinstance(one, Meta)), None)
    if meta is None:
        return ", ".join(str(one) for one in options)
    step = f" in steps of {meta.multiple_of}" if meta.multiple_of else ""
    whole = "a whole number" if options[0] is int else "a number"
    return f"{whole} from {meta.ge:g} to {meta.le:g}{step}"
