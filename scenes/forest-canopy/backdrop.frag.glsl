// What lies behind all leaves: light through the highest crowns, mist between the farthest trunks, the forest's floor.
#include "noise.glsl"
#include "wood.glsl"

in vec2 map_place;
layout(location = 0) out vec4 light;

const vec3 POOL = vec3(0.255, 0.360, 0.070);
const vec3 CROWN = vec3(0.036, 0.092, 0.018);
const vec3 MIST = vec3(0.100, 0.148, 0.048);
const vec3 FLOOR = vec3(0.0260, 0.0420, 0.0125);

vec3 direction_of(vec2 place) {
    vec2 q = place * WOOD_MAP_RADIUS;
    float quarter = min(dot(q, q), 4.0);
    return vec3(q.x * sqrt(max(2.0 - quarter, 0.0)), 1.0 - quarter, q.y * sqrt(max(2.0 - quarter, 0.0)));
}

// Faint shafts that fall from the opening overhead: nothing near it, nothing in the mist.
float shafts(vec3 d) {
    vec3 axis = normalize(vec3(0.05, 0.96, -0.26));
    vec3 side = normalize(cross(axis, vec3(0.0, 0.0, 1.0)));
    vec2 round = normalize(vec2(dot(d, side), dot(d, cross(side, axis))) + 1e-5);
    float away = 1.0 - dot(d, axis);
    return fbm(round * 4.0 + 20.0, 3, 0.6, 0.02) * smoothstep(0.15, 0.5, away) * smoothstep(-0.05, 0.12, d.y);
}

void main() {
    vec3 d = direction_of(map_place);
    vec2 q = map_place * WOOD_MAP_RADIUS;
    float up = d.y;
    float pool = exp(-4.2 * (1.0 - dot(d, normalize(vec3(0.05, 0.96, -0.26)))));
    float glade = exp(-14.0 * (1.0 - dot(d, normalize(vec3(-0.04, 0.52, -0.85)))));
    float masses = fbm(q * 2.6 + 3.0, 4, 0.55, 0.01);
    vec3 sky = mix(CROWN, POOL, clamp(0.10 + 0.85 * pool + 0.42 * glade + 0.42 * masses, 0.0, 1.0));
    sky *= 1.0 + 0.55 * shafts(d);
    float low = exp(-max(up, 0.0) * 5.0);
    low *= 1.0 - 0.30 * shafts(d);
    float ahead = 0.55 + 0.45 * exp(-2.5 * (1.0 + normalize(vec2(d.x, d.z) + 1e-5).y));
    sky = mix(sky, MIST * (0.62 + 0.75 * ahead), low);
    float below = max(-up, 0.0);
    vec2 spot = d.xz / max(below, 0.04) * 2.2;
    float dapple = smoothstep(0.02, 0.55, fbm(spot, 4, 0.5, max(fwidth(spot.x), fwidth(spot.y)) * 0.7));
    vec3 ground = FLOOR * (0.8 + 3.4 * dapple * exp(-3.0 * below) * smoothstep(0.52, 0.25, below));
    ground = mix(ground, MIST * (0.62 + 0.75 * ahead), exp(-below * 8.0) * smoothstep(0.54, 0.40, below));
    light = vec4(mix(sky, ground, smoothstep(-0.01, 0.03, below)), 1.0);
}
