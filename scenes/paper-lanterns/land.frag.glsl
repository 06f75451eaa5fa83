// The valley at dusk, painted once: sky, four ridges with the air between them, the river, the dark slope close by.
// rgb: root of its light; a: how much of the lanterns' glow the air there takes up.
#include "noise.glsl"
#include "valley.glsl"

uniform uint valley_seed;

in vec2 map_place;
layout(location = 0) out vec4 land;

const vec3 ZENITH = vec3(0.0125, 0.0265, 0.0600);
const vec3 MIDDLE = vec3(0.0260, 0.0440, 0.0800);
const vec3 LOW = vec3(0.0900, 0.0790, 0.1020);
const vec3 AFTERGLOW = vec3(0.3000, 0.1550, 0.1000);
const vec3 RIDGES[4] = vec3[4](vec3(0.0560, 0.0560, 0.0720), vec3(0.0360, 0.0390, 0.0520),
                               vec3(0.0200, 0.0235, 0.0310), vec3(0.0105, 0.0130, 0.0150));
const vec3 MIST = vec3(0.0720, 0.0700, 0.0860);
const vec3 SLOPE = vec3(0.0100, 0.0125, 0.0130);
const vec3 RIM = vec3(0.0150, 0.0125, 0.0130);  // grass against the valley
const vec2 LAST_LIGHT = vec2(-0.28, -0.96);

vec3 direction_of(vec2 place) {
    vec2 q = place * VALLEY_MAP_RADIUS;
    float quarter = min(dot(q, q), 2.0);
    return vec3(q.x * sqrt(2.0 - quarter), 1.0 - quarter, q.y * sqrt(2.0 - quarter));
}

vec3 sky(vec3 d, vec2 round) {
    float up = max(d.y, 0.0);
    float low = exp(-3.4 * up), lowest = exp(-9.0 * up);
    float ahead = 0.5 + 0.5 * dot(round, LAST_LIGHT);
    vec3 light = mix(ZENITH, MIDDLE, exp(-1.1 * up));
    light = mix(light, LOW, low * (0.45 + 0.55 * ahead));
    return light + AFTERGLOW * (lowest * ahead * ahead * ahead * 0.75);
}

// A ridge's height in radians round the compass: highest at the sides, low where the valley leaves ahead.
float ridge(int which, vec2 round) {
    float far = float(which);
    float side = smoothstep(0.05, 0.95, abs(round.x) + 0.35 * max(round.y, 0.0));
    float base = mix(0.050, 0.030, side) + far * (0.052 * side - 0.030);
    vec2 at = round * (2.2 + 1.9 * far) + 17.0 * far + float(valley_seed % 97u) * 3.1;
    float shape = fbm(at, 5, 0.42, 0.004 * (1.0 + far));
    float trees = which == 3 ? 0.010 * (0.5 + 0.5 * fbm(round * 60.0, 3, 0.6, 0.12)) : 0.0;
    return base + shape * (0.055 + 0.012 * far) + trees;
}

void main() {
    vec3 d = direction_of(map_place);
    vec2 round = normalize(d.xz + vec2(1e-6));
    float height = asin(clamp(d.y, -1.0, 1.0));
    float grain = 1.1 * fwidth(height) + 1e-5;
    float ahead = 0.5 + 0.5 * dot(round, LAST_LIGHT);
    vec3 light = sky(d, round);
    float takes = 0.16 + 0.10 * exp(-5.0 * max(d.y, 0.0));
    for (int i = 0; i < 4 && height < 0.32; ++i) {
        float top = ridge(i, round);
        float cover = smoothstep(-grain, grain, top - height);
        float foot = exp(-max(top - height, 0.0) * (34.0 - 5.0 * float(i)));
        vec3 colour = mix(RIDGES[i], MIST * (0.55 + 0.9 * ahead), 0.75 * (1.0 - foot) * (1.0 - 0.22 * float(i)));
        light = mix(light, colour, cover);
        takes = mix(takes, 0.16 + 0.60 * (1.0 - foot), cover);
    }
    if (d.y < -0.02 && d.y > -0.50) {
        vec2 place = d.xz * (RIVER_LEVEL_M / d.y);
        float away = length(place);
        float blur = 0.7 + 0.5 * max(fwidth(place.x), fwidth(place.y));
        float meadow = fbm(place * 0.035 + 5.0, 4, 0.5, 0.035 * blur);
        vec3 ground = RIDGES[3] * (1.05 + 0.5 * meadow);
        vec3 water = sky(vec3(d.x, -d.y, d.z), round) * 0.72;
        ground = mix(ground, water, on_river(place, blur + 1.0));
        float hazy = 1.0 - exp(-away / 330.0);
        float bank = smoothstep(-0.25, 0.55, fbm(place * 0.012 + 31.0, 4, 0.5, 0.012 * blur));
        float mist = clamp(hazy * (0.35 + 0.75 * bank), 0.0, 1.0);
        ground = mix(ground, MIST * (0.45 + 0.75 * ahead), mist);
        float valley = smoothstep(0.0, 2.0 * grain + 0.010, -0.030 - height);
        float open = smoothstep(-0.25, 0.35, -round.y);
        light = mix(light, ground, valley * open);
        takes = mix(takes, 0.18 + 0.75 * mist, valley * open);
    }
    // The slope on which the bed stands: it falls away ahead.
    float edge = mix(-0.10, -0.455, smoothstep(-0.35, 0.80, -round.y)) + 0.055 * fbm(round * 3.0 + 3.0, 4, 0.45, 0.02);
    float grass = 0.006 * fbm(round * 140.0, 2, 0.5, 0.25);
    float near = smoothstep(-grain - 0.004, grain + 0.004, edge + grass - height);
    float rim = smoothstep(0.50, 0.56, -d.y);
    vec3 slope = SLOPE * (1.0 + 0.5 * fbm(d.xz / max(-d.y, 0.08) * 1.3, 4, 0.5, 0.05) * smoothstep(0.5, 0.2, -d.y));
    slope += RIM * (exp(-max(edge + grass - height, 0.0) * 26.0) * (0.35 + 0.65 * ahead) * (1.0 - rim));
    light = mix(light, slope, near);
    takes = mix(takes, 0.12, near);
    land = vec4(sqrt(mix(light, SLOPE, rim) / 0.5), mix(takes, 0.12, rim));
}
