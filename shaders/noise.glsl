// Noise that is the same on every card: integer hashes, no sin(). Everything returns about -1 .. 1 unless it says otherwise.
//
// Band limit: a `footprint` is the size of a pixel in the noise's own units (cells). A cell must span two pixels to be
// seen as itself, so an octave fades out between footprints of 0.25 and 0.5 and its share goes to its mean, zero.

uint noise_hash(uint x) {
    x ^= x >> 16;
    x *= 0x7feb352du;
    x ^= x >> 15;
    x *= 0x846ca68bu;
    return x ^ (x >> 16);
}

// Three numbers at once (the PCG family's 3-D mixing).
uvec3 noise_hash3(uvec3 v) {
    v = v * 1664525u + 1013904223u;
    v += uvec3(v.y * v.z, v.z * v.x, v.x * v.y);
    v += uvec3(v.y * v.z, v.z * v.x, v.x * v.y) ^ (v >> 16);
    v ^= v >> 16;
    v += uvec3(v.y * v.z, v.z * v.x, v.x * v.y);
    return v;
}

float noise_unit(uint x) { return float(x >> 8) * (1.0 / 16777216.0); }

// 0 .. 1, even.
float hash11(uint x) { return noise_unit(noise_hash(x)); }
float hash21(ivec2 cell) { return noise_unit(noise_hash(uint(cell.x) + noise_hash(uint(cell.y)))); }
float hash31(ivec3 cell) { return noise_unit(noise_hash3(uvec3(cell)).x); }
vec3 hash33(ivec3 cell) { return vec3(noise_hash3(uvec3(cell)) >> 8) * (1.0 / 16777216.0); }

float noise_fade(float footprint) { return 1.0 - smoothstep(0.25, 0.5, footprint); }

vec2 noise_ease(vec2 t) { return t * t * t * (t * (t * 6.0 - 15.0) + 10.0); }
vec3 noise_ease(vec3 t) { return t * t * t * (t * (t * 6.0 - 15.0) + 10.0); }
vec4 noise_ease(vec4 t) { return t * t * t * (t * (t * 6.0 - 15.0) + 10.0); }

float value_noise(vec2 p) {
    ivec2 c = ivec2(floor(p));
    vec2 e = noise_ease(fract(p));
    float low = mix(hash21(c), hash21(c + ivec2(1, 0)), e.x);
    float high = mix(hash21(c + ivec2(0, 1)), hash21(c + ivec2(1, 1)), e.x);
    return 2.0 * mix(low, high, e.y) - 1.0;
}

float value_noise(vec3 p) {
    ivec3 c = ivec3(floor(p));
    vec3 e = noise_ease(fract(p));
    vec2 k = vec2(0.0, 1.0);
    vec4 near = vec4(hash31(c), hash31(c + ivec3(1, 0, 0)), hash31(c + ivec3(0, 1, 0)), hash31(c + ivec3(1, 1, 0)));
    c.z += 1;
    vec4 far = vec4(hash31(c), hash31(c + ivec3(1, 0, 0)), hash31(c + ivec3(0, 1, 0)), hash31(c + ivec3(1, 1, 0)));
    vec4 face = mix(near, far, e.z);
    vec2 edge = mix(face.xy, face.zw, e.y);
    return 2.0 * mix(edge.x, edge.y, e.x) - 1.0;
}

float noise_slope(ivec2 cell, vec2 d) {
    uint h = noise_hash(uint(cell.x) + noise_hash(uint(cell.y)));
    return dot(vec2(h & 0xffffu, h >> 16) * (2.0 / 65535.0) - 1.0, d);
}

float noise_slope(ivec3 cell, vec3 d) {
    return dot(vec3(noise_hash3(uvec3(cell)) >> 8) * (2.0 / 16777215.0) - 1.0, d);
}

float noise_slope(ivec4 cell, vec4 d) {
    uvec3 h = noise_hash3(uvec3(cell.xyz) + noise_hash(uint(cell.w)));
    vec4 slope = vec4(h >> 8, (h.x & 0xffu) << 16 | (h.y & 0xffu) << 8 | (h.z & 0xffu));
    return dot(slope * (2.0 / 16777215.0) - 1.0, d);
}

float gradient_noise(vec2 p) {
    vec2 whole = floor(p), f = p - whole, e = noise_ease(f);
    ivec2 c = ivec2(whole);
    float low = mix(noise_slope(c, f), noise_slope(c + ivec2(1, 0), f - vec2(1, 0)), e.x);
    float high = mix(noise_slope(c + ivec2(0, 1), f - vec2(0, 1)), noise_slope(c + ivec2(1, 1), f - vec2(1, 1)), e.x);
    return 1.4 * mix(low, high, e.y);
}

