flat in vec3 star_light;
flat in float star_falloff;
in vec2 star_offset_px;
layout(location = 0) out vec4 light;

void main() {
    // Lowered to nothing at the rim of the quad, so that no square edge shows.
    float spot = exp(-star_falloff * dot(star_offset_px, star_offset_px)) - 0.006;
    light = vec4(star_light * max(spot, 0.0), 0.0);
}
