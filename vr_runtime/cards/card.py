"""One card as plain data, and what becomes of it with a session. Pure: no clock, no I/O.

There is no field that could hold a name, a date of birth, a number of the clinic's or a free text, and none may be
added. Sessions are counted, not dated. The one trace of the calendar is the year in which the card was used last: the
coarsest by which one that nobody comes back with can be deleted.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal, TypeAlias

import msgspec
from msgspec import Meta

from vr_runtime.cards.code import PATTERN

VERSION: Final = 1
MOST_SCALES: Final = 24
Tag: TypeAlias = Literal["heights", "water", "dark", "space", "cold", "confined"]
Kind: TypeAlias = Literal["nausea", "anxiety", "pain", "comfort"]
Language: TypeAlias = Literal["en", "de", "fr", "es"]
Posture: TypeAlias = Literal["lying", "seated"]
TAGS: Final[tuple[Tag, ...]] = ("heights", "water", "dark", "space", "cold", "confined")
KINDS: Final[tuple[Kind, ...]] = ("nausea", "anxiety", "pain", "comfort")

_Answer: TypeAlias = Annotated[int, Meta(ge=0, le=10)] | None
_Name: TypeAlias = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}\Z")]
_Year: TypeAlias = Annotated[int, Meta(ge=2000, le=9999)]
_Count: TypeAlias = Annotated[int, Meta(ge=0, le=9999)]


class _Stored(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """What lies in a file: nothing that nobody knows gets in."""


class LastSetUp(_Stored, frozen=True):
    """How the last session was set up, as far as it concerns the patient. One of the lengths at most, in minutes."""

    scene: _Name
    preset: _Name
    infusion_min: Annotated[int, Meta(ge=15, le=360)] | None = None
    window_min: Annotated[int, Meta(ge=30, le=400)] | None = None
    brightness_percent: Annotated[int, Meta(ge=25, le=100)] = 100
    volume_db: Annotated[float, Meta(ge=-24.0, le=0.0)] = 0.0
    music: bool = True
    voice: Literal["none", "en", "de", "fr", "es"] = "en"
    breath_cue: bool = False


class Answers(_Stored, frozen=True):
    """What somebody said from 0 to 10; None where nobody asked."""

    nausea: _Answer = None
    anxiety: _Answer = None
    pain: _Answer = None
    comfort: _Answer = None

    def of(self, kind: Kind) -> int | None:
        answer: int | None = getattr(self, kind)
        return answer


class SessionScales(_Stored, frozen=True):
    """The answers round one session, the first being session 1."""

    session: Annotated[int, Meta(ge=1, le=9999)]
    before: Answers = Answers()
    after: Answers = Answers()


class Card(_Stored, frozen=True):
    """What suited one patient. `year`: of the last use. `scales`: the newest sessions, in their order."""

    code: Annotated[str, Meta(pattern=PATTERN)]
    year: _Year
    version: Literal[1] = msgspec.field(default=VERSION)
    sessions: _Count = 0
    tags_avoided: Annotated[tuple[Tag, ...], Meta(max_length=len(TAGS))] = ()
    posture: Posture | None = None
    language: Language | None = None
    last: LastSetUp | None = None
    scales: Annotated[tuple[SessionScales, ...], Meta(max_length=MOST_SCALES)] = ()

    def with_session(self, last: LastSetUp, posture: Posture, year: int) -> Card:
        """A session is begun: it becomes the last one, and counts."""
        sessions = min(self.sessions + 1, 9999)
        return changed(self, last=last, posture=posture, sessions=sessions, year=year)

    def with_scales(self, before: Answers, after: Answers) -> Card:
        """What was said round the newest session; said again, it replaces what was said first."""
        session = max(1, self.sessions)
        kept = [one for one in self.scales if one.session != session]
        if before != Answers() or after != Answers():
            kept.append(SessionScales(session=session, before=before, after=after))
        return changed(self, scales=tuple(kept[-MOST_SCALES:]))


def changed(card: Card, **fields: object) -> Card:
    """The card with other values in some fields, each checked. Raises msgspec.ValidationError."""
    return msgspec.convert(msgspec.to_builtins(msgspec.structs.replace(card, **fields)), Card)


def faults_of(card: Card) -> str | None:
    """What the types cannot say: sessions in order, none twice, and no tag twice."""
    numbers = [one.session for one in card.scales]
    if numbers != sorted(set(numbers)) or (numbers and numbers[-1] > max(1, card.sessions)):
        return "its sessions are out of order"
    if len(set(card.tags_avoided)) != len(card.tags_avoided):
        return "it names a tag twice"
    if card.last is not None and card.last.infusion_min is not None and card.last.window_min is not None:
        return "its last session has two lengths"
    return None
