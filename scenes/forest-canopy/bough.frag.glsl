// Bark in shade, a little light along its rims, paler with distance.
#include "noise.glsl"
#include "wood.glsl"

in vec2 bough_place;
in float bough_cover;
flat in vec2 bough_kind;
in vec3 bough_direction;
in float bough_lit;
layout(location = 0, index = 0) out vec4 light;
layout(location = 0, index = 1) out vec4 kept;

const vec3 BARK = vec3(0.0150, 0.0165, 0.0105);
const vec3 WARM = vec3(0.046, 0.038, 0.019);
const vec3 MOSS = vec3(0.022, 0.034, 0.010);
const vec3 AIR = vec3(0.120, 0.170, 0.060);

void main() {
    float s = bough_place.x;
    float cover = smoothstep(-0.5, 0.5, (1.0 - abs(s)) / (1.7 * fwidth(s))) * bough_cover * mix(1.0, smoothstep(0.0, 0.9, bough_place.y), step(0.9, bough_kind.y));
    float fibre = 0.5 + 0.5 * fbm(vec2(s * 2.6, bough_place.y * 0.55) + bough_kind.x * 7.0, 4, 0.55, fwidth(s) * 2.6);
    float rim = min(s * s, 1.0);
    float lit = smoothstep(-0.2, 1.0, bough_lit + 0.35 * rim);
    vec3 colour = BARK + WARM * (lit * (0.5 + 0.9 * rim) + 0.30 * bough_kind.y * fibre);
    float low = 1.0 - smoothstep(0.0, 5.0, bough_place.y);
    colour += MOSS * bough_kind.y * low * fibre * (0.5 + 0.5 * s);
    float lowest = 1.0 - smoothstep(-0.16, 0.45, bough_direction.y);
    colour = mix(colour, AIR, bough_kind.x * (0.70 + 0.30 * lowest));
    light = vec4(colour * cover, 0.0);
    kept = vec4(vec3(1.0 - cover), pow(1.0 - 0.998 * cover, 1.0 / SHADING));
}
