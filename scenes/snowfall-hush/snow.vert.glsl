// The snow of the clearing: a disc under the eye out to where only air is left.
#include "place.glsl"
#include "light.glsl"

out vec2 snow_at;          // metres, scene x and z
out vec2 snow_from_eye;
flat out float snow_evening;
flat out float snow_eye_height;

const int SIDES = 24;
const float EDGE_M = 900.0;

void main() {
    int eye = stage_eye();
    int corner = gl_VertexID % 3, side = gl_VertexID / 3 + (corner == 2 ? 1 : 0);
    float turn = TAU * float(side) / float(SIDES);
    vec2 out_at = corner == 0 ? vec2(0.0) : EDGE_M * vec2(cos(turn), sin(turn));
    stage_place(vec3(out_at.x, 0.0, out_at.y), eye);
    if (stage_instance() > 0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    snow_at = out_at;
    snow_from_eye = out_at - stage_eyes[eye].position.xz;
    snow_evening = evening();
    snow_eye_height = max(stage_eyes[eye].position.y, 0.2);
}
