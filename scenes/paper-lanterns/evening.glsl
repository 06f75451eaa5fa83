// Behind the lanterns: the painted valley, thin cloud, mist on the river, and the glow that all of it takes up.
#include "valley.glsl"

uniform sampler2D land_map;
uniform sampler2D glow_map;
uniform sampler2D veil_map;

const vec3 GLOW = vec3(1.00, 0.52, 0.215);
const vec3 CLOUD = vec3(0.030, 0.030, 0.041);

vec2 ring_of(float phase) { return vec2(cos(TAU * phase), sin(TAU * phase)); }

vec3 radiance(View view) {
    vec3 d = view.direction;
    vec2 place = valley_map(d);
    vec4 land = texture(land_map, place * 0.5 + 0.5);
    float glow = texture(glow_map, place * 0.5 + 0.5).r;
    vec2 q = place * VALLEY_MAP_RADIUS;
    // High feathers: one field bends the other, long and thin along the valley.
    vec2 bend = texture(veil_map, q * 0.37 + 0.16 * ring_of(phase_cloud)).rg;
    float second = 0.5;
    float finer = min(2.0 * stage_quality, 1.0);
    if (finer > 0.0) {
        vec2 across = vec2(q.y, -q.x) * 0.73 + 0.21 * ring_of(phase_mist) + 0.37;
        second = mix(second, texture(veil_map, across).r, finer);
    }
    vec2 along = vec2(q.x * 1.30 + 0.35 * q.y, 0.42 * q.y - 0.16 * q.x) + 0.15 * bend;
    float feather = texture(veil_map, along + 0.09 * ring_of(phase_cloud + 0.3)).g;
    float veil = smoothstep(0.38, 0.90, 0.55 * feather + 0.45 * bend.r) * (0.55 + 0.45 * second);
    float cloud = veil * 0.8 * smoothstep(0.0, 0.42, d.y);
    vec3 light = land.rgb * land.rgb * 0.5;
    light += (CLOUD + 0.45 * light) * cloud;
    float takes = land.a * (0.70 + 0.60 * second) + 0.16 * cloud;
    return light + GLOW * (glow * takes);
}
