// The whole of what both eyes see: by how much the world's mean light has risen faster than it may.
// Summed over directions, so that a head that turns changes nothing.
#include "stage.glsl"
#include "limit.glsl"

uniform sampler2D limit_sums;
uniform sampler2D limit_whole_before;
uniform vec4 limit_time;

layout(location = 0) out vec4 limit_whole;  // excess; gain; the most that a place was held back of late; mean, in scene light

const float STEP = 0.005;       // shown light
const float RISE_PER_S = 0.02;  // shown light, as the mean of a picture may rise
const float STEP_A_TURN = 0.02; // as in limit_cells.frag.glsl: for each radian a second
const float RISE_A_TURN = 0.10;
const float TOLD_PER_S = 0.4;   // so that a dark moment of a strobe does not hide it from who asks a few times a second

void main() {
    vec4 sum = vec4(0.0);
    float most = 0.0;
    ivec2 grid = LIMIT_MAP * ivec2(STAGE_EYES, 1);
    for (int y = 1; y < grid.y; y += 2) {
        for (int x = 1; x < grid.x; x += 2) {
            vec4 four = textureLod(limit_sums, vec2(x, y) / vec2(grid), 0.0);
            sum += four;
            most = max(most, four.w);
        }
    }
    float exposure = max(stage_comfort_exposure.w + dot(stage_comfort_exposure.rgb, vec3(1.0)), 1e-3);
    float seen = max(sum.z, 1e-3);
    float mean = sum.x / seen;
    vec4 before = limit_time.y > 0.5 ? vec4(0.0) : texelFetch(limit_whole_before, ivec2(0), 0);
    float excess = max(before.x + (sum.y / seen) - (RISE_PER_S + RISE_A_TURN * limit_time.z) * limit_time.x / exposure,
                       0.0);
    float held = max(excess - (STEP + STEP_A_TURN * limit_time.z) / exposure, 0.0);
    float gain = held > 0.0 ? clamp(1.0 - held / max(mean, 1e-6), 0.0, 1.0) : 1.0;
    most = max(max(most, 1.0 - gain), before.z - TOLD_PER_S * limit_time.x);
    limit_whole = vec4(excess, gain, most, mean);
}
