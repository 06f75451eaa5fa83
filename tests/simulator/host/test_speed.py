"""How soon an act, or a dead player, is back in sight: what `vr-runtime bench host` prints, within bounds."""

from __future__ import annotations

import pytest

from vr_runtime.bench.host import measure


@pytest.mark.soak
def test_acts_and_crashes_keep_their_times():
    found = measure(tries=200, kills=50, seconds=20.0, scene="gradient")
    assert found.emergency_ms.p99 <= 100.0
    assert found.ease_ms.p95 <= 100.0
    assert found.back_ms.p95 <= 3000.0
    assert found.course_error_ms <= 100.0
    assert found.app_ratio <= 1.05
    assert found.host_resident_mib < 80.0
