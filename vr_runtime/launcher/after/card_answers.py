"""The answers of a session on the patient's card, where one is open."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from vr_runtime.cards.card import Answers
from vr_runtime.cards.store import Store


def keep_on_card(folder: Path, code: str, said: Mapping[str, int]) -> None:
    """Put what was said after its newest session on the card. Raises Problem: UNKNOWN_CARD, CARD_UNUSABLE."""
    store = Store(folder)
    card = store.get(code)
    newest = card.scales[-1] if card.scales and card.scales[-1].session == max(1, card.sessions) else None
    before = Answers() if newest is None else newest.before
    store.save(card.with_scales(before, Answers(**said)))
