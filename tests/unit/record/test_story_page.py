"""The printed report: complete in itself, two sheets, nothing of a person, and loud where the journal is not intact."""

from __future__ import annotations

import datetime
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import msgspec
import pytest

from vr_runtime.course import events as ev
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.record import entries as en
from vr_runtime.record.course_picture import course_height_mm, course_picture
from vr_runtime.record.frames_picture import frames_picture, sound_picture
from vr_runtime.record.shelf import open_shelf
from vr_runtime.record.story import Happening
from vr_runtime.record.story_entries import RETURN_BEGAN
from vr_runtime.record.story_page import page_of
from vr_runtime.record.story_words import CAUSES, STANDING, WITHOUT, label_of, words_of

from .journals import begun, without_triggers
from .stories import Film, Tale, eventful, story_in

UTC = datetime.UTC
VOID = {"meta", "br", "rect", "line", "path", "circle"}
LEADS_OUT = re.compile(
    r"""(?:src|href|srcset|action|data|poster)\s*=|@import|url\((?!#)|<script|<link|<iframe|<img|://"""
)
NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


class Tags(HTMLParser):
    """Whether every tag is closed by its own."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def faults(page: str) -> list[str]:
    tags = Tags(page)
    return tags.wrong + tags.open + LEADS_OUT.findall(page.replace(NAMESPACE, ""))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("eventful")
    eventful(folder)
    return folder


@pytest.fixture(scope="module")
def told(folder):
    return story_in(folder)


@pytest.fixture(scope="module")
def page(told):
    return page_of(told, UTC)


def text_of(page: str) -> str:
    return re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL)


def test_a_page_needs_nothing_but_itself(page):
    assert faults(page) == []
    assert page.startswith("<!doctype html>")
    assert "@page { size: A4" in page


@pytest.mark.parametrize("bad", ["<img src='x'>", "<script>", "@import x", "url(https://x)", "<b></i>", "<a href='x'>"])
def test_a_page_that_needs_more_is_found_out(page, bad):
    assert faults(page + bad)


def test_it_is_two_sheets(page):
    assert page.count('<section class="sheet">') == 2
    assert [number for number in ("1 of 2", "2 of 2") if number in page] == ["1 of 2", "2 of 2"]


def test_its_pictures_are_sound_svg(told):
    for picture in (course_picture(told), frames_picture(told), sound_picture(told)):
        root = ET.fromstring(picture)
        assert root.tag.endswith("svg")
        _, _, width, height = map(float, root.attrib["viewBox"].split())
        for text in root.iter("{http://www.w3.org/2000/svg}text"):
            assert 0 <= float(text.attrib["x"]) <= width
            assert 0 <= float(text.attrib["y"]) <= height


def test_what_was_played_can_be_read(page):
    text = text_of(page)
    for told in (
        "Session 1",
        "SIMULATED HEADSET",
        "VIRTUAL CLOCK",
        "Night sky for 50 min, around an infusion planned for 40 min that ran 30 min. Ended on request.",
        "extended by 10 min, shortened by 5 min",
        "player restarted once, headset lost once",
        "Clock of the PC stepped by −3600 s",
        "EMERGENCY",
        "headset off",
        "player restarted",
        "no sound that was played",
        "Journal verified: as it was written",
        "not a medical device",
    ):
        assert told in text, told


def test_marks_are_labelled_in_the_picture(told):
    shown = re.findall(r'class="flag[^"]*"[^>]*>([^<]+)<', course_picture(told))
    assert {"started", "paused", "resumed", "stopped", "end", "EMERGENCY", "headset off", "player restart"} <= set(
        shown
    )


def test_with_a_real_headset_nothing_is_called_simulated(tmp_path):
    Tale(tmp_path, headset="openxr").at(60).over()
    text = text_of(page_of(story_in(tmp_path), UTC))
    assert "SIMULATED" not in text.upper()
    assert "OpenXR" in text


def test_the_date_stands_in_the_header_and_is_left_out_with_it(folder, told):
    year = told.header.started_at[:4]
    body = page_of(msgspec.structs.replace(told, header=None), UTC)
    facts = msgspec.json.encode(story_in(folder, with_date=False)).decode()
    assert year in text_of(page_of(told, UTC))
    assert year not in text_of(body)
    assert not re.search(r"\d{4}-\d\d-\d\d|T\d\d:\d\d", facts)
    assert '"header":null' in facts
    assert "Session 1" not in text_of(body)


def test_nothing_says_who_where_or_on_which_device(folder, told, page):
    with open_shelf(folder) as shelf:
        stored = shelf.find(None)
        marks = shelf.marks(stored.number)
        codes = [entry.code.hex() for entry in shelf.entries(stored.number)]
    secrets = [stored.session, stored.session[:8], str(folder), folder.name, *(mark.at.reading.boot for mark in marks)]
    for text in (page, msgspec.json.encode(told).decode()):
        assert [secret for secret in (*secrets, *codes) if secret and secret in text] == []
        assert not re.search(r"/tmp/|/home/|[A-Z]:\\|\bserial\b|\bpatient\b|\bhostname\b", text, re.IGNORECASE)


def test_what_somebody_wrote_into_a_row_never_reaches_the_page(tmp_path):
    eventful(tmp_path)
    connection = without_triggers(tmp_path)
    connection.execute("UPDATE entry SET kind = '<script>Anna Smith</script>' WHERE seq = 4")
    connection.execute("UPDATE entry SET body = '{\"scene\":\"Anna Smith\"}' WHERE kind = 'scene_chosen'")
    page = page_of(story_in(tmp_path), UTC)
    assert "Anna" not in page
    assert faults(page) == []


def test_a_journal_that_does_not_verify_is_said_first_and_last(tmp_path):
    eventful(tmp_path)
    without_triggers(tmp_path).execute("UPDATE entry SET mono_ns = mono_ns + 1 WHERE seq = 5")
    page = page_of(story_in(tmp_path), UTC)
    first, last = page.split('<section class="sheet">')[1:]
    assert 'class="broken">The journal of this session does not verify: row 5 (ease_off) was changed' in first
    assert "Journal does NOT verify: row 5 (ease_off) was changed" in last
    assert "as it was written" not in page


def test_a_session_that_still_plays_says_so(tmp_path):
    tale = Tale(tmp_path).happens(30, ev.InfusionStarted).at(40, en.BrightnessSet(80))
    assert tale.journal.flush(30.0)
    text = text_of(page_of(story_in(tmp_path), UTC))
    tale.journal.close(None)
    assert "STILL RUNNING" in text
    assert "Still running." in text
    assert "BROKE OFF" in text_of(page_of(story_in(tmp_path), UTC))


def test_a_session_without_a_picture_says_so(tmp_path):
    begun(tmp_path).close("problem")
    page = page_of(story_in(tmp_path), UTC)
    assert faults(page) == []
    assert "No picture was ever shown" in page
    assert "no frames of this session" in page


def test_a_page_has_room_for_two_hundred_events_of_six_hours(tmp_path):
    tale = Tale(tmp_path, plan=plan_for_infusion(330)).happens(300, ev.InfusionStarted)
    for number in range(50):
        at_s = 600 + number * 380
        tale.happens(at_s, ev.EaseOn).happens(at_s + 60, ev.EaseOff).happens(at_s + 90, ev.StaffApproach)
        tale.at(at_s + 95, en.AlarmRaised("medium", "frames_missed"), en.AlarmCleared("frames_missed"))
        tale.at(at_s + 99, en.VolumeSet(-1.0), en.BrightnessSet(80), en.PlayerRestarted(number))
    tale.happens(20000, ev.Emergency).frames(Film().play(0.0, 90)).over("operator")
    told = story_in(tmp_path)
    page = page_of(told, UTC)
    table = page.split("<h2>Events")[1].split("<footer>")[0]
    assert course_height_mm(told) + table.count("<tr") / 2 * 5.0 <= 175.0
    assert "more are in the report's JSON" in table
    assert "Emergency" in table
    assert "Over: ended on request" in table
    assert "frames missed (50 times)" in page
    assert len(page) < 600_000


def test_a_short_session_gives_its_room_to_the_curves(tmp_path):
    Tale(tmp_path).happens(10, ev.InfusionStarted).at(120).frames(Film().play(0.0, 90)).over()
    told = story_in(tmp_path)
    height = float(re.search(r'height="([\d.]+)mm"', page_of(told, UTC).split("<h2>Course")[1])[1])
    assert course_height_mm(told) < height < 160.0


SCALES = {"scale_noted", "scale_afterwards"}  # a table of their own


def test_every_kind_of_entry_has_words_of_its_own(told):
    apart = {"alarm_raised", "alarm_silenced", "alarm_cleared", "frames_played", "phase_entered", "player_started"}
    apart |= {"sessions_expired", "speaker_started", "loudness_measured", *SCALES}
    kinds = (set(en.KINDS) | {RETURN_BEGAN}) - apart
    said = {kind: words_of(Happening(at_s=0.0, infusion_s=None, kind=kind, value=1), told) for kind in kinds}
    assert len(set(said.values())) == len(said)
    assert all(len(label_of(Happening(at_s=0.0, infusion_s=None, kind=kind))) <= 14 for kind in kinds)
    assert "{" not in "".join(said.values())


def test_every_fill_has_a_style_that_tells_it_apart(page):
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    for name in (*CAUSES, *WITHOUT, "held", "stood", "drift", "rest", "settle", "reorient"):
        assert f".{name}" in style, name
    assert set(STANDING) == {"pause", "ease", "eyes_closed", "approach", "headset_off", "emergency"}
    assert set(re.findall(r"url\(#([\w-]+)\)", style)) == set(re.findall(r'<pattern id="([\w-]+)"', page))
