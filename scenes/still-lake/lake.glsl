// Still lake at dawn: sky and far shore, and the same once more in the water, with mist between.
#include "light.glsl"

// Every lookup names its level: derivatives mean nothing behind a branch, or where the azimuth starts again.
uniform sampler2D shore_map;    // land as baked: cover, cover x clearness, that x lightness
uniform sampler2D shore_blur;   // the same as rough water mirrors it
uniform sampler2D bank_map;     // stones and sedge in the shallows: cover, that x lightness
uniform sampler2D cloud_map;    // fibres, patches
uniform sampler2D mist_map;     // wisps, banks
uniform sampler2D ripple_map;   // slopes of the water, and calm
uniform sampler2D star_map;     // one cell a texel: place in it, light, warmth

const float WATER_M = 1.1;           // below the floor: we sit on a low bank
const float LOWEST = -0.01047198;    // radians, as baked
const float HEIGHT = 0.22089323;
const float MAP_PX_PER_RAD = 1303.8;  // of the shore, and about of the shallows
const float SHORE_DIP = 0.00366666;  // the far shore lies this far below the eye
const float BANK_M = 11.0;           // how far off the shallows are, as baked
const float BANK_TALL_M = 1.2;
const float BANK_REACH = 2.0943951;  // radians, both sides together
const vec3 MORNING_STAR = vec3(-0.12278, 0.32557, -0.93751);  // 19 degrees up, 7.5 left of ahead
const float STAR_CELLS = 28.0;

vec3 stars(vec3 d, float pixel_angle) {
    vec2 place = d.xz / (1.0 + d.y) * (0.5 * STAR_CELLS) + 0.5 * STAR_CELLS;
    vec4 star = texelFetch(star_map, ivec2(place), 0);
    // The map stretches by half of 1 + d.y; a spot never gets smaller than two thirds of a pixel.
    float scale = (1.0 + d.y) / STAR_CELLS * 2.0 * 0.5;
    vec2 off = (fract(place) - star.xy) * (2.0 * scale);
    float sigma = max(0.00075, 0.66 * pixel_angle);
    float narrow = 1.0 / (sigma * sigma);
    float edge = max(1.0 - 0.1 * narrow * dot(off, off), 0.0);  // about a Gaussian, to the fifth power
    float spot = edge * edge * edge * edge * edge * star.z * 0.5625e-6 * narrow;
    return mix(vec3(0.80, 0.95, 1.20), vec3(1.20, 0.95, 0.75), star.w) * spot;
}

vec3 morning_star(vec3 d, float sigma) {
    vec3 off = d - MORNING_STAR;
    float away = dot(off, off);
    float narrow = 1.0 / (sigma * sigma);
    float edge = max(1.0 - 0.1 * narrow * away, 0.0);
    float halo = 1.0 / (1.0 + away * 9000.0);
    return vec3(1.0, 0.93, 0.80) * (edge * edge * edge * edge * edge * 0.42 * min(1.7e-6 * narrow, 1.0) + 0.030 * halo * halo);
}

vec3 sky(vec3 d, float sunward, float warm, out float cloud) {
    float up = max(d.y, 0.0);
    float low = 1.0 / (1.0 + 3.2 * up);
    float lower = 1.0 / (1.0 + 30.0 * up * up);
    float lowest = 1.0 / (1.0 + 170.0 * up * up);
    float glow = sunward * sunward;
    float core = glow * glow * glow;
    core *= core;
    vec3 light = mix(NIGHT, SLATE, low * (0.40 + 0.60 * glow)) + PEARL * (low * low * low * (0.22 + 0.46 * glow));
    light += ROSE * ((0.40 + 0.60 * warm) * glow * glow * (0.75 * low * lower + 0.25 * low * low));
    light += FIRST_LIGHT * ((0.40 + 0.60 * warm) * (0.34 * core * lower + 0.80 * core * core * lowest + 0.05 * glow * low * low));
    // Opposite: the earth's own shadow, and the rose band over it.
    float away = (1.0 - sunward) * (1.0 - sunward);
    float belt = (up - 0.22) * 5.0;
    light += ROSE * (0.16 * away / (1.0 + belt * belt)) - PEARL * (0.10 * away * lower);

    // High thin cloud on a far plane that bends down to the rim.
    vec2 place = d.xz / (up + 0.22);
    float start = float(stage_seed & 15u) * 0.013;
    vec2 fine = textureLod(cloud_map, place * 0.17 + vec2(phase_high_cloud - start, 0.31), 0.0).rg;
    float broad = textureLod(cloud_map, place.yx * vec2(0.11, -0.11) + vec2(0.57, phase_low_cloud + 0.72 + start), 0.0).g;
    float cover = smoothstep(0.25, 1.0, 0.64 * broad + 0.36 * fine.g);
    cloud = cover * (0.10 + 1.05 * fine.r) * smoothstep(0.0, 0.35, up);
    vec3 lit = light * 0.50 + SLATE * 0.75 + PEARL * (0.08 + 0.22 * glow) + ROSE * ((0.12 + 0.55 * warm) * (0.10 + glow));
    return mix(light, lit, min(cloud, 0.9));
}

