"""The report of a stored session as files: one page for people, and the same facts for machines."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from vr_runtime.problem import ExitCode, Problem
from vr_runtime.record.report import write_atomically
from vr_runtime.record.shelf import damaged, open_shelf
from vr_runtime.record.story import Story
from vr_runtime.record.story_page import page_of
from vr_runtime.record.story_reading import story_of

PAGE: Final = ".html"
FACTS: Final = ".json"


@dataclass(frozen=True, slots=True)
class ToldSession:
    """A story and the number of its session, which a story without its header does not say."""

    number: int
    story: Story


def told_session(folder: Path, name: str | None, *, with_date: bool) -> ToldSession:
    """The story of a session in the journal of `folder`, the newest without a name. Raises Problem."""
    with open_shelf(folder) as shelf:
        stored = shelf.find(name)
        return ToldSession(
            stored.number, story_of(shelf, stored, with_date=with_date, now=datetime.datetime.now(datetime.UTC))
        )


def places_for(told: ToldSession, out: Path | None) -> tuple[Path, ...]:
    """Where the files go: the one that `out` names, the folder that it names, or the current one."""
    if out is not None and out.suffix in (PAGE, FACTS):
        return (out,)
    if out is not None:
        return out / f"report{PAGE}", out / f"report{FACTS}"
    stem = "session-report" if told.story.header is None else f"session-{told.number}-report"
    return Path(f"{stem}{PAGE}"), Path(f"{stem}{FACTS}")


def write_story(story: Story, places: Sequence[Path]) -> None:
    """Write page, facts or both, each whole or not at all. Raises Problem(REPORT_UNWRITABLE)."""
    for place in places:
        try:
            write_atomically(place, page_of(story).encode() if place.suffix == PAGE else facts_of(story))
        except OSError as error:
            raise Problem(
                ExitCode.REPORT_UNWRITABLE,
                f"{place} cannot be written ({(error.strerror or type(error).__name__).lower()})",
                "Name another folder or file with --out",
            ) from None


def facts_of(story: Story) -> bytes:
    """As JSON."""
    return msgspec.json.format(msgspec.json.encode(story), indent=2) + b"\n"


def expect_intact(told: ToldSession) -> None:
    """Raises Problem(JOURNAL_DAMAGED) where the report tells of a journal that does not verify."""
    integrity = told.story.integrity
    if integrity.state == "not_intact":
        raise damaged(f"Session {told.number}: {integrity.fault}; its report says so")
    if integrity.state == "unchecked":
        raise damaged(f"Session {told.number} cannot be verified, since the journal's key cannot be read")
