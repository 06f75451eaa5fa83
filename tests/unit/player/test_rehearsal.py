"""A scene that comes next is compiled by a process of its own, into the driver's cache."""

from __future__ import annotations

import pytest

from vr_runtime.player import rehearsal


@pytest.mark.parametrize("encode", ["srgb-framebuffer", "srgb-shader"])
def test_nothing_is_left_to_compile_for_whoever_builds_it_afterwards(monkeypatch, tmp_path, encode):
    """What is compiled for a program just linked and for one read back from the cache lies there under two names."""
    monkeypatch.setenv("MESA_SHADER_CACHE_DIR", str(tmp_path))

    def compiled() -> set[str]:
        assert rehearsal.begin("glow-field", encode, 32, 32, 0).wait(120) == 0
        return {path.name for path in tmp_path.rglob("*") if path.is_file()}

    first = compiled()
    if not first:
        pytest.skip("this OpenGL driver keeps no shader cache in files")
    assert compiled() == first
