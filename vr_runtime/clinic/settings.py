"""The clinic's settings on disk: one TOML file beside the clinic's presets, every change of which is logged."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import msgspec

from vr_runtime.clinic.passphrase import Passphrase
from vr_runtime.clinic.preset_text import Mistake
from vr_runtime.clinic.presets import list_presets
from vr_runtime.clinic.setting_text import ReadSettings, settings_of, text_of
from vr_runtime.clinic.setting_types import (
    DEFAULTS,
    DESK,
    NAMES,
    Settings,
    Value,
    Who,
    allowed_text,
    checked,
    differences,
)
from vr_runtime.clinic.settings_log import LoggedChanges, SettingsLog
from vr_runtime.content import SCENES, clinic_folder
from vr_runtime.private_file import read_small, write_whole
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.record.state_folder import state_folder

_FILE: Final = "settings.toml"
_KEPT: Final = "settings.toml.mistaken"
_PASSPHRASE: Final = "passphrase.json"


class SettingsFile:
    """The settings in `config`, the clinic's folder, and their log below `state`. Neither folder need exist."""

    def __init__(self, config: Path, state: Path, wall_ns: Callable[[], int] = time.time_ns) -> None:
        self.path = config / _FILE
        self.passphrase = Passphrase(config / _PASSPHRASE, wall_ns)
        self._log = SettingsLog(state, wall_ns)

    @classmethod
    def of_this_installation(cls) -> SettingsFile:
        return cls(clinic_folder("."), state_folder())

    def read(self) -> ReadSettings:
        """The settings that hold. Never raises: a mistake costs one setting, which is then as it is by default."""
        content = self._content()
        if isinstance(content, ReadSettings):
            return content
        return settings_of(content)

    def change(self, who: Who, values: Mapping[str, object]) -> Settings:
        """Set some of them, all or none, on disk and logged when this returns; the settings that hold then.

        Problem(SETTINGS_LOCKED) where staff would change more than the desk's, Problem(BAD_SETTING) for a value that
        is not allowed, and where file or log cannot be written.
        """
        new = {key: self._checked(who, key, value) for key, value in values.items()}
        try:
            with self._log.alone():
                self._note_edits()
                read = self.read()
                settings = msgspec.structs.replace(read.settings, **new)
                changes = list(differences(read.settings, settings))
                if not changes:
                    return settings
                self._write(read, settings)
                try:
                    self._log.set(who, changes)
                except OSError:
                    self._write(read, read.settings)  # what is not on record is not done
                    raise
        except BlockingIOError:
            raise _unusable(self.path, "another program is changing them", "Try again") from None
        except OSError as error:
            why = (error.strerror or "not writable").lower()
            raise _unusable(self.path, f"they, or their log, cannot be written: {why}") from None
        return settings

    def set_passphrase(self, passphrase: str) -> None:
        """Set or change it, which is logged. Problem(BAD_SETTING) where it is too short or cannot be kept."""
        try:
            with self._log.alone():
                self.passphrase.set(passphrase)
                self._log.passphrase_set()
        except OSError as error:
            raise _unusable(self.path, f"their log cannot be written: {(error.strerror or 'in use').lower()}") from None

    def changes(self) -> LoggedChanges:
        """The log, with what was changed by hand, so far as it can be written. Problem(BAD_SETTING) if unreadable."""
        try:
            with self._log.alone():
                self._note_edits()
        except OSError:
            pass  # what can be read is worth more
        try:
            return self._log.read()
        except OSError as error:
            raise _unusable(
                self.path, f"their log cannot be read: {(error.strerror or 'no reason given').lower()}"
            ) from None

    def lines(self, read: ReadSettings) -> tuple[str, ...]:
        """One line for each mistake: file, line, field, what is wrong, and what holds."""
        fields = ((one, f"{one.field} " if one.field else "") for one in read.mistakes)
        return tuple(f"{self.path}:{one.line}: {field}{one.what}" for one, field in fields)

    def _note_edits(self) -> None:
        """Log what the file says and the log does not: somebody has written it without the program."""
        edits = list(differences(self._log.read().settings(), self.read().settings))
        if edits:
            self._log.set("by hand", edits)

    def _checked(self, who: Who, key: str, value: object) -> Value:
        if key not in NAMES:
            raise Problem(ExitCode.BAD_SETTING, f"No setting is called {key[:40]!a}", f"There are {', '.join(NAMES)}")
        if who == "staff" and key not in DESK:
            raise Problem(ExitCode.SETTINGS_LOCKED, f"{key} is an engineer's to set", "Give the passphrase first")
        try:
            told = checked(key, value)
        except (msgspec.ValidationError, ValueError):
            allowed = allowed_text(key)
            raise Problem(ExitCode.BAD_SETTING, f"{key} cannot be {value!a:.60}", f"Allowed: {allowed}") from None
        unknown = _unknown_name(key, told)
        if unknown is not None:
            raise Problem(
                ExitCode.BAD_SETTING, f"{key}: there is no {unknown}", "vr-runtime scenes and presets list them"
            )
        return told

    def _write(self, read: ReadSettings, settings: Settings) -> None:
        """Raises OSError. A file with mistakes is kept under another name: what somebody meant by it is not lost."""
        if read.mistakes and self.path.is_file():
            write_whole(self.path.with_name(_KEPT), self.path.read_bytes())
        write_whole(self.path, text_of(settings).encode())

    def _content(self) -> str | ReadSettings:
        try:
            return read_small(self.path).decode("utf-8-sig")
        except FileNotFoundError:
            return ReadSettings(DEFAULTS)
        except OSError as error:
            why = f"cannot be read: {error.strerror or error}"
        except UnicodeDecodeError as error:
            why = f"is not UTF-8 text at byte {error.start}"
        return ReadSettings(
            DEFAULTS, (Mistake(1, "", f"the file {why}; the defaults hold until it is mended"),), sound=False
        )


def load() -> Settings:
    """This installation's settings, as they hold."""
    return SettingsFile.of_this_installation().read().settings


def _unknown_name(key: str, value: Value) -> str | None:
    """The first name in a setting that nothing bears."""
    names = value if isinstance(value, tuple) else (str(value),)
    if key in {"default_scene", "allowed_scenes"}:
        homes = (SCENES, clinic_folder("scenes"))
        return next((f"scene {name}" for name in names if not any((home / name).is_dir() for home in homes)), None)
    if key in {"default_preset", "allowed_presets"}:
        known = {file.name for file in list_presets()}
        return next((f"preset {name}" for name in names if name not in known), None)
    return None


def _unusable(path: Path, why: str, remedy: str = "Make its folder one that this user may write") -> Problem:
    return Problem(ExitCode.BAD_SETTING, f"The settings in {path} cannot be changed: {why}", remedy)
