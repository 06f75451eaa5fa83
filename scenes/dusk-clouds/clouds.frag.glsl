// The two decks, marched into a map about the zenith: premultiplied light, and what comes through from behind.
#include "evening.glsl"
#include "noise.glsl"

uniform sampler3D billows;   // r: heaps of a few sizes, g: finer ones
uniform sampler2D fibres;    // r: silk
uniform vec4 sky_then;       // turns of the wind, and the phases of shape, cover and fibre, for which the map is painted
uniform vec4 sky_more;       // phase of the evening, radians across a texel, detail, marching steps

in vec2 map_place;
layout(location = 0) out vec4 light;

const float BASE_KM = 1.90, TOP_KM = 2.70;
const float CIRRUS_KM = 9.0;
const float EXTINCTION = 8.0;    // a kilometre, in the thick of a cumulus
const vec3 SUN = vec3(0.3330, -0.0450, -0.9414);

vec3 beam;          // direct light at the lower deck
vec3 deep;          // the same, scattered many times
vec3 glow;          // from the bright half of the horizon
vec3 dome;          // from above
vec2 carried;       // the lower deck's way, kilometres
float openness;     // of this direction: the composition's clear window
float fullness;

vec2 ring_of(float phase) { return vec2(cos(TAU * phase), sin(TAU * phase)); }

vec2 way(float phase) { return ring_of(wind_turns(phase)); }

float lane(vec2 place, float lod) {
    vec2 q = mat2(0.8, 0.6, -0.6, 0.8) * place;
    return textureLod(billows, vec3(q * vec2(1.0 / 21.0, 1.0 / 16.0), 0.31 + 0.2 * sky_then.y), lod).r;
}

// Water in the air at `at` (km over the observer), 0..1; `lod` of the coarse heaps.
float water(vec3 at, float lod, float finer) {
    vec2 q = at.xz - carried;
    vec2 shape = ring_of(sky_then.y);
    float cover = smoothstep(0.25, 0.95, lane(q, lod * 0.5) * 0.75 + 0.215 + fullness - openness);
    if (cover <= 0.10) return 0.0;
    float up = (at.y - BASE_KM) / (TOP_KM - BASE_KM);
    vec2 bend = textureLod(billows, vec3(mat2(0.28, 0.96, -0.96, 0.28) * q / 6.7, 0.71), max(lod, 1.0)).rg - 0.5;
    vec2 skewed = mat2(0.545, 0.839, -0.839, 0.545) * q + at.y * vec2(0.35, -0.22) + bend * vec2(1.5, 0.8);
    float body = textureLod(billows, vec3(skewed / 5.3, at.y / 4.1 + 0.35 * shape.x), lod).r;
    // Flat below, rounded above, and taller where there is more of it.
    float profile = smoothstep(0.0, 0.22, up) * smoothstep(1.0, 0.25, up / (0.35 + 0.65 * cover));
    float mass = body * profile - (1.0 - cover);
    if (mass <= -0.2 || finer <= 0.0) return clamp(mass * 1.4 - 0.02, 0.0, 1.0);
    vec2 turned = mat2(0.8, 0.6, -0.6, 0.8) * q + 0.7 * body;
    vec2 fine = textureLod(billows, vec3(turned / 2.1 + shape * 0.2, at.y / 1.7 + 0.5 * shape.y), lod + 0.4).rg;
    mass -= finer * (0.34 * (1.0 - fine.r) + 0.32 * (1.0 - fine.g)) * (1.8 - 0.9 * cover) * (1.0 - clamp(1.5 * mass, 0.0, 1.0));
    vec2 curds = mat2(0.6, 0.8, -0.8, 0.6) * q + 0.25 * fine;
    float curd = textureLod(billows, vec3(curds / 0.83, at.y / 0.71), lod + 1.2).g;
    mass -= finer * 0.55 * (1.0 - curd) * (1.0 - clamp(1.6 * mass, 0.0, 1.0));
    float wet = clamp(mass * 1.4, 0.0, 1.0) * smoothstep(0.12, 0.95, cover);
    return wet * (0.15 + 0.85 * smoothstep(0.0, 0.36, wet));  // thin at the margin
}

float towards_sun(vec3 at, float lod) {
    float sum = 0.0, step_km = 0.07, gone = 0.0;
    for (int i = 0; i < 5; ++i) {
        float near = i == 0 ? sky_more.z : 0.0;  // small heaps shade each other, too
        sum += step_km * water(at + SUN * (gone + 0.5 * step_km), i == 0 ? lod : 0.5 + float(i) * 0.6, near);
        gone += step_km;
        step_km *= 1.9;
    }
    return sum * EXTINCTION;
}

