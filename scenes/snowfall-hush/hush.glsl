// The background: the sky out of its own slowly painted map, and the air beyond the snow.
#include "light.glsl"

uniform sampler2D sky_map;   // square root of light, about the zenith; painted by sky.frag.glsl

vec3 radiance(View view) {
    vec3 d = view.direction;
    vec3 root = texture(sky_map, d.xz * inversesqrt(1.0 + max(d.y, -0.12)) * (0.5 / SKY_MAP_RADIUS) + 0.5).rgb;
    return root * root;
}
