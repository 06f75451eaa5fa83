// Vertex shaders only: place a vertex for one of the two eyes of a double-wide picture.
// Draw twice the instances; even ones are the left eye's.

out gl_PerVertex {
    vec4 gl_Position;
    float gl_PointSize;
    float gl_ClipDistance[1];
};

const float STAGE_NEAR_M = 0.1;
const float STAGE_FAR_M = 20000.0;

int stage_eye() { return gl_InstanceID % STAGE_EYES; }

int stage_instance() { return gl_InstanceID / STAGE_EYES; }

// `view` is relative to the eye, in the eye's axes; the seam between the eyes is a clip plane.
void stage_project(vec3 view, int eye, float depth_share) {
    vec4 tangents = stage_eyes[eye].tangents;
    vec2 low = vec2(tangents.x, tangents.w);
    vec2 span = vec2(tangents.y, tangents.z) - low;
    float w = -view.z;
    vec2 clip = 2.0 * (view.xy - low * w) / span - w;
#if STAGE_EYES == 2
    float side = eye == 0 ? -1.0 : 1.0;
    gl_Position = vec4(0.5 * (clip.x + side * w), clip.y, depth_share, w);
    gl_ClipDistance[0] = w + side * clip.x;
#else
    gl_Position = vec4(clip, depth_share, w);
    gl_ClipDistance[0] = w;
#endif
}

vec3 stage_to_view(vec3 relative, int eye) {
    return vec3(dot(relative, stage_eyes[eye].right.xyz), dot(relative, stage_eyes[eye].up.xyz),
                dot(relative, stage_eyes[eye].back.xyz));
}

void stage_place(vec3 world, int eye) {
    vec3 view = stage_to_view(world - stage_eyes[eye].position.xyz, eye);
    float w = -view.z;
    float depth = (STAGE_FAR_M + STAGE_NEAR_M) / (STAGE_FAR_M - STAGE_NEAR_M) * w
                - 2.0 * STAGE_FAR_M * STAGE_NEAR_M / (STAGE_FAR_M - STAGE_NEAR_M);
    stage_project(view, eye, depth);
}

// A thing at infinity: both eyes see it in the same direction, behind everything else.
void stage_place_direction(vec3 direction, int eye) {
    vec3 view = stage_to_view(direction, eye);
    stage_project(view, eye, -view.z * 0.9999999);
}
