"""A start page whose processes, scenes and sessions are a test's own."""

from __future__ import annotations

import pytest

from tests.launcher.start.rig import PRESETS, SCENES, Outside
from vr_runtime.cards.store import Store
from vr_runtime.clinic.setting_types import Settings
from vr_runtime.launcher.start.library import Scenery
from vr_runtime.launcher.start.page import StartPage
from vr_runtime.launcher.start.ways import Ways

OFFERED, NONE = Scenery(SCENES), Scenery()


@pytest.fixture
def outside():
    return Outside()


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "cards", year=lambda: 2026)


@pytest.fixture
def make_page(qtbot, context, outside, store):
    """make_page(scenes=..., settings={...}): a page that is shown, with its library read."""
    pages = []

    def make(*, scenes=OFFERED, own=NONE, presets=PRESETS, settings=None, size=(1180, 800), read=True):
        context.settings.set(Settings(**({"default_scene": "canopy"} | (settings or {}))))
        ways = Ways(
            job=outside.job, start=outside.start, resume=outside.resume, scenes=lambda: scenes,
            clinic_scenes=lambda: own, presets=lambda: presets, store=lambda: store,
        )  # fmt: skip
        page = StartPage(context, ways)
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        pages.append(page)
        if read:
            qtbot.waitUntil(lambda: page.scenes.hero.title.text() != "Looking for the scenes …", timeout=30_000)
            qtbot.waitUntil(lambda: page.plan.preset.count() > 0 or bool(page.plan.preset_fault.text()), timeout=30_000)
            qtbot.waitUntil(lambda: bool(outside.examinations()), timeout=30_000)
        return page

    return make


@pytest.fixture
def page(make_page):
    return make_page()
