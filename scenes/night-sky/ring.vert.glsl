// The horizon as a far cylinder: hills, a wooded ridge and the nearer trees.
#include "place.glsl"
#include "celestial.glsl"

out vec2 ring_place;
out vec3 ring_direction;
out vec2 ring_level;  // radians over the horizon, and how far round towards the glow (0..1)

const int SEGMENTS = 120;
const float LOWEST = -0.0174533;   // radians, as baked
const float HEIGHT = 0.1963495;

void main() {
    int column = gl_VertexID >> 1;
    float top = float(gl_VertexID & 1);
    float share = float(column) / float(SEGMENTS);
    float azimuth = TAU * (share - 0.5);
    float altitude = LOWEST + HEIGHT * top;
    vec3 direction = vec3(sin(azimuth), tan(altitude), -cos(azimuth));
    stage_place_direction(direction, stage_eye());
    if (stage_instance() > 0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);  // a picture for one eye
    ring_place = vec2(share, top);
    ring_direction = direction;
    ring_level = vec2(altitude, 0.5 + 0.5 * dot(direction.xz, GLOW_SIDE));
}
