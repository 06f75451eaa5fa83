// A lantern's paper, or its likeness in the river: one quad each, both eyes; four vertices, read by vertex number.
#include "place.glsl"
#include "lantern.glsl"

uniform float mirrored;         // 0: the lantern; 1: in the water

out vec2 paper_place;           // metres across and up from the lantern's middle, over its size
flat out vec3 paper_look;       // from the eye to the lantern, in the lantern's axes
flat out vec3 paper_right;
flat out vec3 paper_up;
flat out vec4 paper_kind;       // light, haze, own, share of its size that could be drawn
out vec3 paper_direction;

const float REACH = 1.5;        // half the quad, in sizes: room for the glow close by

void main() {
    int eye = stage_eye();
    Lantern lantern = lantern_at(gl_VertexID >> 2);
    vec2 corner = vec2(gl_VertexID & 1, (gl_VertexID >> 1) & 1) * 2.0 - 1.0;
    vec3 place = lantern.place;
    if (mirrored > 0.5) place.y = 2.0 * RIVER_LEVEL_M - place.y;
    vec3 seen = place + VALLEY_EYE - stage_eyes[eye].position.xyz;
    float away = length(seen);
    vec3 look = seen / away;
    vec3 right = normalize(cross(look, abs(look.y) > 0.999 ? vec3(1.0, 0.0, 0.0) : vec3(0.0, 1.0, 0.0)));
    vec3 up = cross(right, look);
    float smallest = 1.5 * stage_pixel_angle(eye) * away;
    float size = max(lantern.size, smallest);
    vec2 stretch = mirrored > 0.5 ? vec2(1.5, 3.2) : vec2(1.0);
    vec3 world = place + VALLEY_EYE + (right * corner.x * stretch.x + up * corner.y * stretch.y) * (REACH * size);
    stage_place(world, eye);

    // Into the lantern's own axes: two small turns.
    vec2 t = lantern.tilt;
    mat3 axes = mat3(1.0, t.x, 0.0, -t.x, 1.0, -t.y, 0.0, t.y, 1.0);
    paper_look = normalize(axes * look);
    paper_right = axes * right;
    paper_up = axes * up;
    paper_place = corner * REACH;
    float shrunk = lantern.size / size;
    paper_kind = vec4(lantern.light * lantern_flicker(lantern.own), exp(-away / 520.0), lantern.own, shrunk * shrunk);
    paper_direction = world - VALLEY_EYE;
    if (stage_instance() > 0 || lantern.light <= 0.0 || gl_Position.w < 1.0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
