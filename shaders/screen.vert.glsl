// Both eyes' pictures as one mesh: a rectangle each, or the visible area that the headset reports.
#include "stage.glsl"

in vec4 in_corner;  // xy: in the eye's rectangle (0..1), or on its tangent plane; z: eye; w: 1 for tangents

out vec3 screen_ray;  // scene space, length of its view-space z is 1
out vec2 screen_tangent;
flat out int screen_eye;
flat out vec4 screen_place;  // the eye, metres; radians a pixel at its axis
flat out vec4 output_exposure;
flat out vec4 output_shoulder;
flat out vec4 output_vignette;
flat out vec4 output_grey;

void main() {
    int eye = int(in_corner.z);
    vec4 tangents = stage_eyes[eye].tangents;
    vec2 low = vec2(tangents.x, tangents.w);
    vec2 high = vec2(tangents.y, tangents.z);
    vec2 tangent = in_corner.w > 0.5 ? clamp(in_corner.xy, low, high) : mix(low, high, in_corner.xy);
    vec2 place = (tangent - low) / (high - low);
    screen_tangent = tangent;
    screen_eye = eye;
    screen_place = stage_eyes[eye].position;
    output_exposure = stage_comfort_exposure;
    output_shoulder = stage_comfort_shoulder;
    output_vignette = vec4(stage_comfort_vignette.xyz, stage_comfort_dither[eye]);
    output_grey = stage_comfort_grey;
    screen_ray = tangent.x * stage_eyes[eye].right.xyz + tangent.y * stage_eyes[eye].up.xyz - stage_eyes[eye].back.xyz;
    gl_Position = vec4((place.x + float(eye)) * (2.0 / float(STAGE_EYES)) - 1.0, place.y * 2.0 - 1.0, 0.0, 1.0);
}
