"""The start page: is all ready, which scene, how long, how it is for the patient, and one act that starts it."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from vr_runtime.cards.card import Card
from vr_runtime.clinic.setting_types import DEFAULTS, Settings
from vr_runtime.control.messages import Snapshot
from vr_runtime.launcher.away import away
from vr_runtime.launcher.context import Context
from vr_runtime.launcher.controls import scrolling
from vr_runtime.launcher.set_up import SetUp
from vr_runtime.launcher.start.card_strip import CardStrip
from vr_runtime.launcher.start.comfort_panel import ComfortPanel
from vr_runtime.launcher.start.draft import Draft, Unsaved, draft_of, draft_of_card
from vr_runtime.launcher.start.library import Presets, Scenery
from vr_runtime.launcher.start.plan_panel import PlanPanel
from vr_runtime.launcher.start.preflight_panel import PreflightPanel
from vr_runtime.launcher.start.scene_choice import Posture, Wishes
from vr_runtime.launcher.start.scenes_panel import ScenesPanel
from vr_runtime.launcher.start.standing import Standing
from vr_runtime.launcher.start.starting import Starting
from vr_runtime.launcher.start.summary import language, remark, summary
from vr_runtime.launcher.start.ways import Ways
from vr_runtime.launcher.theme import theme

_TWO_COLUMNS_FROM_PX = 1000  # at 100 %
_EXAMINED_FOR_S = 60.0


class StartPage(QWidget):
    """Open, look, start. Whatever fails, nothing that was set is lost."""

    def __init__(self, context: Context, ways: Ways | None = None) -> None:
        super().__init__()
        self.setObjectName("start-page")
        self._context, self._ways = context, ways or Ways()
        settings = self._settings
        before = self._context.unsaved.get("start")
        self._taken_over = before if isinstance(before, Unsaved) else None
        self._draft = draft_of(settings) if self._taken_over is None else self._taken_over.draft
        self._avoided: frozenset[str] = frozenset()
        self._examined_s = -_EXAMINED_FOR_S
        self._is_offered = self._told_runs = self._is_made = False
        self.store = self._ways.store()
        self.standing = Standing()
        self.preflight = PreflightPanel(settings.sound_device, self._ways.job)
        self.scenes = ScenesPanel(language())
        self.card = CardStrip(context.card, self.store)
        self.plan = PlanPanel(settings)
        self.comfort = ComfortPanel(settings)
        self.starting = Starting(self, context, self._ways, self.card, self.preflight.examine)
        self.bar, self.failure, self.beginning = self.starting.bar, self.starting.failure, self.starting.beginning
        self._lay_out()
        self._connect()
        self._show_draft(self._draft)
        if self._taken_over is not None:
            self.preflight.headset.choose(self._taken_over.headset)
            self.card.show_typed(self._taken_over.card)
        self._is_made = True
        self._read()
        self._tell()

    @property
    def set_up(self) -> SetUp | None:
        """What would be started; None while something is missing."""
        settings, comfort = self._settings, self.comfort.comfort
        if self.plan.plan is None or not self.scenes.chosen:
            return None
        infusion_min, window_min = self.plan.lengths
        return SetUp(
            headset=self.preflight.headset_value,
            scene=self.scenes.chosen,
            preset=self.plan.preset_name,
            infusion_min=infusion_min,
            window_min=window_min,
            posture=self.scenes.posture_value,
            brightness_percent=comfort.brightness_percent,
            volume_db=comfort.volume_db,
            music=comfort.music,
            voice=comfort.voice,
            breath_cue=self.comfort.breath_cue,
            sound=settings.sound_device,
            cap_db=settings.cap_db,
            keep_days=settings.keep_days,
        )

    @property
    def _settings(self) -> Settings:
        return self._context.settings.now or DEFAULTS

    # What is where

    def _lay_out(self) -> None:
        look = theme()
        left, right = QVBoxLayout(), QVBoxLayout()
        for panel in (self.standing, self.preflight, self.scenes):
            left.addWidget(panel, int(panel is self.scenes))
        for part in (self.card, self.plan, self.comfort):
            right.addWidget(part)
        right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.addLayout(left, 20)
        self._columns.addLayout(right, 11)
        inner = QWidget()
        inner.setProperty("role", "page")
        content = QVBoxLayout(inner)
        content.setContentsMargins(look.S * 2, look.px(10), look.S * 2, look.px(10))
        content.addLayout(self._columns, 1)
        for layout in (left, right, self._columns, content):
            layout.setSpacing(look.S)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolling(inner), 1)
        whole.addWidget(self.failure)
        whole.addWidget(self.bar)
        self.setTabOrder(self.plan.minutes.more, self.comfort.brightness.slider)
        self.comfort.order_tabs()
        self.setTabOrder(self.comfort.voice, self.bar.button)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        super().resizeEvent(event)
        wide = self.width() >= theme().px(_TWO_COLUMNS_FROM_PX)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        super().showEvent(event)
        if time.monotonic() - self._examined_s >= _EXAMINED_FOR_S and not self.beginning.is_under_way:
            self._examined_s = time.monotonic()
            QTimer.singleShot(0, self, self.preflight.examine)

    # What comes in

    def _connect(self) -> None:
        self.preflight.headset_chosen.connect(lambda _headset: self._tell())
        self.preflight.examined.connect(self._tell)
        self.scenes.changed.connect(self._tell)
        self.scenes.posture_chosen.connect(self._choose_posture)
        self.plan.changed.connect(self._plan_changed)
        self.card.code.textChanged.connect(lambda _text: self._keep())
        self.comfort.changed.connect(self._tell)
        self.card.opened.connect(self._card_opened)
        self.card.closed.connect(self._card_closed)
        self.card.repeat.connect(self._repeat)
        self.card.more.connect(lambda: self._context.navigate("cards"))
        self.standing.use_headset.connect(lambda: self.preflight.choose_headset("openxr"))
        self.standing.go_to_session.connect(self.starting.go_to_session)
        self.standing.resume.connect(self._resume)
        self.bar.start.connect(self._start)
        self.starting.over.connect(self._tell)
        attachment = self._context.attachment
        attachment.attached.connect(self._tell)
        attachment.state.connect(self._see)
        attachment.lost.connect(self._tell)
        self._context.settings.changed.connect(self._use_settings)

    def _read(self) -> None:
        """Scenes and presets: the built-in ones at once, a clinic's own when their seals have been looked at."""
        self._built_in = away(self, self._ways.scenes)
        self._built_in.done.connect(self._built_in_read)
        self._presets = away(self, self._ways.presets)
        self._presets.done.connect(self._presets_read)

    def _built_in_read(self, scenery: object) -> None:
        assert isinstance(scenery, Scenery)
        self._scenery = scenery
        self.scenes.show_scenery(scenery)
        self._own = away(self, self._ways.clinic_scenes)
        self._own.done.connect(self._own_read)
        self._tell()

    def _own_read(self, scenery: object) -> None:
        assert isinstance(scenery, Scenery)
        if scenery != Scenery():
            self.scenes.show_scenery(self._scenery.with_more(scenery))
        self._tell()

    def _presets_read(self, presets: object) -> None:
        assert isinstance(presets, Presets)
        self.plan.offer(presets)
        draft = self._draft
        self.plan.show_choice(draft.preset, draft.by, draft.minutes)

    def _use_settings(self, _settings: object) -> None:
        settings, is_untouched = self._settings, "start" not in self._context.unsaved
        self.plan.use_settings(settings)
        self.comfort.use_settings(settings)
        self.preflight.use_sound(settings.sound_device)
        self._wish(self.scenes.posture_value)
        if is_untouched:
            self._show_draft(draft_of(settings))
        self._tell()

    # The card

    def _card_opened(self, card: Card) -> None:
        self._avoided = frozenset(card.tags_avoided)
        is_the_same = self._taken_over is not None and self._taken_over.card == card.code
        self._wish(self.scenes.posture_value if is_the_same else card.posture or self.scenes.posture_value)
        self._taken_over = None
        self._tell()

    def _card_closed(self) -> None:
        self._avoided = frozenset()
        self._wish(self.scenes.posture_value)
        self._tell()

    def _repeat(self, card: Card) -> None:
        self._show_draft(draft_of_card(card, self._draft, self._settings))
        self._tell()

    def _choose_posture(self, posture: Posture) -> None:
        self._wish(posture)
        self._tell()

    def _wish(self, posture: Posture) -> None:
        self.scenes.wish(Wishes(posture, self._avoided, frozenset(self._settings.allowed_scenes)))

    def _plan_changed(self) -> None:
        self.comfort.follow_preset(self.plan.breath_cue)
        self._tell()

    def _keep(self) -> None:
        """For the page that takes this one's place; what nobody touched follows the settings instead."""
        if not self._is_made:
            return
        unsaved = self._context.unsaved
        draft = Draft(
            scene=self.scenes.wanted,
            preset=self.plan.preset_name,
            by=self.plan.by_value,
            minutes=self.plan.typed,
            posture=self.scenes.posture_value,
            comfort=self.comfort.comfort,
        )
        code = self.card.code.text() if self.card.card is None else self.card.card.code
        told = Unsaved(draft, self.preflight.headset_value, code)
        if told == Unsaved(draft_of(self._settings), "openxr", ""):
            unsaved.pop("start", None)
        else:
            unsaved["start"] = told

    def _show_draft(self, draft: Draft) -> None:
        self._draft = draft
        self._wish(draft.posture)
        self.scenes.want(draft.scene, self._settings.default_scene)
        self.plan.show_choice(draft.preset, draft.by, draft.minutes)
        self.comfort.show_comfort(draft.comfort)

    # The start

    def _start(self) -> None:
        set_up = self.set_up
        if set_up is not None and self._context.attachment.snapshot is None:
            self.starting.start(set_up)
            self._tell()

    def _resume(self) -> None:
        self.starting.resume()
        self._tell()

    def _see(self, _snapshot: Snapshot) -> None:
        if self._runs() != self._told_runs:
            self._tell()

    # What is said

    def _tell(self) -> None:
        self._keep()
        runs = self._told_runs = self._runs()
        is_simulated = self.preflight.headset_value == "simulated"
        broke_off_min = None if self.beginning.is_under_way else self.preflight.broke_off_min
        self.standing.tell(runs=runs, broke_off_min=broke_off_min, simulated=is_simulated)
        if self.beginning.is_under_way:
            return
        set_up = self.set_up
        possible = set_up is not None and not runs
        hint = self.tr("Simulated headset") if is_simulated and possible else ""
        scene, plan = self.scenes.offer, self.plan.plan
        told = remark(scene, plan, runs=runs, problem=self.preflight.level == "problem")
        self.bar.tell(summary(scene, plan, self.scenes.posture_value), told, possible=possible, hint=hint)
        if possible and not self._is_offered:
            self._is_offered = True
            self.bar.button.setFocus(Qt.FocusReason.OtherFocusReason)  # Enter starts what the clinic usually does

    def _runs(self) -> bool:
        """A session that was not started just now."""
        snapshot = self._context.attachment.snapshot
        return snapshot is not None and not snapshot.flags.ended and not self.beginning.is_under_way
