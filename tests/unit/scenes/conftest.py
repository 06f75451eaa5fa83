"""A GL context without a display, and a studio to look at the built-in scenes in."""

from __future__ import annotations

import importlib.util
from types import ModuleType

import moderngl
import pytest

from tests.unit.render.studio import Studio
from vr_runtime.content import SCENES


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


@pytest.fixture(scope="module")
def code(request: pytest.FixtureRequest) -> ModuleType:
    """The Python of the scene that the test module names in `SCENE`."""
    name = request.module.SCENE
    spec = importlib.util.spec_from_file_location(name.replace("-", "_"), SCENES / name / "scene.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
