// The sky's map: a low quiet layer of cloud about the zenith, painted a band of rows at a time.
#include "light.glsl"

uniform sampler2D soft_tile;   // broad, finer, drifts, ripples: each 0..1 about 0.5, without an edge

in vec2 sky_place;
layout(location = 0) out vec4 painted;

const float CLOUD_TILE = 0.060;

void main() {
    vec2 place = sky_place * SKY_MAP_RADIUS;
    // The inverse of d.xz / sqrt(1 + d.y).
    float square = dot(place, place);
    float up = 1.0 - square;
    vec3 d = normalize(vec3(place.x * sqrt(max(1.0 + up, 0.02)), up, place.y * sqrt(max(1.0 + up, 0.02))));
    float ahead = dot(d.xz, AHEAD.xz) * inversesqrt(max(dot(d.xz, d.xz), 1e-5));
    vec3 sky = clear_sky(d.y, ahead);
    vec2 at = d.xz / (abs(d.y) + 0.30) * CLOUD_TILE;
    float turn = TAU * phase_clouds;
    vec2 drift = 0.30 * vec2(cos(turn), sin(turn));
    float broad = texture(soft_tile, at + drift).r;
    float fine = texture(soft_tile, at.yx * 1.73 - 0.6 * drift.yx + 0.37).g;
    float cloud = (broad + 0.35 * (fine - 0.5) - 0.5) * smoothstep(-0.02, 0.30, d.y);
    vec3 light = mix(AIR, sky * (1.0 + 0.75 * cloud), smoothstep(0.0, 0.06, d.y));
    painted = vec4(sqrt(light * evening()), 1.0);
}
