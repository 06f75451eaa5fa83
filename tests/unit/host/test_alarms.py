"""Staff are alarmed of what matters, not of what passes; silenced is not lost; the page says the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.house.test_documents import rows_of
from vr_runtime.clock import NS_PER_S
from vr_runtime.course.course import Course
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.host.alarms import DISK_LOW_MIB, LEVELS, RULES, Alarms, Signs, SoundSigns

FINE = Signs()
WRONG = {
    "player_gone": replace(FINE, player="gone"),
    "headset_lost": replace(FINE, headset="lost"),
    "headset_off": replace(FINE, headset="off"),
    "not_tracked": replace(FINE, tracked=False),
    "player_restarted": replace(FINE, restarted_ns=0),
    "frames_missed": replace(FINE, missed_share=0.02),
    "scene_refused": replace(FINE, scene_refused=True),
    "scene_limited": replace(FINE, scene_limited=True),
    "journal_failing": replace(FINE, journal_fails=True),
    "mirror_stale": replace(FINE, mirror_waits=True),
    "disk_low": replace(FINE, disk_free_mib=DISK_LOW_MIB - 1),
    "clock_stepped": replace(FINE, clock_stepped_ns=0),
    "may_sleep": replace(FINE, kept_awake=False),
    "no_sound": replace(FINE, sound=SoundSigns("missing")),
    "silent": replace(FINE, sound=SoundSigns("playing", silent=True)),
    "sound_elsewhere": replace(FINE, sound=SoundSigns("playing", elsewhere=True)),
    "sound_restarted": replace(FINE, sound=SoundSigns("playing", restarted_ns=0)),
}

REMINDERS = {"start_unconfirmed", "stop_unconfirmed", "long_pause", "comfort_check", "break_due", "watch_over"}


def observed(alarms, signs, seconds, first_s=0.0, step_s=0.1):
    """Names raised while the signs hold, as (second, name)."""
    raised = []
    for step in range(round(seconds / step_s) + 1):
        now_ns = round((first_s + step * step_s) * NS_PER_S)
        raised += [(now_ns / NS_PER_S, alarm.name) for alarm in alarms.observe(signs, now_ns)[0]]
    return raised


@pytest.mark.parametrize("name", WRONG)
def test_each_alarm_comes_once_its_reason_has_held_and_no_earlier(name):
    raised = observed(Alarms(), WRONG[name], 10.0)
    assert raised == [(pytest.approx(RULES[name].after_s), name)]


def test_all_rules_but_the_reminders_are_tried_here():
    assert set(RULES) - set(WRONG) == REMINDERS


def test_while_all_is_well_there_is_no_alarm():
    assert observed(Alarms(), FINE, 3600.0, step_s=1.0) == []


@pytest.mark.parametrize("name", ["headset_off", "not_tracked", "headset_lost", "frames_missed", "journal_failing"])
def test_what_passes_within_a_second_is_no_alarm(name):
    alarms = Alarms()
    assert observed(alarms, WRONG[name], 0.9) == []
    assert observed(alarms, FINE, 0.1, 1.0) == []
    assert observed(alarms, WRONG[name], 0.9, 1.1) == []


def test_a_headset_is_missed_after_five_seconds():
    assert RULES["headset_off"].after_s == RULES["not_tracked"].after_s == 5.0


def test_the_gravest_comes_first():
    alarms = Alarms()
    signs = replace(FINE, kept_awake=False, player="gone", disk_free_mib=1, restarted_ns=0)
    observed(alarms, signs, 10.0)
    levels = [LEVELS.index(alarm.rule.level) for alarm in alarms.standing]
    assert levels == sorted(levels)
    assert alarms.standing[0].name == "player_gone"


def test_a_silenced_alarm_stays_on_show_and_goes_with_its_reason():
    alarms = Alarms()
    observed(alarms, WRONG["disk_low"], 2.0)
    alarms.silence("disk_low")
    assert observed(alarms, WRONG["disk_low"], 600.0, 2.0) == []
    assert [(alarm.name, alarm.silenced) for alarm in alarms.standing] == [("disk_low", True)]
    raised, cleared = alarms.observe(FINE, 700 * NS_PER_S)
    assert (raised, cleared, alarms.standing) == ([], ["disk_low"], ())
    observed(alarms, WRONG["disk_low"], 2.0, 800.0)
    assert not alarms.standing[0].silenced


def test_a_reminder_that_is_given_again_is_not_silenced_any_more():
    """The planned stop passed: reminders at 0, +2 and then every 5 minutes."""
    from vr_runtime.course.events import InfusionStarted

    course = Course(plan_for_infusion(40), (InfusionStarted(0),))
    alarms = Alarms()
    given_min = []
    for second in range(39 * 60, 60 * 60):
        prompts = course.prompts_at(second * NS_PER_S)
        raised, _ = alarms.observe(replace(FINE, prompts=prompts), second * NS_PER_S)
        given_min += [second / 60 for alarm in raised if alarm.name == "stop_unconfirmed"]
        alarms.silence("stop_unconfirmed")
    assert given_min == [40, 42, 47, 52, 57]


def test_comfort_and_breaks_are_asked_for_by_and_by_and_never_loudly():
    from vr_runtime.course.events import InfusionStarted

    course = Course(plan_for_infusion(240), (InfusionStarted(5 * 60 * NS_PER_S),))
    alarms, raised, standing = Alarms(), [], []
    for second in range(0, 125 * 60, 5):
        signs = replace(FINE, prompts=course.prompts_at(second * NS_PER_S))
        new, _ = alarms.observe(signs, second * NS_PER_S)
        raised += [(second / 60, alarm.name, alarm.rule.level) for alarm in new]
        standing += [second / 60] if alarms.standing else []
    comfort = [(minute, "comfort_check", "info") for minute in (30, 60, 90, 120)]
    breaks = [(minute, "break_due", "info") for minute in (60, 120)]
    assert sorted(raised) == sorted(comfort + breaks)
    assert max(minute for minute in standing if minute < 60) < 40, "what nobody silences goes by itself"


def test_a_session_that_is_over_has_no_headset_to_worry_about():
    assert observed(Alarms(), replace(FINE, headset="off", session_over=True), 10.0) == []


def test_no_second_alarm_for_the_same_reason():
    assert observed(Alarms(), replace(FINE, player="gone", headset="lost", tracked=False), 10.0) == [
        (0.0, "player_gone")
    ]


def test_the_page_has_the_same_table():
    rows = rows_of("docs/safety.md", "Alarms")
    assert rows == [
        [name, rule.level, rule.words, f"{rule.after_s:g} s" if rule.after_s else "at once", rule.action]
        for name, rule in RULES.items()
    ]
