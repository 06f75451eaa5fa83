
flat in vec4 flake_light;
in vec2 flake_offset;
layout(location = 0) out vec4 light;

void main() {
    float cover = max(exp(-dot(flake_offset, flake_offset) * (0.6 + 0.4 * dot(flake_offset, flake_offset))) - 0.0008, 0.0) * flake_light.a;
    light = vec4(flake_light.rgb * cover, cover);
}
