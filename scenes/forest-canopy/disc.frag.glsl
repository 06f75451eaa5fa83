// A soft disc, a little brighter towards its rim, as a lens makes of a far opening.
in vec2 disc_place;
flat in vec3 disc_light;
layout(location = 0) out vec4 light;

void main() {
    float r = dot(disc_place, disc_place);
    float cover = 1.0 - smoothstep(0.42, 1.10, r);
    vec3 shine = disc_light * (cover * (0.82 + 0.34 * r));
    light = vec4(shine, dot(shine, vec3(0.55)));
}
