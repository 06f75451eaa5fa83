// A small picture of a large one, averaged in linear light: each output pixel spreads taps over its own tile.
// Alpha is the share that was drawn at all: outside the visible area it is zero.
// Drawn over `eyes` pictures side by side; `measure_source` decodes its own encoding where it is an sRGB texture.
uniform sampler2D measure_source;
uniform vec4 measure_tile;  // source pixels a tile (x, y), taps a tile (x, y)
uniform int measure_code;   // bit 0: the source holds sRGB codes; bit 1: write sRGB codes

layout(location = 0) out vec4 measure_colour;

vec3 measure_light(vec3 code) {
    return mix(pow((code + 0.055) / 1.055, vec3(2.4)), code / 12.92, lessThan(code, vec3(0.04045)));
}

vec3 measure_encode(vec3 light) {
    return mix(1.055 * pow(max(light, 0.0031308), vec3(1.0 / 2.4)) - 0.055, 12.92 * light,
               lessThan(light, vec3(0.0031308)));
}

void main() {
    ivec2 taps = ivec2(measure_tile.zw);
    vec2 corner = floor(gl_FragCoord.xy) * measure_tile.xy;
    vec2 size = vec2(textureSize(measure_source, 0));
    vec4 sum = vec4(0.0);
    for (int y = 0; y < taps.y; y++) {
        for (int x = 0; x < taps.x; x++) {
            vec2 place = corner + (vec2(x, y) + 0.5) / measure_tile.zw * measure_tile.xy;
            vec4 tap = textureLod(measure_source, place / size, 0.0);
            sum += vec4((measure_code & 1) != 0 ? measure_light(tap.rgb) : tap.rgb, tap.a);
        }
    }
    sum /= measure_tile.z * measure_tile.w;
    measure_colour = vec4((measure_code & 2) != 0 ? measure_encode(clamp(sum.rgb, 0.0, 1.0)) : sum.rgb, sum.a);
}
