// Three layers of leaves before a field of soft light, each where it would be seen from this eye.
#include "noise.glsl"
#include "wood.glsl"

uniform sampler2D wind_map;
uniform sampler2D backdrop_map;
uniform sampler2D far_map;
uniform sampler2D mid_map;
uniform sampler2D near_map;

const vec3 LEAST = vec3(0.0045, 0.0060, 0.0032);  // no shade is without light
const float WOOD_LIGHT = 0.95;  // leaves 2 % to the ceilings at the brightest hour of any seed
const vec3 THROUGH_LEAVES = vec3(0.74, 1.00, 0.26);

// What is seen past a layer `reach` metres away.
vec2 seen_at(vec3 direction, vec3 head, float along, float reach) {
    float nearer = 1.0 / reach;
    return wood_map(direction * (1.0 - along * nearer) + head * nearer) * 0.5 + 0.5;
}

vec3 behind_leaves(vec3 light, vec4 leaves) {
    return light * mix(THROUGH_LEAVES, vec3(1.0), leaves.a) * leaves.a + leaves.rgb * WOOD_BRIGHTEST;
}

vec3 radiance(View view) {
    vec3 d = view.direction;
    vec3 head = view.origin - WOOD_EYE;
    float along = dot(head, d);
    vec4 wind = texture(wind_map, wood_map(d) * 0.5 + 0.5);
    vec2 moved = 0.5 * wind.xy;

    vec3 light = texture(backdrop_map, seen_at(d, head, along, d.y < -0.053 ? -3.2 / d.y : 60.0)).rgb;
    light = light * light * WOOD_BRIGHTEST;
    light = behind_leaves(light, texture(far_map, seen_at(d, head, along, WOOD_REACH.z) - 0.30 * moved.yx));
    light = behind_leaves(light, texture(mid_map, seen_at(d, head, along, WOOD_REACH.y) + 0.55 * moved));
    light = behind_leaves(light, texture(near_map, seen_at(d, head, along, WOOD_REACH.x) + moved));
    return light * (WOOD_LIGHT * wind.z) + LEAST;
}
