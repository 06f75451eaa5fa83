"""How bright and how loud, and what is heard: within what the clinic allows."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from vr_runtime.clinic.setting_types import Settings
from vr_runtime.launcher import words
from vr_runtime.launcher.controls import DropDown, Panel, SliderRow, TickBox
from vr_runtime.launcher.start.draft import Comfort, held
from vr_runtime.launcher.start.strips import close_in
from vr_runtime.launcher.theme import theme

_LEAST_PERCENT, _LEAST_DB = 25, -24.0
_ROOM_PX = 392  # inside this panel in a window of 1280; longer words take two rows
_VOICES = ("none", "en", "de", "fr", "es")


class ComfortPanel(Panel):
    """`changed`: by a person."""

    changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Comfort"))
        self._settings = settings
        self._breath_wanted: bool | None = None  # None: nobody said; as the preset has it
        self._breath_of_preset = False
        self._sliders = QHBoxLayout()
        self._sliders.setSpacing(theme().S * 3)
        close_in(self)
        self.body.addLayout(self._sliders)
        self.voice = DropDown()
        self.voice.setAccessibleName(self.tr("Voice"))
        for name in _VOICES:
            word = words.voice(name)
            self.voice.addItem(word if name == "none" else self.tr("Voice: {language}").format(language=word), name)
        self.music = TickBox(self.tr("Music"))
        self.breath = TickBox(self.tr("Breath light"))
        self.breath.setToolTip(self.tr("Begins with a light to breathe with"))
        heard = QGridLayout()
        heard.setHorizontalSpacing(theme().S * 2)
        heard.setVerticalSpacing(0)
        heard.setColumnStretch(2, 1)
        heard.addWidget(self.music, 0, 0)
        heard.addWidget(self.breath, 0, 1)
        in_a_row = sum(one.sizeHint().width() for one in (self.music, self.breath, self.voice)) + theme().S * 4
        beside = in_a_row <= theme().px(_ROOM_PX)
        heard.addWidget(self.voice, *((0, 2) if beside else (1, 0, 1, 3)))
        self.body.addLayout(heard)
        self._make_sliders(held(Comfort(), settings))
        self.voice.activated.connect(lambda _index: self.changed.emit())
        self.music.clicked.connect(lambda _checked: self.changed.emit())
        self.breath.clicked.connect(self._breath_clicked)
        self.show_comfort(held(Comfort(), settings))

    @property
    def breath_cue(self) -> bool:
        """What is ticked."""
        return self.breath.isChecked()

    @property
    def comfort(self) -> Comfort:
        """As it was asked for; `breath_cue` None where the preset decides."""
        shown = Comfort(
            brightness_percent=round(self.brightness.value),
            volume_db=self.volume.value,
            music=self.music.isChecked(),
            voice=str(self.voice.currentData()),
            breath_cue=self._breath_wanted,
        )
        return held(shown, self._settings)  # a limit may lie between two steps of a slider

    def show_comfort(self, comfort: Comfort) -> None:
        """Have it so, held to what the clinic allows."""
        within = held(comfort, self._settings)
        self.brightness.show_value(within.brightness_percent)
        self.volume.show_value(within.volume_db)
        self.music.setChecked(within.music)
        self.voice.setCurrentIndex(max(0, self.voice.findData(within.voice)))
        self._breath_wanted = within.breath_cue
        self._show_breath()

    def follow_preset(self, breath_cue: bool) -> None:
        """What the chosen preset says of the light to breathe with; it is so until a person says otherwise."""
        self._breath_of_preset = breath_cue
        self._show_breath()

    def use_settings(self, settings: Settings) -> None:
        """Other limits: the sliders end where they do."""
        comfort = self.comfort
        self._settings = settings
        for slider in (self.brightness, self.volume):
            self._sliders.removeWidget(slider)
            slider.deleteLater()
        self._make_sliders(comfort)
        self.show_comfort(comfort)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Whoever scrolls the page past a slider means the page."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _breath_clicked(self, checked: bool) -> None:
        self._breath_wanted = checked
        self.changed.emit()

    def _show_breath(self) -> None:
        wanted = self._breath_wanted
        self.breath.setChecked(self._breath_of_preset if wanted is None else wanted)

    def _make_sliders(self, comfort: Comfort) -> None:
        settings = self._settings
        self.brightness = SliderRow(
            self.tr("Brightness"), "%", _LEAST_PERCENT, settings.max_brightness, 1, comfort.brightness_percent
        )
        self.volume = SliderRow(
            self.tr("Volume"), "dB", _LEAST_DB, settings.max_volume_db, 1, comfort.volume_db, words=words.volume
        )
        for slider in (self.brightness, self.volume):
            self._sliders.addWidget(slider, 1)
            slider.slider.installEventFilter(self)
            slider.moved.connect(lambda _value: self.changed.emit())
        self.order_tabs()

    def order_tabs(self) -> None:
        """From the top to the bottom; once more when the panel has come into its window, which orders by itself."""
        order = (self.brightness.slider, self.volume.slider, self.music, self.breath, self.voice)
        for one, following in pairwise(order):
            self.setTabOrder(one, following)