float lobe(float cosine, float g) {
    float d = 1.0 + g * g - 2.0 * g * cosine;
    return (1.0 - g * g) * inversesqrt(d * d * d);
}

vec4 cumulus(vec3 d, vec3 air) {
    float up = d.y + 0.012;
    float first = BASE_KM / up, last = TOP_KM / up;
    int steps = int(sky_more.w * (1.0 + 0.8 * (1.0 - d.y)));
    float step_km = (last - first) / float(steps);
    float lod = max(log2(max(step_km, 0.70 * first * sky_more.y / up) / 0.055), 0.0);
    float cosine = dot(d, SUN);
    float forward = 0.35 + 0.42 * lobe(cosine, 0.55);
    vec3 sum = vec3(0.0);
    float through = 1.0;
    int i = 0;
    while (i < steps && through > 0.01) {
        // Dry air is passed in a loop of its own: light is looked for only where there is something to be lit.
        vec3 at = vec3(0.0);
        float wet = 0.0;
        for (; i < steps && wet <= 0.003; ++i) {
            at = vec3(d.x, up, d.z) * (first + (float(i) + 0.5) * step_km);
            wet = water(at, lod, sky_more.z);
        }
        float depth = towards_sun(at, lod);
        float height = clamp((at.y - BASE_KM) / (TOP_KM - BASE_KM), 0.0, 1.0);
        vec3 lit = beam * (forward * exp(-depth)) + deep * exp(-0.28 * depth)
                 + glow * exp(-0.22 * depth) * (0.75 + 0.25 * height)
                 + dome * (0.45 + 0.55 * height);
        float keep = exp(-wet * EXTINCTION * step_km);
        sum += through * (1.0 - keep) * lit;
        through *= keep;
    }
    // Far decks dissolve into the air of the rim.
    float clear = exp(-first / 26.0) * smoothstep(0.0, 0.05, d.y);
    sum = mix(air * (1.0 - through), sum, clear) * smoothstep(0.015, 0.10, d.y);
    return vec4(sum, 1.0 - (1.0 - through) * smoothstep(0.015, 0.10, d.y));
}

// How much of the sky the feathers veil, 0..1.
float cirrus(vec3 d) {
    float slant = CIRRUS_KM / (d.y + 0.06);
    vec2 overhead = d.xz - vec2(0.17, 0.14);
    vec2 place = d.xz * slant;
    vec2 q = place - CIRRUS_KM * CIRRUS_REACH * way(sky_then.x);
    vec2 fibre = ring_of(sky_then.w);
    // Along the feathers and across: they lean a little off the glow's way.
    vec2 s = mat2(0.309, 0.951, -0.951, 0.309) * q;
    float footprint = slant * sky_more.y / max(d.y + 0.06, 0.06);
    float lod = max(log2(footprint * 1024.0 / 30.0), 0.0);
    vec2 bend = vec2(gradient_noise(q * 0.055 + fibre * 0.3), gradient_noise(q * 0.055 + 31.7 - fibre.yx * 0.3));
    float curl = gradient_noise(q * 0.15 + 11.3 + fibre.yx * 0.4);
    vec2 bent = s + bend * vec2(1.0, 2.2) + vec2(0.3, 0.5) * curl;
    // Two winds: strands of one cross those of the other, wider ones, and each has its own part of the sky.
    float silk = textureLod(fibres, bent / vec2(46.0, 37.0), lod + 0.6).r;
    float broad = textureLod(fibres, mat2(0.848, 0.530, -0.530, 0.848) * bent / vec2(61.0, 71.0) + 0.37, lod + 0.6).r;
    float strand = mix(silk, broad, smoothstep(-0.30, 0.35, bend.y + 0.3 * curl));
    float fleece = textureLod(billows, vec3(bent / vec2(13.0, 9.0), 0.2 + 0.2 * fibre.x), max(lod - 2.5, 0.0)).r;
    float tufts = textureLod(billows, vec3(bent / vec2(9.7, 4.3), 0.6 + 0.2 * fibre.y), max(lod - 1.2, 0.0)).g;
    // The veil is whole where there is most of it, and frays into feathers where it ends.
    float where = 0.5 + 0.5 * gradient_noise(vec3(s * vec2(0.058, 0.082) + 0.25 * bend, 2.0 + fibre.x * 0.8));
    float cover = where + 0.14 * curl + 0.20 * (fleece - 0.5);
    float veil = smoothstep(0.47, 1.05, cover);
    float frayed = smoothstep(0.40, 1.00, cover + 0.22 * (strand - 0.5) + 0.20 * (tufts - 0.5));
    float thick = (0.70 * veil + 0.62 * frayed * frayed) * (0.86 + 0.28 * strand);
    // What is left of the sky is not quite bare.
    thick += 0.075 * smoothstep(-0.45, 0.55, bend.x + 0.5 * curl + 0.5 * (fleece - 0.5)) * (0.7 + 0.6 * broad);
    float calm = 1.0 - 0.48 * exp(-4.0 * dot(overhead, overhead));  // round the first star
    thick *= mix(0.75, 1.0, sky_more.z) * calm;
    return 1.0 - exp(-1.15 * thick * smoothstep(0.0, 0.16, d.y));
}

