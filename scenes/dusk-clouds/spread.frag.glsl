// A first map, painted coarsely so that nobody waits for it, spread over a whole one.
uniform sampler2D coarse_map;

in vec2 map_place;
layout(location = 0) out vec4 light;

void main() { light = texture(coarse_map, 0.5 * map_place + 0.5); }
