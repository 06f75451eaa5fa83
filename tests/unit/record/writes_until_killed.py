"""Goes on with the session in a folder, or begins one, and writes at full speed; a line each time all is on disk."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from tests.unit.record.journals import header, some_frames
from vr_runtime.clock import MonotonicClock
from vr_runtime.record import frame_minute
from vr_runtime.record.entries import BrightnessSet
from vr_runtime.record.journal import Journal
from vr_runtime.record.session_clock import Reading, boot_name
from vr_runtime.record.unfinished import unfinished_session

folder, first = Path(sys.argv[1]), int(sys.argv[2])
frame_minute._MINUTE_NS = 1  # a block of frames with every commit
clock = MonotonicClock()
journal = Journal(folder, clock)
unfinished = unfinished_session(folder, Reading(clock.now_ns(), time.time_ns(), boot_name()), "simulated")
if unfinished is None:
    journal.begin(header())
else:
    journal.resume(unfinished)
frames = some_frames(300)
number = first
while True:
    for _ in range(7):
        journal.post(BrightnessSet(number))
        number += 1
    journal.post_frames(frames)
    if not journal.flush(60.0):
        sys.exit(f"not on disk: {journal.alarm}")
    print(number, flush=True)
