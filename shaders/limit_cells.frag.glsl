// Sudden light, cell by cell: how bright each direction is in this frame, and how much of that may be seen.
//
// A cell has a slow reference: it follows light down at once and up at the rate at which light may rise. What exceeds
// the reference by more than a small step is held back, in the same frame. So a strobe is dark after its first fall,
// whatever its frequency, and comes back as a slow rise; what changes slowly is never touched. Cells are directions in
// the world, not places in the picture: a head that turns from dark ground to bright sky changes none of them.
#include "stage.glsl"
#include "limit.glsl"
#include "tone.glsl"

// LIMIT_OF_MAP: 1 where the light is a map as the cells', only finer, its alpha what was drawn; 0: both eyes' picture.
// LIMIT_OF_CODES: 1 where the map holds sRGB codes.
uniform sampler2D limit_light;     // this frame's scene light
uniform sampler2D limit_before;    // the frame before: rgb reference, negative where unknown; a: gain
uniform sampler2D limit_sums_before;
uniform sampler2D limit_mask;      // what the lenses let through
uniform vec4 limit_source;         // share of the texture that a picture takes (x, y); taps a side
uniform vec4 limit_time;           // seconds since the frame before; 1: forget everything; how fast the head turns, rad/s;
                                   // 1: there is a mask

layout(location = 0) out vec4 limit_state;
layout(location = 1) out vec4 limit_sums;  // luminance, its rise since the frame before, seen at all, held back

const float STEP = 0.02;             // shown light: well under the smallest change that counts towards a flash
const float RISE_PER_S = 0.02;       // shown light, as the mean of a picture may rise
const float FORGET_PER_S = 0.6;      // shown light: after about a second out of sight a cell is a new one
// The pixels of a picture move over the world as the head turns: an edge in a cell is seen now here, now there.
const float STEP_A_PIXEL = 4.0;      // shown light for each radian of a pixel's width, while the head turns
const float STEP_A_TAP = 0.3;        // shown light for what one tap weighs
const float TURNING = 100.0;         // seconds a radian: from half a degree a second on it does
const float STEP_A_TURN = 0.01;      // shown light, for each radian a second
const float RISE_A_TURN = 0.10;      // shown light a second, for each radian a second
const vec3 LUMINANCE = vec3(0.2126, 0.7152, 0.0722);

vec3 decoded(vec3 code) {
    return mix(pow((code + 0.055) / 1.055, vec3(2.4)), code / 12.92, lessThan(code, vec3(0.04045)));
}

// Where an eye sees this direction, in its rectangle (0..1); outside where it does not.
vec2 place_of(vec3 direction, int eye) {
    vec3 view = vec3(dot(direction, stage_eyes[eye].right.xyz), dot(direction, stage_eyes[eye].up.xyz),
                     dot(direction, stage_eyes[eye].back.xyz));
    vec4 tangents = stage_eyes[eye].tangents;
    vec2 low = vec2(tangents.x, tangents.w);
    vec2 place = (view.xy / max(-view.z, 1e-4) - low) / (vec2(tangents.y, tangents.z) - low);
    return view.z < -1e-3 ? place : vec2(-1.0);
}

// As it would be shown if nothing were faded.
vec3 weighed(vec3 light, vec4 exposure, vec4 shoulder) {
    light = output_exposed(light, exposure);
    float largest = max(max(light.r, light.g), max(light.b, shoulder.x));
    light *= output_shoulder_share(largest, shoulder);
    return mix(vec3(0.0), light, greaterThan(light, vec3(0.0)));  // NaN is dark here too
}

