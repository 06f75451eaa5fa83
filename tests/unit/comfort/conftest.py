"""One GL context for all that is filmed here, the one that the command would make for itself."""

from __future__ import annotations

import pytest

from vr_runtime.comfort import jobs
from vr_runtime.render.offscreen import standalone_context


@pytest.fixture(scope="session")
def _context():
    jobs._context = standalone_context()
    return jobs._context


@pytest.fixture
def ctx(_context):
    with _context:
        yield _context
        assert _context.error == "GL_NO_ERROR"
