// The light after sunset. Scene space: +Y is the zenith, -Z the way the bed faces; lengths of the sky in kilometres.

const float SKY_MAP_RADIUS = 1.05;   // the map's half width: 1 is the horizon, the rest is for the filter
const float SKY_MAPS = 3.0;          // side by side in one texture
const float SKY_MAP_EYE = 1.3;       // the map is the dome as seen from this far below its middle
const float EPOCHS = 1200.0;         // sky maps in one turn of the wind; a multiple of the three that take turns

const float GONE_DOWN = 0.34;        // azimuth of the set sun, radians to the right of the way ahead
const vec2 SUN_SIDE = vec2(0.3335, -0.9428);  // the same in scene x and z

// How far the wind has carried a thing, in its own height, for each radian of the wind's turn.
const float CIRRUS_REACH = 2.05;
const float CUMULUS_REACH = 3.10;
const float MAP_REACH = 2.40;        // a lookup into a map is carried at a speed between the two

float wind_turns(float phase) { return phase + float(stage_seed & 1023u) * (1.0 / 1024.0); }

// A sine of turns for a pixel's price: two parabolas, within 0.06 of it, and its slope is continuous.
vec2 parabolic_sine(vec2 turns) {
    vec2 q = 2.0 * fract(turns) - 1.0;
    return 4.0 * q * (abs(q) - 1.0);
}

// 0 while the glow is young, 1 when it is nearly night; it comes back long after any session.
float evening_of(float phase) { return 0.5 - 0.5 * parabolic_sine(vec2(phase + 0.25)).x; }

// The cloudless sky. `late` as above; `toward` is 1 over the set sun and -1 behind.
vec3 clear_sky(float up, float toward, float late) {
    up = max(up, 0.0);
    float side = 0.5 + 0.5 * toward;
    float near_sun = side * side * side;
    float low = 1.0 / (1.0 + 9.0 * up);
    float band = 1.0 / (1.0 + 34.0 * up * up);
    float ember = 1.0 / (1.0 + 260.0 * up * up);
    vec3 sky = mix(vec3(0.0245, 0.0430, 0.0920), vec3(0.0520, 0.0780, 0.1200), low) * (1.0 - 0.55 * low * near_sun);
    sky += vec3(0.0300, 0.0500, 0.0430) * (band * (0.15 + 0.85 * side * side));            // the pale green of clear air
    sky += vec3(0.2900, 0.0960, 0.0640) * (low * band * near_sun * (1.0 - 0.45 * late));   // rose over the glow
    sky += vec3(0.4400, 0.1650, 0.0220) * (ember * near_sun * side * (1.0 - 0.55 * late)); // and apricot at the rim
    // Behind: the dusky arch, and the shadow of the earth rising under it.
    float arch = (up - 0.16 - 0.06 * late) * 6.5;
    float behind = (1.0 - side) * (1.0 - side);
    sky += vec3(0.0420, 0.0190, 0.0215) * (behind * (1.0 - 0.6 * late) / (1.0 + arch * arch));
    return sky;
}