#if LIMIT_OF_MAP
vec4 gathered(ivec2 cell, int eye, int taps, vec4 exposure, vec4 shoulder) {
    vec4 sum = vec4(0.0);
    for (int y = 0; y < taps; y++) {
        for (int x = 0; x < taps; x++) {
            vec4 tap = texelFetch(limit_light, cell * taps + ivec2(x, y), 0);
#if LIMIT_OF_CODES
            tap.rgb = decoded(tap.rgb);
#endif
            sum += vec4(weighed(tap.rgb, exposure, shoulder), tap.a);
        }
    }
    return sum;
}
#else
vec4 gathered(ivec2 cell, int eye, int taps, vec4 exposure, vec4 shoulder) {
    ivec2 tile = ivec2((cell.x - eye * LIMIT_MAP.x) / LIMIT_CELLS, cell.y / LIMIT_CELLS);
    vec2 corner = vec2(cell - LIMIT_CELLS * tile - ivec2(eye * LIMIT_MAP.x, 0));
    int face = tile.x + 3 * tile.y;
    vec2 middle = place_of(limit_direction(face, (corner + 0.5) * (2.0 / float(LIMIT_CELLS)) - 1.0), eye);
    bool near = all(greaterThan(middle, vec2(0.0))) && all(lessThan(middle, vec2(1.0)));
    int rows = near ? taps : 0;
    vec4 sum = vec4(0.0);
    for (int y = 0; y < rows; y++) {
        for (int x = 0; x < rows; x++) {
            // Shifted from row to row, so that no edge runs through a whole column of taps at once.
            vec2 tap = vec2(fract((float(x) + 0.5) / float(taps) + 0.618034 * float(y) / float(taps)),
                            (float(y) + fract(0.754878 * float(x) + 0.25)) / float(taps));
            vec2 place = place_of(limit_direction(face, (corner + tap) * (2.0 / float(LIMIT_CELLS)) - 1.0), eye);
            vec2 edge = min(place, 1.0 - place);
            float open = step(0.0, min(edge.x, edge.y));
            vec2 at = vec2((place.x + float(eye)) / float(STAGE_EYES), place.y);
            if (limit_time.w > 0.5) open *= step(0.999, textureLod(limit_mask, at, 0.0).r);
            sum += vec4(weighed(textureLod(limit_light, at * limit_source.xy, 0.0).rgb, exposure, shoulder), open);
        }
    }
    return sum;
}
#endif

void main() {
    ivec2 cell = ivec2(gl_FragCoord.xy);
    int eye = cell.x / LIMIT_MAP.x;
    int taps = int(limit_source.z);
    vec4 exposing = stage_comfort_exposure;
    vec4 sum = gathered(cell, eye, taps, exposing, stage_comfort_shoulder) / float(taps * taps);

    // In the scene's own units, so that the course's slow changes of exposure are no change at all.
    float exposure = max(exposing.w + dot(exposing.rgb, vec3(1.0)), 1e-3);
    float dt = limit_time.x / exposure;
    vec4 before = texelFetch(limit_before, cell, 0);
    vec4 sums_before = texelFetch(limit_sums_before, cell, 0);
    bool known = before.r >= 0.0 && limit_time.y < 0.5;
    if (sum.a < 0.9999) {
        vec3 reference = before.rgb + FORGET_PER_S * dt;
        bool kept = known && max(max(reference.r, reference.g), reference.b) < 1.0 / exposure;
        limit_state = vec4(kept ? reference : vec3(-1.0), 1.0);
        limit_sums = vec4(0.0);
        return;
    }
    vec3 light = sum.rgb / (exposure * max(stage_levels.w, 1e-3));
    float bright = dot(light, LUMINANCE);
    if (!known) {
        limit_state = vec4(light, 1.0);
        limit_sums = vec4(bright, 0.0, 1.0, 0.0);
        return;
    }
    float turn = limit_time.z;
#if LIMIT_OF_MAP
    float blur = 0.0;  // its samples stand still in the world
#else
    float blur = STEP_A_PIXEL * stage_eyes[eye].position.w + STEP_A_TAP / float(taps * taps);
#endif
    float allowed = STEP + blur * min(TURNING * turn, 1.0) + STEP_A_TURN * turn;
    vec3 most = before.rgb + allowed / exposure;
    vec3 shares = mix(vec3(1.0), most / max(light, vec3(1e-6)), greaterThan(light, most));
    float gain = min(min(shares.r, shares.g), shares.b);
    float rise = sums_before.z > 0.5 ? bright - sums_before.x : 0.0;
    limit_state = vec4(min(light, before.rgb + (RISE_PER_S + RISE_A_TURN * turn) * dt), gain);
    limit_sums = vec4(bright, rise, 1.0, 1.0 - gain);
}
