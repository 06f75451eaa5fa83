// White where a screen covers its eye.
layout(location = 0) out vec4 mask_colour;

void main() { mask_colour = vec4(1.0); }
