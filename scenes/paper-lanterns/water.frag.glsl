// A lantern's likeness in the river: a long soft stain of light, only where there is water.
#include "valley.glsl"

in vec2 paper_place;
flat in vec4 paper_kind;
in vec3 paper_direction;
layout(location = 0) out vec4 light;

const vec3 STAIN = vec3(0.62, 0.300, 0.105);

void main() {
    vec3 d = normalize(paper_direction);
    if (d.y > -0.02) { light = vec4(0.0); return; }
    vec2 place = d.xz * (RIVER_LEVEL_M / d.y);
    float water = on_river(place, 1.0 + 0.012 * length(place));
    water *= smoothstep(-0.42, -0.36, d.y);  // the slope hides what lies below it
    float off = dot(paper_place, paper_place) / 2.2;
    float soft = max(1.0 - off, 0.0);
    light = vec4(STAIN * (soft * soft * water * paper_kind.x * paper_kind.w * paper_kind.y * 0.42), 0.0);
}
