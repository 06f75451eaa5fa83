// Under a calm lagoon: the window to the sky, sand and coral round it, and light on its way down.
#include "water.glsl"

// Every lookup names its level: derivatives mean nothing behind a branch, or where the azimuth starts again.
uniform sampler2D moment_map;   // what is the same for every pixel: moment.frag.glsl
uniform sampler2D ripple_map;   // slopes of the surface, and soft light
uniform sampler2D caustic_map;  // light gathered by ripples, sand, cloud
uniform sampler2D reef_near;    // cover, that x lightness, that x rosiness
uniform sampler2D reef_middle;
uniform sampler2D reef_far;
uniform sampler2D ray_map;      // the outline of a ray from below

const vec3 REEF_M = vec3(9.0, 14.0, 22.0);  // as baked
const vec3 REEF_TALL_M = vec3(3.0, 4.2, 9.6);
const float REEF_UNDER = 0.16;
const vec3 ROCK = vec3(0.3400, 0.4000, 0.2700);
const vec3 ROSE = vec3(0.6200, 0.2900, 0.2400);
const vec3 SAND_DARK = vec3(0.2500, 0.2450, 0.1700);
const vec3 SAND_LIGHT = vec3(0.3700, 0.3400, 0.2400);
const vec3 TEAL = vec3(0.0240, 0.1180, 0.1420);  // the window at its rim, overhead, round the sun, and at it
const vec3 AQUA = vec3(0.0680, 0.2050, 0.2200);
const vec3 PEARL = vec3(0.5000, 0.5300, 0.4500);
const vec3 WARM = vec3(0.3100, 0.2450, 0.1500);
const mat2 TURNED = mat2(0.82, 0.57, -0.57, 0.82);
const mat2 TURNED_BACK = mat2(0.93, -0.37, 0.37, 0.93);
const vec3 RAY = vec3(0.0150, 0.0380, 0.0400);
const float MAP_PX_PER_RAD = 651.9;

vec4 held(int which) { return texelFetch(moment_map, ivec2(which, 0), 0); }

// The sky through the surface, by the way it is seen in the water: a veiled sun's light that spreads over all of it.
vec3 window(vec3 d, vec2 slope, float inside, vec3 sun, vec4 drift, float golden) {
    vec2 off = d.xz - sun.xz + slope;  // every ripple shows it a little aside
    float away = dot(off, off);
    float veil = 1.0 / (1.0 + 6.0 * away);
    float core = 1.0 / (1.0 + 48.0 * away);
    vec3 sky = mix(TEAL, AQUA, inside * (1.6 - 0.6 * inside));
    float cloud = textureLod(caustic_map, TURNED * (d.xz + slope) * 0.19 + vec2(drift.y, 0.61), 0.0).b - 0.5;
    sky *= 1.0 + 0.55 * cloud;
    sky = mix(sky, PEARL, veil * veil * (0.75 + 0.5 * cloud));
    return sky + (WARM + GOLD * (0.12 * golden)) * (core * (0.40 + 0.60 * core));
}

// Sand from above: its own colour, and the light that ripples gather on it.
vec3 sand(vec2 place, float footprint, vec4 shift) {
    float fine = 1.0 / (1.0 + 30.0 * footprint * footprint);
    float first = textureLod(caustic_map, place * 0.19 + vec2(shift.z, 0.29), 0.0).r;
    vec2 other = textureLod(caustic_map, place.yx * vec2(0.163, -0.163) + vec2(0.71, shift.w), 0.0).rg;
    float gathered = (min(first, other.x) - 0.16) * fine;
    return mix(SAND_DARK, SAND_LIGHT, other.y) * (0.94 + 0.9 * gathered);
}

