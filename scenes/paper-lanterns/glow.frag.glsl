in vec2 glow_place;
flat in float glow_light;
layout(location = 0) out vec4 light;

void main() {
    float soft = max(1.0 - dot(glow_place, glow_place), 0.0);
    light = vec4(glow_light * soft * soft * soft);
}
