// One leaf, drawn once into its layer's map while the scene loads; four vertices each, read by vertex number.
#include "noise.glsl"
#include "wood.glsl"
#include "growth.glsl"

layout(std430, binding = 1) readonly buffer Leaves { uint leaves[]; };  // twelve halves a leaf

out vec2 leaf_place;          // along the blade 0 .. 1, across -1 .. 1
flat out vec4 leaf_kind;      // tint, light, bend, fold
flat out vec3 leaf_direction;

void main() {
    int leaf = gl_VertexID >> 2;
    vec2 corner = vec2(gl_VertexID & 1, (gl_VertexID >> 1) & 1) * 2.0 - 1.0;
    vec2 a = unpackHalf2x16(leaves[6 * leaf]), b = unpackHalf2x16(leaves[6 * leaf + 1]);
    vec2 c = unpackHalf2x16(leaves[6 * leaf + 2]), d = unpackHalf2x16(leaves[6 * leaf + 3]);
    vec2 e = unpackHalf2x16(leaves[6 * leaf + 4]), f = unpackHalf2x16(leaves[6 * leaf + 5]);
    vec3 centre = wood_turned(vec3(a, b.x) - WOOD_EYE);
    vec3 along = wood_turned(vec3(b.y, c)), across = wood_turned(vec3(d, e.x));
    vec3 direction = normalize(centre + along * corner.x + across * (corner.y * 1.15));
    gl_Position = vec4(wood_map(direction), 0.0, 1.0);
    leaf_place = vec2(0.5 + 0.5 * corner.x, corner.y * 1.15);
    float own = hash11(uint(leaf) * 3u + wood_seed);
    leaf_kind = vec4(e.y + 0.16 * (own - 0.5), f, hash11(uint(leaf) * 3u + 1u) - 0.5);
    leaf_direction = normalize(centre);
}
