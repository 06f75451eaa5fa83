// One triangle over a sky map: the viewport says which.
out vec2 map_place;

void main() {
    vec2 corner = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2);
    map_place = corner * 2.0 - 1.0;
    gl_Position = vec4(map_place, 0.0, 1.0);
}
