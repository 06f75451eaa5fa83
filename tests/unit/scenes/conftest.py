"""A GL context without a display, and a studio to look at the built-in scenes in."""

from __future__ import annotations

import moderngl
import pytest

from tests.unit.render.studio import Studio


@pytest.fixture(scope="session")
def _context():
    return moderngl.create_standalone_context(backend="egl", require=430)


@pytest.fixture
def studio(_context, tmp_path):
    with _context:
        studio = Studio(_context, tmp_path / "scenes")
        yield studio
        studio.release()
        assert _context.error == "GL_NO_ERROR"
