"""Which world it is to be: pictures to choose from, those that do not suit this patient dimmed with the reason."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from vr_runtime.launcher import words
from vr_runtime.launcher.controls import Banner, ChoiceRow, Panel
from vr_runtime.launcher.start.library import Scenery
from vr_runtime.launcher.start.scene_choice import Bar, Posture, SceneOffer, Wishes, bar_of, chosen_of
from vr_runtime.launcher.start.scene_grid import SceneGrid
from vr_runtime.launcher.start.scene_hero import SceneHero
from vr_runtime.launcher.start.scene_tile import SceneTile
from vr_runtime.launcher.start.strips import close_in
from vr_runtime.launcher.theme import theme


class ScenesPanel(Panel):
    """`changed`: another scene is chosen, or none. `posture_chosen`: by a person."""

    changed = Signal()
    posture_chosen = Signal(object)

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._scenery = Scenery()
        self._wishes = Wishes()
        self._wanted = self._default = self.chosen = ""
        self._is_read = False
        self._tiles: dict[str, SceneTile] = {}
        self._group = QButtonGroup(self)
        self.posture = ChoiceRow(
            [(one, words.posture(one)) for one in ("lying", "seated")], "lying", says=self.tr("The patient’s posture")
        )
        self.hero = SceneHero()
        self.grid = SceneGrid()
        self.banner = Banner()
        head = QHBoxLayout()
        head.setSpacing(theme().S * 2)
        head.addWidget(self.title, 1)  # from above it to beside the choice
        head.addWidget(self.posture)
        self.retitle(self.tr("Scene"))
        self.body.addLayout(head)
        for part in (self.banner, self.hero, self.grid):
            self.body.addWidget(part, int(part is self.hero))
        close_in(self)
        self.body.addStretch()
        self.banner.say("plain", "")
        self._group.buttonClicked.connect(self._clicked)
        self.posture.chosen.connect(self._posture_chosen)
        self._show()

    @property
    def offer(self) -> SceneOffer | None:
        """The chosen scene."""
        return next((scene for scene in self._scenery.scenes if scene.name == self.chosen), None)

    @property
    def wanted(self) -> str:
        """What was asked for, whether or not it suits now."""
        return self._wanted

    @property
    def posture_value(self) -> Posture:
        return self._wishes.posture

    def tile(self, name: str) -> SceneTile:
        return self._tiles[name]

    def show_scenery(self, scenery: Scenery) -> None:
        """What there is to choose from. Raises nothing: a library that cannot be read is a banner."""
        self._scenery, self._is_read = scenery, True
        for name, tile in list(self._tiles.items()):
            if name not in {scene.name for scene in scenery.scenes}:
                self._group.removeButton(tile)
                tile.deleteLater()
                del self._tiles[name]
        for scene in scenery.scenes:
            picture = scenery.pictures.get(scene.name)
            if scene.name not in self._tiles:
                self._tiles[scene.name] = SceneTile(scene.name, picture, self.grid)
                self._group.addButton(self._tiles[scene.name])
            tags = " · ".join(words.tag(tag) for tag in scene.tags)
            self._tiles[scene.name].say(scene.title(self._language), scene.description(self._language), tags)
        tiles = [self._tiles[scene.name] for scene in scenery.scenes]
        self.grid.show_tiles(tiles)
        for one, following in pairwise((self.posture.buttons()[-1], *tiles)):
            self.setTabOrder(one, following)
        self._show()

    def want(self, scene: str, default: str = "") -> None:
        """This scene as soon as nothing stands against it; until then the default, or the first that suits."""
        self._wanted, self._default = scene, default or self._default
        self._show()

    def wish(self, wishes: Wishes) -> None:
        """Posture, what a card avoids, and what the clinic plays."""
        self._wishes = wishes
        self.posture.choose(wishes.posture)
        self._show()

    def _clicked(self, tile: object) -> None:
        assert isinstance(tile, SceneTile)
        self._wanted = tile.scene
        self._show()

    def _posture_chosen(self, posture: object) -> None:
        self.posture_chosen.emit(posture)

    def _show(self) -> None:
        before = self.chosen
        self.chosen = chosen_of(self._scenery.scenes, self._wishes, self._wanted, self._default)
        for scene in self._scenery.scenes:
            tile, bar = self._tiles[scene.name], bar_of(scene, self._wishes)
            tile.bar("" if bar is None else self._reason(bar))
            self._group.setExclusive(False)
            tile.setChecked(scene.name == self.chosen)
            self._group.setExclusive(True)
        self._show_hero()
        self._show_banner()
        if self.chosen != before:
            self.changed.emit()

    def _show_hero(self) -> None:
        empty = self.tr("No scene suits this patient now") if self._is_read else self.tr("Looking for the scenes …")
        picture = self._scenery.pictures.get(self.chosen)
        self.hero.show_scene(self.offer, picture, self._language, empty=empty, note=self._instead_words())
        self.hero.setVisible(bool(self._scenery.scenes) or not self._is_read)

    def _show_banner(self) -> None:
        if self._scenery.fault:
            self.banner.say("problem" if not self._scenery.scenes else "warn", self._scenery.fault)
        elif self._is_read and not self._scenery.scenes:
            self.banner.say(
                "problem", self.tr("There are no scenes. The program is not wholly installed; install it again.")
            )
        else:
            self.banner.say("plain", "")

    def _instead_words(self) -> str:
        """Why it is not the scene that was wanted."""
        wanted = next((scene for scene in self._scenery.scenes if scene.name == self._wanted), None)
        bar = None if wanted is None else bar_of(wanted, self._wishes)
        if wanted is None or bar is None:
            return ""
        return self.tr("Instead of {wanted} ({reason})").format(
            wanted=wanted.title(self._language), reason=self._reason(bar)
        )

    def _reason(self, bar: Bar) -> str:
        if bar.kind == "refused":
            return self.tr("Cannot be played: {why}").format(why=bar.what[0])
        if bar.kind == "clinic":
            return self.tr("Not used in this clinic")
        if bar.kind == "tags":
            return self.tr("Card avoids: {tags}").format(tags=", ".join(words.tag(tag) for tag in bar.what))
        if bar.what == ("lying",):
            return self.tr("For lying only")
        return self.tr("For sitting only")
