"""The light to breathe with: asked for, refused, or as the preset has it."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from vr_runtime import options
from vr_runtime.cli import _parser


@pytest.mark.parametrize(
    ("words", "of_preset", "shown"),
    [
        ([], False, False),
        ([], True, True),
        (["--breath-cue"], False, True),
        (["--no-breath-cue"], True, False),
    ],
    ids=["neither", "the preset's", "asked for", "switched off"],
)
def test_what_is_asked_for_counts_and_else_the_preset(words, of_preset, shown):
    arguments = _parser().parse_args(["run", "--infusion=40", *words])
    plan = options.plan_of(arguments)
    plan = replace(plan, preset=msgspec.structs.replace(plan.preset, breath_cue=of_preset))
    assert options.breath_cue_of(arguments, plan) is shown
