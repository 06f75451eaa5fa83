#include "celestial.glsl"

uniform sampler2D ring_map;

in vec2 ring_place;
in vec3 ring_direction;
in vec2 ring_level;
layout(location = 0) out vec4 light;

const vec3 TREES = vec3(0.0072, 0.0090, 0.0102);
const vec3 RIDGE = vec3(0.0150, 0.0215, 0.0255);
const vec3 HILLS = vec3(0.0340, 0.0470, 0.0520);
const vec3 AIR = vec3(0.0340, 0.0430, 0.0430);

void main() {
    vec3 cover = texture(ring_map, ring_place).rgb;
    float glow = 0.60 + 0.40 * ring_level.y;
    // Air between the planes: each stands in the mist of the valley before it.
    float low = clamp(1.0 - ring_level.x * 19.0, 0.0, 1.0);
    vec3 hills = HILLS + AIR * (1.1 * low * low);
    vec3 ridge = RIDGE + AIR * (0.9 * low * low * low);
    vec3 trees = TREES + ground_mist(normalize(ring_direction));
    float seen = 1.0 - (1.0 - cover.r) * (1.0 - cover.g) * (1.0 - cover.b);
    vec3 colour = mix(hills * cover.b, ridge, cover.g) * glow;
    light = vec4(mix(colour, trees, cover.r), seen);
}
