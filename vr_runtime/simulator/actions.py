"""Action functions: legal and inert. Nobody in the chair holds a controller, but an application may still ask."""

from __future__ import annotations

import re
from ctypes import POINTER, c_char, c_uint32, c_uint64
from typing import Any

from vr_runtime.simulator import abi
from vr_runtime.simulator.codes import (
    ACTION_TYPE_MISMATCH,
    ACTIONSET_NOT_ATTACHED,
    ACTIONSETS_ALREADY_ATTACHED,
    HANDLE_INVALID,
    LOCALIZED_NAME_DUPLICATED,
    LOCALIZED_NAME_INVALID,
    NAME_DUPLICATED,
    NAME_INVALID,
    PATH_FORMAT_INVALID,
    PATH_INVALID,
    PATH_UNSUPPORTED,
    SESSION_NOT_FOCUSED,
    SUCCESS,
    VALIDATION_FAILURE,
    SessionState,
)
from vr_runtime.simulator.dispatch import openxr
from vr_runtime.simulator.handles import Action, ActionSet, Instance, Session
from vr_runtime.simulator.runtime import Runtime

BOOLEAN, FLOAT, VECTOR2F, POSE, VIBRATION = 1, 2, 3, 4, 100
NAME = re.compile(rb"[a-z0-9\-_.]+")
PROFILE = re.compile(rb"/interaction_profiles/[a-z0-9\-_.]+/[a-z0-9\-_.]+")