// A ring of coral over what is behind it; darkness without light of its own is its shadow on the sand.
vec3 with_reef(sampler2D map, float level, vec3 light, vec3 d, vec3 origin, vec2 ahead, float steep, float turn, float ring_m,
               float tall_m, vec3 haze) {
    float up = origin.y + steep * (ring_m - dot(origin.xz, ahead)) - SAND_M;
    float under = REEF_UNDER * ring_m;
    float high = (up + under) / (tall_m + under);
    float aside = turn + dot(origin.xz, vec2(-ahead.y, ahead.x)) / (ring_m * TAU);
    vec3 seen = textureLod(map, vec2(aside, high), level).rgb * (high > 0.0 && high < 1.0 ? 1.0 : 0.0);
    vec3 veiled = clearness(ring_m);
    vec3 own = ROCK * seen.g + (ROSE - ROCK) * seen.b;
    return light * (1.0 - seen.r) + own * veiled + haze * ((1.0 - veiled) * seen.r);
}

// Beams: soft light in the surface, followed down along the way the light goes, at two distances.
float beams(vec3 d, vec3 origin, vec3 sun, float drift) {
    if (d.y < -0.45 || d.y > 0.96) return 0.0;
    vec2 slant = d.xz - sun.xz * (d.y / sun.y);
    slant *= inversesqrt(0.12 + dot(slant, slant));  // they draw together towards the light
    vec2 start = (origin.xz + sun.xz * ((SURFACE_M - origin.y) / sun.y)) * 0.043 + vec2(drift, 0.37);
    float sum = textureLod(ripple_map, start + slant * 0.301, 0.0).b + textureLod(ripple_map, start + slant * 0.5375, 0.0).b;
    return smoothstep(0.70, 1.65, sum) * smoothstep(-0.45, 0.15, d.y) * smoothstep(0.96, 0.50, d.y);
}

// The view's place on a ray that glides at this height, in half spans; `where`: x, z, cosine and sine of its heading.
vec2 beside_ray(vec3 d, vec3 origin, vec4 where, float far, float bend) {
    vec2 off = origin.xz + d.xz * far - where.xy;
    return vec2((off.x * where.z - off.y * where.w) * bend, off.x * where.w + off.y * where.z) / RAY_HALF_M;
}

vec3 with_rays(vec3 light, vec3 d, vec3 origin, vec2 bends, vec3 haze) {
    float steep = 1.0 / max(d.y, 0.02);
    vec2 far = (RAY_HEIGHTS_M - origin.y) * steep;
    vec2 first = beside_ray(d, origin, held(2), far.x, bends.x);
    vec2 second = beside_ray(d, origin, held(3), far.y, bends.y);
    bool nearer = dot(first, first) < 4.0;
    if (!nearer && dot(second, second) >= 4.0) return light;
    vec2 place = clamp((nearer ? first : second) * 0.25 + 0.5, 0.0, 1.0);
    float cover = textureLod(ray_map, place, 0.0).r * smoothstep(0.18, 0.30, d.y);
    vec3 clear = clearness(nearer ? far.x : far.y);
    return mix(light, RAY * clear + haze * (1.0 - clear), 0.64 * cover);
}