// Long thin bars of cloud, far off before the glow: dark where they are thick, alight along their edges.
vec4 bars(vec3 d, float toward) {
    float slant = 4.2 / (d.y + 0.028);
    vec2 place = d.xz * slant - 1.4 * way(sky_then.x) * CIRRUS_REACH;
    float footprint = slant * sky_more.y / (d.y + 0.028);
    float body = fbm(vec3(place * vec2(0.050, 0.042), 5.0 + 1.3 * ring_of(sky_then.z).y), 3, 0.42, footprint * 0.05);
    float thick = smoothstep(0.04, 0.42, body) * smoothstep(0.02, 0.055, d.y) * smoothstep(0.30, 0.10, d.y);
    thick *= smoothstep(-0.35, 0.55, toward);
    vec3 tone = mix(0.55 * beam, vec3(0.085, 0.058, 0.070), smoothstep(0.05, 0.75, thick));
    return vec4(tone, 0.85 * thick);
}

void main() {
    vec2 place = map_place * SKY_MAP_RADIUS;
    place *= min(1.0, inversesqrt(max(dot(place, place), 1e-6)));  // past the horizon: as on it
    float round = dot(place, place), eye = SKY_MAP_EYE * SKY_MAP_EYE;
    float up = max(SKY_MAP_EYE * (sqrt(round + eye - round * eye) - round) / (round + eye), 0.0);
    vec3 d = vec3(place * ((SKY_MAP_EYE + up) / SKY_MAP_EYE), up).xzy;
    float late = evening_of(sky_more.x);
    float toward = dot(d.xz, SUN_SIDE) * inversesqrt(max(dot(d.xz, d.xz), 1e-4));
    float gaze = dot(d.xz, SUN_SIDE);
    vec3 air = clear_sky(0.09, toward, late);

    beam = mix(vec3(1.25, 0.50, 0.36), vec3(0.66, 0.23, 0.23), late);
    deep = mix(vec3(0.215, 0.094, 0.116), vec3(0.115, 0.054, 0.080), late);
    glow = mix(vec3(0.108, 0.065, 0.080), vec3(0.064, 0.042, 0.059), late);
    // The bright half of the horizon lights what floats on its own side of the sky the most.
    float facing = mix(0.30, 1.0, smoothstep(-0.9, 0.5, gaze));
    deep *= facing;
    glow *= facing;
    dome = vec3(0.040, 0.048, 0.082);
    carried = BASE_KM * CUMULUS_REACH * way(sky_then.x) + 37.0 * vec2(hash11(stage_seed), hash11(stage_seed + 7u));
    fullness = 0.03 + 0.05 * ring_of(sky_then.z).x;
    // Windows: a wide one a little off the zenith, the long one over the glow, a small one for the planet.
    vec2 off = d.xz - vec2(0.10, 0.12);
    vec2 planet = d.xz - vec2(-0.325, -0.707);
    float aside = 1.0 - smoothstep(0.15, 0.85, toward);
    openness = 0.42 * exp(-3.0 * dot(off, off)) + 0.60 * (1.0 - aside) * smoothstep(0.55, 0.15, d.y) + 0.10 * (1.0 - d.y);
    openness += 0.20 * exp(-14.0 * dot(planet, planet));
    vec4 low = vec4(0.0, 0.0, 0.0, 1.0);
    if (d.y > 0.015) low = cumulus(d, air);  // dissolved below that
    float veil = cirrus(d);
    vec4 far = bars(d, toward);
    // The upper deck still stands in the sun; the shadow of the earth climbs over it from behind.
    float sunlit = smoothstep(-1.15, 0.9, gaze - 0.5 * late);
    vec3 rose = mix(vec3(0.080, 0.074, 0.115), mix(vec3(0.42, 0.180, 0.185), vec3(0.66, 0.28, 0.165), smoothstep(0.1, 0.9, gaze)), sunlit);
    rose *= 1.0 - 0.25 * late;
    vec3 feathers = mix(rose, air, 1.0 - exp(-0.02 / (d.y + 0.02)));
    vec4 behind = vec4(feathers * veil * (1.0 - far.a) + far.rgb * far.a, (1.0 - 0.85 * veil) * (1.0 - far.a));
    light = vec4(low.rgb + low.a * behind.rgb, low.a * behind.a);
}
