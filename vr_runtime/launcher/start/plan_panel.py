"""How long it is to be: the preset, the infusion or the time in the headset, and what becomes of it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vr_runtime.clinic.setting_types import Settings
from vr_runtime.course.plan import Plan
from vr_runtime.launcher import words
from vr_runtime.launcher.controls import ChoiceRow, DropDown, Hint, Panel, label
from vr_runtime.launcher.marks import Mark
from vr_runtime.launcher.start.library import PresetOffer, Presets
from vr_runtime.launcher.start.minutes_field import MinutesField
from vr_runtime.launcher.start.plan_choice import By, Planned, planned, range_of
from vr_runtime.launcher.start.strips import close_in
from vr_runtime.launcher.start.time_line import TimeLine
from vr_runtime.launcher.theme import theme


class PlanPanel(Panel):
    """`changed`: another plan, or none any more."""

    changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._offers: tuple[PresetOffer, ...] = ()
        self._wanted = settings.default_preset
        self._planned = Planned(None)
        self.preset = DropDown()
        self.preset.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.preset.setMinimumContentsLength(12)
        self.preset.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.preset.setAccessibleName(self.tr("Preset"))
        self.by = ChoiceRow(
            [("infusion", self.tr("Infusion")), ("window", self.tr("Time in the headset"))],
            "infusion",
            says=self.tr("Planned by"),
        )
        self.minutes = MinutesField()
        self.outcome, self.outcome_of = label(role="lead"), label(role="small", wraps=True)
        self._mark = Mark(size=18)
        self.fault = label(wraps=True)
        self._fault_row = _row(self._mark, self.fault)
        self.preset_fault = Hint()
        self.time_line = TimeLine()
        self._length_row = QWidget()
        lengths = QHBoxLayout(self._length_row)
        lengths.setContentsMargins(0, 0, 0, 0)
        lengths.setSpacing(theme().S * 2)
        lengths.addWidget(self.minutes, 3)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addStretch(1)
        told.addWidget(self.outcome)
        told.addWidget(self.outcome_of)
        told.addStretch(1)
        lengths.addLayout(told, 2)
        head = QHBoxLayout()
        head.setSpacing(theme().S * 2)
        head.addWidget(self.title)  # from above it to beside the list
        head.addWidget(self.preset, 1)
        self.retitle(self.tr("Plan"))
        self.body.addLayout(head)
        close_in(self)
        for part in (self.preset_fault, self.by, self._length_row, self._fault_row, self.time_line):
            self.body.addWidget(part)
        self.preset.activated.connect(lambda index: self._choose_preset(str(self.preset.itemData(index))))
        self.by.chosen.connect(self._by_changed)
        self.minutes.changed.connect(lambda _text: self._plan_anew())
        self.offer(Presets())

    @property
    def plan(self) -> Plan | None:
        return self._planned.plan

    @property
    def preset_name(self) -> str:
        return self._wanted

    @property
    def by_value(self) -> By:
        return cast("By", self.by.value)

    @property
    def breath_cue(self) -> bool:
        """Whether sessions of the chosen preset begin with the light to breathe with."""
        offer = self._offer()
        return offer is not None and offer.preset is not None and offer.preset.breath_cue

    @property
    def typed(self) -> str:
        return self.minutes.text

    @property
    def lengths(self) -> tuple[int | None, int | None]:
        """Minutes of infusion and of window, one of them at most, as a set-up has them."""
        plan = self.plan
        if plan is None or plan.preset.dose is not None:
            return None, None
        return (plan.infusion_min, None) if self.by_value == "infusion" else (None, plan.window_min)

    def offer(self, presets: Presets) -> None:
        """What can be chosen. Those that cannot be used stay in sight, with the reason."""
        self._offers = presets.offers
        self.preset.clear()
        for offer in presets.offers:
            self.preset.addItem(self._words_of(offer), offer.name)
            item = cast("QStandardItemModel", self.preset.model()).item(self.preset.count() - 1)
            item.setEnabled(self._can_be_used(offer))
            item.setToolTip(offer.fault)
        self._fault_of_file = presets.fault
        self._show_wanted()
        self._plan_anew()

    def show_choice(self, preset: str, by: By, minutes: str | None) -> None:
        """Have it so, without waiting for a person; `minutes` None: as the preset has it."""
        self._wanted = preset
        self.by.choose(by)
        self._show_wanted()
        self.minutes.show_text(minutes if minutes is not None else self._usual_minutes(by))
        self._plan_anew()

    def use_settings(self, settings: Settings) -> None:
        """Other limits."""
        self._settings = settings
        self.offer(Presets(self._offers, self._fault_of_file))

    def _choose_preset(self, name: str) -> None:
        self._wanted = name
        self._show_wanted()
        self.minutes.show_text(self._usual_minutes(self.by_value))
        self._plan_anew()

    def _show_wanted(self) -> None:
        index = self.preset.findData(self._wanted)
        if index < 0 and self.preset.count():
            self._wanted = next((one.name for one in self._offers if self._can_be_used(one)), self._wanted)
            index = self.preset.findData(self._wanted)
        self.preset.setCurrentIndex(index)

    def _offer(self) -> PresetOffer | None:
        return next((one for one in self._offers if one.name == self._wanted), None)

    def _usual_minutes(self, by: By) -> str:
        """What the clinic plans with its own preset, else what the preset itself says."""
        offer = self._offer()
        timing = None if offer is None or offer.preset is None else offer.preset.infusion
        if offer is None or offer.preset is None or timing is None:
            return self.minutes.text
        usual = self._settings.infusion_min if self._wanted == self._settings.default_preset else timing.planned_min
        usual = min(usual, self._settings.longest_infusion_min)
        plan = planned(offer.preset, "infusion", str(usual)).plan
        return str(usual if by == "infusion" or plan is None else plan.window_min)

    def _by_changed(self, by: object) -> None:
        """The same plan, said the other way."""
        plan = self.plan
        if plan is not None:
            self.minutes.show_text(str(plan.infusion_min if by == "infusion" else plan.window_min))
        self._plan_anew()

    def _plan_anew(self) -> None:
        offer = self._offer()
        preset = offer.preset if offer is not None and self._can_be_used(offer) else None
        counts_from_dose = preset is not None and preset.dose is not None
        self.by.setVisible(not counts_from_dose)
        self.minutes.setVisible(not counts_from_dose)
        self.minutes.name(
            self.tr("Minutes of infusion") if self.by_value == "infusion" else self.tr("Minutes in the headset")
        )
        if preset is None:
            self._planned = Planned(None, fault="preset")
            self._allowed = None
        else:
            longest_min = self._settings.longest_infusion_min
            self._allowed = range_of(preset, self.by_value, longest_min)
            self._planned = planned(preset, self.by_value, self.minutes.text, longest_min)
        self.minutes.allow(self._allowed)
        self._tell(offer)
        self.changed.emit()

    def _tell(self, offer: PresetOffer | None) -> None:
        plan = self.plan
        fault = self._fault_words()
        self._fault_row.setVisible(bool(fault))
        self._mark.show_mark("problem")
        self.fault.setText(fault)
        self.minutes.show_fault(bool(fault) and offer is not None and offer.preset is not None, fault)
        length, of = self._outcome_words(plan)
        self.outcome.setText(length)
        self.outcome_of.setText(of)
        why = offer.fault if offer is not None and offer.fault else self._fault_of_file
        broken = [one for one in self._offers if one.fault]
        if not why and broken:
            why = self.tr("Cannot be used: {names}").format(names=", ".join(one.name for one in broken))
        self.preset_fault.setText(why)
        self.preset_fault.setToolTip("\n".join(one.fault for one in broken))
        self.preset_fault.setVisible(bool(why))
        self.time_line.show_plan(plan)

    def _outcome_words(self, plan: Plan | None) -> tuple[str, str]:
        """The other length, and what it is of."""
        if plan is None:
            return "", ""
        if plan.preset.dose is not None:
            return words.minutes(plan.window_min), self.tr("in the headset, counted from the dose")
        if self.by_value == "infusion":
            return words.minutes(plan.window_min), self.tr("in the headset")
        return words.minutes(plan.infusion_min), self.tr("of infusion")

    def _fault_words(self) -> str:
        fault, allowed = self._planned.fault, self._allowed
        if not fault or not self._offers:
            return ""
        if fault == "clinic":
            most = self._settings.longest_infusion_min
            return self.tr("That holds a longer infusion than the {most} min that this clinic allows").format(most=most)
        if fault == "preset":
            return self._planned.told or self.tr("This preset cannot be used; choose another one")
        if allowed is None:
            return ""
        return self.tr("Give whole minutes from {least} to {most}").format(
            least=allowed.least_min, most=allowed.most_min
        )

    def _can_be_used(self, offer: PresetOffer) -> bool:
        allowed = self._settings.allowed_presets
        return offer.preset is not None and (not allowed or offer.name in allowed)

    def _words_of(self, offer: PresetOffer) -> str:
        name = words.preset(offer.name) if offer.built_in else self.tr("{name} (this clinic’s)").format(name=offer.name)
        if offer.preset is None:
            return self.tr("{name} – cannot be read").format(name=name)
        return name if self._can_be_used(offer) else self.tr("{name} – not used in this clinic").format(name=name)


def _row(mark: Mark, text: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme().S)
    layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(text, 1)
    return row
