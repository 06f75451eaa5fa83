"""Whatever is killed, the patient's session goes on, and the window says what there is to know and to do."""

from __future__ import annotations

import os
import signal


def test_the_window_the_host_and_the_player_are_killed_one_after_the_other(desk):
    desk.begin_session("--scene", "gradient", "--time-lapse", "60")
    desk.open()
    desk.find("Session", "RunPage")
    desk.click("Confirm infusion started", "BigActButton")
    desk.until_state(lambda state: state.infusion_s is not None, "the infusion's clock")
    the_window(desk)
    the_host(desk)
    the_player(desk)


def the_window(desk):
    """Closed or killed, nothing is done by it; opened, it shows the session at once."""
    before = desk.state()
    desk.kill()
    frames = desk.state().player.frames
    desk.until_state(lambda state: state.player.frames > frames + 20, "frames that go on")
    desk.open()
    desk.find("Session", "RunPage")
    desk.find("Infusion, of 40 min")
    after = desk.state()
    assert (after.session, after.version) == (before.session, before.version)
    assert after.infusion_s > before.infusion_s
    desk.shot("run-taken-up")


def the_host(desk):
    """Lost, it is told with what to do; one press takes the session up."""
    before = desk.state()
    os.kill(desk.pid_of("host"), signal.SIGKILL)
    desk.find("No connection to the session", "FittedLabel")
    desk.find("Take the headset off", "BigActButton")
    desk.shot("run-no-connection")
    desk.click("Take the session up again", "ActButton")
    taken_up = desk.until_state(lambda state: state.session == before.session, "the session taken up")
    assert taken_up.infusion_s > before.infusion_s
    desk.until(lambda: desk.find("No connection to the session", at_once=True) is None, "a connection")
    desk.click("Ease", "Tile")
    desk.until_state(lambda state: state.flags.ease, "an act that gets through again")


def the_player(desk):
    """Started again by its host, and an alarm says so."""
    player = desk.pid_of("player")
    os.kill(player, signal.SIGKILL)
    desk.until(lambda: alarm_is_shown(desk, "The player had failed and was started again"), "the alarm")
    desk.shot("run-player-failed")
    desk.until(lambda: desk.pid_of("player") != player, "another player")
    desk.until_state(lambda state: state.player.alive and state.display.opened, "a picture again")


def alarm_is_shown(desk, words):
    """In the bar, or in the list of all alarms where one that is older stands in the bar."""
    if desk.find(words, at_once=True) is not None:
        return True
    more = desk.find(r"\d+ more", at_once=True)
    if more is not None and not more.checked:
        desk.key("F8")
    return False
