"""Which scenes can be offered to this patient, and why the others cannot. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Posture = Literal["lying", "seated"]


@dataclass(frozen=True, slots=True)
class SceneOffer:
    """One scene as a person meets it. `titles`, `descriptions`: by language. `fault`: why it is refused, if it is."""

    name: str
    titles: Mapping[str, str] = field(default_factory=dict)
    descriptions: Mapping[str, str] = field(default_factory=dict)
    postures: tuple[str, ...] = ("lying", "seated")
    tags: tuple[str, ...] = ()
    built_in: bool = True
    fault: str = ""

    def title(self, language: str) -> str:
        """In the launcher's language, else in English, else the scene's name."""
        return self.titles.get(language) or self.titles.get("en") or self.name

    def description(self, language: str) -> str:
        """One piece of running text."""
        return " ".join((self.descriptions.get(language) or self.descriptions.get("en") or "").split())


@dataclass(frozen=True, slots=True)
class Wishes:
    """`avoided`: tags on the patient's card. `allowed`: scenes that the clinic plays; none named are all."""

    posture: Posture = "lying"
    avoided: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Bar:
    """Why a scene is not offered. `what`: the tags, or the postures that it is made for, or the fault's line."""

    kind: Literal["refused", "clinic", "posture", "tags"]
    what: tuple[str, ...] = ()


def bar_of(scene: SceneOffer, wishes: Wishes) -> Bar | None:
    """The first reason that stands against it, the one that is hardest to change first."""
    if scene.fault:
        return Bar("refused", (scene.fault,))
    if wishes.allowed and scene.name not in wishes.allowed:
        return Bar("clinic")
    if avoided := tuple(tag for tag in scene.tags if tag in wishes.avoided):
        return Bar("tags", avoided)
    if wishes.posture not in scene.postures:
        return Bar("posture", scene.postures)
    return None


def chosen_of(scenes: Iterable[SceneOffer], wishes: Wishes, wanted: str, default: str = "") -> str:
    """The scene that was wanted while nothing stands against it, else the default, else the first that is offered."""
    offered = [scene.name for scene in scenes if bar_of(scene, wishes) is None]
    return next((name for name in (wanted, default) if name in offered), offered[0] if offered else "")
