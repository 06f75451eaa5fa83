// What every stage shader shares: one block written once a frame, and the view through a pixel.
// Scene space is OpenXR's: right-handed, +Y up, -Z ahead, metres.

const float TAU = 6.28318530717958647692;

struct StageEye {
    vec4 right;     // xyz: view x axis in scene space
    vec4 up;        // xyz: view y axis
    vec4 back;      // xyz: view z axis (behind the eye)
    vec4 position;  // xyz: metres; w: radians a pixel at the axis
    vec4 tangents;  // left, right, up, down on the plane z = -1 (left and down negative)
};

layout(std140, binding = 0) uniform Stage {
    StageEye stage_eyes[2];
    vec4 stage_frame;            // width, height of one eye in pixels, and their inverses
    vec4 stage_levels;           // motion, detail, chroma, visible share
    vec4 stage_phases[4];
    vec4 stage_parameters[4];
    vec4 stage_comfort_exposure; // output.glsl says what these four hold
    vec4 stage_comfort_shoulder;
    vec4 stage_comfort_vignette;
    vec4 stage_comfort_grey;
    vec4 stage_comfort_dither;   // offset of each eye's pattern in this frame
    uvec4 stage_words;           // seed, frame number modulo 2^32
    vec4 stage_effort;           // quality; radians between samples, where scene light is only measured;
                                 // the breath cue's light, in scene light, and how high it stands (radians)
};

#define stage_motion (stage_levels.x)
#define stage_detail (stage_levels.y)
#define stage_seed (stage_words.x)
#define stage_quality (stage_effort.x)  // 1: all detail; 0: the least that still looks right. It glides.

float stage_phase(int index) { return stage_phases[index >> 2][index & 3]; }

float stage_pixel_angle(int eye) { return stage_eyes[eye].position.w; }

struct View {
    vec3 direction;     // unit, from the eye through the pixel
    vec3 origin;        // the eye, metres
    vec2 tangent;       // on the eye's tangent plane
    float pixel_angle;  // radians across this pixel
    int eye;            // 0 left, 1 right
};
