// One triangle over the veil's own map.
out vec2 veil_place;

void main() {
    vec2 corner = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2);
    veil_place = corner * 2.0 - 1.0;
    gl_Position = vec4(veil_place, 0.0, 1.0);
}
