#include "light.glsl"

uniform sampler2D wall_map;
uniform vec2 foot;   // elevations, radians, between which the trees come out of the snow and its mist

in vec2 wall_place;
in float wall_up;
in vec3 wall_light;
layout(location = 0) out vec4 light;

void main() {
    vec2 seen = texture(wall_map, wall_place).rg;
    float cover = seen.r * smoothstep(foot.x, foot.y, wall_up);
    float snow = seen.g / max(seen.r, 0.02);
    float ahead = wall_light.x;
    // Light from above: the higher, the more sky a bough sees.
    float open = 0.46 + 1.3 * clamp(wall_up * 1.6, 0.0, 0.42);
    vec3 load = SNOW_LIT * (open * (0.80 + 0.14 * ahead));
    vec3 colour = mix(NEEDLES * (0.8 + 0.3 * snow), load, snow * snow * 1.35);
    float mist = wall_light.y + (1.0 - wall_light.y) * 0.55 * smoothstep(0.075, -0.03, wall_up);
    vec3 air = mix(AIR, clear_sky(0.06, ahead), 0.5);
    colour = mix(colour, air, mist);
    // What the window warms of its neighbours.
    float near_lamp = max(0.0, ahead - 0.93) * 14.0;
    colour += LAMP * (0.020 * near_lamp * near_lamp * snow * smoothstep(0.16, 0.0, wall_up));
    light = vec4(colour * evening(), 1.0) * cover;
}
