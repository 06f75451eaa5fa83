// Three veils at their distances, before a dim warm ground without end.
#include "veils.glsl"

uniform sampler2D veil_map;

// The veil's map where the ray from the eye meets the tilted sheet; everything in the maps' axes.
vec4 veil(vec3 d, vec3 eye, vec4 sheet, float column) {
    vec3 aside = eye * (sheet.w + dot(sheet.xyz, d));
    vec3 v = d + aside - d * dot(aside, d);
    vec2 place = v.xy * (inversesqrt(max(1.0 + v.z, 0.01)) * (0.5 / VEIL_MAP_RADIUS)) + 0.5;
    return texture(veil_map, vec2((place.x + column) * (1.0 / 3.0), place.y));
}

vec3 radiance(View view) {
    vec3 d = view.direction * VEIL_AXES;
    vec3 eye = (view.origin - vec3(0.0, EYE_HEIGHT_M, 0.0)) * VEIL_AXES;
    vec4 near = veil(d, eye, VEIL_NEAR, 0.0);
    vec4 middle = veil(d, eye, VEIL_MIDDLE, 1.0);
    vec4 far = veil(d, eye, VEIL_FAR, 2.0);

    float out_there = 0.5 + 0.5 * d.z;
    vec3 light = mix(vec3(0.0105, 0.0062, 0.0072), vec3(0.0460, 0.0230, 0.0240), out_there * out_there);
    light = light * far.a + far.rgb;
    light = light * middle.a + middle.rgb;
    light = light * near.a + near.rgb;
    // Where all three lie over one another they would add up to glare.
    return light * (1.11 / (1.0 + dot(light, vec3(0.80))));
}
