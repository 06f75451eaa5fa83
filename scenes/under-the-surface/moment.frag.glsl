// What is the same for every pixel of a frame, worked out once: five texels, read with `held` in lagoon.glsl.
layout(location = 0) out vec4 texel;

uniform vec2 start;  // where on their rounds the rays begin, in this session

// Where a ray is on its round (x, z), and the cosine and sine of its heading.
vec4 on_its_round(float phase, vec2 middle, vec2 reach, float way) {
    vec2 turn = vec2(cos(TAU * phase), way * sin(TAU * phase));
    vec2 along = vec2(-turn.y, turn.x) * reach * way;
    return vec4(middle + turn * reach, along.yx * inversesqrt(dot(along, along)));
}

void main() {
    int which = int(gl_FragCoord.x);
    float day = 0.5 - 0.5 * cos(TAU * (phase_day + 0.10));
    vec2 air = vec2(-0.34 + 0.62 * day, -0.30 + 0.10 * day);
    vec2 wet = 0.75 * air;
    if (which == 0) texel = vec4(wet.x, sqrt(1.0 - dot(wet, wet)), wet.y, day);
    else if (which == 1) texel = vec4(phase_swell, phase_counter_swell, phase_caustic, phase_counter_caustic);
    else if (which == 2) texel = on_its_round(phase_first_ray + start.x, vec2(1.0, -9.6), vec2(8.0, 5.4), 1.0);
    else if (which == 3) texel = on_its_round(phase_second_ray + start.y, vec2(-2.0, -11.5), vec2(14.0, 5.8), -1.0);
    else texel = vec4(phase_shaft, phase_cloud, 0.025 - 0.025 * cos(TAU * phase_glide), sqrt(1.0 - dot(air, air)));
}
