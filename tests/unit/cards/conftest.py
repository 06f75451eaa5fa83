"""A store of cards in a folder of the test's own, in a year that the test chooses."""

from __future__ import annotations

import pytest

from vr_runtime.cards.store import Store


class Calendar:
    def __init__(self) -> None:
        self.year = 2031

    def __call__(self) -> int:
        return self.year


@pytest.fixture
def calendar():
    return Calendar()


@pytest.fixture
def store(tmp_path, calendar):
    return Store(tmp_path / "cards", calendar)
