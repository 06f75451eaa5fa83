// One wall of firs: part of a cylinder at its true distance, so that the walls stand behind one another.
#include "place.glsl"
#include "light.glsl"

uniform vec4 wall;   // radius in metres; lowest and highest elevation in radians; share of the air before it

uniform int first_column;

// Where the trees of each column end, as a share of the wall: nothing above it is drawn.
layout(std430, binding = 1) readonly buffer Tops { float tops[]; };

out vec2 wall_place;
out float wall_up;
out vec3 wall_light;  // ahead (cosine), air, haze near the foot

const int COLUMNS = 96;
const int ROWS = 3;

void main() {
    int cell = gl_VertexID / 6;
    int corner = gl_VertexID % 6;
    int right = corner == 1 || corner == 2 || corner == 4 ? 1 : 0;
    int high = corner == 2 || corner == 4 || corner == 5 ? 1 : 0;
    int column = cell / ROWS + right, row = cell % ROWS + high;
    vec2 share = vec2(float(column) / float(COLUMNS), float(row) / float(ROWS) * tops[first_column + cell / ROWS]);
    float azimuth = TAU * (share.x - 0.5);
    float up = mix(wall.y, wall.z, share.y);
    vec3 level = vec3(sin(azimuth), 0.0, -cos(azimuth));
    stage_place(level * wall.x + vec3(0.0, EYE_HEIGHT_M + wall.x * tan(up), 0.0), stage_eye());
    if (stage_instance() > 0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);  // a picture for one eye
    wall_place = share;
    wall_up = up;
    wall_light = vec3(dot(level, AHEAD), wall.w, 0.0);
}