float gradient_noise(vec3 p) {
    vec3 whole = floor(p), f = p - whole, e = noise_ease(f);
    ivec3 c = ivec3(whole);
    vec4 near, far;
    for (int i = 0; i < 4; i++) {
        ivec3 step = ivec3(i & 1, i >> 1, 0);
        near[i] = noise_slope(c + step, f - vec3(step));
        step.z = 1;
        far[i] = noise_slope(c + step, f - vec3(step));
    }
    vec4 face = mix(near, far, e.z);
    vec2 edge = mix(face.xy, face.zw, e.y);
    return 1.3 * mix(edge.x, edge.y, e.x);
}

float gradient_noise(vec4 p) {
    vec4 whole = floor(p), f = p - whole, e = noise_ease(f);
    ivec4 c = ivec4(whole);
    float sum = 0.0;
    for (int i = 0; i < 16; i++) {
        ivec4 step = ivec4(i & 1, (i >> 1) & 1, (i >> 2) & 1, i >> 3);
        vec4 share = mix(1.0 - e, e, vec4(step));
        sum += share.x * share.y * share.z * share.w * noise_slope(c + step, f - vec4(step));
    }
    return 1.2 * sum;
}

// A field that changes and comes back without a seam once in a phase; `lively` is how many cells it passes on its way.
float loop_noise(vec2 p, float phase, float lively) {
    float angle = 6.28318530717958647692 * phase;
    return gradient_noise(vec4(p, vec2(cos(angle), sin(angle)) * (lively / 6.28318530717958647692)));
}

float simplex_corner(vec3 d, ivec3 cell) {
    float reach = max(0.5 - dot(d, d), 0.0);
    return reach * reach * reach * noise_slope(cell, d);
}

float simplex_noise(vec3 p) {
    vec3 whole = floor(p + dot(p, vec3(1.0 / 3.0)));
    vec3 a = p - whole + dot(whole, vec3(1.0 / 6.0));
    vec3 larger = step(a.yzx, a.xyz);
    vec3 smaller = 1.0 - larger;
    vec3 first = min(larger.xyz, smaller.zxy);
    vec3 second = max(larger.xyz, smaller.zxy);
    ivec3 c = ivec3(whole);
    return 34.0 * (simplex_corner(a, c) + simplex_corner(a - first + 1.0 / 6.0, c + ivec3(first))
                 + simplex_corner(a - second + 1.0 / 3.0, c + ivec3(second))
                 + simplex_corner(a - 0.5, c + ivec3(1)));
}

// Sums of octaves, each turned against the last so that no grid shows through, each faded before it reaches a pixel.
const mat2 NOISE_TURN2 = mat2(0.8, 0.6, -0.6, 0.8);
const mat3 NOISE_TURN3 = mat3(0.00, 0.80, 0.60, -0.80, 0.36, -0.48, -0.60, -0.48, 0.64);

float fbm(vec2 p, int octaves, float gain, float footprint) {
    float sum = 0.0, share = 1.0;
    for (int i = 0; i < octaves; i++) {
        float fade = noise_fade(footprint);
        if (fade <= 0.0) break;
        sum += share * fade * gradient_noise(p);
        p = NOISE_TURN2 * p * 2.03 + 17.13;
        footprint *= 2.03;
        share *= gain;
    }
    return sum * (1.0 - gain);
}

float fbm(vec3 p, int octaves, float gain, float footprint) {
    float sum = 0.0, share = 1.0;
    for (int i = 0; i < octaves; i++) {
        float fade = noise_fade(footprint);
        if (fade <= 0.0) break;
        sum += share * fade * gradient_noise(p);
        p = NOISE_TURN3 * p * 2.03 + 17.13;
        footprint *= 2.03;
        share *= gain;
    }
    return sum * (1.0 - gain);
}

// Displace a domain by two independent noises; `strength` in cells. The footprint grows by about 1 + strength.
vec2 warp(vec2 p, float strength, int octaves, float footprint) {
    return p + strength * vec2(fbm(p + 5.2, octaves, 0.5, footprint), fbm(p + vec2(31.7, 11.3), octaves, 0.5, footprint));
}

vec3 warp(vec3 p, float strength, int octaves, float footprint) {
    return p + strength * vec3(fbm(p + 5.2, octaves, 0.5, footprint), fbm(p + vec3(31.7, 11.3, 7.9), octaves, 0.5, footprint),
                               fbm(p + vec3(-19.1, 47.3, 23.5), octaves, 0.5, footprint));
}
