// One piece of a trunk, a bough or a twig, drawn once into its layer's map while the scene loads.
#include "noise.glsl"
#include "wood.glsl"
#include "growth.glsl"

layout(std430, binding = 1) readonly buffer Pieces { uint pieces[]; };  // sixteen halves a piece

uniform float texel;           // of the map, in map units (-1 .. 1)

out vec2 bough_place;          // across -1 .. 1, metres along
out float bough_cover;         // of a twig that is thinner than a texel
flat out vec2 bough_kind;      // tone, bark
out vec3 bough_direction;
out float bough_lit;           // how far the rim looks to the light ahead

void main() {
    int piece = gl_VertexID >> 2;
    bool last = (gl_VertexID & 2) != 0;
    float side = float(gl_VertexID & 1) * 2.0 - 1.0;
    vec2 n[8];
    for (int i = 0; i < 8; ++i) n[i] = unpackHalf2x16(pieces[8 * piece + i]);
    vec3 middle = last ? vec3(n[3], n[4].x) : vec3(n[0], n[1].x);
    vec3 half_across = last ? vec3(n[4].y, n[5]) : vec3(n[1].y, n[2]);
    vec3 centre = wood_turned(middle - WOOD_EYE);
    float away = length(centre);
    float thick = length(half_across);
    float thinnest = 1.06 * texel * WOOD_MAP_RADIUS * away;
    bough_cover = min(thick / thinnest, 1.0);
    vec3 across = wood_turned(half_across) * (max(thick, thinnest) / max(thick, 1e-5));
    float reach = 1.0 + 1.6 * thinnest / max(thick, thinnest);
    vec3 direction = normalize(centre + across * side * reach);
    gl_Position = vec4(wood_map(direction), 0.0, 1.0);
    bough_place = vec2(side * reach, last ? n[7].y : n[7].x);
    bough_kind = n[6];
    bough_direction = direction;
    bough_lit = side * dot(normalize(across), normalize(vec3(0.15, 0.1, -1.0)));
}
