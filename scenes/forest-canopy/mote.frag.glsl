in vec2 mote_place;
flat in vec3 mote_light;
layout(location = 0) out vec4 light;

void main() {
    float off = max(1.0 - dot(mote_place, mote_place), 0.0);
    light = vec4(mote_light * (off * off), 0.0);
}
