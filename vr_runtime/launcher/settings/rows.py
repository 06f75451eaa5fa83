"""Each setting as a row: its name, what it does, and its control or, where it is locked, its value in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from vr_runtime.clinic.setting_types import DESK, GROUPS, Settings, Value
from vr_runtime.course.limits import INFUSION_MIN_RANGE
from vr_runtime.launcher import words
from vr_runtime.launcher.controls import Hint, Panel, label, line
from vr_runtime.launcher.settings.fields import Choices, Field, ListField, NumberField, RowField, SomeField
from vr_runtime.launcher.settings.setting_words import about, choice, group, group_note, name_of, said, unit
from vr_runtime.launcher.theme import SCALES, theme

_LANGUAGES: Final = ("auto", "en", "de", "fr", "es")
_VOICES: Final = ("none", "en", "de", "fr", "es")
_DEVICES: Final = ("auto", "default", "none")
_LOWEST_DB: Final = -24.0


@dataclass(frozen=True, slots=True)
class Offers:
    """What this PC has to choose from: scenes by name and title, presets, sound devices."""

    scenes: Mapping[str, str] = field(default_factory=dict)
    presets: Sequence[str] = ()
    devices: Sequence[str] = ()

    def choices(self, key: str) -> Choices:
        """Of one setting."""
        match key:
            case "default_scene" | "allowed_scenes":
                return list(self.scenes.items())
            case "default_preset" | "allowed_presets":
                return [(name, words.preset(name)) for name in self.presets]
            case _:
                return [(name, choice(key, name)) for name in (*_DEVICES, *self.devices)]


class SettingRow(QWidget):
    """`given` carries (key, value) of what a person chose."""

    given = Signal(str, object)

    def __init__(self, key: str, offers: Offers) -> None:
        super().__init__()
        self.key = key
        self._offers = offers
        self._value: Value = ""
        self.setObjectName(f"setting-{key}")
        self.name = label(name_of(key))
        self.name.setFont(theme().font(theme().body, bold=True))
        self.about = Hint(about(key))
        self.field: Field = _field_for(key, offers)
        self.words = label(wraps=True)
        texts = QVBoxLayout()
        texts.setSpacing(theme().px(2))
        texts.addWidget(self.name)
        texts.addWidget(self.about)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, theme().px(6), 0, theme().px(6))
        self._layout.setSpacing(theme().S * 2)
        self._layout.addLayout(texts, 1)
        self._layout.addWidget(self.field, 0, Qt.AlignmentFlag.AlignVCenter)
        self._layout.addWidget(self.words, 0, Qt.AlignmentFlag.AlignVCenter)
        self.field.given.connect(lambda value: self.given.emit(self.key, value))

    def show_setting(self, settings: Settings) -> None:
        """What holds now."""
        self._value = getattr(settings, self.key)
        if self.key in _HELD_TO:
            limit = getattr(settings, _HELD_TO[self.key])
            self._value = min(self._value, limit)  # as a session that starts now has it
            assert isinstance(self.field, NumberField)
            self.field.bound(limit)
        self.field.show_value(self._value)
        self._say()

    def offer(self, offers: Offers) -> None:
        """Something else to choose from."""
        self._offers = offers
        if isinstance(self.field, ListField | SomeField) and self.key not in {"language", "voice"}:
            self.field.offer(offers.choices(self.key))
        self._say()

    def lock(self, locked: bool) -> None:
        """Words in place of the control."""
        self.field.setVisible(not locked)
        self.words.setVisible(locked)

    def narrow(self, narrow: bool) -> None:
        """The control below its name where there is no room beside it."""
        below = narrow or isinstance(self.field, SomeField)
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        self._layout.setDirection(way)
        self._layout.setSpacing(theme().S if below else theme().S * 2)
        side = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignRight
        self._layout.setAlignment(self.field, side | Qt.AlignmentFlag.AlignVCenter)
        # Words that wrap take all the width that there is below the name, and what they need beside it.
        self._layout.setAlignment(self.words, Qt.AlignmentFlag(0) if below else side | Qt.AlignmentFlag.AlignVCenter)
        self.words.setWordWrap(below)
        self.words.setAlignment(side)

    def _say(self) -> None:
        self.words.setText(said(self.key, self._value, self._offers.scenes))
        self.words.setAccessibleName(f"{self.name.text()}: {self.words.text()}")


class SettingGroup(Panel):
    """A panel of rows that belong together."""

    given = Signal(str, object)

    def __init__(self, name: str, offers: Offers) -> None:
        super().__init__(group(name))
        note = group_note(name)
        if note:
            self.body.addWidget(Hint(note))
        self.rows = {key: SettingRow(key, offers) for key in GROUPS[name]}
        for number, row in enumerate(self.rows.values()):
            if number:
                self.body.addWidget(line())
            self.body.addWidget(row)
            row.given.connect(self.given.emit)

    def lock(self, locked: bool) -> None:
        """All rows but the desk's."""
        for key, row in self.rows.items():
            row.lock(locked and key not in DESK)


def _field_for(key: str, offers: Offers) -> Field:
    says = name_of(key)
    match key:
        case "language":
            return ListField(says, [(one, choice(key, one)) for one in _LANGUAGES])
        case "voice":
            return ListField(says, [(one, choice(key, one)) for one in _VOICES])
        case "theme":
            return RowField(says, [(one, choice(key, one)) for one in ("dark", "light")])
        case "posture":
            return RowField(says, [(one, choice(key, one)) for one in ("lying", "seated")])
        case "scale_percent":
            return RowField(says, [(round(100 * scale), words.percent(100 * scale)) for scale in SCALES])
        case "music" | "breath_cue":
            on, off = (QCoreApplication.translate("SettingWords", word) for word in ("On", "Off"))
            return RowField(says, [(True, on), (False, off)])
        case "default_scene" | "default_preset" | "sound_device":
            return ListField(says, offers.choices(key))
        case "allowed_scenes" | "allowed_presets":
            return SomeField(says, offers.choices(key))
    low, high, step, whole = _RANGES[key]
    return NumberField(says, unit(key), low, high, step, whole=whole)


_HELD_TO: Final = {
    "brightness_percent": "max_brightness",
    "volume_db": "max_volume_db",
    "infusion_min": "longest_infusion_min",
}
_INFUSION: Final = (*INFUSION_MIN_RANGE, 5, True)
_RANGES: Final[dict[str, tuple[float, float, float, bool]]] = {
    "infusion_min": _INFUSION,
    "longest_infusion_min": _INFUSION,
    "brightness_percent": (25, 100, 5, True),
    "max_brightness": (25, 100, 5, True),
    "volume_db": (_LOWEST_DB, 0.0, 1.0, False),
    "max_volume_db": (_LOWEST_DB, 0.0, 1.0, False),
    "cap_db": (_LOWEST_DB, 0.0, 1.0, False),
    "keep_days": (1, 3650, 5, True),
    "keep_cards_years": (1, 10, 1, True),
}
