// Exposure, chroma and shoulder: the same for what is shown and for what is measured beforehand.

// Exposure and chroma about the luminance, in one step. `exposure`: as `output_exposure`.
vec3 output_exposed(vec3 scene_light, vec4 exposure) {
    return scene_light * exposure.w + dot(scene_light, exposure.rgb);
}

// Soft shoulder on the largest channel, so that hue stays: up to the knee as it is, then
// knee + headroom * over / (headroom + over), which never reaches knee + headroom. The fade is in the numerator.
// `largest` is at least the knee; `shoulder`: as `output_shoulder`.
float output_shoulder_share(float largest, vec4 shoulder) {
    float over = largest - shoulder.x;
    return (shoulder.z + shoulder.w * over) / ((shoulder.y + over) * largest);
}
