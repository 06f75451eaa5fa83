"""A GL context without a display, a folder to work in, and a scene of one's own."""

from __future__ import annotations

import moderngl
import pytest

from vr_runtime.workshop.new_scene import new_scene


@pytest.fixture(scope="session")
def _context():
    # One for all tests: two standalone contexts in a process are one too many for some drivers.
    return moderngl.create_standalone_context(backend="egl", require=450)


@pytest.fixture
def ctx(_context, monkeypatch):
    """The context; the commands find it too."""
    monkeypatch.setattr("vr_runtime.render.offscreen.standalone_context", lambda: _context)
    with _context:
        yield _context
        assert _context.error == "GL_NO_ERROR"


@pytest.fixture
def bench(tmp_path, monkeypatch):
    """A folder to work in, where no clinic has scenes of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VR_RUNTIME_CONFIG", str(tmp_path / "clinic"))
    return tmp_path


@pytest.fixture
def hills(bench):
    """A new scene, as it comes."""
    return new_scene("hills", bench)
