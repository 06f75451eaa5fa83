// One small quad a star, both eyes; four vertices each, read from the catalogue by vertex number.
#include "place.glsl"
#include "celestial.glsl"

// xy: direction as two pairs of signed 16-bit numbers with the magnitude in thousandths last; z: colour and phase bytes.
layout(std430, binding = 1) readonly buffer Catalogue { uint catalogue[]; };

uniform float faintest;      // magnitude at which a star has faded out
uniform float halo;          // 0: the point itself; 1: the soft light round a bright one

flat out vec3 star_light;    // at the middle of the spot
flat out float star_falloff;
out vec2 star_offset_px;

const float SMALLEST_SIGMA_PX = 0.66;   // below this the sum over the pixels would depend on where the star falls
const float SMALLEST_SIGMA = 0.00078;   // radians: a finer display draws the same star with more pixels
const float COMPRESSION = 0.52;         // of the magnitude scale; true is 1
const float BRIGHTEST = 1.60;           // middle of a star of magnitude 0 at the smallest spot

float shimmer(float up, uint seed) {
    // Never above 3 %, nothing above a quarter of the sky; three slow waves that close together only after the whole phase.
    float low = clamp((0.42 - up) * 3.3, 0.0, 1.0);
    vec3 turns = vec3(11.0 + float(seed & 7u), 17.0 + float((seed >> 3) & 7u), 29.0 + float(seed >> 6));
    vec3 waves = sin(TAU * (turns * phase_air + float(seed) * vec3(0.137, 0.291, 0.613)));
    return 1.0 + 0.01 * low * low * (waves.x + waves.y + waves.z);
}

void main() {
    int eye = stage_eye();
    int star = gl_VertexID >> 2;
    vec2 corner = vec2(gl_VertexID & 1, (gl_VertexID >> 1) & 1) * 2.0 - 1.0;
    vec2 first = unpackSnorm2x16(catalogue[3 * star]);
    vec2 second = unpackSnorm2x16(catalogue[3 * star + 1]);
    uint packed_colour = catalogue[3 * star + 2];
    float magnitude = second.y * 32.767;

    float angle = sidereal_angle();
    vec2 turn = vec2(cos(angle), sin(angle));
    vec3 hour = vec3(first.x * turn.x + first.y * turn.y, first.x * turn.y - first.y * turn.x, second.x);
    vec3 direction = from_hour_frame(hour);
    stage_place_direction(direction, eye);

    float pixel = stage_pixel_angle(eye);
    float bright = clamp((3.6 - magnitude) * 0.25, 0.0, 1.2);
    float sigma_px = max(SMALLEST_SIGMA_PX, SMALLEST_SIGMA / pixel) * (1.0 + 0.6 * bright);
    float peak = BRIGHTEST * exp2(-1.32877 * COMPRESSION * magnitude) / (1.0 + 1.3 * bright);
    if (halo > 0.5) {
        sigma_px = max(4.0 * SMALLEST_SIGMA_PX, 0.0050 / pixel) * (1.0 + 0.5 * bright);
        peak *= 0.045 * bright;
    }
    peak *= clamp((faintest - magnitude) * 1.4, 0.0, 1.0) * mix(1.0, 0.45 + 0.55 * stage_detail, smoothstep(4.0, 7.0, magnitude));
    float reach_px = 3.2 * sigma_px;

    vec3 colour = mix(vec3(1.0), unpackUnorm4x8(packed_colour).rgb * 2.55, 0.5 + 0.35 * bright);
    star_light = colour * clear_air(direction.y) * shimmer(direction.y, packed_colour >> 24) * peak;
    star_falloff = 0.5 / (sigma_px * sigma_px);
    star_offset_px = corner * reach_px;
    float w = gl_Position.w;
    gl_Position.xy += corner * reach_px * vec2(2.0 / float(STAGE_EYES), 2.0) * stage_frame.zw * w;
#if STAGE_EYES == 2
    gl_ClipDistance[0] = (eye == 0 ? -2.0 : 2.0) * gl_Position.x;
#endif
    // A picture for one eye has no use for the second instance.
    if (stage_instance() > 0 || w < 0.02 || direction.y < -0.01 || magnitude > faintest) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
