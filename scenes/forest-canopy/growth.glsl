// How this session's wood stands: mirrored or not, and turned a little. For what is drawn while the scene loads.
uniform uint wood_seed;

vec2 wood_turn() {
    float angle = 0.26 * (hash11(wood_seed + 11u) - 0.5);
    return vec2(cos(angle), sin(angle));
}

float wood_mirror() { return hash11(wood_seed + 5u) < 0.5 ? 1.0 : -1.0; }

vec3 wood_turned(vec3 grown) {
    vec2 turn = wood_turn();
    float x = grown.x * wood_mirror();
    return vec3(x * turn.x - grown.z * turn.y, grown.y, x * turn.y + grown.z * turn.x);
}
