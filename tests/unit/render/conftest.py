"""A GL context without a display, and a studio to try scenes in."""

from __future__ import annotations

import moderngl
import pytest

from tests.unit.render.studio import Studio


@pytest.fixture(scope="session")
def _context():
    # One for all tests: two standalone contexts in a process are one too many for some drivers.
    return moderngl.create_standalone_context(backend="egl", require=450)


@pytest.fixture
def ctx(_context):
    with _context:
        yield _context
        # A GL error left behind makes a runtime's next swapchain call fail.
        assert _context.error == "GL_NO_ERROR"


@pytest.fixture
def studio(ctx, tmp_path):
    studio = Studio(ctx, tmp_path / "scenes")
    yield studio
    studio.release()
