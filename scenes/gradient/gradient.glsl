vec3 radiance(View view) {
    float up = clamp(0.5 + 0.5 * view.direction.y, 0.0, 1.0);
    return mix(vec3(0.17, 0.14, 0.11), vec3(0.04, 0.07, 0.12), up * up * (3.0 - 2.0 * up));
}
