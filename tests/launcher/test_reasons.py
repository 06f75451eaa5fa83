"""A refusal is told in the clinic's language, whatever the host's own words are."""

from __future__ import annotations

import ast

import pytest

from vr_runtime.launcher.language import speak
from vr_runtime.launcher.reasons import REASONS, reason


@pytest.fixture
def german(qapp):
    speak(qapp, "de")
    yield
    speak(qapp, "en")


def refusals(root):
    """How every refusal of the course begins, up to what is filled in."""
    tree = ast.parse((root / "vr_runtime" / "course" / "state.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "ev.EventRefused":
            told = node.args[0].values[0] if isinstance(node.args[0], ast.JoinedStr) else node.args[0]
            yield told.value


def test_every_refusal_of_the_course_is_among_ours(root, german):
    found = list(refusals(root))
    assert len(found) > 10
    assert [one for one in found if reason(one) == one] == []


def test_in_english_the_hosts_own_words_stand_with_their_numbers(qapp):
    said = "the infusion would last 400 minutes; it must last 15 to 360"
    assert reason(said) == said


def test_what_nobody_foresaw_is_told_as_it_is(german):
    assert reason("something new") == "something new"


def test_a_longer_beginning_is_not_hidden_by_a_shorter():
    beginnings = [begins for begins, _ in REASONS]
    assert all(not later.startswith(earlier) for i, earlier in enumerate(beginnings) for later in beginnings[i + 1 :])
