// The comfort output: the only way from scene light to the eye.
// Scene light is linear, Rec. 709 primaries, a fraction of panel white, as it should look in settle.
#include "stage.glsl"
#include "tone.glsl"

const float OUTPUT_LSB = 1.0 / 255.0;

// The same for every pixel of an eye, yet not read from the block: software drivers read a block anew for every few
// pixels, which took as long as all the arithmetic below (0.25 of 0.5 ms for 896 x 252 pixels on llvmpipe).
flat in vec4 output_exposure;  // rgb: weights of the luminance that chroma takes away; w: exposure times chroma
flat in vec4 output_shoulder;  // knee, headroom above it, knee * headroom and peak (both times the visible share)
flat in vec4 output_vignette;  // cosine of the outer edge, 1 / (inner - outer), highest output value, dither offset
flat in vec4 output_grey;      // rgb: what a fade leaves, already multiplied by the hidden share
in float output_limit;         // 1, or what sudden light is held back to here
#if OUTPUT_CUE
in vec3 output_ray;
flat in vec4 output_cue;       // where the breath cue stands; its light in the middle, in scene light
const float OUTPUT_CUE_COSINE = 0.99756405;  // 4 degrees from its middle to its rim

vec3 output_breath(vec3 direction) {
    float inside = clamp((dot(direction, output_cue.xyz) - OUTPUT_CUE_COSINE) / (1.0 - OUTPUT_CUE_COSINE), 0.0, 1.0);
    return vec3(1.0804, 0.9904, 0.8585) * (output_cue.w * inside * inside);  // as warm as the grey
}
#endif

// Even in space (the plane's R2 sequence) and, by the golden shift of its offset each frame, even in time. -0.5 .. 0.5.
// Each eye has its own offset, so that both meet the pattern in the same direction.
float output_noise() {
    return fract(dot(gl_FragCoord.xy, vec2(0.7548776662, 0.5698402910)) + output_vignette.w) - 0.5;
}

#if OUTPUT_ENCODING == 1
vec3 output_encode(vec3 light) {
    vec3 curve = 1.055 * pow(max(light, 0.0031308), vec3(1.0 / 2.4)) - 0.055;
    return mix(curve, 12.92 * light, lessThan(light, vec3(0.0031308)));
}
#endif

vec4 comfort_output(vec3 scene_light, float cosine) {
#if OUTPUT_CUE
    scene_light += output_breath(output_ray * cosine);
#endif
#if OUTPUT_ENCODING == 2
    // For measuring alone: light as it is handed over. Alpha is the share that sudden light would be held back to.
    return vec4(mix(vec3(0.0), scene_light, greaterThan(scene_light, vec3(0.0))), output_limit);
#endif
    vec3 light = output_exposed(scene_light, output_exposure);
    float largest = max(max(light.r, light.g), max(light.b, output_shoulder.x));
    float share = output_shoulder_share(largest, output_shoulder) * output_limit;

    float clear = clamp((cosine - output_vignette.x) * output_vignette.y, 0.0, 1.0);
    share *= clear * clear * (3.0 - 2.0 * clear);
    light = light * share + output_grey.rgb;

#if OUTPUT_ENCODING == 1
    light = output_encode(light) + output_noise() * OUTPUT_LSB;
#else
    // The noise is one step of the sRGB curve wide, at the largest channel: the curve's slope there, within 15 %.
    float level = largest * share + output_grey.r;
    light += (output_noise() * OUTPUT_LSB) * sqrt(0.006 + level * (2.4 + 2.77 * level));
#endif
    // A comparison with NaN is false: NaN, the remains of an infinity and negative light all become darkness.
    light = mix(vec3(0.0), light, greaterThan(light, vec3(0.0)));
    return vec4(min(light, output_vignette.z), 1.0);
}