class ActionFunctions:
    """XrActionSet and XrAction; every state is inactive."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._refuse = runtime.refuse
        self._find = runtime.handles.find

    @openxr("xrCreateActionSet", "instance", POINTER(abi.ActionSetCreateInfo), POINTER(c_uint64))
    def create_action_set(self, instance: Instance, info: Any, action_set: Any) -> int:
        if not info or not action_set or info[0].type != abi.ActionSetCreateInfo.TYPE:
            return self._refuse(VALIDATION_FAILURE, "no XrActionSetCreateInfo, or no place for the action set")
        name, localized = info[0].action_set_name, info[0].localized_action_set_name
        if wrong := self._wrong_name(name, localized, self._runtime.handles.all("action_set")):
            return wrong
        made = self._runtime.handles.add("action_set", ActionSet(instance, name, localized))
        action_set[0] = made.handle
        return SUCCESS

    @openxr("xrDestroyActionSet", "action_set", when_lost=True)
    def destroy_action_set(self, action_set: ActionSet) -> int:
        handles = self._runtime.handles
        for action in handles.all("action"):
            if action.action_set is action_set:
                handles.remove("action", action.handle)
        handles.remove("action_set", action_set.handle)
        return SUCCESS

    @openxr("xrCreateAction", "action_set", POINTER(abi.ActionCreateInfo), POINTER(c_uint64))
    def create_action(self, action_set: ActionSet, info: Any, action: Any) -> int:
        if not info or not action or info[0].type != abi.ActionCreateInfo.TYPE:
            return self._refuse(VALIDATION_FAILURE, "no XrActionCreateInfo, or no place for the action")
        if action_set.attached:
            return self._refuse(ACTIONSETS_ALREADY_ATTACHED, "the action set is attached already")
        if info[0].action_type not in (BOOLEAN, FLOAT, VECTOR2F, POSE, VIBRATION):
            return self._refuse(VALIDATION_FAILURE, f"action type {info[0].action_type}")
        siblings = [other for other in self._runtime.handles.all("action") if other.action_set is action_set]
        if wrong := self._wrong_name(info[0].action_name, info[0].localized_action_name, siblings):
            return wrong
        made = Action(action_set, info[0].action_type, info[0].action_name, info[0].localized_action_name)
        action[0] = self._runtime.handles.add("action", made).handle
        return SUCCESS

    @openxr("xrDestroyAction", "action", when_lost=True)
    def destroy_action(self, action: Action) -> int:
        self._runtime.handles.remove("action", action.handle)
        return SUCCESS

    @openxr("xrSuggestInteractionProfileBindings", "instance", POINTER(abi.InteractionProfileSuggestedBinding))
    def suggest_bindings(self, instance: Instance, suggested: Any) -> int:
        if not suggested or suggested[0].type != abi.InteractionProfileSuggestedBinding.TYPE:
            return self._refuse(VALIDATION_FAILURE, "no XrInteractionProfileSuggestedBinding")
        if not suggested[0].count_suggested_bindings:
            return self._refuse(VALIDATION_FAILURE, "no bindings")
        profile = _path(instance, suggested[0].interaction_profile)
        if profile is None:
            return self._refuse(PATH_INVALID, f"profile {suggested[0].interaction_profile}")
        if not PROFILE.fullmatch(profile):
            return self._refuse(PATH_UNSUPPORTED, f"{profile!r} is no interaction profile")
        for index in range(suggested[0].count_suggested_bindings):
            binding = suggested[0].suggested_bindings[index]
            action = self._find("action", binding.action)
            if action is None:
                return self._refuse(HANDLE_INVALID, f"{binding.action:#x} is no live action")
            if action.action_set.attached:
                return self._refuse(ACTIONSETS_ALREADY_ATTACHED, "the action set is attached already")
            if _path(instance, binding.binding) is None:
                return self._refuse(PATH_INVALID, f"binding {binding.binding}")
        return SUCCESS

    @openxr("xrAttachSessionActionSets", "session", POINTER(abi.SessionActionSetsAttachInfo))
    def attach(self, session: Session, info: Any) -> int:
        if not info or info[0].type != abi.SessionActionSetsAttachInfo.TYPE or not info[0].count_action_sets:
            return self._refuse(VALIDATION_FAILURE, "no XrSessionActionSetsAttachInfo, or no action sets in it")
        if session.action_sets is not None:
            return self._refuse(ACTIONSETS_ALREADY_ATTACHED, "the session has its action sets already")
        sets = [self._find("action_set", info[0].action_sets[i]) for i in range(info[0].count_action_sets)]
        if None in sets:
            return self._refuse(HANDLE_INVALID, "an action set that is not live")
        for action_set in sets:
            action_set.attached = True
        session.action_sets = frozenset(action_set.handle for action_set in sets)
        return SUCCESS

    @openxr("xrSyncActions", "session", POINTER(abi.ActionsSyncInfo))
    def sync(self, session: Session, info: Any) -> int:
        if not info or info[0].type != abi.ActionsSyncInfo.TYPE:
            return self._refuse(VALIDATION_FAILURE, "no XrActionsSyncInfo")
        for index in range(info[0].count_active_action_sets):
            handle = info[0].active_action_sets[index].action_set
            if self._find("action_set", handle) is None:
                return self._refuse(HANDLE_INVALID, f"{handle:#x} is no live action set")
            if session.action_sets is None or handle not in session.action_sets:
                return self._refuse(ACTIONSET_NOT_ATTACHED, "the action set is not attached")
        return SUCCESS if session.state is SessionState.FOCUSED else SESSION_NOT_FOCUSED

    @openxr(
        "xrGetActionStateBoolean",
        "session",
        POINTER(abi.ActionStateGetInfo),
        POINTER(abi.ActionStateBoolean),
    )
    def state_boolean(self, session: Session, info: Any, state: Any) -> int:
        return self._inactive(session, info, state, abi.ActionStateBoolean.TYPE, BOOLEAN)

    @openxr("xrGetActionStateFloat", "session", POINTER(abi.ActionStateGetInfo), POINTER(abi.ActionStateFloat))
    def state_float(self, session: Session, info: Any, state: Any) -> int:
        return self._inactive(session, info, state, abi.ActionStateFloat.TYPE, FLOAT)

    @openxr(
        "xrGetActionStateVector2f",
        "session",
        POINTER(abi.ActionStateGetInfo),
        POINTER(abi.ActionStateVector2f),
    )
    def state_vector2f(self, session: Session, info: Any, state: Any) -> int:
        return self._inactive(session, info, state, abi.ActionStateVector2f.TYPE, VECTOR2F)

    @openxr("xrGetActionStatePose", "session", POINTER(abi.ActionStateGetInfo), POINTER(abi.ActionStatePose))
    def state_pose(self, session: Session, info: Any, state: Any) -> int:
        return self._inactive(session, info, state, abi.ActionStatePose.TYPE, POSE)

    @openxr("xrGetCurrentInteractionProfile", "session", c_uint64, POINTER(abi.InteractionProfileState))
    def current_profile(self, session: Session, user_path: int, profile: Any) -> int:
        if not profile or profile[0].type != abi.InteractionProfileState.TYPE:
            return self._refuse(VALIDATION_FAILURE, "no XrInteractionProfileState")
        if session.action_sets is None:
            return self._refuse(ACTIONSET_NOT_ATTACHED, "the session has no action sets")
        if _path(session.instance, user_path) is None:
            return self._refuse(PATH_INVALID, f"path {user_path}")
        profile[0].interaction_profile = 0
        return SUCCESS

    @openxr(
        "xrEnumerateBoundSourcesForAction",
        "session",
        POINTER(abi.BoundSourcesForActionEnumerateInfo),
        c_uint32,
        POINTER(c_uint32),
        POINTER(c_uint64),
    )
    def bound_sources(self, session: Session, info: Any, _capacity: int, count: Any, _sources: Any) -> int:
        if not info or not count or info[0].type != abi.BoundSourcesForActionEnumerateInfo.TYPE:
            return self._refuse(
                VALIDATION_FAILURE, "no XrBoundSourcesForActionEnumerateInfo, or no place for the count"
            )
        if wrong := self._wrong_action(session, info[0].action, None):
            return wrong
        count[0] = 0
        return SUCCESS

    @openxr(
        "xrGetInputSourceLocalizedName",
        "session",
        POINTER(abi.InputSourceLocalizedNameGetInfo),
        c_uint32,
        POINTER(c_uint32),
        POINTER(c_char),
    )
    def source_name(self, session: Session, info: Any, _capacity: int, _count: Any, _text: Any) -> int:
        if not info or info[0].type != abi.InputSourceLocalizedNameGetInfo.TYPE or not info[0].which_components:
            return self._refuse(VALIDATION_FAILURE, "no XrInputSourceLocalizedNameGetInfo, or no components in it")
        if session.action_sets is None:
            return self._refuse(ACTIONSET_NOT_ATTACHED, "the session has no action sets")
        # no source was ever enumerated, so no path can be one
        return self._refuse(PATH_UNSUPPORTED, f"path {info[0].source_path} is no input source")

    @openxr("xrApplyHapticFeedback", "session", POINTER(abi.HapticActionInfo), POINTER(abi.BaseHeader))
    def apply_haptics(self, session: Session, info: Any, haptic: Any) -> int:
        if not haptic:
            return self._refuse(VALIDATION_FAILURE, "no XrHapticBaseHeader")
        return self.stop_haptics(session, info)

    @openxr("xrStopHapticFeedback", "session", POINTER(abi.HapticActionInfo))
    def stop_haptics(self, session: Session, info: Any) -> int:
        if not info or info[0].type != abi.HapticActionInfo.TYPE:
            return self._refuse(VALIDATION_FAILURE, "no XrHapticActionInfo")
        return self._wrong_action(session, info[0].action, VIBRATION)

    def _inactive(self, session: Session, info: Any, state: Any, state_type: int, kind: int) -> int:
        if not info or info[0].type != abi.ActionStateGetInfo.TYPE or not state or state[0].type != state_type:
            return self._refuse(VALIDATION_FAILURE, "no XrActionStateGetInfo, or wrong type of the state")
        if wrong := self._wrong_action(session, info[0].action, kind):
            return wrong
        state[0].is_active = 0
        if kind == POSE:
            return SUCCESS
        state[0].changed_since_last_sync = state[0].last_change_time = 0
        if kind == VECTOR2F:
            state[0].current_state.x = state[0].current_state.y = 0.0
        else:
            state[0].current_state = 0
        return SUCCESS

    def _wrong_action(self, session: Session, handle: int, kind: int | None) -> int:
        action = self._find("action", handle)
        if action is None:
            return self._refuse(HANDLE_INVALID, f"{handle:#x} is no live action")
        if session.action_sets is None or action.action_set.handle not in session.action_sets:
            return self._refuse(ACTIONSET_NOT_ATTACHED, "the action's set is not attached")
        if kind is not None and action.kind != kind:
            return self._refuse(ACTION_TYPE_MISMATCH, f"the action has type {action.kind}, not {kind}")
        return SUCCESS

    def _wrong_name(self, name: bytes, localized: bytes, siblings: list[Any]) -> int:
        if not name:
            return self._refuse(NAME_INVALID, "the name is empty")
        if not NAME.fullmatch(name):
            return self._refuse(PATH_FORMAT_INVALID, f"{name!r} is no well-formed name")
        if not localized:
            return self._refuse(LOCALIZED_NAME_INVALID, "the localized name is empty")
        if any(other.name == name for other in siblings):
            return self._refuse(NAME_DUPLICATED, f"{name!r} exists already")
        if any(other.localized_name == localized for other in siblings):
            return self._refuse(LOCALIZED_NAME_DUPLICATED, f"{localized!r} exists already")
        return SUCCESS


def _path(instance: Instance, path: int) -> bytes | None:
    return instance.path_names[path - 1] if 1 <= path <= len(instance.path_names) else None
