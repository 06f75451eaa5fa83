"""A start that came to nothing is told in the launcher's words, with the one thing to do about it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from vr_runtime.launcher.start.failures import failure
from vr_runtime.problem import ExitCode, Problem

BUSY = "A session host runs already on this machine (process 4711). Look at it with vr-runtime status."
ALONE = "A session plays on whose host has gone. Take it up with vr-runtime host --resume."


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def failed(qtbot, page, outside):
    """failed(code, line): the page after a start that ended so."""

    def fail(code, said):
        press(qtbot, page.bar.button)
        outside.hosts[-1].code = code
        outside.hosts[-1].failed.emit(said)
        return page

    return fail


@pytest.mark.parametrize(
    ("code", "said", "way"),
    [
        (ExitCode.HOST_BUSY, BUSY, "go_to_session"),
        (ExitCode.HOST_BUSY, ALONE, "resume"),
        (ExitCode.NO_SESSION, "No session has broken off", "understood"),
        (ExitCode.NO_RUNTIME, "No OpenXR runtime can be reached", "check"),
        (ExitCode.NO_HEADSET, "sees no headset; --headset simulated plays without one", "check"),
        (ExitCode.NO_SOUND, "No sound device", "settings"),
        (ExitCode.CLINIC_LIMIT, "--infusion: too long", "settings"),
    ],
)
def test_the_commonest_are_told_without_a_word_of_the_command_line(code, said, way):
    told = failure(int(code), said)
    assert told.way == way
    assert told.said == said
    assert told.told != said
    assert "vr-runtime" not in told.told
    assert "--" not in told.told
    assert told.action


def test_any_other_is_told_as_the_host_told_it():
    for code in (None, int(ExitCode.UNEXPECTED)):
        told = failure(code, "Something new")
        assert (told.told, told.said, told.way) == ("Something new", "", "understood")


def test_the_hosts_own_line_stands_beneath(failed):
    page = failed(int(ExitCode.HOST_BUSY), BUSY)
    assert page.failure.text == "Another session runs on this PC."
    assert page.failure.banner.detail == BUSY
    assert page.failure.banner.accessibleDescription() == BUSY


def test_another_session_is_one_click_away(qtbot, failed, context, attachment, snapshot):
    page = failed(int(ExitCode.HOST_BUSY), BUSY)
    attachment.snapshot = snapshot()
    press(qtbot, page.failure.banner.button)
    assert context.went[-1] == "run"
    assert not page.failure.isVisibleTo(page)


def test_a_session_that_this_window_does_not_reach_is_said_to_be_so_with_what_to_do(qtbot, failed, context, attachment):
    attachment.trouble = "The running host speaks control protocol 1, this command 2"
    page = failed(int(ExitCode.HOST_BUSY), BUSY)
    before = list(context.went)
    press(qtbot, page.failure.banner.button)
    assert page.failure.isVisibleTo(page)
    assert page.failure.text.startswith("That session does not answer this window. Wait ten seconds and try again")
    assert page.failure.banner.detail == attachment.trouble
    assert page.failure.banner.button.text() == "Go to it"
    assert context.went == before


def test_once_it_answers_the_line_goes(qtbot, failed, attachment, snapshot):
    page = failed(int(ExitCode.HOST_BUSY), BUSY)
    press(qtbot, page.failure.banner.button)
    attachment.show(snapshot())
    assert not page.failure.isVisibleTo(page)


def test_a_session_without_a_host_is_taken_up(qtbot, failed, outside):
    page = failed(int(ExitCode.HOST_BUSY), ALONE)
    press(qtbot, page.failure.banner.button)
    assert outside.resumed == 1
    assert page.bar.is_busy


def test_a_headset_that_is_plugged_in_is_looked_for_again(qtbot, failed, outside):
    page = failed(int(ExitCode.NO_HEADSET), "sees no headset")
    before = len(outside.examinations())
    press(qtbot, page.failure.banner.button)
    assert len(outside.examinations()) == before + 1


def test_what_the_settings_say_is_mended_there(qtbot, failed, context):
    page = failed(int(ExitCode.NO_SOUND), "No sound device")
    press(qtbot, page.failure.banner.button)
    assert context.went[-1] == "settings"


def test_a_problem_before_there_is_a_host_has_its_code_too(qtbot, page):
    def refused(_set_up):
        raise Problem(ExitCode.JOURNAL_UNWRITABLE, "/state: No space left on device", "Make room")

    object.__setattr__(page._ways, "start", refused)
    press(qtbot, page.bar.button)
    assert "disk is full" in page.failure.text
    assert "No space left on device" in page.failure.banner.detail
