"""`vr-runtime bench monado`: the whole player beside other clients on Monado's real compositor, in one run.

The clients take turns, so that whatever else the machine does falls on all of them: our player drawing the gradient,
a plain pyopenxr loop drawing the same gradient in the same colour format, Khronos' C++ hello_xr, and our player
drawing the night sky. Monado's service counts frames and misses, and costs are read from /proc: alike for each.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from vr_runtime.bench import monado_metrics, monado_process
from vr_runtime.problem import ExitCode, Problem

METRICS_VARIABLE = "VR_RUNTIME_MONADO_METRICS"
SETTLE_S = 5.0
_SHOWS_WITHIN_S = 120.0  # a first start has all of Python's bytecode to make
_ENDS_WITHIN_S = 60.0
_NS_PER_S = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Client:
    """Somebody to measure. `ends_itself` is false for a client that ends when Enter is pressed."""

    name: str
    command: tuple[str, ...]
    ends_itself: bool = True


@dataclass(frozen=True, slots=True)
class Turn:
    """One client's turn. CPU is milliseconds a picture; memory is the peak since its start."""

    pictures: int
    missed: int
    process_cpu_ms: float
    frame_thread_cpu_ms: float
    first_picture_s: float
    peak_resident_mib: float


@dataclass(frozen=True, slots=True)
class Result:
    """A client over all rounds: misses over all its pictures, the largest memory, medians of the rest."""

    pictures: int
    missed_share: float
    process_cpu_ms: float
    frame_thread_cpu_ms: float
    first_picture_s: float
    peak_resident_mib: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """All results; and those of our player's gradient divided by each other client's, None where that is zero."""

    seconds: float
    rounds: int
    cpu_count: int
    clients: dict[str, Result]
    ratios: dict[str, dict[str, float | None]]


def clients(seconds: float, report: Path) -> tuple[Client, ...]:
    """The clients in the order of their turns, told to play for a little more than `seconds`."""
    played_s = f"{seconds + 2:g}"  # from its first picture on, as the turn is counted
    plain = str(Path(__file__).with_name("plain_client.py"))

    def player(scene: str) -> tuple[str, ...]:
        return (sys.executable, "-m", "vr_runtime.bench.lone_player", scene, played_s, str(report / scene))

    return (
        Client("player_gradient", player("gradient")),
        Client("plain_client", (sys.executable, "-P", plain, "--seconds", played_s)),
        Client("hello_xr", ("hello_xr", "-g", "Vulkan2"), ends_itself=False),
        Client("player_night_sky", player("night-sky")),
    )


def compare(seconds: float = 30.0, rounds: int = 3, say: Callable[[str], None] = lambda _line: None) -> Comparison:
    """Run every client `rounds` times for `seconds` from its first picture, the first five of them left out.

    Raises `Problem` where there is no Monado to run them on, or a client does not play to the end of its turn.
    """
    metrics = _metrics_file(os.environ)
    if seconds <= SETTLE_S:
        raise Problem(
            ExitCode.USAGE, f"--seconds {seconds:g} is too short", f"Give more than {SETTLE_S:g}: that long is left out"
        )
    turns: dict[str, list[Turn]] = {}
    with tempfile.TemporaryDirectory(prefix="vr-bench-") as folder:
        for number in range(1, rounds + 1):
            for client in clients(seconds, Path(folder)):
                turn = _take_turn(client, seconds, metrics, Path(folder) / "output")
                turns.setdefault(client.name, []).append(turn)
                cost = f"{turn.missed} missed, {turn.process_cpu_ms:.2f} ms a frame"
                say(f"round {number} of {rounds}: {client.name}: {cost}")
    results = {name: _summary(taken) for name, taken in turns.items()}
    return Comparison(seconds, rounds, os.cpu_count() or 1, results, _ratios(results))


def bench(*, seconds: float = 30.0, rounds: int = 3, as_json: bool = False) -> ExitCode:
    """The command: measure, then print the table, or JSON. Progress goes to standard error."""
    found = compare(seconds, rounds, lambda line: print(line, file=sys.stderr, flush=True))
    print(json.dumps(asdict(found), indent=2) if as_json else table(found))
    return ExitCode.OK


def table(found: Comparison) -> str:
    """The comparison for a person."""
    heads = ("", "missed", "CPU ms/frame", "frame thread", "first picture", "peak MiB")
    rows: list[tuple[str, ...]] = [
        (
            name,
            f"{result.missed_share:.2%}",
            f"{result.process_cpu_ms:.2f}",
            f"{result.frame_thread_cpu_ms:.2f}",
            f"{result.first_picture_s:.2f} s",
            f"{result.peak_resident_mib:.0f}",
        )
        for name, result in found.clients.items()
    ]
    rows += [
        (f"player / {name}", *("-" if ratio is None else f"{ratio:.2f}x" for ratio in ratios.values()))
        for name, ratios in found.ratios.items()
    ]
    return "\n".join(
        "  ".join(f"{cell:>{18 if at == 0 else 13}}" for at, cell in enumerate(row)) for row in [heads, *rows]
    )


