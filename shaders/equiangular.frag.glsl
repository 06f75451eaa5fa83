// Perspective pictures (square, straight ahead, eyes side by side) as maps on which equal steps are equal angles.
uniform sampler2D equiangular_source;
uniform vec4 equiangular_map;    // pixels a side, degrees to the map's edge, tangent of the source's half field, eyes
uniform int equiangular_plain;   // 1: linear colour; 0: luminance, u', v' to measure on

layout(location = 0) out vec4 equiangular_measure;

const float EQUIANGULAR_STRAY = 0.002;  // vr_runtime/comfort/colour.py has the same

vec3 equiangular_light(vec2 pixel, float eye) {
    vec2 angle = radians((pixel / equiangular_map.x * 2.0 - 1.0) * equiangular_map.y);
    float off_axis = length(angle);
    vec2 tangent = off_axis > 1e-6 ? angle * (tan(off_axis) / off_axis) : angle;
    vec2 place = tangent / equiangular_map.z * 0.5 + 0.5;
    return textureLod(equiangular_source, vec2((place.x + eye) / equiangular_map.w, place.y), 0.0).rgb;
}

void main() {
    float eye = floor(gl_FragCoord.x / equiangular_map.x);
    vec2 corner = floor(gl_FragCoord.xy) - vec2(eye * equiangular_map.x, 0.0);
    if (length((corner + 0.5) / equiangular_map.x * 2.0 - 1.0) > 1.0) {
        equiangular_measure = vec4(0.0);
        return;
    }
    vec3 light = vec3(0.0);
    for (int tap = 0; tap < 4; tap++) {
        light += 0.25 * equiangular_light(corner + 0.25 + 0.5 * vec2(tap & 1, tap >> 1), eye);
    }
    vec3 seen = light + EQUIANGULAR_STRAY;
    vec3 xyz = vec3(dot(seen, vec3(0.4124564, 0.3575761, 0.1804375)), dot(seen, vec3(0.2126, 0.7152, 0.0722)),
                    dot(seen, vec3(0.0193339, 0.1191920, 0.9503041)));
    vec2 uv = vec2(4.0, 9.0) * xyz.xy / (xyz.x + 15.0 * xyz.y + 3.0 * xyz.z);
    equiangular_measure = equiangular_plain == 1 ? vec4(light, 1.0) : vec4(xyz.y - EQUIANGULAR_STRAY, uv, 1.0);
}
