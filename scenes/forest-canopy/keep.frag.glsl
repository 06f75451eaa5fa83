// A layer as it was drawn, into bytes. `rooted` keeps steps for smooth gradients in the dark; plain light filters truly.
#include "noise.glsl"
#include "wood.glsl"

uniform sampler2D drawn;
uniform float rooted;

layout(location = 0) out vec4 kept;

void main() {
    ivec2 place = ivec2(gl_FragCoord.xy);
    vec4 texel = texelFetch(drawn, place, 0);
    vec3 light = clamp(texel.rgb / WOOD_BRIGHTEST, 0.0, 1.0);
    vec3 dither = (hash33(ivec3(place, 3)) - 0.5) / 255.0;
    kept = vec4(rooted > 0.5 ? sqrt(light) : light + dither * step(1e-5, light), pow(clamp(texel.a, 0.0, 1.0), SHADING));
}
