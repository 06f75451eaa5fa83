#include "light.glsl"

uniform sampler2D soft_tile;   // broad, finer, drifts, ripples: each 0..1 about 0.5, without an edge

in vec2 snow_at;
in vec2 snow_from_eye;
flat in float snow_evening;
flat in float snow_eye_height;
layout(location = 0) out vec4 light;

const float DRIFT_M = 71.0;   // one tile of the snow's relief
const float RIPPLE_M = 23.0;

void main() {
    float level = length(snow_from_eye);
    float reach = length(vec2(level, snow_eye_height));
    // In axes that run towards the last glow, which lights the drifts from behind.
    vec2 place = vec2(dot(snow_at, vec2(-AHEAD.z, AHEAD.x)), dot(snow_at, AHEAD.xz));
    vec4 wide = texture(soft_tile, place / DRIFT_M + 0.21) - 0.5;
    float ripple = texture(soft_tile, place / RIPPLE_M).a - 0.5;
    float ahead = dot(snow_from_eye, AHEAD.xz) / reach;
    // Seen at a grazing angle, drifts far off lie one behind another and even out.
    wide *= 1.0 / (1.0 + reach * 0.035);
    vec3 colour = SNOW_LIT * (0.52 + 0.24 * wide.r + 0.72 * wide.b + 0.16 * ripple / (1.0 + reach * reach * 0.006));
    colour += AFTERGLOW * (0.55 * max(wide.b + 0.08, 0.0));
    colour *= 0.84 + 0.14 * ahead + 0.22 * smoothstep(2.0, 30.0, reach);
    // The window's light, stretched over the ground towards the eye.
    vec2 out_of_door = snow_at - WINDOW_AT.xz;
    float along = -dot(out_of_door, AHEAD.xz), across = dot(out_of_door, vec2(-AHEAD.z, AHEAD.x));
    float past = max(along, 0.0), share = across / (1.6 + 0.16 * past);
    float pool = smoothstep(-4.0, 2.0, along) / ((1.0 + past * past * 0.006) * (1.0 + share * share * (1.0 + share * share)));
    colour += LAMP * (0.42 * pool * (0.75 + 0.6 * wide.r));
    light = vec4(mix(AIR, colour, exp(-reach / 95.0)) * snow_evening, 1.0);
}
