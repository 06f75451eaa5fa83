// Where the veils hang. Scene space: +Y is the zenith, -Z the way ahead; metres from between the patient's eyes.

const float EYE_HEIGHT_M = 1.1;
const float VEIL_MAP_RADIUS = 1.41;  // of the map's half width; the place opposite its middle is at 1.414

// The maps' middle lies half way between the way ahead and the zenith, a little aside: axes right, up and out.
const mat3 VEIL_AXES = mat3(0.9950, -0.0687, 0.0725, 0.0000, 0.7258, 0.6879, 0.0999, 0.6845, -0.7222);

// Inverse distance of each veil along a direction in the maps' axes, which makes it a tilted sheet: from 8 m (nowhere
// nearer), about 15 m and about 30 m.
const vec4 VEIL_NEAR = vec4(0.0200, -0.0130, 0.0060, 0.1000);
const vec4 VEIL_MIDDLE = vec4(-0.0090, 0.0080, 0.0030, 0.0600);
const vec4 VEIL_FAR = vec4(0.0040, 0.0050, 0.0015, 0.0310);
