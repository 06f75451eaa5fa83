"""The exported JSON Schema takes what the program takes, and refuses what it refuses."""

from __future__ import annotations

import tomllib

import jsonschema
import pytest

from vr_runtime.clinic.preset_schema import preset_schema
from vr_runtime.clinic.presets import BUILT_IN

FILES = sorted(BUILT_IN.glob("*.toml"))


@pytest.fixture(scope="module")
def validator():
    schema = preset_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_built_in_file_is_valid(validator, path):
    validator.validate(tomllib.loads(path.read_text("utf-8")))


@pytest.mark.parametrize(
    "text",
    [
        "[infusion]",
        'version = 1\nname = "own"',
        'version = 1\nname = "own"\n[infusion]\n[dose]\nsettle_min = 1',
        'version = 2\nname = "own"\n[infusion]',
        'version = 1\nname = "Own"\n[infusion]',
        'version = 1\nname = "own"\nease_s = 1\n[infusion]',
        'version = 1\nname = "own"\n[infusion]\nplanned_min = 361',
        'version = 1\nname = "own"\n[infusion]\n[looks.rest]\nmean_luminance = [0.19, 0.1]',
        'version = 1\nname = "own"\n[infusion]\n[looks.rest]\nloudness_lufs = [-20, -26]',
        'version = 1\nname = "own"\n[dose]\nsettle_min = 1',
        'version = 1\nname = "own"\nbreaths_per_min = 8.5\n[infusion]',
        'version = 1\nname = "own"\nbreath_cue_min = 0\n[infusion]',
    ],
)
def test_what_the_program_refuses_is_invalid(validator, text):
    assert not validator.is_valid(tomllib.loads(text))
