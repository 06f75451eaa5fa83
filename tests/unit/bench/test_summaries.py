"""The arithmetic of the benchmarks: what they print must follow from what they measured."""

from vr_runtime.bench import frame, hours


def loop(p50, cpu_us, frames=1000, missed=0):
    return {"p50": p50, "p99": 2 * p50, "cpu_us": cpu_us, "frames": frames, "missed": missed}


def test_ratios_are_taken_round_by_round_so_that_a_slower_round_cancels_out():
    runs = {
        "ours": [loop(100.0, 200.0), loop(1000.0, 2000.0), loop(120.0, 240.0)],
        "raw": [loop(50.0, 100.0), loop(500.0, 1000.0), loop(60.0, 120.0)],
        "context_object": [loop(200.0, 400.0), loop(2000.0, 4000.0), loop(240.0, 480.0)],
    }
    found = frame.summary(runs)
    assert (found["ratio_raw"], found["ratio_context_object"]) == (2.0, 0.5)
    assert (found["cpu_ratio_raw"], found["cpu_ratio_context_object"]) == (2.0, 0.5)
    assert found["ours_us"] == {"p50": 120.0, "p99": 240.0, "cpu": 240.0}


def test_misses_are_a_share_of_all_rounds():
    one = {"raw": [loop(50.0, 100.0)] * 2, "context_object": [loop(50.0, 100.0)] * 2}
    found = frame.summary({"ours": [loop(100.0, 200.0, missed=3), loop(100.0, 200.0, missed=1)], **one})
    assert (found["frames"], found["missed_share"]) == (2000, 0.002)


def test_memory_growth_is_counted_from_the_first_minute_not_from_the_start():
    report = {
        "frames": 1_000_000,
        "drawn_frames": 11_111,
        "missed_frames": 0,
        "rss_mib": {"start": 60.0, "first_minute": 160.0, "end": 163.5, "peak": 170.0},
        "garbage": {"collected": 7},
    }
    found = hours.summary(240, 100.0, report)
    assert found["rss_growth_mib"] == 3.5
    assert found["us_per_frame"] == 100.0
    assert found["garbage_collected"] == 7
