"""A console without a window, where its libraries are not installed: reads states and mirror, or acts and prints ms."""

from __future__ import annotations

import json
import sys
import threading
import time

from vr_runtime.control.client import Client
from vr_runtime.control.messages import Ease
from vr_runtime.control.private_files import Places
from vr_runtime.link.mirror import MirrorReader
from vr_runtime.problem import ExitCode

_LOOKS_A_SECOND = 15


def _look() -> None:
    """States as they come and the mirror fifteen times a second, until it is killed."""
    threading.Thread(target=_states, daemon=True).start()
    reader = MirrorReader.open(Places.of_this_user().runtime)
    assert reader is not None
    while True:
        reader.watch()
        reader.newest()
        time.sleep(1.0 / _LOOKS_A_SECOND)


def _states() -> None:
    with Client.attach() as client:
        for _ in client.states():
            pass


def _click(clicks: int) -> list[float]:
    acknowledged_ms = []
    with Client.attach() as client:
        for number in range(clicks):
            sent_ns = time.perf_counter_ns()
            client.act(Ease(on=number % 2 == 0))
            acknowledged_ms.append((time.perf_counter_ns() - sent_ns) / 1e6)
            time.sleep(0.05)
    return acknowledged_ms


def _main(words: list[str]) -> ExitCode:
    if words:
        print(json.dumps(_click(int(words[0]))))
    else:
        _look()
    return ExitCode.OK


if __name__ == "__main__":
    raise SystemExit(_main(sys.argv[1:]))
