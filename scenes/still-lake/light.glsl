// What lights this morning: where the sun will come up, how far the dawn has got, and the five colours of it.

const vec2 SUNWARD = vec2(0.19081, -0.98163);  // scene x and z, 11 degrees right of ahead, in the saddle of the ridge

const vec3 NIGHT = vec3(0.0170, 0.0350, 0.0800);   // overhead
const vec3 SLATE = vec3(0.0700, 0.1250, 0.2080);   // half way down
const vec3 PEARL = vec3(0.2050, 0.2420, 0.2920);   // low, all round
const vec3 ROSE = vec3(0.3100, 0.1250, 0.1080);    // above the first light, and opposite to it
const vec3 FIRST_LIGHT = vec3(0.7200, 0.3700, 0.0900);

// Once up and down in a turn of the phase, 0 to 1: a cosine but for a pixel's price. Its slope is continuous.
float swell(float phase) {
    float near = 1.0 - abs(2.0 * fract(phase) - 1.0);
    return near * near * (3.0 - 2.0 * near);
}

// 0 at the first grey, 1 as warm as it gets; the sun itself never rises.
float dawn() { return swell(phase_dawn + 0.14); }

// Light in the air low down in this direction: what mist and distance are made of.
vec3 air_light(float sunward, float warm) {
    float toward = sunward * sunward * sunward;
    float most = toward * toward * toward;
    return vec3(0.0590, 0.0900, 0.1300) + PEARL * (0.42 * toward)
         + (FIRST_LIGHT * 0.16 + ROSE * 0.22) * (most * most * (0.20 + 0.80 * warm));
}
