"""A client that breaks one rule of each validation layer, to prove that the layers' silence means something.

Run inside the rig with both layers enabled.
"""

from __future__ import annotations

from ctypes import byref, cast

import xr
from xr.utils.gl import ContextObject
from xr.utils.gl.glfw_util import GLFWOffscreenContextProvider


def main() -> None:
    extensions = [xr.KHR_OPENGL_ENABLE_EXTENSION_NAME]
    with ContextObject(
        context_provider=GLFWOffscreenContextProvider(gl_version=(4, 5)),
        instance_create_info=xr.InstanceCreateInfo(enabled_extension_names=extensions),
    ) as context:
        _break_a_rule_of_the_specification(context)
        for number, frame_state in enumerate(context.frame_loop()):
            for _view in context.view_loop(frame_state):
                pass
            # legal, but no good practice: show it later than the runtime asked for
            frame_state.predicted_display_time += frame_state.predicted_display_period
            if number == 20:
                break


def _break_a_rule_of_the_specification(context: ContextObject) -> None:
    """Ask for a system with a structure that says it is another one."""
    question = xr.SystemGetInfo(form_factor=xr.FormFactor.HEAD_MOUNTED_DISPLAY)
    question._type = xr.StructureType.FRAME_END_INFO.value
    locate = cast(
        xr.get_instance_proc_addr(context.instance, "xrGetSystem"),
        xr.PFN_xrGetSystem,
    )
    answer = xr.SystemId()
    print("xrGetSystem answered", locate(context.instance, byref(question), byref(answer)))


if __name__ == "__main__":
    main()
