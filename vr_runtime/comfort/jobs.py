"""Scenes examined in this process, or several at a time in processes of their own: a GL context belongs to one."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import partial

import moderngl

from vr_runtime.comfort.clips import sampled, whole
from vr_runtime.comfort.examination import Examined, examine, together
from vr_runtime.render.offscreen import standalone_context
from vr_runtime.render.scene_library import load_scene

_context: moderngl.Context | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """One programme of one scene."""

    scene: str
    number: int
    sampled: bool
    peak_nits: float


def examine_scenes(
    names: list[str], *, few: bool, peak_nits: float, jobs: int, progress: Callable[[str], None]
) -> Iterator[Examined]:
    """Each scene, once all that is filmed of it has been. Problem where one cannot be loaded, before any is filmed."""
    for name in names:
        load_scene(name, draft=True)
    programmes = len(sampled() if few else whole())
    orders = [Order(name, number, few, peak_nits) for name in names for number in range(programmes)]
    done: dict[str, list[Examined]] = {name: [] for name in names}
    for order, examined in _carried_out(orders, jobs, progress):
        done[order.scene].append(examined)
        if len(done[order.scene]) == programmes:
            yield together(done.pop(order.scene))


def _carried_out(orders: list[Order], jobs: int, progress: Callable[[str], None]) -> Iterator[tuple[Order, Examined]]:
    if jobs == 1 or len(orders) == 1:
        for order in orders:
            yield order, _carry_out(order, partial(_say, progress, order.scene))
        return
    # Spawned, not forked: a GL context does not survive a fork.
    with ProcessPoolExecutor(min(jobs, len(orders)), multiprocessing.get_context("spawn")) as pool:
        running = {pool.submit(_carry_out, order): order for order in orders}
        try:
            for number, finished in enumerate(as_completed(running), 1):
                order = running[finished]
                progress(f"{order.scene}: programme {order.number + 1} done ({number} of {len(orders)})")
                yield order, finished.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _say(progress: Callable[[str], None], scene: str, what: str) -> None:
    progress(f"{scene}: {what}")


def _carry_out(order: Order, progress: Callable[[str], None] = lambda _: None) -> Examined:
    global _context  # noqa: PLW0603 - one context a process, for all that it examines
    _context = _context or standalone_context()
    programme = (sampled() if order.sampled else whole())[order.number]
    with _context:
        return examine(
            _context, load_scene(order.scene, draft=True), programme, peak_nits=order.peak_nits, progress=progress
        )
