// Three veils of lit silk: each a sheet that curls have bent, pleated, with light gathered along its hems.
// Premultiplied light, and what comes through from behind.
#include "veils.glsl"
#include "noise.glsl"

uniform vec4 cloth_then;  // phases of fold, drape, swell and dye for which the maps are painted
uniform vec2 cloth_look;  // how deep the pleats are, 0..1; radians across a texel

in vec2 map_place;
layout(location = 0) out vec4 light;

vec2 ring_of(float phase) { return vec2(cos(TAU * phase), sin(TAU * phase)); }

vec3 seeded(int veil) { return 61.0 * hash33(ivec3(veil, int(stage_seed & 0xffffu), 5)); }

// A flow along the sphere that neither gathers nor parts: across the slope of a potential.
vec3 curl(vec3 d, vec3 at) {
    const float h = 0.02;
    float here = gradient_noise(at);
    vec3 slope = vec3(gradient_noise(at + vec3(h, 0, 0)), gradient_noise(at + vec3(0, h, 0)), gradient_noise(at + vec3(0, 0, h)));
    return cross(d, (slope - here) / h);
}

struct Cloth { vec3 seed, fold, drape, across; };

// Where on the cloth the direction `d` is: x across its long folds, y along them; z the pleats, -1 to 1.
vec3 on_cloth(vec3 d, Cloth cloth) {
    vec3 e = normalize(d + 0.25 * curl(d, d * 0.56 + cloth.seed + cloth.fold));
    e = normalize(e + 0.030 * curl(e, e * 1.3 - cloth.seed + cloth.drape));
    float across = dot(e, cloth.across);
    float along = dot(e, vec3(-cloth.across.y, cloth.across.x, 0.0));
    across += 0.24 * gradient_noise(e * 0.8 + cloth.seed.zxy + 0.6 * cloth.drape);
    float pleats = 0.62 * gradient_noise(vec3(across * 0.8, along * 2.9, cloth.seed.x + e.z) + cloth.drape.zxy)
                 + 0.34 * gradient_noise(vec3(across * 1.2, along * 6.7, cloth.seed.y - e.z) - cloth.fold)
                 + 0.16 * gradient_noise(vec3(across * 1.7, along * 14.3, cloth.seed.z + e.z) + cloth.drape);
    float threads = noise_fade(31.0 * cloth_look.y);
    if (threads > 0.0) pleats += 0.10 * threads * gradient_noise(vec3(across * 2.3, along * 31.0, cloth.seed.y) + cloth.fold);
    return vec3(across, along, pleats);
}

// A hem: light gathers along it, quickly from the one side, and is long in going on the other.
float hem(float over, float soft, float fall) {
    float past = max(over, 0.0);
    return smoothstep(-soft, 0.6 * soft, over) * (0.55 * exp(-3.2 * fall * past) + 0.45 * exp(-0.75 * fall * past));
}

void main() {
    float column = map_place.x * 3.0;
    int veil = min(int(column), 2);
    vec2 place = (vec2(column - float(veil), map_place.y) * 2.0 - 1.0) * VEIL_MAP_RADIUS;
    float round = min(dot(place, place), 1.96);
    vec3 d = vec3(place * sqrt(2.0 - round), 1.0 - round);
    d *= inversesqrt(dot(d, d));

    vec2 fold = ring_of(cloth_then.x), drape = ring_of(cloth_then.y), swell = ring_of(cloth_then.z);
    Cloth cloth;
    cloth.seed = seeded(veil);
    cloth.fold = vec3(fold, 0.3 * drape.x) * 1.9;
    cloth.drape = vec3(0.4 * fold.y, drape.yx) * 1.1;
    float way = (veil == 0 ? 0.977 : veil == 1 ? 1.918 : -0.347) + 0.9 * (hash11(stage_seed + uint(veil)) - 0.5);
    cloth.across = vec3(cos(way), sin(way), 0.0);

    vec3 at = on_cloth(d, cloth);
    float lit = clamp(0.5 + 0.85 * at.z * mix(0.5, 1.0, cloth_look.x), 0.0, 1.0);
    lit = lit * lit * (3.0 - 2.0 * lit);

    float where = 0.5 + 0.7 * gradient_noise(d * 0.95 + cloth.seed.yzx + vec3(swell, 0.4 * fold.x) * 0.9);
    float reach = smoothstep(-0.65, 0.55, d.z + 0.25 * gradient_noise(d * 1.6 + cloth.seed));
    float amount = smoothstep(-0.10, 0.90, where) * reach;
    float shift = 0.22 * swell.x + 0.03 * at.z;
    float gathered = hem(at.x + 0.60 + shift, 0.07, 2.2) + 0.85 * hem(at.x - 0.22 - shift, 0.05, 2.6);
    float thick = amount * (0.05 + gathered * (0.40 + 1.20 * lit));

    float dye = 0.5 + 0.6 * gradient_noise(d * 0.8 - cloth.seed + vec3(ring_of(cloth_then.w), swell.x) * 0.8);
    vec3 deep = veil == 0 ? vec3(0.165, 0.058, 0.026) : veil == 1 ? vec3(0.086, 0.028, 0.074) : vec3(0.034, 0.034, 0.078);
    vec3 full = veil == 0 ? vec3(0.590, 0.280, 0.080) : veil == 1 ? vec3(0.400, 0.128, 0.185) : vec3(0.140, 0.095, 0.200);
    vec3 pale = veil == 0 ? vec3(0.800, 0.540, 0.260) : veil == 1 ? vec3(0.580, 0.285, 0.275) : vec3(0.100, 0.185, 0.200);
    float bright = clamp(1.15 * gathered * (0.4 + 0.7 * lit), 0.0, 1.0);
    vec3 colour = mix(deep, mix(full, pale, clamp(dye, 0.0, 1.0) * bright), smoothstep(0.0, 0.9, bright));
    float cover = 1.0 - exp(-1.3 * thick);
    light = vec4(colour * cover, 1.0 - 0.48 * cover);
}
