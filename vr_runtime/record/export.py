"""A session as JSON lines that may leave the clinic: its entries without header, date, name and codes."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from vr_runtime.problem import ExitCode, Problem
from vr_runtime.record.entries import FRAMES
from vr_runtime.record.report import write_atomically
from vr_runtime.record.shelf import Shelf, StoredSession, open_shelf

FORMAT: Final = "vr-runtime session"
SCHEMA: Final = 1


def export(folder: Path, out: Path, name: str | None = None) -> int:
    """Write the session to `out` and return the number of its entries. Raises Problem."""
    with open_shelf(folder) as shelf:
        lines = list(exported_lines(shelf, shelf.find(name)))
    try:
        write_atomically(out, b"".join(lines))
    except OSError as error:
        raise Problem(
            ExitCode.REPORT_UNWRITABLE,
            f"{out} cannot be written ({(error.strerror or type(error).__name__).lower()})",
            "Name another file with --out",
        ) from None
    return len(lines) - 1


def exported_lines(shelf: Shelf, stored: StoredSession) -> Iterator[bytes]:
    """First what a course is made of, then one entry a line."""
    header = stored.header
    about = {
        "format": FORMAT,
        "schema": SCHEMA,
        "plan": header.plan,
        "headset": header.headset,
        "clock": header.clock,
        "time_lapse": header.time_lapse,
    }
    yield msgspec.json.encode(about) + b"\n"
    for entry in shelf.entries(stored.number):
        line: dict[str, Any] = {"seq": entry.seq, "mono_ns": entry.mono_ns, "kind": entry.kind}
        line |= msgspec.json.decode(entry.body)
        if entry.kind == FRAMES:
            del line["digest"]
            block = shelf.block(stored.number, entry.seq)
            line["block"] = None if block is None else base64.b64encode(block).decode()
        yield msgspec.json.encode(line) + b"\n"
