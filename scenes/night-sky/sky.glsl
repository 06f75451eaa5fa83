// The background: air-glow over the rim, the Milky Way, the veil, and the dark ground.
#include "celestial.glsl"

uniform sampler2D star_map;  // square root of the Milky Way's light, and its warmth, about the celestial pole
uniform sampler2D veil_map;  // aurora and the ecliptic's lightness, about the zenith

const vec3 ZENITH = vec3(0.0150, 0.0258, 0.0490);
const vec3 MIDDLE = vec3(0.0225, 0.0430, 0.0630);
const vec3 RIM = vec3(0.0680, 0.1500, 0.1400);
const vec3 HEARTH = vec3(0.1250, 0.0830, 0.0430);  // the last warmth, low behind the hills ahead
const vec3 COOL_STARS = vec3(0.72, 0.92, 1.30);
const vec3 WARM_STARS = vec3(1.32, 0.95, 0.54);
const vec3 MEADOW = vec3(0.0086, 0.0108, 0.0120);

vec3 milky_way(vec3 direction) {
    vec3 hour = to_hour_frame(direction);
    // Right ascension is sidereal time less hour angle, and west is positive: the map turns by a mirrored rotation.
    float angle = sidereal_angle();
    vec2 turn = vec2(cos(angle), sin(angle));
    vec2 equatorial = vec2(hour.x * turn.x + hour.y * turn.y, hour.x * turn.y - hour.y * turn.x);
    vec2 place = equatorial * inversesqrt(max(0.5 + 0.5 * hour.z, 0.02)) * (0.5 / STAR_MAP_RADIUS) + 0.5;
    vec2 seen = texture(star_map, place).rg;
    return mix(COOL_STARS, WARM_STARS, seen.y) * (seen.x * seen.x * STAR_MAP_GAIN);
}

vec3 radiance(View view) {
    vec3 d = view.direction;
    float up = max(d.y, 0.0);
    vec3 veil = texture(veil_map, d.xz * inversesqrt(1.0 + max(d.y, -0.15)) * (0.5 / VEIL_MAP_RADIUS) + 0.5).rgb;

    float low = 1.0 / (1.0 + 5.0 * up);
    float ahead = 0.5 + 0.5 * dot(d.xz, GLOW_SIDE);
    float lowest = 1.0 / (1.0 + 110.0 * up * up);
    vec3 sky = mix(ZENITH, MIDDLE, low * low) + RIM * (low * low * low * (0.50 + 0.50 * ahead));
    sky += HEARTH * (lowest * ahead * ahead);
    sky += milky_way(d) * clear_air(d.y) * smoothstep(-0.02, 0.24, d.y) + veil;

    float below = max(-d.y, 0.0);
    vec3 ground = MEADOW / (1.0 + 0.5 * below) + ground_mist(d);
    return mix(sky, ground, smoothstep(0.0, 0.012, below));
}
