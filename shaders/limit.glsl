// The sphere of directions as cells on the six faces of a cube that stands still in the world, for what watches over
// sudden light. A cell is 3 to 6 degrees wide. Faces lie three abreast and two high, the eyes side by side.

const int LIMIT_CELLS = 20;  // a side of a face
const ivec2 LIMIT_MAP = ivec2(3 * LIMIT_CELLS, 2 * LIMIT_CELLS);  // one eye's

// Not of unit length: 1 along the face's own axis. `place` is -1 .. 1 on the face.
vec3 limit_direction(int face, vec2 place) {
    float side = (face & 1) == 0 ? 1.0 : -1.0;
    if (face < 2) return vec3(side, place);
    if (face < 4) return vec3(place.y, side, place.x);
    return vec3(place, side);
}

ivec2 limit_cell(vec3 direction, int eye) {
    vec3 d = direction;
    vec3 a = abs(d);
    int axis = a.x >= a.y && a.x >= a.z ? 0 : (a.y >= a.z ? 1 : 2);
    vec2 place = axis == 0 ? d.yz / a.x : (axis == 1 ? d.zx / a.y : d.xy / a.z);
    int face = 2 * axis + (d[axis] < 0.0 ? 1 : 0);
    ivec2 cell = clamp(ivec2((0.5 + 0.5 * place) * float(LIMIT_CELLS)), 0, LIMIT_CELLS - 1);
    return cell + LIMIT_CELLS * ivec2(face % 3, face / 3) + ivec2(eye * LIMIT_MAP.x, 0);
}
