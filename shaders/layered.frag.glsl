// The last pass of a layered scene: the linear buffer through the comfort output.
#include "output.glsl"

uniform sampler2D output_scene_light;

in vec2 screen_tangent;
layout(location = 0) out vec4 output_colour;

void main() {
    float cosine = inversesqrt(1.0 + dot(screen_tangent, screen_tangent));
    vec3 light = texelFetch(output_scene_light, ivec2(gl_FragCoord.xy), 0).rgb;
    output_colour = comfort_output(light, cosine);
}
