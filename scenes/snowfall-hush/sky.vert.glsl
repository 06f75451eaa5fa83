out vec2 sky_place;

void main() {
    sky_place = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2) * 2.0 - 1.0;
    gl_Position = vec4(sky_place, 0.0, 1.0);
}
