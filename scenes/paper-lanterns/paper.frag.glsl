// Thin paper over a small flame: eight panels, round above, open below with a hoop, seen from wherever it hangs.
#include "noise.glsl"

in vec2 paper_place;
flat in vec3 paper_look;
flat in vec3 paper_right;
flat in vec3 paper_up;
flat in vec4 paper_kind;
in vec3 paper_direction;
layout(location = 0) out vec4 light;

const vec3 HEART = vec3(0.96, 0.66, 0.29);
const vec3 AMBER = vec3(0.92, 0.44, 0.130);
const vec3 EMBER = vec3(0.54, 0.205, 0.068);
const vec3 HOOP = vec3(0.120, 0.052, 0.024);
const vec3 AIR = vec3(0.30, 0.150, 0.066);
const vec3 FLAME = vec3(0.0, -0.80, 0.0);
const int STEPS = 11;

float girth(float y) {
    float s = 0.5 * y + 0.5;
    return 0.50 + 0.56 * s - 0.22 * s * s;
}

// Below 0 within the paper; about twice the distance from it, over the girth.
float shell(vec3 at) {
    float k = max(at.y, 0.0), wide = girth(at.y);
    return dot(at.xz, at.xz) / (wide * wide) + k * k * (0.45 + 0.55 * k) - 1.0;
}

vec3 warmth(float lit) {
    return mix(mix(EMBER, AMBER, smoothstep(0.16, 0.72, lit)), HEART, smoothstep(0.72, 1.7, lit)) * (0.34 + 0.27 * lit);
}

// Light that the paper sends out at this place.
vec3 paper(vec3 at, float grain, float own) {
    vec3 off = at - FLAME;
    float near = 1.0 / (0.42 + 0.72 * dot(off, off));
    float round = atan(at.z, at.x) / 6.28318530718 + own;
    float panel = abs(fract(round * 8.0) - 0.5) * 2.0;
    float fade = noise_fade(grain * 4.0);
    float seam = smoothstep(0.82, 1.0, panel) * fade;
    float belly = (1.0 - panel * panel) * fade;
    float fibre = fbm(vec3(at.x * 3.4, at.y * 1.5, at.z * 3.4) + own * 40.0, 3, 0.60, grain * 3.4);
    float lit = clamp(near * (0.93 + 0.14 * belly - 0.30 * seam) * (1.0 + 0.46 * fibre), 0.0, 1.7);
    return warmth(lit);
}

void main() {
    float own = paper_kind.z;
    vec3 middle = paper_right * paper_place.x + paper_up * paper_place.y;
    vec3 ray = paper_look;
    float grain = max(fwidth(paper_place.x), fwidth(paper_place.y));
    float depth = sqrt(max(1.75 - dot(paper_place, paper_place), 0.0));
    float nearest = -depth, farthest = depth;
    bool from_below = ray.y > 0.0;
    float rise = from_below ? max(ray.y, 1e-3) : min(ray.y, -1e-3);
    float rim = (-1.0 - middle.y) / rise;  // where the ray passes the level of the hoop
    if (from_below) nearest = clamp(rim, -depth, depth);
    else farthest = clamp(rim, -depth, depth);
    bool above = from_below ? rim < depth : rim > -depth;

    // Walk through it once: where the paper is met first and last, and how close a miss comes.
    float stride = max(farthest - nearest, 0.0) / float(STEPS);
    float before = shell(middle + ray * nearest), entered = before, closest = before;
    float first = nearest, last = nearest;
    bool met = false;
    for (int i = 1; i <= STEPS && depth > 0.0; ++i) {
        float along = nearest + stride * float(i);
        float now = shell(middle + ray * along);
        if (before > 0.0 && now <= 0.0 && !met) { first = along - stride * now / (now - before); met = true; }
        if (before <= 0.0 && now > 0.0) last = along - stride * now / (now - before);
        if (now < closest) { closest = now; if (!met) first = along; }
        before = now;
    }
    float low = clamp(0.5 + (middle.y + 1.0 + 0.5 * abs(rise)) / grain, 0.0, 1.0);
    float cover = above && depth > 0.0 ? clamp(0.5 - closest / max(fwidth(closest), 1e-4), 0.0, 1.0) * low : 0.0;
    float hole = from_below && abs(rim) < depth ? entered : 1.0;
    float edge = clamp(fwidth(hole), 1e-4, 0.6);
    float open = clamp(0.5 - hole / edge, 0.0, 1.0);
    float hoop = 1.0 - smoothstep(0.10, 0.10 + edge, abs(hole + 0.05));
    cover = max(cover, open);

    vec3 at = middle + ray * first;
    float wide = girth(at.y);
    vec3 normal = normalize(vec3(at.x / (wide * wide), max(at.y, 0.0) * 1.1 - 0.18, at.z / (wide * wide)));
    vec3 outer = paper(at, grain, own) * (0.58 + 0.42 * abs(dot(normal, ray)));
    vec3 off = middle + ray * dot(FLAME - middle, ray) - FLAME;
    float flame = dot(off, off);
    vec3 wall = middle + ray * last - FLAME;
    vec3 inner = warmth(1.0 / (0.46 + 0.70 * dot(wall, wall))) * 0.74 + HEART * (0.24 * exp(-4.5 * flame) + 0.30 * exp(-30.0 * flame));
    vec3 colour = mix(mix(outer, inner, open), HOOP, 0.75 * hoop * noise_fade(grain * 3.0));

    // Where the paper is but a few pixels it is a soft round of the same light: nothing is left that could flicker.
    float blob = max(1.0 - dot(paper_place, paper_place) / 1.35, 0.0);
    float coarse = smoothstep(0.12, 0.36, grain);
    colour = mix(colour, AMBER * 0.62, coarse);
    cover = mix(cover, blob * (2.0 - blob) * 0.85, coarse);

    float glow = max(1.0 - length(paper_place) / 1.47, 0.0);
    vec3 shine = AIR * (glow * glow * glow * 0.60);
    float lit = paper_kind.x;
    light = vec4(colour * cover + shine * (1.0 - cover), cover * min(lit, 1.0)) * (lit * paper_kind.w);  // a faint one hides nothing
    light.rgb = mix(AIR * light.a, light.rgb, 0.55 + 0.45 * paper_kind.y);
}
