"""Where the cards of this installation lie: a private folder with one small file each."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from vr_runtime.cards.card import VERSION, Card, faults_of
from vr_runtime.cards.code import PATTERN, NoCode, code_in, new_code
from vr_runtime.private_file import read_small, remove_for_good, write_whole
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.record.state_folder import state_folder

KEEP_YEARS: Final = 2
"""A card that was not used in the year just over, nor since, is deleted, unless somebody sets another number."""
_SUFFIX: Final = ".json"
_NO_DAY: Final = 946_684_800  # 2000-01-01: a file's time shall not say on which day somebody was here
_TRIES: Final = 64


def this_year() -> int:
    """The calendar's year, as a card keeps it."""
    return datetime.datetime.now(datetime.UTC).year


class _Version(msgspec.Struct):
    version: int = VERSION


class Store:
    """The cards in `folder`, which need not exist yet. Codes are taken as typed: see `code_in`.

    Every method raises Problem: UNKNOWN_CARD where there is none, CARD_UNUSABLE where a file is damaged or cannot be
    written. A damaged file stays as it is until somebody deletes it.
    """

    def __init__(self, folder: Path, year: Callable[[], int] = this_year) -> None:
        self._folder = folder
        self._year = year

    @classmethod
    def of_this_installation(cls) -> Store:
        return cls(state_folder() / "cards")

    def make(self) -> Card:
        """A new card under a code that no other has."""
        for _ in range(_TRIES):
            card = Card(code=new_code(), year=self._year())
            if self._write(card, replace=False):
                return card
        raise _unusable(self._folder, "every code that was tried is taken")

    def get(self, typed: str) -> Card:
        """The card of a code."""
        path = self._path(typed)
        try:
            content = read_small(path)
        except FileNotFoundError:
            raise _unknown(path.stem) from None
        except OSError as error:
            raise _unusable(path, error.strerror or "it cannot be read") from None
        return _card_in(content, path)

    def save(self, card: Card) -> None:
        """Replace the card. One that was deleted meanwhile stays deleted: UNKNOWN_CARD."""
        self.get(card.code)
        self._write(card, replace=True)

    def delete(self, typed: str) -> None:
        """Remove the card for good, damaged or not."""
        path = self._path(typed)
        try:
            if not remove_for_good(path):
                raise _unknown(path.stem)
            for draft in self._folder.glob(f".{path.name}.*.part"):  # of a write that a power cut ended
                remove_for_good(draft)
        except OSError as error:
            raise _unusable(path, error.strerror or "it cannot be removed") from None

    def codes(self) -> tuple[str, ...]:
        """Of all cards, in alphabetical order."""
        try:
            names = [path.stem for path in self._folder.glob(f"*{_SUFFIX}")]
        except OSError as error:
            raise _unusable(self._folder, error.strerror or "it cannot be read") from None
        return tuple(sorted(name for name in names if re.match(PATTERN, name)))

    def expire(self, keep_years: int = KEEP_YEARS) -> tuple[str, ...]:
        """Delete the cards that were last used more than so many calendar years ago; their codes. Damaged ones stay."""
        gone = []
        for code in self.codes():
            try:
                if self._year() - self.get(code).year <= keep_years:
                    continue
                self.delete(code)
            except Problem:
                continue  # said when somebody asks for that card
            gone.append(code)
        return tuple(gone)

    def _path(self, typed: str) -> Path:
        try:
            return self._folder / f"{code_in(typed)}{_SUFFIX}"
        except NoCode as error:
            shown = "".join(letter if letter.isprintable() else "?" for letter in typed)[:40]
            raise Problem(
                ExitCode.UNKNOWN_CARD, f"{shown!r} is no card's code: {error}", "Type it as it is printed on the card"
            ) from None

    def _write(self, card: Card, *, replace: bool) -> bool:
        path = self._folder / f"{card.code}{_SUFFIX}"
        try:
            written = write_whole(path, msgspec.json.encode(card), replace=replace)
            if written:
                os.utime(path, (_NO_DAY, _NO_DAY))
        except OSError as error:
            raise _unusable(path, error.strerror or "it cannot be written") from None
        return written


def _card_in(content: bytes, path: Path) -> Card:
    try:
        version = msgspec.json.decode(content, type=_Version).version
        if version > VERSION:
            raise _unusable(path, f"a newer version of this program wrote it (format {version}, this one reads 1)")
        card = msgspec.json.decode(content, type=Card)
    except msgspec.MsgspecError as error:
        raise _unusable(path, f"it is damaged ({' '.join(str(error).split())[:120]})") from None
    fault = faults_of(card) or (None if card.code == path.stem else "it is another card's")
    if fault is not None:
        raise _unusable(path, f"it is damaged ({fault})")
    return card


def _unknown(code: str) -> Problem:
    return Problem(
        ExitCode.UNKNOWN_CARD, f"There is no card {code} on this PC", "Make a new one; an old one may have been deleted"
    )


def _unusable(path: Path, why: str) -> Problem:
    return Problem(
        ExitCode.CARD_UNUSABLE,
        f"{path} cannot be used as a card: {why}",
        "Nothing was changed; restore it from a copy, or delete that card and make a new one",
    )
