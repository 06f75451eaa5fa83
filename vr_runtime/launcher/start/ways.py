"""How the start page reaches what lies outside it: other commands, the session itself, scenes, presets and cards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vr_runtime.cards.store import Store
from vr_runtime.launcher.jobs import HostStart, Job, resume_session, run_job, start_session
from vr_runtime.launcher.set_up import SetUp
from vr_runtime.launcher.start.library import (
    Presets,
    Scenery,
    read_built_in_scenes,
    read_clinic_scenes,
    read_presets,
)


@dataclass(frozen=True, slots=True)
class Ways:
    """Each can be another one, as in a test."""

    job: Callable[..., Job] = run_job
    start: Callable[[SetUp], HostStart] = start_session
    resume: Callable[[], HostStart] = resume_session
    scenes: Callable[[], Scenery] = read_built_in_scenes
    clinic_scenes: Callable[[], Scenery] = read_clinic_scenes
    presets: Callable[[], Presets] = read_presets
    store: Callable[[], Store] = Store.of_this_installation
