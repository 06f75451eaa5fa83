// Openings in the highest crowns, out of focus: soft discs of sky, drawn once into the backdrop.
#include "noise.glsl"
#include "wood.glsl"
#include "growth.glsl"

out vec2 disc_place;
flat out vec3 disc_light;

const vec3 PALE = vec3(0.80, 0.81, 0.42);
const vec3 GOLDEN = vec3(0.76, 0.68, 0.17);
const vec3 GREENISH = vec3(0.38, 0.56, 0.12);

void main() {
    int disc = gl_VertexID >> 2;
    vec2 corner = vec2(gl_VertexID & 1, (gl_VertexID >> 1) & 1) * 2.0 - 1.0;
    uint seed = uint(disc) * 7u + wood_seed * 131u;
    vec3 own = vec3(hash11(seed), hash11(seed + 1u), hash11(seed + 2u));
    vec2 more = vec2(hash11(seed + 3u), hash11(seed + 4u));
    // Even over the sky, but gathered where the crowns are thin.
    float quarter = own.x;
    float angle = TAU * own.y;
    vec2 q = sqrt(quarter) * 1.18 * vec2(cos(angle), sin(angle));
    q += 0.25 * vec2(gradient_noise(q * 2.0 + 9.0), gradient_noise(q * 2.0 - 7.0));
    float height = 1.0 - dot(q, q);
    float thin = 0.5 + 0.5 * fbm(q * 2.6 + 3.0, 3, 0.55, 0.01);
    float pool = exp(-2.4 * dot(q - vec2(0.03, -0.18), q - vec2(0.03, -0.18)));
    float size = mix(0.012, 0.042, own.z * own.z) * (0.7 + 0.6 * thin);
    float share = smoothstep(0.28, 0.75, thin * (0.45 + 0.75 * pool)) * smoothstep(0.05, 0.35, height);
    disc_light = mix(mix(GREENISH, GOLDEN, more.x), PALE, more.y * more.y * pool) * (share * mix(1.0, 0.62, own.z));
    disc_place = corner * 1.08;
    gl_Position = vec4((q + corner * 1.08 * size) / WOOD_MAP_RADIUS, 0.0, 1.0);
}
