"""The yardstick of `bench monado`: a plain pyopenxr client that draws the gradient sky and nothing else.

Written as somebody at home in pyopenxr would from its documentation: `ContextObject` with its frame and view loops, its
own hidden GL window, one ModernGL program, uniforms set for each view. It shares no code with the player, and runs as
a script so that nothing of ours is imported:

    python plain_client.py [--seconds 30]
"""

from __future__ import annotations

import argparse
import time
from math import tan

import moderngl
import xr
from xr.utils.gl import ContextObject, OpenGLGraphics
from xr.utils.gl.glfw_util import GLFWOffscreenContextProvider

SRGB8_ALPHA8 = 0x8C43
FRAMEBUFFER_SRGB = 0x8DB9

VERTEX_SHADER = """
#version 410 core
uniform vec4 tangents;     // left, right, up, down on the plane z = -1
uniform vec4 orientation;  // quaternion x, y, z, w
out vec3 ray;

vec3 rotate(vec4 q, vec3 v) { return v + 2.0 * cross(q.xyz, cross(q.xyz, v) + q.w * v); }

void main() {
    vec2 corner = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2);
    ray = rotate(orientation, vec3(mix(tangents.xw, tangents.yz, corner), -1.0));
    gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
"""

FRAGMENT_SHADER = """
#version 410 core
in vec3 ray;
layout(location = 0) out vec4 colour;

const vec3 GROUND = vec3(0.17, 0.14, 0.11);
const vec3 SKY = vec3(0.04, 0.07, 0.12);

void main() { colour = vec4(mix(GROUND, SKY, smoothstep(-1.0, 1.0, normalize(ray).y)), 1.0); }
"""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=30.0, help="counted from the first picture")
    seconds = parser.parse_args().seconds
    # ContextObject takes the first of its formats that the runtime lists; the player's is asked for instead
    OpenGLGraphics.select_color_swapchain_format = staticmethod(lambda _formats: SRGB8_ALPHA8)
    with ContextObject(
        context_provider=GLFWOffscreenContextProvider(gl_version=(4, 5)),
        instance_create_info=xr.InstanceCreateInfo(enabled_extension_names=[xr.KHR_OPENGL_ENABLE_EXTENSION_NAME]),
    ) as context:
        gl = moderngl.create_context()
        gl.enable_direct(FRAMEBUFFER_SRGB)
        program = gl.program(vertex_shader=VERTEX_SHADER, fragment_shader=FRAGMENT_SHADER)
        sky = gl.vertex_array(program, [])
        framebuffer = None
        end_s: float | None = None
        for frame_state in context.frame_loop():
            for view in context.view_loop(frame_state):
                # ContextObject keeps one framebuffer object and changes what is attached to it
                framebuffer = framebuffer or gl.detect_framebuffer()
                framebuffer.use()
                fov, turn = view.fov, view.pose.orientation
                angles = fov.angle_left, fov.angle_right, fov.angle_up, fov.angle_down
                program["tangents"] = tuple(map(tan, angles))
                program["orientation"] = turn.x, turn.y, turn.z, turn.w
                sky.render(moderngl.TRIANGLES, vertices=3)
                end_s = end_s or time.monotonic() + seconds
            if end_s is not None and time.monotonic() > end_s:
                break


if __name__ == "__main__":
    main()
