"""Commands that answer when the test says so, and what they would have printed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Signal


class FakeJob(QObject):
    """A command that was asked for; the test has it end."""

    done = Signal(object)
    failed = Signal(str, int)

    def __init__(self, arguments, json, may_exit):
        super().__init__()
        self.arguments, self.json, self.may_exit = arguments, json, may_exit

    def ends(self, answer=None):
        self.done.emit(answer)

    def fails(self, why="It did not work. Do this.", code=70):
        self.failed.emit(why, code)


class Jobs(list):
    """All that were asked for, in order."""

    def run(self, _parent, arguments, *, json=True, may_exit=(0,)):
        self.append(FakeJob(arguments, json, may_exit))
        return self[-1]

    @property
    def last(self):
        return self[-1]


@pytest.fixture
def jobs(monkeypatch):
    from vr_runtime.launcher.after import page, past_page, reports, scales_panel

    asked = Jobs()
    for module in (page, past_page, reports, scales_panel):
        monkeypatch.setattr(module, "run_job", asked.run)
    return asked


def _report(**changes):
    """What `vr-runtime report --json` prints of a session, as far as the launcher looks at it."""
    told = {
        "header": {"number": 12, "started_at": "2026-11-22T16:00:00+00:00", "written_at": "2026-11-22T17:10:00+00:00"},
        "played": {
            "scene": "still-lake", "scenes_later": [], "preset": "iv-pain", "route": "infusion", "headset": "openxr",
            "window_min": 60, "length_s": 3900.0, "state": "closed", "reason": "finished", "time_lapse": 1.0,
        },
        "infusion": {"clock_s": 2460.0, "planned_at_end_min": 40, "pauses": 0, "paused_s": 0.0},
        "alarms": [],
        "frames": {"frames": 350_000, "missed": 35},
        "sound": {"entries": 65, "heard": [{"lufs": -34.2}, {"lufs": -29.6}]},
        "scales": [],
        "integrity": {"state": "intact", "fault": None},
    }  # fmt: skip
    for name, value in changes.items():
        told[name] = told[name] | value if isinstance(told[name], dict) else value
    return told


def _session(number=12, **changes):
    """One of the list that `vr-runtime sessions --json` prints."""
    return {
        "number": number, "session": f"{number:032x}", "started_at": "2026-11-22T16:00:00+00:00", "scene": "still-lake",
        "preset": "iv-pain", "infusion_min": 40, "window_min": 60, "headset": "openxr", "time_lapse": 1.0,
        "entries": 90, "length_s": 3900.0, "state": "closed", "reason": "finished", "scales": {},
    } | changes  # fmt: skip


@pytest.fixture
def report():
    return _report


@pytest.fixture
def session():
    return _session
