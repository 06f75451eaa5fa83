// One triangle over a map of this scene's own.
out vec2 map_place;  // -1 .. 1

void main() {
    map_place = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2) * 2.0 - 1.0;
    gl_Position = vec4(map_place, 0.0, 1.0);
}
