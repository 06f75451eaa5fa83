// Where things stand in this valley. Scene space: metres, +Y up, -Z ahead, the floor at 0; the river lies far below.

const vec3 VALLEY_EYE = vec3(0.0, 1.1, 0.0);
const float VALLEY_MAP_RADIUS = 1.25;   // equal-area about the zenith, down to 34 degrees below the horizon
const float RIVER_LEVEL_M = -38.0;      // under the eye

// Direction to map, -1 .. 1. What lies under the bed is like the map's rim.
vec2 valley_map(vec3 direction) {
    vec2 place = direction.xz * (inversesqrt(max(1.0 + direction.y, 0.05)) / VALLEY_MAP_RADIUS);
    return direction.y < -0.9 ? vec2(1.0, 0.0) : place;
}

float river_course(float z) { return 34.0 * sin(z * 0.0135 + 0.9) + 12.0 * sin(z * 0.037 + 2.0) - 6.0; }

// 1 on the water at this place of the river's plane, softened over `blur` metres.
float on_river(vec2 place, float blur) {
    float off = abs(place.x - river_course(place.y));
    return 1.0 - smoothstep(10.0 - blur, 10.0 + blur, off);
}
