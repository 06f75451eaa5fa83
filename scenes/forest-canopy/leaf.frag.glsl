// Light that a leaf sends down, and what it lets through of what hangs above it.
#include "noise.glsl"
#include "wood.glsl"

uniform float air;            // 0 near .. 1 pale with distance
uniform float through;        // share of the sky behind that one leaf lets pass
uniform float softness;       // texels of blur at the rim

in vec2 leaf_place;
flat in vec4 leaf_kind;
flat in vec3 leaf_direction;
layout(location = 0, index = 0) out vec4 light;
layout(location = 0, index = 1) out vec4 kept;

const vec3 SHADE = vec3(0.022, 0.080, 0.030);
const vec3 GREEN = vec3(0.070, 0.180, 0.022);
const vec3 GOLD = vec3(0.235, 0.255, 0.026);
const vec3 AIR = vec3(0.120, 0.195, 0.048);
const vec3 LETS_THROUGH = vec3(0.34, 0.46, 0.20);

void main() {
    float t = leaf_place.x;
    float s = leaf_place.y + leaf_kind.z * 4.0 * (t - t * t) * 0.35;
    float width = 2.598 * sqrt(max(t, 0.0)) * (1.0 - t);
    float inside = width - abs(s);
    float grain = fwidth(leaf_place.y) + 0.35 * fwidth(t);
    float cover = clamp(inside / (grain * softness) + 0.5, 0.0, 1.0);

    float rib_width = 0.05 + grain;
    float rib = (0.05 / rib_width) * (1.0 - smoothstep(0.0, rib_width, abs(s)));
    float side = (t * 1.3 - abs(s) * 0.42) * 6.5;
    float veins = abs(fract(side) - 0.5) * 2.0;
    veins = (smoothstep(0.72, 1.0, veins) - 0.14) * noise_fade(fwidth(side) * 1.3) * (1.0 - t);

    float tint = leaf_kind.x;
    vec3 colour = mix(GREEN, tint < 0.0 ? SHADE : GOLD, min(abs(tint), 1.0));
    float fold = 1.0 + 0.30 * leaf_kind.w * clamp(s / max(grain, 0.08), -1.0, 1.0);
    float shaped = leaf_kind.y * fold * (0.86 + 0.26 * t) * (1.0 + 0.45 * rib + 0.22 * veins);
    colour = mix(colour * shaped * 1.25, AIR * (0.35 + 0.65 * leaf_kind.y), 0.62 * air);
    light = vec4(colour * cover, 0.0);
    kept = vec4(mix(vec3(1.0), LETS_THROUGH, cover), pow(mix(1.0, through, cover), 1.0 / SHADING));
}