vec3 radiance(View view) {
    vec3 d = view.direction;
    vec3 origin = view.origin;
    vec4 light_from = held(0);
    vec4 shift = held(1);
    vec4 drift = held(4);
    vec3 sun = light_from.xyz;
    float golden = light_from.w;
    vec3 haze = far_water(d, sun, golden);
    bool upwards = d.y > 0.0;

    // The surface, where the view meets it.
    float far = (SURFACE_M - origin.y) / max(d.y, 0.03);
    vec2 place = origin.xz + d.xz * far;
    float footprint = view.pixel_angle * far / max(d.y, 0.03);
    float smooth_out = (0.55 + 0.45 * stage_detail) / (1.0 + 3.0 * footprint * footprint);
    vec2 swell = vec2(0.0);
    if (upwards) {
        swell = textureLod(ripple_map, TURNED * place * 0.036 + vec2(0.41, shift.y), 0.0).gr - 0.5;
        swell *= 1.15 * inversesqrt(1.0 + 24.0 * dot(swell, swell));  // no crest is sharp
    }
    vec2 slope = vec2(0.0);
    if (upwards && stage_quality > 0.0) {
        slope = textureLod(ripple_map, TURNED_BACK * place * 0.071 + vec2(shift.x, 0.13), 0.0).rg - 0.5;
        slope *= smooth_out * stage_quality * inversesqrt(1.0 + 20.0 * dot(slope, slope));
    }
    vec2 tilt = swell * 0.06 + slope * 0.010;
    vec3 n = vec3(tilt.x, 1.0, tilt.y) * inversesqrt(1.0 + dot(tilt, tilt));
    float lean = dot(d, n);
    float inside = 1.0 - 1.7778 * (1.0 - lean * lean);  // squared cosine in the air; negative: mirrored
    float through = smoothstep(-0.08, 0.12, inside);

    // Sand, straight on or in the mirror of the surface.
    vec3 light = vec3(0.0);
    if (!upwards || through < 1.0) {
        vec3 down = upwards ? d - 2.0 * lean * n : d;
        float below = upwards ? max(-down.y, 0.05) : max(-d.y, 0.004);
        float fall = ((upwards ? SURFACE_M : origin.y) - SAND_M) / below;
        float way = upwards ? fall + far : fall;
        vec2 floor_place = (upwards ? place : origin.xz) + down.xz * fall;
        float blur = view.pixel_angle * way / below;
        vec2 kept = upwards ? vec2(0.40, 0.12) : vec2(1.0, 0.0);  // of the floor the mirror keeps what is large
        vec3 bright = sand(kept.x * floor_place, blur + kept.y, shift);
        vec3 clear = clearness(fall);
        light = bright * clear + far_water(down, sun, golden) * (1.0 - clear);
    }
    if (upwards) {
        vec3 sky = window(d, 0.14 * swell + 0.10 * slope, max(inside, 0.0), sun, drift, golden);
        float rim = inside * 14.0 - 1.3;
        sky *= 1.0 + (0.10 + 0.5 * clamp(swell.x + swell.y + 0.1, 0.0, 0.5)) / (1.0 + rim * rim);
        light = mix(light * MIRROR, sky, through);
        light *= 1.0 + 0.45 * dot(slope, vec2(0.8, 0.6));  // light glances off the far side of every ripple
        vec3 clear = clearness(far);
        light = mix(haze, light * clear + haze * (1.0 - clear), smoothstep(0.0, 0.12, d.y));
    }
    if (abs(d.y + 0.16) < 0.48) {
        float turn = 0.5 + atan(d.x, -d.z) / TAU;
        float level = log2(max(view.pixel_angle * MAP_PX_PER_RAD, 1.0));
        float flat_length = inversesqrt(max(dot(d.xz, d.xz), 1e-4));
        vec2 ahead = d.xz * flat_length;
        float steep = d.y * flat_length;
        light = with_reef(reef_far, level, light, d, origin, ahead, steep, turn, REEF_M.z, REEF_TALL_M.z, haze);
        light = with_reef(reef_middle, level, light, d, origin, ahead, steep, turn, REEF_M.y, REEF_TALL_M.y, haze);
        light = with_reef(reef_near, level, light, d, origin, ahead, steep, turn, REEF_M.x, REEF_TALL_M.x, haze);
    }
    if (d.y > 0.18) light = with_rays(light, d, origin, vec2(1.0 + drift.z, 1.12 - drift.z), haze);
    float beam = beams(d, origin, sun, drift.x);
    light = light * 0.88 + (haze * 0.42 + GOLD * (0.02 + 0.03 * golden)) * beam;
    // At noon the surface overhead would fill a lying patient's view with more light than a scene may hand over.
    light *= 1.03 / (1.0 + 1.15 * dot(light, vec3(0.2126, 0.7152, 0.0722)));
    return max(light, vec3(0.0)) + 0.003;
}
