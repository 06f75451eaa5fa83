// A faint aurora, folded like cloth, and the ecliptic's lightness, into a small map about the zenith.
#include "celestial.glsl"

in vec2 veil_place;
layout(location = 0) out vec4 light;

const vec3 LOWER = vec3(0.50, 0.78, 0.62);  // a grey green
const vec3 UPPER = vec3(0.62, 0.58, 0.78);
const int STEPS = 12;

float lattice(ivec3 cell) {
    uvec3 key = uvec3(cell) * uvec3(0x9E3779B1u, 0x85EBCA77u, 0xC2B2AE3Du);
    uint word = key.x ^ key.y ^ key.z;
    word = (word ^ (word >> 15)) * 0x2C1B3C6Du;
    word = (word ^ (word >> 12)) * 0x297A2D39u;
    return float(word >> 8) * (1.0 / 16777216.0);
}

float smooth_noise(vec3 at) {
    vec3 cell = floor(at);
    vec3 f = at - cell;
    f = f * f * f * (f * (f * 6.0 - 15.0) + 10.0);
    ivec3 c = ivec3(cell);
    vec4 near = vec4(lattice(c), lattice(c + ivec3(1, 0, 0)), lattice(c + ivec3(0, 1, 0)), lattice(c + ivec3(1, 1, 0)));
    vec4 far = vec4(lattice(c + ivec3(0, 0, 1)), lattice(c + ivec3(1, 0, 1)), lattice(c + ivec3(0, 1, 1)),
                    lattice(c + ivec3(1, 1, 1)));
    vec4 slab = mix(near, far, f.z);
    vec2 row = mix(slab.xz, slab.yw, f.x);
    return mix(row.x, row.y, f.y);
}

vec2 ring_of(float phase) { return vec2(cos(TAU * phase), sin(TAU * phase)); }

// How much cloth hangs over this place of the plane far above: two long folds, and finer rays along them.
float curtain(vec2 place) {
    vec2 drift = ring_of(phase_veil_drift);
    vec2 fold = ring_of(phase_veil_fold);
    float sway = smooth_noise(vec3(place * 0.55 + drift * 0.9, 3.0 + fold.x * 0.6)) - 0.5;
    float finer = smooth_noise(vec3(place * 1.7 + fold * 0.7, 9.0 + drift.y * 0.8)) - 0.5;
    float across = place.y + 1.5 * sway + 0.42 * finer;
    float first = exp(-across * across * 14.0);
    float second = 0.6 * exp(-(across - 1.1) * (across - 1.1) * 7.0);
    float rays = smooth_noise(vec3(place.x * 4.5 + drift.x * 1.2, across * 0.8, 17.0 + fold.y * 1.1));
    float finest = smooth_noise(vec3(place.x * 11.0 - drift.y * 1.6, across * 1.1, 29.0 + fold.x * 1.3));
    return (first + second) * (0.22 + 0.95 * rays * rays + 0.75 * finest * rays * rays);
}

float visit() {
    // It comes and goes: mostly a breath of light, now and then a clear veil, never gone for good.
    vec2 swell = ring_of(phase_veil_swell);
    vec2 come = ring_of(phase_veil_visit);
    float wave = 0.5 + 0.26 * swell.y * come.x + 0.16 * ring_of(2.0 * phase_veil_fold).x + 0.30 * come.y;
    return 0.15 + 0.85 * smoothstep(0.20, 0.95, wave);
}

vec3 aurora(vec3 d) {
    // Its own axes: the arc stands to the left of the way ahead, over the east.
    vec2 along = vec2(0.42, 0.907);
    vec2 flat_place = vec2(dot(d.xz, along), dot(d.xz, vec2(-along.y, along.x)));
    float slant = 1.0 / (max(d.y, 0.0) + 0.22);
    vec3 sum = vec3(0.0);
    for (int i = 0; i < STEPS; ++i) {
        float share = (float(i) + 0.5) / float(STEPS);
        float height = 1.0 + 1.15 * share;
        vec2 place = flat_place * slant * height - vec2(0.0, 1.55);
        float thin = exp(-3.2 * share) * smoothstep(0.0, 0.12, share);
        sum += mix(LOWER, UPPER, smoothstep(0.15, 0.9, share)) * (curtain(place) * thin);
    }
    float reach = smoothstep(-0.25, 0.55, flat_place.y) * smoothstep(0.0, 0.16, d.y) * smoothstep(0.99, 0.80, d.y);
    float ends = smoothstep(1.0, 0.45, abs(flat_place.x));
    return sum * (reach * ends * 0.095 / float(STEPS) * 4.0) * visit();
}

vec3 ecliptic_lightness(vec3 d) {
    vec3 hour = to_hour_frame(d);
    float angle = sidereal_angle();
    vec2 turn = vec2(cos(angle), sin(angle));
    vec3 equatorial = vec3(hour.x * turn.x + hour.y * turn.y, hour.x * turn.y - hour.y * turn.x, hour.z);
    float off = dot(equatorial, vec3(0.0, -0.3978, 0.9175));  // sine of the ecliptic latitude
    return vec3(0.0042, 0.0040, 0.0036) * exp(-off * off * 22.0);
}

void main() {
    vec2 place = veil_place * VEIL_MAP_RADIUS;
    float quarter = min(dot(place, place), 1.96);
    float scale = sqrt(max(2.0 - quarter, 0.0));
    vec3 d = vec3(place.x * scale, 1.0 - quarter, place.y * scale);
    light = vec4(aurora(d) + ecliptic_lightness(d), 1.0);
}
