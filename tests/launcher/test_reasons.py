"""A refusal is told in the clinic's language, whatever the host's own words are; so is what to know of an act."""

from __future__ import annotations

import ast

import pytest

from vr_runtime.launcher.language import speak
from vr_runtime.launcher.reasons import REASONS, reason

COURSE = ("course/state.py",)
DOORS = ("host/conductor.py", "host/session_host.py", "control/door.py")
FUNCTIONS = {
    "clinic/limits.py": (
        "objection_to_scene",
        "objection_to_brightness",
        "objection_to_volume",
        "objection_to_infusion",
    ),
    "host/acts.py": ("remark_on", "_no_such_scene"),
}


@pytest.fixture
def german(qapp):
    speak(qapp, "de")
    yield
    speak(qapp, "en")


def tree_of(root, name):
    return ast.parse((root / "vr_runtime" / name).read_text(encoding="utf-8"))


def beginnings(told):
    """What a piece of text begins with, up to what is filled in; of a choice, both."""
    if isinstance(told, ast.IfExp):
        return [*beginnings(told.body), *beginnings(told.orelse)]
    first = told.values[0] if isinstance(told, ast.JoinedStr) else told
    return [first.value] if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value else []


def refusals_of_the_course(root):
    for name in COURSE:
        for node in ast.walk(tree_of(root, name)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "ev.EventRefused":
                yield from beginnings(node.args[0])


def refusals_at_the_door(root):
    """Those that have no outcome of their own, by which they are told."""
    for name in DOORS:
        for node in ast.walk(tree_of(root, name)):
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func) in ("refused", "ms.refused")
                and len(node.args) == 3
            ):
                yield from beginnings(node.args[1])


def objections_and_remarks(root):
    for name, functions in FUNCTIONS.items():
        for node in ast.walk(tree_of(root, name)):
            if isinstance(node, ast.FunctionDef) and node.name in functions:
                for back in ast.walk(node):
                    if isinstance(back, ast.Return) and back.value is not None:
                        yield from beginnings(back.value)


@pytest.mark.parametrize(
    ("source", "at_least"), [(refusals_of_the_course, 10), (refusals_at_the_door, 5), (objections_and_remarks, 7)]
)
def test_everything_that_the_host_says_of_an_act_is_among_ours(root, german, source, at_least):
    found = list(source(root))
    assert len(found) >= at_least
    assert [one for one in found if reason(one) == one] == []


def test_in_english_the_hosts_own_words_stand_with_their_numbers(qapp):
    said = "the infusion would last 400 minutes; it must last 15 to 360"
    assert reason(said) == said


def test_what_nobody_foresaw_is_told_as_it_is(german):
    assert reason("something new") == "something new"


def test_a_longer_beginning_is_not_hidden_by_a_shorter():
    beginnings = [begins for begins, _ in REASONS]
    assert all(not later.startswith(earlier) for i, earlier in enumerate(beginnings) for later in beginnings[i + 1 :])
