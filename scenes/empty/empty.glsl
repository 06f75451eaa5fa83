vec3 radiance(View view) {
    return vec3(0.033, 0.030, 0.026);
}
