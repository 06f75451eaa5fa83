// The wind over the crowns, drawn anew every frame into a small map: where a place has moved to, and how light it is.
#include "noise.glsl"
#include "wood.glsl"

in vec2 map_place;
layout(location = 0) out vec4 wind;  // xy: sway in map units; z: light; w: how strongly the gust is felt

vec2 ring_of(float phase) { return vec2(cos(TAU * phase), sin(TAU * phase)); }

void main() {
    vec2 place = map_place * WOOD_MAP_RADIUS;
    vec2 gust_way = ring_of(phase_gust), sway_way = ring_of(phase_sway), stir_way = ring_of(phase_stir);
    vec2 weather = ring_of(phase_weather);
    float gust = smoothstep(-0.35, 0.65, gradient_noise(place * 1.15 + gust_way * 2.6));
    vec2 sway = vec2(gradient_noise(place * 1.5 + sway_way * 2.1 + 4.7), gradient_noise(place * 1.5 - sway_way.yx * 2.1 + 19.3));
    vec2 stir = vec2(gradient_noise(place * 4.3 + stir_way * 1.9 + 31.0), gradient_noise(place * 4.3 + stir_way.yx * 1.9 - 13.0));
    vec2 moved = sway * (0.006 + 0.016 * gust) + stir * (0.0015 + 0.0070 * gust);

    vec2 sun = vec2(0.05, -0.22) + 0.20 * ring_of(phase_day) * vec2(1.0, 0.6);
    vec2 off = place - sun;
    float pool = 1.0 / (1.0 + 2.4 * dot(off, off));
    float cloud = gradient_noise(place * 0.6 + weather * 1.7 + 7.0);
    float light = 0.41 + 0.52 * pool + 0.16 * cloud + 0.07 * (gust - 0.5);
    light = mix(light, 0.62, smoothstep(1.02, 1.22, length(place)));  // the rim stands for all that lies under the bed
    wind = vec4(moved / WOOD_MAP_RADIUS, light, gust);
}
