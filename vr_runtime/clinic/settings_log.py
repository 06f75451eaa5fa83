"""Every change of a setting, one line each, in the same chain of codes as a session's journal.

Who changes, removes or moves a line without this installation's key is found out; a small file beside it, the anchor,
says how far the log had come, so lines cut off at its end are missed too.
"""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import msgspec

from vr_runtime.clinic.setting_types import DEFAULTS, NAMES, Settings, Value, Who, checked
from vr_runtime.private_file import sync_folder
from vr_runtime.record.anchor import Anchor, AnchorBad, read_anchor, write_anchor
from vr_runtime.record.chain import entry_code, header_code, load_or_make_key, same
from vr_runtime.record.live import Live

_NAME: Final = "settings"
_LOG: Final = "log.jsonl"
_NS_PER_S: Final = 1_000_000_000
_OTHERS_WITHIN_S: Final = 3.0


class Change(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One change. `kind` "passphrase": it was set or changed; what it is, or was, stands nowhere."""

    kind: Literal["setting", "passphrase"]
    who: Who
    at_ns: int
    key: str = ""
    old: Value | None = None
    new: Value | None = None

    @property
    def at(self) -> str:
        """When, as this PC's clock had it, in UTC."""
        at = datetime.datetime.fromtimestamp(self.at_ns // _NS_PER_S, datetime.UTC)
        return at.strftime("%Y-%m-%d %H:%M:%S")


class _Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    seq: int
    change: Change
    code: str


@dataclass(frozen=True, slots=True)
class LoggedChanges:
    """All changes, the oldest first. `fault`: why they are not as they were written; "" where they are."""

    changes: tuple[Change, ...] = ()
    fault: str = ""

    def settings(self) -> Settings:
        """What the settings are by these changes."""
        values: dict[str, Value] = {}
        for change in self.changes:
            if change.kind == "setting" and change.key in NAMES:
                try:
                    values[change.key] = checked(change.key, change.new)
                except msgspec.ValidationError:
                    continue  # an older version's, which this one does not allow
        return msgspec.structs.replace(DEFAULTS, **values)


class SettingsLog:
    """The log below `state`, the folder that holds the journal and its key. Methods raise OSError."""

    def __init__(self, state: Path, wall_ns: Callable[[], int] = time.time_ns) -> None:
        self._state = state
        self._folder = state / _NAME
        self._path = self._folder / _LOG
        self._wall_ns = wall_ns

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While this lasts no other process changes settings. Raises BlockingIOError where one goes on doing so."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        until = time.monotonic() + _OTHERS_WITHIN_S
        while True:
            try:
                held = Live(self._folder, _NAME)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.02)
        try:
            yield
        finally:
            held.release()

    def read(self) -> LoggedChanges:
        """All of it, checked."""
        lines, fault = self._lines()
        if not lines and not fault and not self._path.exists():
            return LoggedChanges()
        return LoggedChanges(tuple(line.change for line in lines), fault or self._fault_of(lines))

    def set(self, who: Who, changes: Sequence[tuple[str, Value, Value]]) -> None:
        """Add one line for each (name, old, new); on disk when this returns."""
        at_ns = self._wall_ns()
        self._add([
            Change(kind="setting", who=who, at_ns=at_ns, key=key, old=old, new=new) for key, old, new in changes
        ])  # fmt: skip

    def passphrase_set(self) -> None:
        """Add a line that says so."""
        self._add([Change(kind="passphrase", who="engineer", at_ns=self._wall_ns())])

    def _add(self, changes: Sequence[Change]) -> None:
        if not changes:
            return
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        key = load_or_make_key(self._state)
        lines, _ = self._lines()
        seq = lines[-1].seq if lines else 0
        prev = bytes.fromhex(lines[-1].code) if lines else _first(key)
        added = b""
        for change in changes:
            seq += 1
            prev = _code(key, seq, change, prev)
            added += msgspec.json.encode(_Line(seq, change, prev.hex())) + b"\n"
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "r+b") as file:
            content = file.read()
            file.seek(content.rfind(b"\n") + 1)  # what a power cut has left of a line was never acknowledged
            file.truncate()
            file.write(added)
            file.flush()
            os.fsync(file.fileno())
        sync_folder(self._folder)
        write_anchor(self._folder, key, Anchor(_NAME, seq, prev.hex()))

    def _lines(self) -> tuple[list[_Line], str]:
        """Those that can be read, and which cannot."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return [], ""
        lines, fault = [], ""
        for number, text in enumerate(content[: content.rfind(b"\n") + 1].splitlines(), 1):
            try:
                line = msgspec.json.decode(text, type=_Line)
                bytes.fromhex(line.code)
            except ValueError:
                fault = fault or f"line {number} cannot be read"
                continue
            lines.append(line)
        return lines, fault

    def _fault_of(self, lines: Sequence[_Line]) -> str:
        key = load_or_make_key(self._state)
        prev = _first(key)
        for number, line in enumerate(lines, 1):
            code = _code(key, number, line.change, prev)
            if line.seq != number or not same(code, bytes.fromhex(line.code)):
                return f"line {number} is not as it was written"
            prev = code
        try:
            anchor = read_anchor(self._folder, key, _NAME)
        except AnchorBad as error:
            return f"its anchor cannot be trusted: {error}"
        if anchor is None:
            return "its anchor is missing" if lines else ""
        if anchor.seq > len(lines) or (anchor.seq == len(lines) and anchor.head != prev.hex()):
            return "lines are missing at its end"
        return ""


def _first(key: bytes) -> bytes:
    return header_code(key, _NAME, "")


def _code(key: bytes, seq: int, change: Change, prev: bytes) -> bytes:
    body = msgspec.json.encode(change, order="sorted").decode()
    return entry_code(key, _NAME, seq, change.at_ns, change.kind, body, prev)
