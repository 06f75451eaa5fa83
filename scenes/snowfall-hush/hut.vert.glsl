// The hut: one upright quad that faces the clearing.
#include "place.glsl"
#include "light.glsl"

out vec2 hut_at;   // metres from the window's middle: right, up

const vec2 LOW = vec2(-17.0, -4.4);
const vec2 HIGH = vec2(17.0, 13.0);

void main() {
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
    hut_at = mix(LOW, HIGH, corner);
    vec3 right = vec3(-AHEAD.z, 0.0, AHEAD.x);
    stage_place(WINDOW_AT + right * hut_at.x + vec3(0.0, hut_at.y, 0.0), stage_eye());
    if (stage_instance() > 0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
