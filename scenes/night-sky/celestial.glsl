// Where things stand in this sky. Scene space: +Y is the zenith, -Z the way the bed or the chair faces.

// The observer stands 45 degrees north and looks this far round from north, through east.
const float SKY_FACING = 3.16;          // 181 degrees: the summer Milky Way climbs out of the clearing to the zenith
const float SKY_FIRST_SIDEREAL = 5.06;  // radians of right ascension on the meridian at the start: 19 h 20 min
const float SKY_SLANT = 0.70710678;     // sine and cosine of the latitude alike

const float STAR_MAP_RADIUS = 1.93;     // as baked
const float STAR_MAP_GAIN = 0.46;
const float VEIL_MAP_RADIUS = 1.06;     // a little below the horizon, for the filter

const vec2 GLOW_SIDE = vec2(0.34, -0.94);  // where the rim is lightest, in scene x and z

float sidereal_angle() { return SKY_FIRST_SIDEREAL + TAU * phase_turn; }

// Scene space to the hour-angle frame: x to the meridian on the celestial equator, y to the west, z to the pole.
vec3 to_hour_frame(vec3 direction) {
    float ahead = -direction.z;
    float east = direction.x * cos(SKY_FACING) + ahead * sin(SKY_FACING);
    float north = ahead * cos(SKY_FACING) - direction.x * sin(SKY_FACING);
    return vec3(SKY_SLANT * (direction.y - north), -east, SKY_SLANT * (direction.y + north));
}

vec3 from_hour_frame(vec3 hour) {
    float north = SKY_SLANT * (hour.z - hour.x);
    float east = -hour.y;
    float ahead = east * sin(SKY_FACING) + north * cos(SKY_FACING);
    float right = east * cos(SKY_FACING) - north * sin(SKY_FACING);
    return vec3(right, SKY_SLANT * (hour.x + hour.z), -ahead);
}

// Light lost in the air at this sine of altitude, for the middle of the spectrum; 1 overhead.
vec3 clear_air(float up) {
    float airmass = 1.0 / (max(up, 0.0) + 0.06) - 0.94;
    return vec3(1.0) / (vec3(1.0) + vec3(0.055, 0.085, 0.14) * airmass);
}

// Mist that lies on the meadow, thickest a degree or two under the horizon; drawn by the ground and over the trees' feet.
const vec3 MIST = vec3(0.0200, 0.0265, 0.0285);

// Once up and down in a turn of the phase, like a sine but for a pixel's price; its slope is continuous.
float slow_wave(float phase) {
    float q = 2.0 * phase - 1.0;
    return 4.0 * q * (1.0 - abs(q));
}

vec3 ground_mist(vec3 direction) {
    vec2 round = direction.xz * inversesqrt(max(dot(direction.xz, direction.xz), 1e-4));
    float banks = 0.66 + round.x * round.y * (0.22 + 0.10 * slow_wave(phase_veil_fold))
                + round.x * (0.5 - round.y * round.y) * (0.20 + 0.10 * slow_wave(phase_veil_drift));
    float off = (direction.y + 0.028) * (direction.y < -0.028 ? 11.0 : 55.0);
    return MIST * (banks / (1.0 + off * off) * (0.75 + 0.25 * dot(round, GLOW_SIDE)));
}
