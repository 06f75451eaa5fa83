"""The C structures of OpenXR as this runtime reads and writes them.

Handles are plain 64-bit integers here and every field is read without a property in between: pyopenxr's own classes
turn a handle into a pointer object whose value can only be had by `ctypes.cast`, which leaves a reference cycle on
every call. A test holds each layout against pyopenxr's.
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, Structure, c_char, c_char_p, c_float, c_int32, c_int64, c_uint32, c_uint64, c_void_p
from typing import Any, Final

Handle = c_uint64
STRUCTURE_TYPES: Final[dict[str, int]] = {}


def _plain(name: str, **fields: Any) -> Any:
    """A structure without the `type` and `next` header."""
    return type(name, (Structure,), {"_fields_": list(fields.items())})


def _typed(name: str, structure_type: int, **fields: Any) -> Any:
    """A structure with the `type` and `next` header; `TYPE` is the value its `type` must hold."""
    STRUCTURE_TYPES[name] = structure_type
    header = [("type", c_int32), ("next", c_void_p)]
    return type(name, (Structure,), {"_fields_": header + list(fields.items()), "TYPE": structure_type})


Vector2f: Any = _plain("Vector2f", x=c_float, y=c_float)
Vector3f: Any = _plain("Vector3f", x=c_float, y=c_float, z=c_float)
Quaternionf: Any = _plain("Quaternionf", x=c_float, y=c_float, z=c_float, w=c_float)
Posef: Any = _plain("Posef", orientation=Quaternionf, position=Vector3f)
Fovf: Any = _plain("Fovf", angle_left=c_float, angle_right=c_float, angle_up=c_float, angle_down=c_float)
Extent2Df: Any = _plain("Extent2Df", width=c_float, height=c_float)
Rect2Di: Any = _plain("Rect2Di", x=c_int32, y=c_int32, width=c_int32, height=c_int32)
Timespec: Any = _plain("timespec", tv_sec=c_int64, tv_nsec=ctypes.c_long)

BaseHeader: Any = _plain("BaseHeader", type=c_int32, next=c_void_p)

# the loader's own structures
NegotiateLoaderInfo: Any = _plain(
    "NegotiateLoaderInfo",
    struct_type=c_uint32,
    struct_version=c_uint32,
    struct_size=ctypes.c_size_t,
    min_interface_version=c_uint32,
    max_interface_version=c_uint32,
    min_api_version=c_uint64,
    max_api_version=c_uint64,
)
NegotiateRuntimeRequest: Any = _plain(
    "NegotiateRuntimeRequest",
    struct_type=c_uint32,
    struct_version=c_uint32,
    struct_size=ctypes.c_size_t,
    runtime_interface_version=c_uint32,
    runtime_api_version=c_uint64,
    get_instance_proc_addr=c_void_p,
)

# instance and system
ApplicationInfo: Any = _plain(
    "ApplicationInfo",
    application_name=c_char * 128,
    application_version=c_uint32,
    engine_name=c_char * 128,
    engine_version=c_uint32,
    api_version=c_uint64,
)
ApiLayerProperties: Any = _typed(
    "ApiLayerProperties",
    1,
    layer_name=c_char * 256,
    spec_version=c_uint64,
    layer_version=c_uint32,
    description=c_char * 256,
)
ExtensionProperties: Any = _typed("ExtensionProperties", 2, extension_name=c_char * 128, extension_version=c_uint32)
InstanceCreateInfo: Any = _typed(
    "InstanceCreateInfo",
    3,
    create_flags=c_uint64,
    application_info=ApplicationInfo,
    enabled_api_layer_count=c_uint32,
    enabled_api_layer_names=POINTER(c_char_p),
    enabled_extension_count=c_uint32,
    enabled_extension_names=POINTER(c_char_p),
)
InstanceProperties: Any = _typed("InstanceProperties", 32, runtime_version=c_uint64, runtime_name=c_char * 128)
SystemGetInfo: Any = _typed("SystemGetInfo", 4, form_factor=c_int32)
SystemProperties: Any = _typed(
    "SystemProperties",
    5,
    system_id=c_uint64,
    vendor_id=c_uint32,
    system_name=c_char * 256,
    max_swapchain_image_height=c_uint32,
    max_swapchain_image_width=c_uint32,
    max_layer_count=c_uint32,
    orientation_tracking=c_uint32,
    position_tracking=c_uint32,
)
SystemUserPresencePropertiesEXT: Any = _typed(
    "SystemUserPresencePropertiesEXT", 1000470001, supports_user_presence=c_uint32
)
ViewConfigurationProperties: Any = _typed(
    "ViewConfigurationProperties", 45, view_configuration_type=c_int32, fov_mutable=c_uint32
)
ViewConfigurationView: Any = _typed(
    "ViewConfigurationView",
    41,
    recommended_image_rect_width=c_uint32,
    max_image_rect_width=c_uint32,
    recommended_image_rect_height=c_uint32,
    max_image_rect_height=c_uint32,
    recommended_swapchain_sample_count=c_uint32,
    max_swapchain_sample_count=c_uint32,
)

# events
EventDataBuffer: Any = _typed("EventDataBuffer", 16, varying=ctypes.c_uint8 * 4000)
EventDataInstanceLossPending: Any = _typed("EventDataInstanceLossPending", 17, loss_time=c_int64)
EventDataSessionStateChanged: Any = _typed(
    "EventDataSessionStateChanged", 18, session=Handle, state=c_int32, time=c_int64
)
EventDataReferenceSpaceChangePending: Any = _typed(
    "EventDataReferenceSpaceChangePending",
    40,
    session=Handle,
    reference_space_type=c_int32,
    change_time=c_int64,
    pose_valid=c_uint32,
    pose_in_previous_space=Posef,
)
EventDataEventsLost: Any = _typed("EventDataEventsLost", 49, lost_event_count=c_uint32)
EventDataDisplayRefreshRateChangedFB: Any = _typed(
    "EventDataDisplayRefreshRateChangedFB",
    1000101000,
    from_display_refresh_rate=c_float,
    to_display_refresh_rate=c_float,
)
EventDataVisibilityMaskChangedKHR: Any = _typed(
    "EventDataVisibilityMaskChangedKHR",
    1000031001,
    session=Handle,
    view_configuration_type=c_int32,
    view_index=c_uint32,
)
EventDataUserPresenceChangedEXT: Any = _typed(
    "EventDataUserPresenceChangedEXT", 1000470000, session=Handle, is_user_present=c_uint32
)

# session and graphics
SessionCreateInfo: Any = _typed("SessionCreateInfo", 8, create_flags=c_uint64, system_id=c_uint64)
SessionBeginInfo: Any = _typed("SessionBeginInfo", 10, primary_view_configuration_type=c_int32)
GraphicsRequirementsOpenGLKHR: Any = _typed(
    "GraphicsRequirementsOpenGLKHR", 1000023005, min_api_version=c_uint64, max_api_version=c_uint64
)
GraphicsBindingOpenGLWin32KHR: Any = _typed(
    "GraphicsBindingOpenGLWin32KHR", 1000023000, device_context=c_void_p, gl_context=c_void_p
)
GraphicsBindingOpenGLXlibKHR: Any = _typed(
    "GraphicsBindingOpenGLXlibKHR",
    1000023001,
    x_display=c_void_p,
    visualid=c_uint32,
    glx_fbconfig=c_void_p,
    glx_drawable=ctypes.c_ulong,
    glx_context=c_void_p,
)
GraphicsBindingEGLMNDX: Any = _typed(
    "GraphicsBindingEGLMNDX",
    1000048004,
    get_proc_address=c_void_p,
    display=c_void_p,
    config=c_void_p,
    context=c_void_p,
)

# spaces and views
ReferenceSpaceCreateInfo: Any = _typed(
    "ReferenceSpaceCreateInfo", 37, reference_space_type=c_int32, pose_in_reference_space=Posef
)
ActionSpaceCreateInfo: Any = _typed(
    "ActionSpaceCreateInfo", 38, action=Handle, subaction_path=c_uint64, pose_in_action_space=Posef
)
SpaceLocation: Any = _typed("SpaceLocation", 42, location_flags=c_uint64, pose=Posef)
SpaceVelocity: Any = _typed(
    "SpaceVelocity", 43, velocity_flags=c_uint64, linear_velocity=Vector3f, angular_velocity=Vector3f
)
SpacesLocateInfo: Any = _typed(
    "SpacesLocateInfo",
    1000471000,
    base_space=Handle,
    time=c_int64,
    space_count=c_uint32,
    spaces=POINTER(c_uint64),
)
SpaceLocationData: Any = _plain("SpaceLocationData", location_flags=c_uint64, pose=Posef)
SpaceLocations: Any = _typed(
    "SpaceLocations", 1000471001, location_count=c_uint32, locations=POINTER(SpaceLocationData)
)
ViewLocateInfo: Any = _typed("ViewLocateInfo", 6, view_configuration_type=c_int32, display_time=c_int64, space=Handle)
ViewState: Any = _typed("ViewState", 11, view_state_flags=c_uint64)
View: Any = _typed("View", 7, pose=Posef, fov=Fovf)
VisibilityMaskKHR: Any = _typed(
    "VisibilityMaskKHR",
    1000031000,
    vertex_capacity_input=c_uint32,
    vertex_count_output=c_uint32,
    vertices=POINTER(Vector2f),
    index_capacity_input=c_uint32,
    index_count_output=c_uint32,
    indices=POINTER(c_uint32),
)

# swapchains
SwapchainCreateInfo: Any = _typed(
    "SwapchainCreateInfo",
    9,
    create_flags=c_uint64,
    usage_flags=c_uint64,
    format=c_int64,
    sample_count=c_uint32,
    width=c_uint32,
    height=c_uint32,
    face_count=c_uint32,
    array_size=c_uint32,
    mip_count=c_uint32,
)
SwapchainImageOpenGLKHR: Any = _typed("SwapchainImageOpenGLKHR", 1000023004, image=c_uint32)
SwapchainImageAcquireInfo: Any = _typed("SwapchainImageAcquireInfo", 55)
SwapchainImageWaitInfo: Any = _typed("SwapchainImageWaitInfo", 56, timeout=c_int64)
SwapchainImageReleaseInfo: Any = _typed("SwapchainImageReleaseInfo", 57)

# frames and layers
FrameWaitInfo: Any = _typed("FrameWaitInfo", 33)
FrameState: Any = _typed(
    "FrameState",
    44,
    predicted_display_time=c_int64,
    predicted_display_period=c_int64,
    should_render=c_uint32,
)
FrameBeginInfo: Any = _typed("FrameBeginInfo", 46)
SwapchainSubImage: Any = _plain("SwapchainSubImage", swapchain=Handle, rect=Rect2Di, array_index=c_uint32)
CompositionLayerProjectionView: Any = _typed(
    "CompositionLayerProjectionView", 48, pose=Posef, fov=Fovf, sub_image=SwapchainSubImage
)
CompositionLayerProjection: Any = _typed(
    "CompositionLayerProjection",
    35,
    layer_flags=c_uint64,
    space=Handle,
    view_count=c_uint32,
    views=POINTER(CompositionLayerProjectionView),
)
FrameEndInfo: Any = _typed(
    "FrameEndInfo",
    12,
    display_time=c_int64,
    environment_blend_mode=c_int32,
    layer_count=c_uint32,
    # each of them starts with its type, which is read before the rest is taken for a projection layer
    layers=POINTER(POINTER(CompositionLayerProjection)),
)
CompositionLayerQuad: Any = _typed(
    "CompositionLayerQuad",
    36,
    layer_flags=c_uint64,
    space=Handle,
    eye_visibility=c_int32,
    sub_image=SwapchainSubImage,
    pose=Posef,
    size=Extent2Df,
)
CompositionLayerDepthInfoKHR: Any = _typed(
    "CompositionLayerDepthInfoKHR",
    1000010000,
    sub_image=SwapchainSubImage,
    min_depth=c_float,
    max_depth=c_float,
    near_z=c_float,
    far_z=c_float,
)

# actions
ActionSetCreateInfo: Any = _typed(
    "ActionSetCreateInfo",
    28,
    action_set_name=c_char * 64,
    localized_action_set_name=c_char * 128,
    priority=c_uint32,
)
ActionCreateInfo: Any = _typed(
    "ActionCreateInfo",
    29,
    action_name=c_char * 64,
    action_type=c_int32,
    count_subaction_paths=c_uint32,
    subaction_paths=POINTER(c_uint64),
    localized_action_name=c_char * 128,
)
ActionSuggestedBinding: Any = _plain("ActionSuggestedBinding", action=Handle, binding=c_uint64)
InteractionProfileSuggestedBinding: Any = _typed(
    "InteractionProfileSuggestedBinding",
    51,
    interaction_profile=c_uint64,
    count_suggested_bindings=c_uint32,
    suggested_bindings=POINTER(ActionSuggestedBinding),
)
SessionActionSetsAttachInfo: Any = _typed(
    "SessionActionSetsAttachInfo", 60, count_action_sets=c_uint32, action_sets=POINTER(c_uint64)
)
ActiveActionSet: Any = _plain("ActiveActionSet", action_set=Handle, subaction_path=c_uint64)
ActionsSyncInfo: Any = _typed(
    "ActionsSyncInfo", 61, count_active_action_sets=c_uint32, active_action_sets=POINTER(ActiveActionSet)
)
ActionStateGetInfo: Any = _typed("ActionStateGetInfo", 58, action=Handle, subaction_path=c_uint64)
ActionStateBoolean: Any = _typed(
    "ActionStateBoolean",
    23,
    current_state=c_uint32,
    changed_since_last_sync=c_uint32,
    last_change_time=c_int64,
    is_active=c_uint32,
)
ActionStateFloat: Any = _typed(
    "ActionStateFloat",
    24,
    current_state=c_float,
    changed_since_last_sync=c_uint32,
    last_change_time=c_int64,
    is_active=c_uint32,
)
ActionStateVector2f: Any = _typed(
    "ActionStateVector2f",
    25,
    current_state=Vector2f,
    changed_since_last_sync=c_uint32,
    last_change_time=c_int64,
    is_active=c_uint32,
)
ActionStatePose: Any = _typed("ActionStatePose", 27, is_active=c_uint32)
InteractionProfileState: Any = _typed("InteractionProfileState", 53, interaction_profile=c_uint64)
BoundSourcesForActionEnumerateInfo: Any = _typed("BoundSourcesForActionEnumerateInfo", 62, action=Handle)
InputSourceLocalizedNameGetInfo: Any = _typed(
    "InputSourceLocalizedNameGetInfo", 63, source_path=c_uint64, which_components=c_uint64
)
HapticActionInfo: Any = _typed("HapticActionInfo", 59, action=Handle, subaction_path=c_uint64)


def chained(first: int | None, structure: Any) -> Any | None:
    """The first structure of that kind in the `next` chain that starts at address `first`, or None.

    Safe for chains that come from a caller: a chain longer than 32 links is taken for a loop and ends the search.
    """
    address = first
    for _ in range(32):
        if not address:
            return None
        header = BaseHeader.from_address(address)
        if header.type == structure.TYPE:
            return structure.from_address(address)
        address = header.next
    return None
