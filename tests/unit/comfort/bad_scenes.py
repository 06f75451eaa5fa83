"""Scenes that break one rule each, and the plain one that they are made from, which breaks none.

A scene's own time comes from phases alone; a phase of a second that follows the clock is a second.
"""

from __future__ import annotations

PLAIN = """
    float up = view.direction.y, across = view.direction.x;
    vec3 light = mix(vec3(0.10, 0.09, 0.08), vec3(0.05, 0.06, 0.08), smoothstep(-0.3, 0.6, up));
    vec3 d = view.direction;
"""
SECOND = '[phases.second]\nperiod_s = 1.0\nfollows = "clock"\n'
MINUTES = '[phases.minutes]\nperiod_s = 300.0\nfollows = "clock"\n'

# A texture with something to see in every window, fine enough to follow and too coarse to flicker.
CLOUDS = """
float clouds(vec3 d) {
    return sin(17.0 * d.x + 3.0 * sin(7.0 * d.y)) * sin(19.0 * d.y + 2.0 * sin(9.0 * d.z)) * sin(23.0 * d.z);
}
vec3 turned(vec3 d, float angle) {
    return vec3(cos(angle) * d.x + sin(angle) * d.z, d.y, cos(angle) * d.z - sin(angle) * d.x);
}
"""


def scene(body: str, before: str = "") -> str:
    """The shader of the plain scene with `body` between its light and what it returns."""
    return f"{before}\nvec3 radiance(View view) {{{PLAIN}{body}\n    return light;\n}}\n"


# name: shader, the phases it needs, and the rules that it breaks
BAD: dict[str, tuple[str, str, frozenset[str]]] = {
    # Nine degrees across, six times a second: the mean of the whole hardly moves.
    "strobe": (
        scene(
            "    if (distance(d, normalize(vec3(0.2, 0.6, -0.8))) < 0.08)"
            " light += 0.4 * step(fract(6.0 * phase_second), 0.5);"
        ),
        SECOND,
        frozenset({"general_flash", "flash_pair"}),
    ),
    # As bright either way, so that only the colour changes.
    "red-strobe": (
        scene(
            "    if (distance(d, normalize(vec3(0.2, 0.6, -0.8))) < 0.16)"
            " light = fract(8.0 * phase_second) < 0.5 ? vec3(0.28, 0.0, 0.0) : vec3(0.06);"
        ),
        SECOND,
        frozenset({"red_flash", "saturated_red"}),
    ),
    # One soft swell and back within a second: no flash by the guidelines, one by our own rule.
    "wink": (
        scene(
            "    if (distance(d, normalize(vec3(0.2, 0.6, -0.8))) < 0.12)"
            " light += 0.08 * max(0.0, sin(TAU * phase_second));"
        ),
        SECOND,
        frozenset({"flash_pair"}),
    ),
    # Three cycles a degree over a third of the view.
    "stripes": (
        scene(
            "    if (abs(d.x) < 0.4) light *= 1.0 + 0.8 * sign(sin(TAU * 3.0 * 57.2958 * asin(clamp(up, -1.0, 1.0))));"
        ),
        "",
        frozenset({"pattern"}),
    ),
    # Ten cycles a degree, and nothing of them where pixels are too coarse for them.
    "fine-stripes": (
        scene(
            "    float shown = step(view.pixel_angle * 57.2958 * 10.0, 0.5) * step(abs(d.x), 0.4);"
            " light *= 1.0 + 0.9 * shown * sin(TAU * 10.0 * 57.2958 * asin(clamp(up, -1.0, 1.0)));"
        ),
        "",
        frozenset({"pattern"}),
    ),
    "too-bright-highlight": (
        scene("    if (distance(d, normalize(vec3(0.2, 0.6, -0.8))) < 0.06) light = vec3(2.0);"),
        "",
        frozenset({"authored_peak"}),
    ),
    "too-bright": (scene("    light *= 2.6;"), "", frozenset({"authored_mean"})),
    # Three times as bright after three hours: nothing to be seen of it at first.
    "bright-later": (
        scene("    light *= 1.6 - 0.8 * cos(TAU * phase_day);"),
        "[phases.day]\nperiod_s = 21600.0\n",
        frozenset({"authored_mean"}),
    ),
    # Three times as bright within half a second, every ten, and back as slowly as it should.
    "sudden-rise": (
        scene(
            "    float since = fract(phase_ten - 0.5);\n"
            "    light *= 0.5 + smoothstep(0.0, 0.05, since) * (1.0 - smoothstep(0.05, 0.95, since));"
        ),
        '[phases.ten]\nperiod_s = 10.0\nfollows = "clock"\n',
        frozenset({"light_step", "light_rate", "light_rhythm"}),
    ),
    "saturated-red": (
        scene("    if (distance(d, normalize(vec3(0.2, 0.6, -0.8))) < 0.3) light = vec3(0.5, 0.02, 0.02);"),
        "",
        frozenset({"saturated_red"}),
    ),
    "saturated-blue": (
        scene("    if (distance(d, normalize(vec3(0.2, 0.6, -0.8))) < 0.3) light = vec3(0.02, 0.02, 0.5);"),
        "",
        frozenset({"saturated_blue"}),
    ),
    # The world turns by 1.2 degrees a second: too fast for the outer field, not for an object.
    "vection": (
        scene("    light *= 1.0 + 0.3 * clouds(turned(d, TAU * phase_minutes));", CLOUDS),
        MINUTES,
        frozenset({"outer_flow"}),
    ),
    # Everything rises and falls by a third of a degree, every five seconds.
    "sway": (
        scene(
            "    float rise = radians(0.15) * sin(TAU * phase_sway);\n"
            "    d = vec3(d.x, cos(rise) * d.y + sin(rise) * d.z, cos(rise) * d.z - sin(rise) * d.y);\n"
            "    light *= 1.0 + 0.3 * clouds(d);",
            CLOUDS,
        ),
        '[phases.sway]\nperiod_s = 5.0\nfollows = "clock"\n',
        frozenset({"sway_rhythm", "horizon_rhythm"}),
    ),
    # Breathes with the light, too slowly and too little for any flash.
    "breathing-light": (
        scene("    light *= 1.0 + 0.04 * sin(TAU * phase_breath);"),
        '[phases.breath]\nperiod_s = 8.0\nfollows = "clock"\n',
        frozenset({"light_rhythm"}),
    ),
}
