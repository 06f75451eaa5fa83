in vec2 star_place;
flat in vec3 star_light;
layout(location = 0) out vec4 light;

void main() {
    float soft = max(1.0 - dot(star_place, star_place), 0.0);
    light = vec4(star_light * (soft * soft * soft), 0.0);
}