def _metrics_file(environ: Mapping[str, str]) -> monado_metrics.MetricsFile:
    path = Path(environ.get(METRICS_VARIABLE, ""))
    if not path.is_file() or shutil.which("hello_xr") is None:
        what = "`bench monado` found no Monado service that keeps metrics"
        raise Problem(ExitCode.NO_RUNTIME, what, "Run it as root from a checkout: python -m tests.monado.rig bench")
    return monado_metrics.MetricsFile(path)


def _take_turn(client: Client, seconds: float, metrics: monado_metrics.MetricsFile, output: Path) -> Turn:
    offset = metrics.end()
    environment = {"OXR_VIEWPORT_SCALE_PERCENTAGE": "25"} | os.environ
    with output.open("wb") as said:
        started_ns = time.monotonic_ns()
        # hello_xr ends when its standard input does, so everybody gets a pipe that stays open
        process = subprocess.Popen(client.command, env=environment, stdin=subprocess.PIPE, stdout=said, stderr=said)
    try:
        first_ns = _first_picture_ns(process, metrics, offset)
        before_ns, before = _sample_at(process, first_ns + int(SETTLE_S * _NS_PER_S))
        after_ns, after = _sample_at(process, first_ns + int(seconds * _NS_PER_S))
        process.communicate(None if client.ends_itself else b"\n", timeout=_ENDS_WITHIN_S)
        if process.returncode != 0:
            raise ChildProcessError(f"ended with {process.returncode}")
    except (OSError, subprocess.TimeoutExpired) as error:
        process.kill()
        process.wait()
        last = (output.read_text(errors="replace").strip().splitlines() or ["nothing"])[-1]
        what = f"{client.name} did not play its turn to the end ({error}); it said last: {last}"
        raise Problem(ExitCode.UNEXPECTED, what, f"Try it alone: {' '.join(client.command)}") from None
    counted = monado_metrics.count(metrics.frames_since(offset), before_ns, after_ns)
    if counted.pictures == 0:
        what = f"{client.name} showed no picture after the first {SETTLE_S:g} s"
        raise Problem(ExitCode.UNEXPECTED, what, f"Try it alone: {' '.join(client.command)}")
    return Turn(
        pictures=counted.pictures,
        missed=counted.missed,
        process_cpu_ms=(after.process_cpu_ns - before.process_cpu_ns) / counted.pictures / 1e6,
        frame_thread_cpu_ms=(after.first_thread_cpu_ns - before.first_thread_cpu_ns) / counted.pictures / 1e6,
        first_picture_s=(first_ns - started_ns) / _NS_PER_S,
        peak_resident_mib=after.peak_resident_kib / 1024,
    )


def _first_picture_ns(process: subprocess.Popen[bytes], metrics: monado_metrics.MetricsFile, offset: int) -> int:
    deadline_ns = time.monotonic_ns() + int(_SHOWS_WITHIN_S * _NS_PER_S)
    while (first_ns := monado_metrics.first_picture_ns(metrics.frames_since(offset))) is None:
        if process.poll() is not None:
            raise ProcessLookupError(f"ended with {process.returncode} before its first picture")
        if time.monotonic_ns() > deadline_ns:
            raise TimeoutError(f"no picture within {_SHOWS_WITHIN_S:g} s")
        time.sleep(0.05)
    return first_ns


def _sample_at(process: subprocess.Popen[bytes], instant_ns: int) -> tuple[int, monado_process.ProcessSample]:
    time.sleep(max(0, instant_ns - time.monotonic_ns()) / _NS_PER_S)
    if process.poll() is not None:
        raise ProcessLookupError(f"ended early with {process.returncode}")
    return time.monotonic_ns(), monado_process.sample(process.pid)


def _summary(turns: Sequence[Turn]) -> Result:
    pictures, missed = sum(turn.pictures for turn in turns), sum(turn.missed for turn in turns)
    return Result(
        pictures=pictures,
        missed_share=missed / (pictures + missed),
        process_cpu_ms=median(turn.process_cpu_ms for turn in turns),
        frame_thread_cpu_ms=median(turn.frame_thread_cpu_ms for turn in turns),
        first_picture_s=median(turn.first_picture_s for turn in turns),
        peak_resident_mib=max(turn.peak_resident_mib for turn in turns),
    )


def _ratios(results: Mapping[str, Result]) -> dict[str, dict[str, float | None]]:
    ours = asdict(results["player_gradient"])
    ratios: dict[str, dict[str, float | None]] = {}
    for name in ("plain_client", "hello_xr"):
        theirs = asdict(results[name])
        ratios[name] = {key: ours[key] / theirs[key] if theirs[key] else None for key in theirs if key != "pictures"}
    return ratios
