// Flakes: soft quads that sink through a still volume of air, none of them within five metres of the eye.
#include "place.glsl"
#include "light.glsl"
#include "noise.glsl"

uniform float flakes;        // how many there are in all

flat out vec4 flake_light;   // colour, opacity
out vec2 flake_offset;

const vec3 VOLUME_M = vec3(58.0, 27.0, 58.0);
const float NEAREST_M = 5.5;
const float CLEAR_M = 8.0;
const float SMALLEST_PX = 0.9;

void main() {
    int eye = stage_eye();
    int flake = gl_VertexID >> 2;
    vec2 corner = vec2(gl_VertexID & 1, (gl_VertexID >> 1) & 1) * 2.0 - 1.0;
    uvec3 drawn = noise_hash3(uvec3(uint(flake), stage_seed, 77u));
    uvec3 more = noise_hash3(drawn + uvec3(11u, 5u, 3u));
    vec3 place = vec3(noise_unit(drawn.x), noise_unit(drawn.y), noise_unit(drawn.z));

    float laps = 12.0 + float(more.x % 9u);
    float height = fract(place.y - laps * phase_fall);
    float turn = TAU * (height * (1.0 + float(more.y & 1u)) + place.x);
    float waft = TAU * (phase_waft * float(7u + more.z % 7u) + place.z);
    vec3 world = (place - 0.5) * VOLUME_M;
    world.y = height * VOLUME_M.y;
    world.xz += vec2(1.3 * sin(turn) + 0.55 * sin(waft), 1.1 * cos(turn + 2.0) + 0.55 * cos(waft + 1.0));
    stage_place(world, eye);

    vec3 from_eye = world - stage_eyes[eye].position.xyz;
    float far = length(from_eye);
    float size_m = 0.026 + 0.040 * noise_unit(more.y ^ 0x5bd1e995u);
    float pixel = stage_pixel_angle(eye);
    float size_px = size_m / (far * pixel);
    float spread = max(size_px, SMALLEST_PX);
    float seen = min(1.0, size_px * size_px / (spread * spread));

    // The last flakes to stay are the same ones for as long as it snows less.
    float rank = (float(flake) + 0.5) / flakes;
    float falls = clamp((parameter_flurry * mix(0.45, 1.0, stage_quality) - rank) * 12.0 + 0.5, 0.0, 1.0);
    float alive = smoothstep(0.0, 0.06, height) * smoothstep(1.0, 0.90, height);
    float near = smoothstep(NEAREST_M, CLEAR_M, far);
    float haze = exp(-far / 24.0);
    float opacity = 0.85 * seen * falls * alive * near * (0.25 + 0.75 * haze);

    vec3 direction = from_eye / far;
    float ahead = dot(normalize(direction.xz), AHEAD.xz);
    vec3 colour = mix(AIR * 1.35, SNOW_LIT * 1.45, haze);
    vec3 to_lamp = WINDOW_AT - world;
    colour += LAMP * (9.0 / (30.0 + dot(to_lamp, to_lamp)));
    flake_light = vec4(colour * evening() * (0.92 + 0.10 * ahead), opacity);
    flake_offset = corner * 1.9;
    float w = gl_Position.w;
    gl_Position.xy += corner * 1.9 * spread * vec2(2.0 / float(STAGE_EYES), 2.0) * stage_frame.zw * w;
#if STAGE_EYES == 2
    gl_ClipDistance[0] = (eye == 0 ? -2.0 : 2.0) * gl_Position.x;
#endif
    if (stage_instance() > 0 || w < 1.0 || opacity < 0.004) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
