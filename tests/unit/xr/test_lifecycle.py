"""The lifecycle table: every state and every result code leads to exactly one decision."""

import pytest
from xr.enums import Result

from vr_runtime.xr import lifecycle, results
from vr_runtime.xr.lifecycle import Decision, SessionState

STATES = [
    (SessionState.IDLE, Decision.CARRY_ON),
    (SessionState.READY, Decision.BEGIN_SESSION),
    (SessionState.SYNCHRONIZED, Decision.CARRY_ON),
    (SessionState.VISIBLE, Decision.CARRY_ON),
    (SessionState.FOCUSED, Decision.CARRY_ON),
    (SessionState.STOPPING, Decision.END_SESSION),
    (SessionState.LOSS_PENDING, Decision.RECREATE_SESSION),
    (SessionState.EXITING, Decision.LEAVE),
]


@pytest.mark.parametrize(("state", "decision"), STATES)
def test_each_session_state_asks_for_one_thing(state, decision):
    assert lifecycle.on_state(state) is decision


def test_the_table_of_states_is_whole():
    assert {state for state, _ in STATES} == set(SessionState) - {SessionState.NONE}


def test_no_success_code_ever_costs_the_session():
    for code in (code for code in Result if code >= 0):
        assert lifecycle.on_result(int(code)) is Decision.CARRY_ON


@pytest.mark.parametrize(
    ("code", "decision"),
    [
        (results.ERROR_SESSION_LOST, Decision.RECREATE_SESSION),
        (results.ERROR_INSTANCE_LOST, Decision.RECREATE_INSTANCE),
        (results.ERROR_RUNTIME_UNAVAILABLE, Decision.RECOVER_LATER),
        (results.ERROR_FORM_FACTOR_UNAVAILABLE, Decision.RECOVER_LATER),
    ],
)
def test_the_lost_codes_say_how_much_is_lost(code, decision):
    assert lifecycle.on_result(code) is decision


def test_no_error_code_is_ignored_not_even_one_that_is_not_known_yet():
    for code in [*(int(code) for code in Result if code < 0), -123456789]:
        assert lifecycle.on_result(code) is not Decision.CARRY_ON


def test_of_two_decisions_the_graver_one_stands():
    grave_to_mild = [
        Decision.RECOVER_LATER,
        Decision.RECREATE_INSTANCE,
        Decision.RECREATE_SESSION,
        Decision.LEAVE,
        Decision.END_SESSION,
        Decision.CARRY_ON,
    ]
    for position, graver in enumerate(grave_to_mild):
        for milder in grave_to_mild[position:]:
            assert lifecycle.worse(graver, milder) is graver
            assert lifecycle.worse(milder, graver) is graver


def test_results_are_named_as_the_specification_names_them():
    assert results.result_name(-17) == "XR_ERROR_SESSION_LOST"
    assert results.result_name(-987654) == "XrResult -987654"


def test_a_failed_call_carries_its_name_and_code():
    with pytest.raises(results.CallFailed, match="xrCreateSession returned XR_ERROR_INSTANCE_LOST") as failed:
        results.check("xrCreateSession", results.ERROR_INSTANCE_LOST)
    assert failed.value.code == results.ERROR_INSTANCE_LOST
    assert results.check("xrPollEvent", results.EVENT_UNAVAILABLE) == results.EVENT_UNAVAILABLE
