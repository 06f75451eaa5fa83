// The lagoon's measures, and what water does to light. Metres; the floor under the patient is y = 0.

const float SURFACE_M = 7.1;     // as near as it may be: what moves on it stands six metres off
const float SAND_M = -4.2;
const vec2 RAY_HEIGHTS_M = vec2(6.3, 5.7);
const float RAY_HALF_M = 0.85;
const vec3 MIRROR = vec3(0.27, 0.42, 0.49);        // the surface from below, where it shows no sky
const vec3 LOST = vec3(0.135, 0.030, 0.022);        // of light, a metre
const vec3 DEEP = vec3(0.0130, 0.0860, 0.1060);     // what far water looks like, level
const vec3 SHALLOW = vec3(0.0150, 0.0950, 0.1100);  // and upwards
const vec3 SAND_GLOW = vec3(0.0360, 0.1220, 0.1240);  // and down, over the sand
const vec3 GOLD = vec3(0.5400, 0.3500, 0.1500);

// 1 / (1 + x/2)^2 for the exponential: a pixel's price, and within a few hundredths where it matters.
vec3 clearness(float metres) {
    vec3 share = 1.0 / (1.0 + 0.5 * LOST * metres);
    return share * share;
}

// Light that far water sends this way. `sun` points to where the light comes from, under water.
vec3 far_water(vec3 d, vec3 sun, float golden) {
    float up = d.y;
    vec3 light = up > 0.0 ? mix(DEEP, SHALLOW, up * (0.6 + 0.4 * up)) : mix(DEEP, SAND_GLOW, min(-1.6 * up, 1.0));
    float toward = max(0.5 + 0.5 * dot(d, sun), 0.0);
    toward *= toward;
    return light * (0.62 + 0.55 * toward * toward) + GOLD * (0.10 * golden * toward * toward * toward);
}
