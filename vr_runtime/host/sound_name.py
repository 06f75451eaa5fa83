"""The name of the sound device that somebody chose, kept over a power cut: beside the journal, which takes no names."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from vr_runtime.private_file import read_small, remove_for_good, write_whole

_FILE: Final = "sound-device.json"
_WORDS: Final = ("auto", "default", "none")
FILE_PREFIX: Final = "file:"


class _Named(msgspec.Struct, frozen=True):
    session: str
    sound: str


def keep_name(state: Path, session: str, sound: str) -> None:
    """Keep where the sound of `session` goes, if the journal's words do not say it; best effort."""
    forget_name(state)
    if sound not in _WORDS:
        with suppress(OSError):
            write_whole(state / _FILE, msgspec.json.encode(_Named(session, sound)))


def kept_name(state: Path, session: str) -> str | None:
    """Where the sound of `session` went; None where nobody knows. A file is never written over: the next name is."""
    try:
        named = msgspec.json.decode(read_small(state / _FILE), type=_Named)
    except (OSError, msgspec.MsgspecError):
        return None
    if named.session != session:
        return None
    return _next_free(named.sound) if named.sound.startswith(FILE_PREFIX) else named.sound


def forget_name(state: Path) -> None:
    """The session is over."""
    with suppress(OSError):
        remove_for_good(state / _FILE)


def _next_free(sound: str) -> str:
    path, number = Path(sound.removeprefix(FILE_PREFIX)), 2
    free = path
    while free.exists():
        free, number = path.with_stem(f"{path.stem}-{number}"), number + 1
    return f"{FILE_PREFIX}{free}"
