// One lantern's place, size and strength at this moment; `which` counts from 0.
#include "noise.glsl"
#include "valley.glsl"

const int LANTERNS = 112;      // as in scene.py

struct Lantern {
    vec3 place;     // metres from the eye's usual place
    float size;     // metres: half the height of its paper
    float light;    // 0 .. 1, its coming and going
    vec2 tilt;
    float own;      // 0 .. 1, one number of its own
};

vec2 ring_of(float phase) { return vec2(cos(TAU * phase), sin(TAU * phase)); }

// How many of them are there, 0 .. 1: a handful at first.
float lanterns_gathered() { return 0.20 + 0.80 * (0.5 - 0.5 * cos(TAU * (phase_gather + 0.06))); }

Lantern lantern_at(int which) {
    uint seed = uint(which) * 13u + stage_seed * 977u;
    vec4 a = vec4(hash11(seed), hash11(seed + 1u), hash11(seed + 2u), hash11(seed + 3u));
    vec4 b = vec4(hash11(seed + 4u), hash11(seed + 5u), hash11(seed + 6u), hash11(seed + 7u));
    // Spread along the way by the golden ratio, so that any few of them are well apart.
    float way = fract(phase_rise + 0.61803399 * float(which) + 0.08 * a.x);

    float z = -mix(110.0, 330.0, a.y);
    vec3 start = vec3(river_course(z) + 34.0 * (a.z - 0.5), RIVER_LEVEL_M + 2.0, z);
    float angle = TAU * b.x;
    vec3 end = vec3(96.0 * sqrt(b.y) * cos(angle), mix(80.0, 165.0, b.z), 16.0 + 84.0 * sqrt(b.y) * sin(angle));
    // Up first, then across: nothing comes nearer than about thirty metres.
    vec3 place = mix(start, end, vec3(way, way * (1.5 - 0.5 * way), way));
    vec2 slow = ring_of(phase_air + a.w), slower = ring_of(2.0 * phase_air + b.w);
    float free = smoothstep(0.0, 0.3, way);
    place += vec3(5.0 * slow.x + 2.0 * slower.y, 1.2 * slower.x, 4.0 * slow.y) * free;

    float share = (float(which) + 0.5) / float(LANTERNS);
    float wanted = lanterns_gathered() * (0.45 + 0.55 * stage_detail);
    Lantern lantern;
    lantern.place = place;
    lantern.size = mix(1.50, 4.20, a.x * a.z);
    lantern.size *= 1.0 - 0.45 * smoothstep(0.75, 1.0, way);
    lantern.light = smoothstep(0.0, 0.10, way) * (1.0 - smoothstep(0.86, 1.0, way)) * clamp((wanted - share) * 14.0, 0.0, 1.0);
    lantern.tilt = 0.14 * vec2(slower.x, slow.x) + 0.34 * (b.xw - 0.5);
    lantern.own = a.w;
    return lantern;
}

// No lantern burns quite steadily: three slow waves, never more than 2 % in all.
float lantern_flicker(float own) {
    vec3 turns = vec3(19.0 + floor(own * 7.0), 31.0 + floor(own * 11.0), 47.0 + floor(own * 5.0));
    vec3 waves = sin(TAU * (turns * phase_flame + own * vec3(3.1, 7.7, 1.9)));
    return 1.0 + 0.006 * (waves.x + waves.y + waves.z);
}