// Land in front of that sky; `cover` says how much of it is gone.
vec3 land(sampler2D map, float level, float turn, float altitude, vec3 air, float sunward, float warm, out float cover) {
    vec3 seen = textureLod(map, vec2(turn, (altitude - LOWEST) / HEIGHT), level).rgb;
    cover = seen.r;
    vec3 own = vec3(0.0030, 0.0060, 0.0090) * seen.g
             + (vec3(0.1700, 0.2100, 0.2700) + ROSE * (0.35 * warm * (1.0 - sunward))) * seen.b;
    return air * (seen.r - seen.g) + own;
}

// One sheet of mist on a far ring: `above` metres over the water, and below it its mirror image.
float sheet(vec2 place, float above, float height_m) {
    vec2 wisp = textureLod(mist_map, place, 0.0).rg;
    float level = abs(above) / (height_m * (0.35 + 2.0 * wisp.g * wisp.g));
    float body = 1.0 / (1.0 + level * level);
    return body * body * clamp(1.75 * wisp.r - 0.30, 0.04, 1.0);
}

vec3 with_mist(vec3 light, vec3 view_direction, vec3 origin, float turn, float altitude, vec3 air, float warm) {
    vec2 ahead = view_direction.xz;
    vec2 side = vec2(-ahead.y, ahead.x);
    float shift = dot(origin.xz, side) * (1.0 / TAU);
    float fold = 0.09 * swell(phase_mist_fold);
    vec3 near_air = air * 1.12;
    float eye = WATER_M + origin.y;

    float far = sheet(vec2(turn * 9.0 + phase_far_mist, 0.13 + fold), (altitude + eye / 430.0) * 430.0, 4.2);
    light = mix(light, near_air * 1.06, 0.56 * far);
    float middle = sheet(vec2((turn + shift / 150.0) * 7.0 - phase_middle_mist, 0.47 - fold),
                         (altitude + eye / 150.0) * 150.0, 1.9);
    light = mix(light, near_air, 0.60 * middle);
    float near = sheet(vec2((turn + shift / 48.0) * 6.0 + phase_near_mist, 0.81 + fold),
                       (altitude + eye / 48.0) * 48.0, 0.75);
    return mix(light, near_air * 0.94, 0.42 * near);
}

// Stones and sedge on a ring about the floor's origin, and their picture in the water.
vec3 with_bank(vec3 light, float level, vec3 d, vec3 origin, float turn, vec2 slope, vec3 air, vec3 tint, vec3 depth) {
    float flat_length = inversesqrt(dot(d.xz, d.xz));
    vec2 ahead = d.xz * flat_length;
    float away = BANK_M - dot(origin.xz, ahead);
    float up = WATER_M + origin.y + d.y * flat_length * away;
    float aside = (turn - 0.5) * TAU + dot(origin.xz, vec2(-ahead.y, ahead.x)) / BANK_M;
    float high = abs(up) + (up < 0.0 ? slope.y * 2.5 : 0.0);
    vec2 place = vec2(aside / BANK_REACH + 0.5, high / BANK_TALL_M);
    if (place.y > 1.0 || abs(place.x - 0.5) > 0.499) return light;
    vec2 seen = textureLod(bank_map, place, level).rg;
    vec3 own = vec3(0.0040, 0.0062, 0.0080) * seen.r + air * (0.34 * seen.g);
    if (up >= 0.0) return light * (1.0 - seen.r) + own;
    return light * (1.0 - seen.r) + own * tint + depth * seen.r;
}

