// The sky between two of its maps, carried by the wind; the first stars behind it; the land at its rim.
#include "evening.glsl"

const float RIDGE_RADIUS = 0.48;  // of that circle, in the texture

uniform sampler2D sky_maps;
uniform sampler2D ridges;   // sine of the altitude of four ridges, the far one first, on the circle of all azimuths

vec2 map_place(vec3 d, vec2 carried, float map) {
    vec3 v = vec3(d.xz - carried * d.y, d.y);
    v.xy *= 0.5 / SKY_MAP_RADIUS * SKY_MAP_EYE / (SKY_MAP_EYE * sqrt(dot(v, v)) + max(v.z, 0.0));
    return vec2((v.x + 0.5 + map) * (1.0 / SKY_MAPS), v.y + 0.5);
}

vec4 clouds(vec3 d) {
    // While one map is painted, the one before it fades in over the one before that.
    float turns = phase_wind;
    float epochs = turns * EPOCHS;
    float epoch = floor(epochs);
    float share = epochs - epoch;
    vec2 carried = parabolic_sine(wind_turns(turns) + vec2(0.5, 0.25)) * (MAP_REACH * TAU / EPOCHS);
    float painted = epoch - SKY_MAPS * floor((epoch + 0.5) / SKY_MAPS);
    vec4 old = texture(sky_maps, map_place(d, carried * share, painted < 1.5 ? painted + 1.0 : 0.0));
    vec4 young = texture(sky_maps, map_place(d, carried * (share - 1.0), painted < 0.5 ? 2.0 : painted - 1.0));
    return mix(old, young, share);  // evenly: easing in and out of every epoch would be a pulse that one can count
}

// A point of light no smaller than the picture can hold: the same light on a finer display.
float point(vec3 d, vec3 to, float light, float smallest, float pixel) {
    vec3 off = d - to;
    float away = dot(off, off);
    if (away > 6e-4) return 0.0;
    float sigma = max(0.66 * pixel, smallest);
    float share = smallest / sigma;
    float halo = 0.030 * light * max(1.0 - away * (1.0 / 6e-4), 0.0);
    return light * share * share * exp(-0.5 * away / (sigma * sigma)) + halo * halo * 30.0;
}

// Mist at the foot of a ridge, 0..1: it is thickest a little under the ridge's line and thins out below.
vec4 mist_under(vec4 line) {
    vec4 q = max(line, 0.0) * vec4(0.0, 26.0, 16.0, 8.0);
    return (0.35 + 3.0 * q) / ((1.0 + q) * (1.0 + q * q));
}

vec3 land(vec3 sky, vec3 d, vec2 round, float side, float late, float pixel) {
    vec4 line = texture(ridges, round * RIDGE_RADIUS + 0.5) - d.y;
    vec4 seen = clamp(line / pixel + 0.5, 0.0, 1.0);
    vec4 mist = mist_under(line);
    float ahead = side * side * side;
    vec3 air = mix(vec3(0.0310, 0.0360, 0.0500), vec3(0.3500, 0.1650, 0.1180) * (1.0 - 0.5 * late), ahead);
    sky = mix(sky, mix(vec3(0.0420, 0.0360, 0.0560), air, 0.72), seen.x);
    sky = mix(sky, mix(vec3(0.0190, 0.0170, 0.0270), air, 0.13 + 0.42 * mist.y), seen.y);
    sky = mix(sky, mix(vec3(0.0084, 0.0094, 0.0140), air, 0.02 + 0.17 * mist.z), seen.z);
    return mix(sky, mix(vec3(0.0068, 0.0076, 0.0108), air, 0.01 + 0.035 * mist.w), seen.w);
}

vec3 radiance(View view) {
    vec3 d = view.direction;
    float pixel = view.pixel_angle;
    float late = evening_of(phase_evening);
    vec2 round = d.xz * inversesqrt(max(dot(d.xz, d.xz), 1e-4));
    float toward = dot(round, SUN_SIDE);
    vec3 light = clear_sky(d.y, toward, late);
    light += point(d, vec3(-0.3250, 0.6280, -0.7071), 0.53, 0.00145, pixel) * vec3(1.0, 0.92, 0.78);
    light += point(d, vec3(0.1710, 0.9751, 0.1411), 0.50, 0.00125, pixel) * vec3(0.90, 0.95, 1.0);
    vec4 cover = clouds(d);
    light = light * cover.a + cover.rgb;
    return land(light, d, round, 0.5 + 0.5 * toward, late, pixel);
}
