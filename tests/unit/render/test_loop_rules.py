"""A pack's shader says how often its loops run: a card that counts for ever takes every picture with it."""

from __future__ import annotations

import pytest

from vr_runtime.content import SHADERS
from vr_runtime.render.loop_rules import MOST_NESTED_STEPS, MOST_STEPS, loop_fault


@pytest.mark.parametrize(
    "text",
    [
        "for (int i = 0; i < 12; i++) { a += b; }",
        "for (uint i = 0u; i <= 3u; ++i) { if (x > 1.0) break; }",
        "const int STEPS = 24;\nfor (int i = 0; i < STEPS; i++) { c(i == 3 ? 1 : 2); }",
        "#define STEPS 24\nfor (int i = 1; i < STEPS; i++) { a[i] = 1.0; }",
        "for (int i = 0; i < 64; i++) { for (int j = 0; j < 64; j++) { a += 1.0; } }",
        "for (int i = 0; i < 256; i++) { a; }\nfor (int i = 0; i < 256; i++) { a; }",
        "// while (true) is what nobody does\nfloat before_all(float format) { return format; }",
    ],
)
def test_a_loop_that_can_be_counted_is_allowed(text):
    assert loop_fault(text) is None


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("while (true) { }", 1, "end is not known"),
        ("a;\ndo { } while (b < 1);", 2, "end is not known"),
        ("for (;;) { }", 1, "end is not known"),
        ("for (int i = 0; i < 3; i += 0) { }", 1, "end is not known"),
        ("for (float i = 0.0; i < 1.0; i++) { }", 1, "end is not known"),
        ("\n\nfor (int i = 0; i < count; i++) { }", 3, "'count' is not a number"),
        ("for (int i = 0; i < 3; i++) a += 1.0;", 1, "needs braces"),
        (f"for (int i = 0; i < {MOST_STEPS + 1}; i++) {{ }}", 1, "more than"),
        ("for (int i = 0; i < 3; i++) { i = 0; }", 1, "'i' is changed"),
        ("for (int i = 0; i < 3; i++) { --i; }", 1, "'i' is changed"),
        ("for (int i = 0; i < 3; i++) { i *= 0; }", 1, "'i' is changed"),
        ("/* while */\n#define EVER for (;;)\n", 2, "a macro may not"),
        ("#define JOIN(a, b) a ## b\n", 1, "a macro may not"),
        ("#define LONG \\\n while", 1, "a macro may not"),
    ],
)
def test_a_loop_that_might_never_end_is_refused_with_its_line(text, line, said):
    found = loop_fault(text)
    assert found is not None
    assert found[0] == line
    assert said in found[1]


def test_loops_within_each_other_multiply():
    text = "for (int i = 0; i < 200; i++) {\n for (int j = 0; j < 200; j++) { } }"
    assert MOST_NESTED_STEPS < 200 * 200
    assert loop_fault(text) == (2, loop_fault(text)[1])


def test_a_new_scenes_shader_keeps_to_the_rule(root):
    for path in (root / "vr_runtime/workshop/template").glob("*.glsl"):
        assert loop_fault(path.read_text("utf-8")) is None
    assert (SHADERS / "noise.glsl").is_file()  # the shared shaders are ours, and are not held to it
