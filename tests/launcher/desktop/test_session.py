"""A session at the technician's desk, with mouse and keyboard alone: from the first page to the last."""

from __future__ import annotations

import json


def test_from_the_first_page_to_the_report(desk):
    desk.open()
    start(desk)
    confirm_started(desk)
    ease_and_back(desk)
    emergency_and_clear(desk)
    stop_and_end(desk)
    scales(desk)
    report(desk)


def start(desk):
    """Three choices and one act: nothing else is needed for a first session."""
    desk.click("Play on: Simulated")
    desk.find("Simulated headset", "Banner")
    desk.click("Glow field", "SceneTile")
    desk.shot("start")
    desk.click("Start session", "BigActButton")
    state = desk.until_state(lambda state: state.display.opened, "a session that plays")
    assert state.display.simulated
    assert state.sliders.scene == "glow-field"
    assert state.waiting_for == "infusion_started"


def confirm_started(desk):
    desk.find("Confirm infusion started", "BigActButton")
    desk.find("SIMULATED", "Chip")
    desk.shot("run-before-the-infusion")
    desk.click("Confirm infusion started", "BigActButton")
    desk.until_state(lambda state: state.infusion_s is not None, "the infusion's clock")


def ease_and_back(desk):
    desk.click("Ease", "Tile")
    desk.until_state(lambda state: state.flags.ease, "ease")
    desk.shot("run-ease")
    desk.key("F2")
    desk.until_state(lambda state: not state.flags.ease, "no ease, by its key")


def emergency_and_clear(desk):
    desk.key("F12")
    desk.until_state(lambda state: state.flags.emergency, "the emergency, by its key")
    desk.find("Emergency is on", "BigActButton")
    desk.shot("run-emergency")
    desk.click_for("Emergency is on", "BigActButton", "Clear it")
    assert desk.state().flags.emergency, "one press does not clear it"
    desk.click("Clear it")
    desk.until_state(lambda state: not state.flags.emergency, "no emergency")


def stop_and_end(desk):
    """After an emergency the way leads to the return, and the stop is the next act; what ends the session asks once."""
    desk.click("Infusion stopped", "BigActButton")
    desk.until_state(lambda state: state.phase in ("return", "reorient"), "the way back")
    desk.shot("run-return")
    desk.click("End session", "Tile")
    desk.find("No, go back", "ActButton")
    desk.shot("run-asks")
    assert not desk.state().flags.ending, "one press does not end it"
    desk.click("End session", "ActButton")
    desk.until(lambda: desk.state() is None, "the end of the session")


def scales(desk):
    """What the patient says, entered by whoever asks: two of four, the rest stays empty."""
    desk.find("After", "AfterPage")
    desk.click("Nausea: 2 of 10")
    desk.click("Comfort: 8 of 10")
    desk.shot("after")
    desk.click("Save the answers", "ActButton")
    desk.find("Saved in the record")
    assert scales_in_the_record(desk) == {"nausea": 2, "comfort": 8}
    verified = desk.command("verify")
    assert verified.returncode == 0, verified.stderr


def report(desk):
    """On two sheets of paper, in a file that staff name."""
    sheet = desk.folder / "sheet.html"
    desk.click("Save the report as", "ActButton")
    desk.find(".*", "QFileDialog")
    desk.key("ctrl+a")
    desk.type(str(sheet))
    desk.key("Return")
    desk.until(sheet.exists, "the report's file")
    desk.until(lambda: "Glow field" in sheet.read_text(encoding="utf-8"), "a whole report")
    desk.click("Past", "PageButton")
    desk.find("Past sessions", "SessionTable")
    desk.shot("past")


def scales_in_the_record(desk):
    """As anybody finds them in the journal."""
    out = desk.folder / "record.jsonl"
    desk.command("export", "--out", str(out))
    entries = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    return {entry["scale"]: entry["value"] for entry in entries if entry.get("kind") == "scale_afterwards"}
