// The light that all of the clearing shares: blue hour, and one window.

const float EYE_HEIGHT_M = 1.1;
const vec3 SKY_HIGH = vec3(0.0420, 0.0590, 0.0980);
const vec3 SKY_MIDDLE = vec3(0.0720, 0.0930, 0.1380);
const vec3 SKY_LOW = vec3(0.1500, 0.1620, 0.1930);
const vec3 AFTERGLOW = vec3(0.1050, 0.0620, 0.0380);
const vec3 AIR = vec3(0.1130, 0.1290, 0.1640);       // what distance fades to, near the ground
const vec3 SNOW_LIT = vec3(0.2000, 0.2340, 0.3000);
const vec3 NEEDLES = vec3(0.0070, 0.0115, 0.0145);
const vec3 LAMP = vec3(0.5200, 0.2750, 0.0950);
const vec3 WINDOW_AT = vec3(-13.2, 2.35, -56.0);     // metres; the middle of the window
const vec3 AHEAD = vec3(-0.2294, 0.0, -0.9733);      // towards it, level

const float SKY_MAP_RADIUS = 1.07;   // of the map, in its own measure: a little below the horizon

// How much of the evening is left: 0.86 .. 1.06 and never quicker than hours.
float evening() { return 0.96 + 0.10 * cos(TAU * phase_hours); }

// The sky's light without clouds; `ahead` is the cosine of the azimuth from the last glow.
vec3 clear_sky(float up, float ahead) {
    float low = 1.0 / (1.0 + 6.5 * max(up, 0.0));
    vec3 sky = mix(SKY_HIGH, SKY_MIDDLE, low) + (SKY_LOW - SKY_MIDDLE) * (low * low * low);
    float glow = 0.5 + 0.5 * ahead;
    return sky + AFTERGLOW * (glow * glow * low * low * low);
}
