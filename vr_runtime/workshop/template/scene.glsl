// One function makes the picture: radiance(view) is the light that comes from one direction.
//
// Light is linear, and 1.0 is the panel's white. Write it as it should look in settle, the brightest part: 0.15 on
// average at most, 0.6 in a few small places, and never quite black. Everything else (dimming, fading, dither, gamma)
// is done for you, after this function. Save the file while `vr-runtime preview NAME` is open, and look.
#include "noise.glsl"
#include "colour.glsl"

const int HILLS = 5;

// The ridge of one row of hills, as the sine of its height over the horizon; `around` is the compass, in radians.
float ridge(float around, float row, float pixel) {
    // Noise on a circle has no seam: its place is the compass needle's tip, not the angle.
    vec2 needle = vec2(cos(around), sin(around));
    float cells = 3.0 + 1.5 * row;
    // The last number is the size of a pixel in cells: what is finer than a pixel fades out instead of shimmering.
    float rough = fbm(needle * cells + 19.7 * row, 4, 0.45, pixel * cells);
    return 0.13 - 0.045 * row + 0.07 * rough;
}

vec3 sky(float up, float glow) {
    // mix_oklab goes from colour to colour through steps that the eye finds even.
    vec3 high = mix_oklab(vec3(0.085, 0.145, 0.200), vec3(0.022, 0.042, 0.085), smoothstep(0.20, 1.0, up));
    vec3 low = mix_oklab(vec3(0.58, 0.27, 0.10), vec3(0.27, 0.20, 0.18), smoothstep(0.0, 0.24, up));
    return mix_oklab(low * glow, high, smoothstep(0.0, 0.50, up));
}

vec3 radiance(View view) {
    // Reading a phase or a parameter costs a little each time: read each once.
    float air = phase_air;
    float mist = parameter_mist;
    float up = view.direction.y;
    float around = atan(view.direction.x, -view.direction.z);

    // A whole turn of a phase has to end where it began: put it through a cosine, or walk a circle in noise.
    float glow = 0.92 + 0.08 * cos(TAU * phase_light);
    // Towards where the sun went down, a little warmer and brighter.
    float west = 0.5 + 0.5 * cos(around);
    vec3 light = sky(max(up, 0.0), glow * (0.72 + 0.38 * west));

    // High, thin cloud: two directions of noise that breathe without ever repeating as one looks.
    vec2 above = view.direction.xz / (0.35 + max(up, 0.0));
    float cloud = loop_noise(above * vec2(1.4, 3.1), air, 2.0) + 0.5 * loop_noise(above * vec2(3.3, 6.1), air, 3.0);
    light *= 1.0 + 0.22 * smoothstep(0.02, 0.35, up) * cloud;

    // From the farthest row to the nearest, each darker and clearer: that is what makes the distance.
    for (int i = 0; i < HILLS; i++) {
        float row = float(i);
        float top = ridge(around, row, view.pixel_angle);
        // An edge as wide as a pixel, so that it is a line and not a staircase.
        float inside = smoothstep(-view.pixel_angle, view.pixel_angle, top - up);
        float near = row / float(HILLS - 1);
        vec3 far_light = mix(vec3(0.100, 0.110, 0.145), vec3(0.250, 0.160, 0.125), 0.65 * west);
        vec3 air_light = mix_oklab(far_light, vec3(0.016, 0.026, 0.036), pow(near, 0.7));
        // Mist lies in the valleys: at the foot of each row more than at its top.
        float foot = smoothstep(0.0, 0.16, top - up);
        float drift = 0.5 + 0.5 * loop_noise(vec2(cos(around), sin(around)) * (2.0 + row) + row, air, 3.0);
        vec3 haze = mix(vec3(0.085, 0.100, 0.130), vec3(0.190, 0.140, 0.125), 0.6 * west);
        vec3 hill = mix_oklab(air_light, haze, foot * (1.0 - smoothstep(0.2, 0.8, top - up)) * mist * (0.35 + 0.35 * drift) * (1.0 - 0.75 * near));
        light = mix(light, hill, inside);
    }
    return light;
}