// The water at this place: slopes of its ripples (xy), and how much higher a cat's paw makes it look (z).
vec3 surface(vec2 place, float distance, float footprint) {
    // What is smaller than two pixels goes; nothing at all within six metres.
    float fine = clamp(distance * 0.16 - 0.9, 0.0, 1.0) / (1.0 + footprint * footprint * 40.0);
    fine *= stage_quality * (0.4 + 0.6 * stage_detail);
    vec2 slope = vec2(0.0);
    if (fine > 0.01) {
        slope = (textureLod(ripple_map, place * 0.31 + vec2(phase_ripple, 0.0), 0.0).rg
               + textureLod(ripple_map, place.yx * 0.19 - vec2(0.37, phase_counter_ripple), 0.0).gr - 1.0) * (0.012 * fine);
    }
    // Cat's paws: patches far out that see a higher part of the sky.
    float paw = textureLod(ripple_map, place * 0.0031 + vec2(0.0, phase_breath), 0.0).b;
    paw = smoothstep(0.45, 1.0, paw) * clamp(distance * 0.02 - 0.5, 0.0, 1.0) / (1.0 + footprint * footprint * 0.004);
    return vec3(slope, 0.035 * paw);
}

vec3 radiance(View view) {
    vec3 d = view.direction;
    float warm = dawn();
    float below = max(-d.y, 0.0);
    bool mirrored = below > 0.0;
    vec3 seen = d;  // what stands there, or what the water shows
    vec3 tint = vec3(1.0);
    vec3 depth = vec3(0.0);
    vec3 water = vec3(0.0);
    if (mirrored) {
        float distance = (WATER_M + view.origin.y) / max(below, 0.002);
        water = surface(view.origin.xz + d.xz * distance, distance, view.pixel_angle * distance / below);
        seen = normalize(vec3(d.x + water.x, abs(below + water.y + water.z), d.z + water.y));
        // Schlick's curve for water has the fifth power; with the third the mirror keeps its picture for longer.
        float grazing = 1.0 - below;
        float share = 0.07 + 0.93 * grazing * grazing * grazing;
        tint = share * vec3(0.93, 0.97, 0.98);
        depth = vec3(0.0055, 0.0105, 0.0130) * (1.0 - share);
    }
    float flat_length = inversesqrt(max(dot(seen.xz, seen.xz), 1e-4));
    float toward = dot(seen.xz, SUNWARD);
    float altitude = seen.y * (1.0 + seen.y * seen.y * (1.0 / 6.0));
    bool low = abs(d.y) < 0.34;
    vec3 air = vec3(0.0);
    vec3 ground = vec3(0.0);
    float cover = 0.0;
    float turn = 0.5;
    float level = 0.0;
    if (low) {
        level = log2(max(view.pixel_angle * MAP_PX_PER_RAD, 1.0));
        turn += atan(d.x, -d.z) / TAU;
        float round = 0.5 + 0.5 * toward * flat_length;
        air = air_light(round, warm);
        if (!mirrored) {
            ground = land(shore_map, level, turn, altitude, air, round, warm, cover);
        } else {
            float slid = turn + dot(water.xy, vec2(-d.z, d.x)) / TAU;
            ground = land(shore_blur, 0.0, slid, max(altitude - 2.0 * SHORE_DIP, 0.0), air, round, warm, cover);
        }
    }
    vec3 light = ground;
    if (cover < 0.998) {
        float cloud;
        vec3 above = sky(seen, 0.5 + 0.53 * toward * inversesqrt(dot(seen.xz, seen.xz) + 0.12), warm, cloud);
        if (d.y > 0.1) {
            float clear = (1.0 - 0.85 * cloud) * smoothstep(0.10, 0.45, d.y) * (1.0 - 0.4 * warm);
            above += stars(d, view.pixel_angle) * clear;
        }
        above += morning_star(seen, mirrored ? 0.004 : max(0.0013, 0.8 * view.pixel_angle)) * (1.0 - 0.8 * cloud);
        light += above * (1.0 - cover);
    }
    light = light * tint + depth;
    if (below > 0.0 && below < 0.0115) {
        ground = land(shore_map, level, turn, -below, air, 0.5 + 0.5 * toward * flat_length, warm, cover);
        light = light * (1.0 - cover) + ground;
    }
    if (abs(d.y + 0.035) < 0.075) light = with_mist(light, d, view.origin, turn, d.y, air, warm);
    if (low && below > 0.05) light = with_bank(light, level, d, view.origin, turn, water.xy, air, tint, depth);
    return light + 0.002;
}
