// One pass: the scene's light of a pixel goes straight through the comfort output.
#include "output.glsl"

in vec3 screen_ray;
in vec2 screen_tangent;
flat in int screen_eye;
flat in vec4 screen_place;
layout(location = 0) out vec4 output_colour;

vec3 radiance(View view);

void main() {
    float cosine = inversesqrt(1.0 + dot(screen_tangent, screen_tangent));
    View view = View(screen_ray * cosine, screen_place.xyz, screen_tangent,
                     screen_place.w * cosine * cosine, screen_eye);
    output_colour = comfort_output(radiance(view), cosine);
}
