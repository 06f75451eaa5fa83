"""Every scene that can be played keeps to every rule, as far as the sampled set of clips looks."""

from __future__ import annotations

import pytest

from vr_runtime.comfort.clips import sampled
from vr_runtime.comfort.examination import examine
from vr_runtime.comfort.report import lines_of, result_of
from vr_runtime.comfort.verdict import RULES
from vr_runtime.render.scene_library import list_scenes, load_scene


@pytest.mark.parametrize("name", [scene.name for scene in list_scenes()])
def test_a_scene_keeps_to_every_rule(ctx, name):
    (programme,) = sampled()
    examined = examine(ctx, load_scene(name), programme, peak_nits=200.0)
    assert [finding.verdict.rule for finding in examined.findings] == list(RULES)
    assert examined.passed, "\n".join(lines_of(result_of(examined, sampled=True)))
