// The light round a lantern in the air, into a small map about the zenith: two soft rounds each.
#include "lantern.glsl"

out vec2 glow_place;
flat out float glow_light;

void main() {
    int which = gl_VertexID >> 3;
    bool wide = (gl_VertexID & 4) != 0;
    vec2 corner = vec2(gl_VertexID & 1, (gl_VertexID >> 1) & 1) * 2.0 - 1.0;
    Lantern lantern = lantern_at(which);
    float away = length(lantern.place);
    vec3 d = lantern.place / away;
    float near = lantern.size * lantern.size * 2500.0 / (away * away);
    float reach = wide ? 0.46 : clamp(0.075 + 7.0 / away, 0.10, 0.30);
    glow_light = lantern.light * lantern_flicker(lantern.own) * (wide ? 0.040 * min(near, 2.0) + 0.004 : 0.40 * clamp(near, 0.20, 1.5));
    glow_place = corner;
    // Round in the sky is not round on the map: it is pressed flat towards the rim.
    float half_cosine = sqrt(max(0.5 + 0.5 * d.y, 0.1));
    vec2 outward = normalize(d.xz + vec2(1e-5, 0.0));
    vec2 spread = reach * 0.70710678 * vec2(corner.x * half_cosine, corner.y / half_cosine);
    vec2 offset = outward * spread.x + vec2(-outward.y, outward.x) * spread.y;
    gl_Position = vec4(valley_map(d) + offset / VALLEY_MAP_RADIUS, 0.0, 1.0);
    if (lantern.light <= 0.0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
