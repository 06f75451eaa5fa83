"""Actions are legal and inert: they can be made, suggested and attached, and nothing is ever pressed."""

from __future__ import annotations

from ctypes import byref

import pytest
import xr
from xr import raw_functions as raw

KINDS = {
    xr.ActionType.BOOLEAN_INPUT: ("xrGetActionStateBoolean", xr.ActionStateBoolean),
    xr.ActionType.FLOAT_INPUT: ("xrGetActionStateFloat", xr.ActionStateFloat),
    xr.ActionType.VECTOR2F_INPUT: ("xrGetActionStateVector2f", xr.ActionStateVector2f),
    xr.ActionType.POSE_INPUT: ("xrGetActionStatePose", xr.ActionStatePose),
}


@pytest.fixture
def controls(simulate, application):
    """An application with one action of each kind, not attached yet."""
    simulate()
    app = application().start()
    app.action_set = xr.create_action_set(app.instance, xr.ActionSetCreateInfo("play", "Play", 0))
    app.actions = {
        kind: xr.create_action(
            app.action_set, xr.ActionCreateInfo(f"a{index}", kind, localized_action_name=f"A{index}")
        )
        for index, kind in enumerate(KINDS)
    }
    return app


def attach(app) -> int:
    info = xr.SessionActionSetsAttachInfo(action_sets=[app.action_set])
    return int(raw.xrAttachSessionActionSets(app.session, byref(info)))


def state_of(app, kind, asked_as=None) -> tuple[int, bool]:
    name, structure = KINDS[asked_as or kind]
    state = structure()
    info = xr.ActionStateGetInfo(app.actions[kind])
    return int(getattr(raw, name)(app.session, byref(info), byref(state))), bool(state.is_active)


@pytest.mark.parametrize("kind", KINDS)
def test_every_state_is_inactive(controls, kind):
    assert state_of(controls, kind) == (-46, False)
    assert attach(controls) == 0
    assert state_of(controls, kind) == (0, False)


def test_a_state_is_asked_for_by_its_own_kind(controls):
    attach(controls)
    assert state_of(controls, xr.ActionType.BOOLEAN_INPUT, asked_as=xr.ActionType.FLOAT_INPUT) == (-27, False)


def test_action_sets_are_attached_once_and_then_sealed(controls):
    assert attach(controls) == 0
    assert attach(controls) == -47
    info = xr.ActionCreateInfo("late", xr.ActionType.BOOLEAN_INPUT, localized_action_name="Late")
    assert int(raw.xrCreateAction(controls.action_set, byref(info), byref(xr.Action()))) == -47


def test_only_a_focused_session_has_input(controls, simulate):
    sync = xr.ActionsSyncInfo(active_action_sets=[xr.ActiveActionSet(controls.action_set)])
    assert int(raw.xrSyncActions(controls.session, byref(sync))) == -46
    attach(controls)
    assert int(raw.xrSyncActions(controls.session, byref(sync))) == 0
    raw.xrRequestExitSession(controls.session)
    assert int(raw.xrSyncActions(controls.session, byref(sync))) == 8


def test_bindings_are_suggested_before_they_are_sealed(controls):
    path = xr.string_to_path(controls.instance, "/user/hand/left/input/select/click")
    profile = xr.string_to_path(controls.instance, "/interaction_profiles/khr/simple_controller")
    binding = xr.ActionSuggestedBinding(controls.actions[xr.ActionType.BOOLEAN_INPUT], path)

    def suggest(interaction_profile) -> int:
        info = xr.InteractionProfileSuggestedBinding(interaction_profile, suggested_bindings=[binding])
        return int(raw.xrSuggestInteractionProfileBindings(controls.instance, byref(info)))

    assert suggest(profile) == 0
    assert suggest(path) == -22
    assert suggest(999) == -19
    attach(controls)
    assert suggest(profile) == -47


@pytest.mark.parametrize(
    ("name", "localized", "code"),
    [
        ("play", "Other", -44),
        ("other", "Play", -48),
        ("", "Other", -45),
        ("Other", "Other", -21),
        ("other", "", -49),
        ("other", "Other", 0),
    ],
)
def test_names_of_action_sets(controls, name, localized, code):
    info = xr.ActionSetCreateInfo(name, localized, 0)
    assert int(raw.xrCreateActionSet(controls.instance, byref(info), byref(xr.ActionSet()))) == code


def test_nothing_is_bound_and_no_profile_is_current(controls):
    attach(controls)
    hand = xr.string_to_path(controls.instance, "/user/hand/left")
    assert xr.get_current_interaction_profile(controls.session, hand).interaction_profile == 0
    info = xr.BoundSourcesForActionEnumerateInfo(controls.actions[xr.ActionType.POSE_INPUT])
    assert list(xr.enumerate_bound_sources_for_action(controls.session, info)) == []


def test_a_space_of_an_action_is_nowhere(controls):
    info = xr.ActionSpaceCreateInfo(controls.actions[xr.ActionType.POSE_INPUT])
    space = xr.create_action_space(controls.session, info)
    location = xr.SpaceLocation()
    assert int(raw.xrLocateSpace(space, controls.space, 10**13, byref(location))) == 0
    assert location._location_flags == 0


def test_a_set_takes_its_actions_with_it(controls):
    assert int(raw.xrDestroyActionSet(controls.action_set)) == 0
    assert int(raw.xrDestroyAction(controls.actions[xr.ActionType.POSE_INPUT])) == -12
