"""Where everything lies in the file that host, player and speaker map.

One side writes each part, and the other only reads it: no lock is ever taken, and either may die at any instruction.

    words      what is looked at every frame: plain 64-bit words, each written by one store
    settings   msgpack, written by the host before the file gets its name
    log        what the host tells, append-only; `LOG_BYTES` is moved on last, so a reader sees whole entries or none
    status     the player's, between two counts that differ while it is being written
    frames     a ring of frame records, the player's; `FRAMES_PUT` is moved on last
    speaker    the speaker's status, between two counts of its own
    loudness   a ring of what was heard, the speaker's; `LOUDNESS_PUT` is moved on last
"""

from __future__ import annotations

import struct
from typing import Final

from vr_runtime.timing.frame_record import RECORD_SIZE

MAGIC: Final = int.from_bytes(b"VRLINK05", "little")
"""Names the layout: another layout, another number at its end."""

# Words, by their index in the file.
W_MAGIC: Final = 0
W_SETTINGS_BYTES: Final = 1
# The host's.
W_HOST_BEAT_NS: Final = 8
W_LOG_BYTES: Final = 9
W_LOG_ENTRIES: Final = 10
W_FRAMES_TAKEN: Final = 11
W_RESTARTS: Final = 12
W_RESTARTED_NS: Final = 13
"""How often, and when last on the machine's monotonic clock, a player was started again."""
W_DISMISSED: Final = 14
"""Not 0: the session is over for whoever plays its sound."""
W_LOUDNESS_TAKEN: Final = 15
# The player's, on cache lines of their own.
W_BEAT_NS: Final = 16
W_FRAMES: Final = 17
W_MISSED: Final = 18
W_BUSY_UNTIL_NS: Final = 19
W_ORIGIN_NS: Final = 24
"""Display time of session zero on the machine's monotonic clock; 0 before the first picture. Survives its player."""
W_SHOWN_ENTRIES: Final = 25
"""So many entries of the log are in what was last drawn ..."""
W_SHOWN_NS: Final = 26
"""... and the first frame that showed the newest of them was submitted then."""
W_STATUS_BEGUN: Final = 27
W_STATUS_ENDED: Final = 28
W_FRAMES_PUT: Final = 29
W_VIEW_TURNS: Final = 30
"""So many turns of the world are done ..."""
W_REST_GAZE: Final = 31
"""... and four words from here on are the head at rest that it was levelled to, all 0 where gravity says what is up."""
W_HEAD: Final = 35
"""How the head is turned in scene space: four shares of 16 bits in one word, never seen half written; 0: unknown."""
# The speaker's, on cache lines of their own.
W_SPEAKER_BEAT_NS: Final = 40
W_SPEAKER_BUSY_UNTIL_NS: Final = 41
W_SPEAKER_SINCE_NS: Final = 42
"""When a speaker first played; 0 for never. Survives its speaker."""
W_SPEAKER_BEGUN: Final = 43
W_SPEAKER_ENDED: Final = 44
W_LOUDNESS_PUT: Final = 45
W_LINES_BEGUN: Final = 46
"""Spoken lines by their places in the list, a bit each: said so far, from before their first sound on; those ..."""
W_LINES_ENDED: Final = 47
"""... that are over, those ..."""
W_LINES_PASSED: Final = 48
"""... whose time is over, and those ..."""
W_LINES_LOST: Final = 49
"""... that were to be heard and were not, or not whole. All four survive their speaker."""
# The host's, what it has written down of the lines.
W_LINES_NOTED: Final = 56
W_LOST_NOTED: Final = 57
LINES_KEPT: Final = 62
WORDS: Final = 64

SETTINGS_AT: Final = 8 * WORDS
SETTINGS_ROOM: Final = 128 << 10
STATUS_AT: Final = SETTINGS_AT + SETTINGS_ROOM
STATUS: Final = struct.Struct("@11q3d32s16s192s64s256s")
STATUS_ROOM: Final = 4 << 10
FRAMES_AT: Final = STATUS_AT + STATUS_ROOM
FRAMES_KEPT: Final = 1 << 14  # three minutes at 90 Hz, while there is no host
SPEAKER_AT: Final = FRAMES_AT + FRAMES_KEPT * RECORD_SIZE
SPEAKER: Final = struct.Struct("@6q2d64s192s")
SPEAKER_ROOM: Final = 4 << 10
LOUDNESS_AT: Final = SPEAKER_AT + SPEAKER_ROOM
LOUDNESS: Final = struct.Struct("@qdd")
LOUDNESS_KEPT: Final = 1 << 9  # a record a minute: eight hours without a host
LOG_AT: Final = LOUDNESS_AT + LOUDNESS_KEPT * LOUDNESS.size
LOG_ROOM: Final = 4 << 20  # some 30,000 acts
LOG_RESERVE: Final = 16 << 10  # for an emergency, its clearing and the end, when all else is refused
FILE_BYTES: Final = LOG_AT + LOG_ROOM

LENGTH: Final = struct.Struct("<I")
