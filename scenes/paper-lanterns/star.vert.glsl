// The first few stars, at infinity: small soft points, four vertices each.
#include "place.glsl"
#include "noise.glsl"

out vec2 star_place;
flat out vec3 star_light;

void main() {
    int eye = stage_eye();
    uint star = uint(gl_VertexID >> 2);
    vec2 corner = vec2(gl_VertexID & 1, (gl_VertexID >> 1) & 1) * 2.0 - 1.0;
    vec3 own = vec3(hash11(star * 5u + 1u), hash11(star * 5u + 2u), hash11(star * 5u + 3u));
    float up = mix(0.22, 1.0, own.x), angle = TAU * own.y;
    float flat_part = sqrt(1.0 - up * up);
    vec3 direction = vec3(flat_part * cos(angle), up, flat_part * sin(angle));
    stage_place_direction(direction, eye);
    float pixel = stage_pixel_angle(eye);
    float radius = max(0.0020, 1.9 * pixel);
    float bright = 0.07 + 0.75 * own.z * own.z * own.z * own.z;
    star_light = mix(vec3(0.75, 0.86, 1.05), vec3(1.05, 0.92, 0.74), hash11(star * 5u + 4u))
               * (bright * 0.80 * smoothstep(0.22, 0.60, up) * (0.0020 * 0.0020) / (radius * radius));
    star_place = corner;
    vec4 tangents = stage_eyes[eye].tangents;
    vec2 span = vec2(tangents.y - tangents.x, tangents.z - tangents.w);
    gl_Position.xy += corner * radius * 2.0 / span * vec2(1.0 / float(STAGE_EYES), 1.0) * gl_Position.w;
#if STAGE_EYES == 2
    gl_ClipDistance[0] = (eye == 0 ? -2.0 : 2.0) * gl_Position.x;
#endif
    if (stage_instance() > 0 || gl_Position.w < 0.02) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
