// Both eyes' pictures as one mesh: a rectangle each, or the visible area that the headset reports.
#include "stage.glsl"
#include "limit.glsl"

uniform float screen_limits;       // 1: hold back what the two maps below say
uniform sampler2D screen_cells;    // a: gain of each cell
uniform sampler2D screen_whole;    // y: gain of all

in vec4 in_corner;  // xy: in the eye's rectangle (0..1), on its tangent plane, or on a cube's face (-1..1);
                    // z: eye; w: 0, 1 for tangents, 2 and more for the faces, four by four quads each

out vec3 screen_ray;  // scene space, length of its view-space z is 1
out vec2 screen_tangent;
flat out int screen_eye;
flat out vec4 screen_place;  // the eye, metres; radians a pixel at its axis
flat out vec4 output_exposure;
flat out vec4 output_shoulder;
flat out vec4 output_vignette;
flat out vec4 output_grey;
out float output_limit;
#if OUTPUT_CUE
out vec3 output_ray;
flat out vec4 output_cue;
#endif

const float LIMIT_REACH = 0.055;   // on the tangent plane: half of a mesh's widest spacing, about three degrees

// The least gain of the cells that the triangles round this corner touch: all of a cell is held back, none of it less.
float limit_here(vec2 tangent, int eye) {
    float gain = 1.0;
    for (int i = 0; i < 19; i++) {
        float turn = float(i) * (TAU / 8.0);
        float reach = i < 16 ? (i < 8 ? 1.0 : 2.0) * LIMIT_REACH : 0.0;
        vec2 at = tangent + reach * vec2(cos(turn), sin(turn));
        at *= i < 17 ? 1.0 : (i == 17 ? 0.9 : 0.8);  // a cell at the rim of the view is not measured: ask further in
        vec3 direction = at.x * stage_eyes[eye].right.xyz + at.y * stage_eyes[eye].up.xyz - stage_eyes[eye].back.xyz;
        gain = min(gain, texelFetch(screen_cells, limit_cell(direction, eye), 0).a);
    }
    return min(gain, texelFetch(screen_whole, ivec2(0), 0).y);
}

vec3 seen_by(vec3 direction, int eye) {
    return vec3(dot(direction, stage_eyes[eye].right.xyz), dot(direction, stage_eyes[eye].up.xyz),
                -dot(direction, stage_eyes[eye].back.xyz));
}

// A map of scene light for measuring: samples that stand still in the world. Perspective makes every sample's ray and
// tangent those of the eye, exactly; a quad that no eye sees has no area.
void place_on_map(int face, int eye) {
    int number = gl_VertexID % 6;
    vec2 inward = vec2(number == 1 || number >= 4 ? -1.0 : 1.0, number == 2 || number == 3 || number == 5 ? -1.0 : 1.0);
    vec3 middle = seen_by(normalize(limit_direction(face, in_corner.xy + 0.25 * inward)), eye);
    vec3 seen = seen_by(limit_direction(face, in_corner.xy), eye);
    bool shown = middle.z > 0.31;  // 72 degrees off: no corner of it is behind the eye
    float depth = max(seen.z, 1e-3);
    screen_tangent = seen.xy / depth;
    vec2 tile = (vec2(face % 3, face / 3) + 0.5 + 0.5 * in_corner.xy) / vec2(3.0, 2.0);
    vec2 place = vec2((tile.x + float(eye)) * (2.0 / float(STAGE_EYES)) - 1.0, tile.y * 2.0 - 1.0);
    gl_Position = shown ? vec4(place, 0.0, 1.0) / depth : vec4(2.0, 2.0, 2.0, 1.0);
    // As fine wherever the head turns: what a fragment takes off with the square of the cosine is put on here.
    screen_place.w = max(screen_place.w, stage_effort.y) / max(middle.z * middle.z, 0.1);
    // Nothing but scene light comes out: exposure 1, head room without end, no vignette, no ceiling, no grey.
    output_exposure = vec4(0.0, 0.0, 0.0, 1.0);
    output_shoulder = vec4(1e-6, 1e6, 1.0, 1e6);
    output_vignette = vec4(-2.0, 1.0, 1e4, stage_comfort_dither[eye]);
    output_grey = vec4(0.0);
    output_limit = 1.0;
}

void main() {
    int eye = int(in_corner.z);
    screen_eye = eye;
    screen_place = stage_eyes[eye].position;
    if (in_corner.w > 1.5) {
        place_on_map(int(in_corner.w + 0.5) - 2, eye);
    } else {
        vec4 tangents = stage_eyes[eye].tangents;
        vec2 low = vec2(tangents.x, tangents.w);
        vec2 high = vec2(tangents.y, tangents.z);
        screen_tangent = in_corner.w > 0.5 ? clamp(in_corner.xy, low, high) : mix(low, high, in_corner.xy);
        vec2 place = (screen_tangent - low) / (high - low);
        gl_Position = vec4((place.x + float(eye)) * (2.0 / float(STAGE_EYES)) - 1.0, place.y * 2.0 - 1.0, 0.0, 1.0);
        output_exposure = stage_comfort_exposure;
        output_shoulder = stage_comfort_shoulder;
        output_vignette = vec4(stage_comfort_vignette.xyz, stage_comfort_dither[eye]);
        output_grey = stage_comfort_grey;
        output_limit = screen_limits > 0.5 ? limit_here(screen_tangent, eye) : 1.0;
    }
#if OUTPUT_CUE
    output_cue = vec4(0.0, sin(stage_effort.w), -cos(stage_effort.w), stage_effort.z);
#endif
    screen_ray = screen_tangent.x * stage_eyes[eye].right.xyz + screen_tangent.y * stage_eyes[eye].up.xyz
               - stage_eyes[eye].back.xyz;
#if OUTPUT_CUE
    output_ray = screen_ray;
#endif
}
