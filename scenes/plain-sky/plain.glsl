// Clouds as most shader collections draw them: value noise by a sine hash, six octaves, twice, in every pixel.

float plain_hash(vec2 p) { return fract(sin(dot(p, vec2(127.1, 311.7))) * 43758.5453); }

float plain_noise(vec2 p) {
    vec2 cell = floor(p), f = fract(p);
    f = f * f * (3.0 - 2.0 * f);
    float low = mix(plain_hash(cell), plain_hash(cell + vec2(1.0, 0.0)), f.x);
    float high = mix(plain_hash(cell + vec2(0.0, 1.0)), plain_hash(cell + vec2(1.0, 1.0)), f.x);
    return mix(low, high, f.y);
}

float plain_fbm(vec2 p) {
    float sum = 0.0, share = 0.5;
    for (int octave = 0; octave < 6; octave++) {
        sum += share * plain_noise(p);
        p = mat2(1.6, 1.2, -1.2, 1.6) * p;
        share *= 0.5;
    }
    return sum;
}

vec3 radiance(View view) {
    float up = max(view.direction.y, 0.02);
    vec2 place = view.direction.xz / (up + 0.15);
    float angle = TAU * phase_drift;
    vec2 drift = 0.4 * vec2(cos(angle), sin(angle));
    float first = plain_fbm(place * 1.5 + drift);
    float cover = smoothstep(0.35, 0.85, plain_fbm(place * 1.5 + 1.2 * first - drift));
    vec3 sky = mix(vec3(0.13, 0.14, 0.15), vec3(0.03, 0.06, 0.12), sqrt(up));
    return mix(sky, vec3(0.16, 0.15, 0.14), cover * smoothstep(0.0, 0.2, view.direction.y));
}
