// The maps as they are seen now, between the last and the next.
uniform sampler2D last_map;
uniform sampler2D next_map;
uniform float share;

in vec2 map_place;
layout(location = 0) out vec4 light;

void main() { light = mix(texture(last_map, map_place), texture(next_map, map_place), share); }
