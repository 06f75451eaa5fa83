"""The pictures of docs/technician.md: the launcher as it is, with a simulated session in time lapse.

    .venv/bin/python scripts/technician_pictures.py

Needs Xvfb and xdotool. What is on the screen is kept as it is in .artefacts/technician, and small in docs/pictures.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.launcher.desktop.desk import Desk, Screen  # noqa: E402  # the test's own hands, and no second pair

KEPT = ROOT / ".artefacts" / "technician"
PICTURES = ROOT / "docs" / "pictures" / "technician"
QUALITY = 82
LAPSE = 40.0
SCENE = "forest-canopy"


def main() -> None:
    shutil.rmtree(KEPT, ignore_errors=True)
    on_a_desk(the_start_page)
    on_a_desk(a_session)
    PICTURES.mkdir(parents=True, exist_ok=True)
    for shot in sorted(KEPT.glob("*.png")):
        Image.open(shot).convert("RGB").save(PICTURES / f"{shot.stem}.webp", quality=QUALITY, method=6)
        print(f"written: {PICTURES / shot.stem}.webp")


def on_a_desk(scene: Callable[[Desk], None]) -> None:
    """Play it with a screen and folders of its own, and nothing of them left."""
    screen = Screen()
    desk = Desk(Path(tempfile.mkdtemp(prefix="vr")), screen, KEPT)
    try:
        scene(desk)
    finally:
        desk.clean_up()
        screen.close()


def the_start_page(desk: Desk) -> None:
    desk.open()
    desk.click("Play on: Simulated")
    desk.find("Ready")
    settled_shot(desk, "start")


def a_session(desk: Desk) -> None:
    """From before the infusion to after it."""
    # Without a graphics card the scene is drawn by the processor: one frame in sixteen, or the picture would stutter.
    desk.begin_session("--scene", SCENE, "--time-lapse", str(LAPSE), "--draw-every", "16")
    desk.open()
    desk.find("Confirm infusion started", "BigActButton")
    desk.until_state(lambda state: state.session_s > 4.5 * 60, "light in the scene")
    settled_shot(desk, "before-the-infusion")
    desk.click("Confirm infusion started", "BigActButton")
    desk.until_state(lambda state: state.phase == "plateau", "the plateau")
    settled_shot(desk, "plateau")
    os.kill(desk.pid_of("host"), signal.SIGKILL)
    desk.find("No connection to the session", "FittedLabel")
    settled_shot(desk, "no-connection")
    desk.click("Take the session up again", "ActButton")
    desk.until(lambda: desk.find("Infusion stopped", "BigActButton", at_once=True), "the planned stop", 300.0)
    desk.until(lambda: not desk.find("No connection", at_once=True), "a connection")
    settled_shot(desk, "stop")
    desk.click("Infusion stopped", "BigActButton")
    desk.until_state(lambda state: state.phase == "return", "the way back")
    desk.key("F12")
    desk.until_state(lambda state: state.flags.emergency, "the emergency")
    settled_shot(desk, "emergency")
    desk.click_for("Emergency is on", "BigActButton", "Clear it")
    desk.click("Clear it")
    desk.until_state(lambda state: not state.flags.emergency, "no emergency")
    desk.click("End session", "Tile")
    desk.click("End session", "ActButton")
    desk.find("After", "AfterPage")
    desk.click("Nausea: 1 of 10")
    desk.click("Comfort: 8 of 10")
    settled_shot(desk, "after")


def settled_shot(desk: Desk, name: str) -> None:
    """Once what has just changed has been drawn, and a window that has just opened no longer takes the scene's time."""
    time.sleep(1.5)
    deadline_s = time.monotonic() + 20.0
    while time.monotonic() < deadline_s and stutters(desk):
        time.sleep(0.5)
    desk.shot(name)


def stutters(desk: Desk) -> bool:
    state = desk.state()
    return state is not None and any(alarm.name == "frames_missed" for alarm in state.alarms)


if __name__ == "__main__":
    main()
