"""What stands in for processes, scenes and sessions around a start page."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from vr_runtime.course.preset import IV_PAIN
from vr_runtime.launcher.start.library import PresetOffer, Presets
from vr_runtime.launcher.start.scene_choice import SceneOffer

WELL = [
    {"name": "headset_found", "subject": "headset", "level": "ok", "found": "Quill 2, 2064 x 2208 px an eye",
     "remedy": "", "values": {"headset": "Quill 2"}},
    {"name": "refresh_rate_wanted", "subject": "refresh rate", "level": "ok", "found": "90 Hz", "remedy": "",
     "values": {"hz": 90}},
]  # fmt: skip


def finding(name, subject, level, found, remedy="", **values):
    return {"name": name, "subject": subject, "level": level, "found": found, "remedy": remedy, "values": values}


class FakeJob(QObject):
    """A command that ends when a test says so."""

    done = Signal(object)
    failed = Signal(str, int)

    def __init__(self, arguments, options):
        super().__init__()
        self.arguments, self.options, self.cancelled = arguments, options, False

    def cancel(self):
        self.cancelled = True


class FakeHost(QObject):
    """A session that was started, and what becomes of it."""

    failed = Signal(str)
    ended = Signal()
    code = None


@dataclass
class Outside:
    """All that the page did to the world."""

    jobs: list = field(default_factory=list)
    set_ups: list = field(default_factory=list)
    resumed: int = 0
    hosts: list = field(default_factory=list)

    def job(self, parent, arguments, **options):
        self.jobs.append(FakeJob(arguments, options))
        return self.jobs[-1]

    def start(self, set_up):
        self.set_ups.append(set_up)
        self.hosts.append(FakeHost())
        return self.hosts[-1]

    def resume(self):
        self.resumed += 1
        self.hosts.append(FakeHost())
        return self.hosts[-1]

    def examinations(self):
        return [job for job in self.jobs if job.arguments[0] == "doctor"]


SCENES = (
    SceneOffer("canopy", {"en": "Canopy", "de": "Blätterdach"}, {"en": "Leaves.\nLight."}, ("lying",)),
    SceneOffer("lake", {"en": "Lake"}, {"en": "Mist."}, ("seated",), ("water",)),
    SceneOffer("river", {"en": "River"}, {"en": "Lanterns."}, ("lying",), ("dark", "water")),
    SceneOffer("veils", {"en": "Veils"}, {"en": "Silk."}),
)
PRESETS = Presets((PresetOffer("iv-pain", True, IV_PAIN),))
