// Motes far off in the light: soft specks that hang and wander, one small quad each, both eyes.
#include "place.glsl"
#include "noise.glsl"
#include "wood.glsl"

out vec2 mote_place;
flat out vec3 mote_light;

const float MOTES = 240.0;   // as in scene.py
const vec3 GLOW = vec3(0.125, 0.120, 0.048);

vec3 ring_of(float phase) { return vec3(cos(TAU * phase), sin(TAU * phase), sin(TAU * phase + 1.1)); }

void main() {
    int eye = stage_eye();
    uint mote = uint(gl_VertexID >> 2);
    vec2 corner = vec2(gl_VertexID & 1, (gl_VertexID >> 1) & 1) * 2.0 - 1.0;
    vec3 own = vec3(hash11(mote * 9u + stage_seed), hash11(mote * 9u + 1u), hash11(mote * 9u + 2u));
    vec3 other = vec3(hash11(mote * 9u + 3u), hash11(mote * 9u + 4u), hash11(mote * 9u + 5u));
    float angle = TAU * own.x;
    float away = mix(5.5, 11.0, sqrt(own.y));
    vec3 place = vec3(sin(angle) * away, mix(0.4, 11.0, own.z), -cos(angle) * away);
    place += ring_of(phase_drift + other.x) * vec3(0.9, 0.6, 0.9) + ring_of(2.0 * phase_gust + other.y) * vec3(0.3, 0.25, 0.3);
    stage_place(place + WOOD_EYE, eye);

    float distance_m = length(place);
    float true_size = mix(0.040, 0.130, other.z * other.z) / distance_m;
    float size = max(true_size, 1.3 * stage_pixel_angle(eye));
    // Seen only where light falls between the crowns.
    float beam = smoothstep(-0.25, 0.35, gradient_noise(place.xz * 0.22 + 0.25 * place.y * vec2(0.1, 0.4) + 3.0));
    // The last ones go first where the course or the machine asks for less.
    float kept = clamp(6.0 * (0.25 + 0.75 * min(stage_detail, stage_quality) - float(mote) / MOTES), 0.0, 1.0);
    mote_light = GLOW * (mix(1.2, 0.34, other.z) * kept * beam * true_size * true_size / (size * size));
    mote_place = corner;
    vec4 tangents = stage_eyes[eye].tangents;
    vec2 span = vec2(tangents.y - tangents.x, tangents.z - tangents.w);
    gl_Position.xy += corner * size * 2.0 / span * vec2(1.0 / float(STAGE_EYES), 1.0) * gl_Position.w;
#if STAGE_EYES == 2
    gl_ClipDistance[0] = (eye == 0 ? -2.0 : 2.0) * gl_Position.x;
#endif
    if (stage_instance() > 0 || gl_Position.w < 0.1 || kept * beam <= 0.0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
