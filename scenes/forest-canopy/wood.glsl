// Where things stand in this wood. Scene space: metres, +Y up, -Z ahead, the floor at 0.

const vec3 WOOD_EYE = vec3(0.0, 1.1, 0.0);   // as the leaves were grown; a head that moves sees past them
const float WOOD_MAP_RADIUS = 1.25;          // equal-area about the zenith, down to 34 degrees below the horizon
const vec3 WOOD_REACH = vec3(9.0, 15.0, 25.0);  // metres to the three layers of leaves

const float WOOD_BRIGHTEST = 0.80;  // light that a full byte of a map stands for

// A leaf dims what hangs before it by the root of what it keeps from the eye: shade under leaves is never night.
const float SHADING = 6.6;

// Direction to map, -1 .. 1; any length of direction near 1 will do. What lies under the bed is like the map's rim.
vec2 wood_map(vec3 direction) {
    vec2 place = direction.xz * (inversesqrt(max(1.0 + direction.y, 0.05)) / WOOD_MAP_RADIUS);
    return direction.y < -0.9 ? vec2(1.0, 0.0) : place;
}
