"""What the tests of the launcher share: a window that nobody sees, and states of a session to show."""

from __future__ import annotations

import os

# Before anything imports Qt: no test needs or finds a screen, and none picks up a desktop's own look or scale.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("PYTEST_QT_API", "pyside6")
for _name in ("QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME", "LANGUAGE"):
    os.environ.pop(_name, None)

import msgspec  # noqa: E402 -- Qt reads its environment as it is imported
import pytest  # noqa: E402
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThreadPool, Signal  # noqa: E402

from vr_runtime.clinic.setting_types import Settings  # noqa: E402
from vr_runtime.control import messages  # noqa: E402
from vr_runtime.launcher.context import Context, Held, LauncherPlaces  # noqa: E402
from vr_runtime.launcher.fonts import load_fonts  # noqa: E402
from vr_runtime.launcher.theme import use_theme  # noqa: E402


class QuietAttachment(QObject):
    """An attachment that reaches no host: a test says what is seen, and reads what was asked for from `acts`."""

    state = Signal(object)
    lost = Signal(str, str)
    attached = Signal(object)
    acted = Signal(object, object)
    failed = Signal(object, str)

    def __init__(self):
        super().__init__()
        self.snapshot = None
        self.trouble = ""
        self.acts = []
        self.versions = []

    def start(self):
        pass

    def stop(self):
        pass

    def act(self, act, *, if_version=None):
        self.acts.append(act)
        self.versions.append(if_version)

    def show(self, snapshot):
        """A state comes in, as from a host."""
        first = self.snapshot is None
        self.snapshot = snapshot
        if first:
            self.attached.emit(snapshot)
        self.state.emit(snapshot)

    def lose(self, what="The session host has died", remedy="Look at the headset"):
        """The host goes."""
        self.snapshot = None
        self.lost.emit(what, remedy)


def _snapshot(**changes):
    """A session in its plateau, twelve minutes into the infusion; `changes` are fields of the snapshot.

    A field that is a struct may be given as a dict of its own changes: flags={"paused": True}.
    """
    unknown = set(changes) - set(messages.Snapshot.__struct_fields__)
    assert not unknown, f"a snapshot has no {unknown}"
    merged = {name: _merged(getattr(SNAPSHOT, name), change) for name, change in changes.items()}
    return msgspec.structs.replace(SNAPSHOT, **merged)


def _merged(before, change):
    if not isinstance(change, dict):
        return change
    return before | change if isinstance(before, dict) else msgspec.structs.replace(before, **change)


MINUTE = 60.0
SNAPSHOT = messages.Snapshot(
    session="a1b2c3d4",
    version=7,
    phase="plateau",
    phase_progress=0.0,
    session_s=17 * MINUTE,
    infusion_s=12 * MINUTE,
    next=messages.Next("return", 28 * MINUTE),
    waiting_for=None,
    levels={
        "mean_luminance": 0.06,
        "peak_luminance": 0.3,
        "chroma": 0.4,
        "motion": 0.3,
        "detail": 0.5,
        "fade": 1.0,
        "vignette_deg": 100.0,
        "grey": 0.02,
        "loudness_lufs": -34.0,
        "music": 0.5,
        "sound": 1.0,
        "tone": 0.2,
    },
    flags=messages.Flags(),
    player=messages.PlayerState(pid=4711, alive=True, frames=91800, missed_frames=3),
    headset="playing",
    alarms=(),
    sliders=messages.Sliders(brightness_percent=80, volume_db=-6.0, scene="still-lake"),
    plan=messages.Plan("iv-pain", infusion_min=40, window_min=65, planned_min=40),
    timeline=messages.Timeline(
        spans=(
            messages.Span("settle", 0.0, 5 * MINUTE),
            messages.Span("onset", 5 * MINUTE, 15 * MINUTE),
            messages.Span("deepen", 15 * MINUTE, 17 * MINUTE),
            messages.Span("plateau", 17 * MINUTE, 45 * MINUTE),
            messages.Span("return", 45 * MINUTE, 60 * MINUTE),
            messages.Span("reorient", 60 * MINUTE, 65 * MINUTE),
        ),
        chapters=(messages.Chapter(17 * MINUTE, 20 * MINUTE, 8 * MINUTE),),
        marks=(messages.Mark(5 * MINUTE, "started"),),
        ends_s=65 * MINUTE,
    ),
    hearing=messages.Hearing(True, True, True, "Headphones", -34.2, -34.0),
    display=messages.Display("Simulated headset", True, True, True, True, 90.0, 0, 3.1, 4.2, 1.0, 1.0),
    sequence=100,
)


@pytest.fixture
def snapshot():
    """Makes snapshots: snapshot(phase="return", flags={"paused": True})."""
    return _snapshot


@pytest.fixture
def attachment(qapp):
    """An attachment without a host; see QuietAttachment."""
    return QuietAttachment()


@pytest.fixture
def places(tmp_path):
    """Folders of this test alone."""
    from vr_runtime.control.private_files import Places

    return LauncherPlaces(
        state=tmp_path / "state", config=tmp_path / "config", door=Places(tmp_path / "keys", tmp_path / "runtime")
    )


@pytest.fixture
def context(qapp, attachment, places):
    """What a page is given; `context.went` lists the pages that were asked for."""
    made = Context(attachment=attachment, places=places, settings=Held(Settings()))
    made.went = []
    made.navigate = made.went.append
    return made


@pytest.fixture(scope="session")
def _fonts(qapp):
    """The program's own letters, so that words are as wide on every machine."""
    load_fonts()


@pytest.fixture(autouse=True)
def _dressed(qapp, _fonts):
    """Every test begins with the dark theme at 100 %, and no thread of one reaches into the next."""
    use_theme(qapp, "dark", 1.0)
    yield
    QThreadPool.globalInstance().waitForDone(5000)
    # Windows that were put away go now: to dress all of them again for every later test takes longer and longer.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
