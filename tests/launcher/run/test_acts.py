"""Acts on their way: sent, done, refused, or not sent."""

from __future__ import annotations

import pytest

from vr_runtime.control import messages as ms
from vr_runtime.launcher.run.acts import Acts
from vr_runtime.launcher.run.answer_line import AnswerLine


@pytest.fixture
def answers():
    return []


@pytest.fixture
def acts(attachment, answers):
    acts = Acts(attachment)
    acts.answered.connect(answers.append)
    return acts


def said(act: ms.Act, outcome: ms.Outcome, reason: str = "", remark: str = "") -> tuple[ms.Act, ms.Acknowledgement]:
    return act, ms.Acknowledgement("0" * 32, outcome, 8, reason, remark)


def test_an_act_is_sent_and_then_done(acts, attachment, answers) -> None:
    acts.send(ms.Ease(True))
    assert attachment.acts == [ms.Ease(True)]
    assert acts.waits(ms.Ease)
    attachment.acted.emit(*said(ms.Ease(True), "applied"))
    assert [answer.words() for answer in answers] == ["Ease on: sent", "Ease on: done"]
    assert not acts.waits(ms.Ease)


def test_what_the_host_remarks_is_said(acts, attachment, answers) -> None:
    acts.send(ms.Volume(-6.0))
    attachment.acted.emit(*said(ms.Volume(-6.0), "applied", remark="this session has no sound"))
    assert answers[-1].words() == "Volume -6 dB: done; this session has no sound"


def test_a_refusal_gives_the_reason(acts, attachment, answers) -> None:
    acts.send(ms.Paused())
    attachment.acted.emit(*said(ms.Paused(), "refused", "a dose cannot be paused"))
    assert answers[-1].words() == "Infusion paused: refused: a dose cannot be paused"
    assert answers[-1].level == "warn"


@pytest.mark.parametrize("outcome", ["state_changed", "too_old", "too_many"])
def test_an_outcome_that_is_no_refusal_is_put_in_plain_words(acts, attachment, answers, outcome) -> None:
    acts.send(ms.Paused())
    attachment.acted.emit(*said(ms.Paused(), outcome, "protocol words"))
    assert answers[-1].stage == "refused"
    assert answers[-1].reason
    assert "protocol" not in answers[-1].reason


def test_an_act_that_nobody_took_is_said_to_be_unsent(acts, attachment, answers) -> None:
    acts.send(ms.Emergency())
    attachment.failed.emit(ms.Emergency(), "No session host is running")
    assert (answers[-1].stage, answers[-1].level) == ("unsent", "problem")
    assert not acts.waits(ms.Emergency)


def test_what_is_on_its_way_is_not_sent_twice_but_again_once_it_has_come_back(acts, attachment) -> None:
    acts.send(ms.Recentre())
    acts.send(ms.Recentre())
    attachment.acted.emit(*said(ms.Recentre(), "applied"))
    acts.send(ms.Recentre())
    assert attachment.acts == [ms.Recentre(), ms.Recentre()]


def test_what_another_page_sent_is_not_this_ones_answer(acts, attachment, answers) -> None:
    attachment.acted.emit(*said(ms.Scale("pain", 3), "applied"))
    attachment.failed.emit(ms.Scale("pain", 3), "gone")
    assert answers == []


def test_what_is_done_goes_from_view_and_what_was_refused_stays(acts, attachment, qtbot) -> None:
    line = AnswerLine()
    qtbot.addWidget(line)
    acts.answered.connect(line.show_answer)
    acts.send(ms.Ease(True))
    attachment.acted.emit(*said(ms.Ease(True), "applied"))
    assert line.said == "Ease on: done"
    assert line._timer.isActive()
    line._timer.timeout.emit()
    assert line.said == ""
    acts.send(ms.Paused())
    attachment.acted.emit(*said(ms.Paused(), "refused", "no"))
    assert not line._timer.isActive()
    assert line.said == line.accessibleName() == "Infusion paused: refused: no"
