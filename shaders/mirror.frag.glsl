// One eye's picture, smaller, averaged as light, its top row first: memory is shown as it is read.
// MIRROR_TAPS_X, MIRROR_TAPS_Y: taps a tile; MIRROR_ROWS: rows of the small picture. The target encodes by itself.
uniform sampler2D mirror_source;
uniform vec2 mirror_tile;  // source pixels a tile

layout(location = 0) out vec4 mirror_colour;

void main() {
    vec2 corner = vec2(floor(gl_FragCoord.x), float(MIRROR_ROWS) - 1.0 - floor(gl_FragCoord.y)) * mirror_tile;
    vec2 size = vec2(textureSize(mirror_source, 0));
    const vec2 TAPS = vec2(MIRROR_TAPS_X, MIRROR_TAPS_Y);
    vec3 sum = vec3(0.0);
    for (int y = 0; y < MIRROR_TAPS_Y; y++) {
        for (int x = 0; x < MIRROR_TAPS_X; x++) {
            sum += textureLod(mirror_source, (corner + (vec2(x, y) + 0.5) / TAPS * mirror_tile) / size, 0.0).rgb;
        }
    }
    mirror_colour = vec4(sum / (TAPS.x * TAPS.y), 1.0);
}
