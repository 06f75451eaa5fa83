// Walls, a roof under snow, one window of four panes, and its light in the falling snow.
#include "light.glsl"

in vec2 hut_at;
layout(location = 0) out vec4 light;

float box(vec2 p, vec2 middle, vec2 half_size) {
    vec2 out_by = abs(p - middle) - half_size;
    return length(max(out_by, 0.0)) + min(max(out_by.x, out_by.y), 0.0);
}

void main() {
    vec2 p = hut_at;
    float soft = 0.75 * fwidth(p.x) + 0.02;
    // The gable: walls 7 m wide, eaves at 1.7 m over the window's middle, the ridge 2.4 m above that.
    vec2 from_middle = vec2(abs(p.x - 0.9), p.y);
    float roof_line = 4.05 - 0.62 * from_middle.x;
    float house = max(max(from_middle.x - 3.5, p.y - roof_line), -2.9 - p.y);
    float snow_top = max(max(from_middle.x - 4.35, p.y - (roof_line + 0.62 - 0.03 * from_middle.x)), roof_line - 0.18 - p.y);
    snow_top = max(snow_top, -(p.y - 1.15));
    float chimney = box(p, vec2(2.5, 3.55), vec2(0.36, 1.0));
    float chimney_cap = box(p, vec2(2.5, 4.68), vec2(0.46, 0.16)) - 0.08;

    float breath = 1.0 + 0.009 * (sin(TAU * 7.0 * phase_hearth) + sin(TAU * (11.0 * phase_hearth + 0.37)));
    vec2 pane = vec2(abs(p.x), abs(p.y));
    float window = box(pane, vec2(0.37, 0.46), vec2(0.31, 0.39)) - 0.02;
    float fall = 1.0 / (1.0 + dot(p, p) * 0.16);

    vec3 colour = vec3(0.0);
    float cover = 0.0;
    float in_house = 1.0 - smoothstep(-soft, soft, house);
    float in_chimney = 1.0 - smoothstep(-soft, soft, chimney);
    float in_snow = 1.0 - smoothstep(-soft, soft, min(snow_top, chimney_cap));
    float in_window = 1.0 - smoothstep(-soft, soft, window);
    vec3 wood = vec3(0.0165, 0.0165, 0.0195);
    colour = mix(colour, wood * 1.2, in_chimney);
    colour = mix(colour, wood + LAMP * (0.016 * fall), in_house);
    colour = mix(colour, SNOW_LIT * 0.66, in_snow);
    float glass = 0.80 + 0.22 * p.y - 0.10 * p.x;
    colour = mix(colour, LAMP * (breath * glass), in_window);
    cover = max(max(in_house, in_chimney), in_snow);
    cover *= smoothstep(-2.75, -1.9, p.y);
    colour = mix(colour, AIR, 0.24 * (1.0 - in_window));
    // Snow in the air carries the light a little way round the window.
    float distance_2 = dot(p, p);
    vec3 halo = LAMP * (breath * (0.11 / (1.0 + distance_2 * 0.55) + 0.045 / (1.0 + distance_2 * 0.040)));
    vec2 edge = smoothstep(vec2(17.0, 13.0), vec2(7.0, 4.0), abs(p));
    halo *= edge.x * edge.y * smoothstep(-4.4, -1.4, p.y);
    light = vec4(colour * cover * evening() + halo, cover);
}
