"""`bench monado` counts what Monado's service noted, alike for every client."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vr_runtime.bench import monado, monado_metrics
from vr_runtime.bench.monado_metrics import ClientFrame, FrameCount, MetricsFile
from vr_runtime.problem import ExitCode, Problem

from . import rig

PERIOD_NS = 11_111_111


def varint(value: int) -> bytes:
    low = [(value >> shift) & 0x7F for shift in range(0, max(1, value.bit_length()), 7)]
    return bytes([*(part | 0x80 for part in low[:-1]), low[-1]])


def record(kind: int, **fields: int) -> bytes:
    """A length-delimited record of the service: `kind` is the field of the outer message; f6=5 is field 6."""
    body = b"".join(varint(int(name[1:]) << 3) + varint(value) for name, value in fields.items())
    message = varint(kind << 3 | 2) + varint(len(body)) + body
    return varint(len(message)) + message


def frame(display: int, *, has_picture: bool = True) -> ClientFrame:
    """The frame for the display period of that number, delivered just before it."""
    shown_ns = display * PERIOD_NS
    return ClientFrame(shown_ns, PERIOD_NS, shown_ns - 1_000_000, has_picture)


def test_only_client_frames_are_read_from_the_metrics_file(tmp_path: Path) -> None:
    file = MetricsFile(tmp_path / "metrics")
    file.path.write_bytes(record(1, f1=1, f2=1))
    offset = file.end()
    with file.path.open("ab") as appended:
        appended.write(
            record(4, f1=7, f2=1_000_000_000) + record(2, f2=1, f6=5_000_000_000, f7=PERIOD_NS, f12=4_990_000_000)
        )
        appended.write(record(2, f2=2, f6=5_011_111_111, f7=PERIOD_NS, f12=5_001_000_000, f14=1))
        appended.write(record(2, f2=3, f6=5_022_222_222)[:-2])
    assert file.frames_since(offset) == [
        ClientFrame(5_000_000_000, PERIOD_NS, 4_990_000_000, True),
        ClientFrame(5_011_111_111, PERIOD_NS, 5_001_000_000, False),
    ], "and the record still being written is left for later"


def test_a_skipped_display_period_is_a_miss_and_so_is_one_without_a_layer() -> None:
    frames = [frame(10), frame(11), frame(13), frame(14, has_picture=False), frame(15)]
    assert monado_metrics.count(frames, 0, 20 * PERIOD_NS) == FrameCount(pictures=4, missed=2)


def test_only_the_stretch_asked_for_is_counted() -> None:
    frames = [frame(number) for number in range(1, 20) if number != 3]
    assert monado_metrics.count(frames, 5 * PERIOD_NS, 10 * PERIOD_NS) == FrameCount(pictures=5, missed=0)


def test_the_first_picture_is_the_first_frame_with_a_layer() -> None:
    frames = [frame(1, has_picture=False), frame(2), frame(3)]
    assert monado_metrics.first_picture_ns(frames) == frame(2).delivered_ns
    assert monado_metrics.first_picture_ns(frames[:1]) is None


def test_without_monado_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(monado.METRICS_VARIABLE, raising=False)
    with pytest.raises(Problem, match=r"tests\.monado\.rig bench") as told:
        monado.compare()
    assert told.value.code is ExitCode.NO_RUNTIME
    assert "\n" not in str(told.value)


@pytest.mark.monado
def test_every_client_takes_its_turn_and_the_ratios_are_of_one_run(running_rig: rig.Rig) -> None:
    finished = running_rig.run(
        ["vr-runtime", "bench", "monado", "--seconds", "7", "--rounds", "1", "--json"], within_s=600
    )
    assert finished.status == 0, finished.output
    found = json.loads(finished.output[finished.output.index("{\n") :])
    assert set(found["clients"]) == {"player_gradient", "plain_client", "hello_xr", "player_night_sky"}
    for result in found["clients"].values():
        assert result["pictures"] > 0
        assert result["process_cpu_ms"] >= 0.9 * result["frame_thread_cpu_ms"] > 0
    ours, theirs = found["clients"]["player_gradient"], found["clients"]["plain_client"]
    assert found["ratios"]["plain_client"]["process_cpu_ms"] == ours["process_cpu_ms"] / theirs["process_cpu_ms"]
