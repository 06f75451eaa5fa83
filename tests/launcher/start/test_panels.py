"""Each panel in every state that it can be in."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from tests.launcher.start.rig import PRESETS, SCENES, WELL, finding
from vr_runtime.clinic.presets import load_preset
from vr_runtime.course.preset import IV_PAIN
from vr_runtime.launcher.start import card_strip, finding_words, library
from vr_runtime.launcher.start.findings import findings_of
from vr_runtime.launcher.start.library import PresetOffer, Presets, Scenery
from vr_runtime.launcher.start.scene_choice import SceneOffer

SLEEP = finding("sleep_not_held_off", "sleep", "warning", "cannot be kept awake", "Switch off sleep")
BAD = PresetOffer("ward-3", False, None, "presets/ward-3.toml:4: looks.rest too bright. Mend the preset's file.")


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


# Pre-flight


def test_the_page_examines_by_itself_with_the_clinics_own_device(make_page, outside):
    page = make_page(settings={"sound_device": "Speakers"})
    [job] = outside.examinations()
    assert job.arguments == ["doctor", "--headset=openxr", "--sound=Speakers"]
    assert page.preflight.level is None
    assert not page.preflight.again.isEnabled()


def test_all_well_is_one_calm_line(page, outside):
    outside.examinations()[-1].done.emit(WELL)
    assert page.preflight.status.text() == "All is ready"
    assert page.preflight.about.text() == "Quill 2 · 90 Hz"
    assert not page.preflight.details.isVisibleTo(page)


def test_a_warning_is_named_and_a_problem_says_what_to_do(page, outside):
    outside.examinations()[-1].done.emit([*WELL, SLEEP])
    assert page.preflight.level == "warn"
    assert page.preflight.about.text() == "To look at: Sleep of this PC"
    page.preflight.examine()
    outside.examinations()[-1].done.emit([finding("headset_missing", "headset", "problem", "none", "x"), *WELL])
    assert page.preflight.status.text() == "Not ready: Headset"
    assert "Connect the headset" in page.preflight.about.text()


def test_every_finding_is_behind_the_details_with_its_remedy(qtbot, page, outside):
    from PySide6.QtWidgets import QLabel

    outside.examinations()[-1].done.emit([*WELL, SLEEP, finding("moon", "moon phase", "ok", "full")])
    press(qtbot, page.preflight.more)
    assert page.preflight.details.isVisibleTo(page)
    told = [one.text() for one in page.preflight.details.findChildren(QLabel)]
    assert "Quill 2 is connected" in told
    assert "Moon phase" in told
    assert "Full" in told
    assert any(text.startswith("What to do: Switch off sleep and screen lock") for text in told)


@pytest.mark.parametrize("end", ["fails", "nonsense"])
def test_an_examination_that_fails_is_a_problem_and_can_be_made_again(qtbot, page, outside, end):
    job = outside.examinations()[-1]
    if end == "fails":
        job.failed.emit("A fault of the program itself", 70)
        assert page.preflight.about.text() == "A fault of the program itself"
    else:
        job.done.emit({"surprise": 1})
    assert page.preflight.level == "problem"
    assert page.preflight.status.text() == "The check could not be made"
    page.preflight.again.click()
    assert len(outside.examinations()) == 2


def test_a_new_examination_gives_up_the_one_before(page, outside):
    first = outside.examinations()[-1]
    page.preflight.examine()
    assert first.cancelled


def test_left_and_right_are_played_once_at_a_time_and_what_fails_is_told(qtbot, page, outside):
    page.preflight.more.click()
    press(qtbot, page.preflight.tone)
    press(qtbot, page.preflight.tone)
    [job] = [one for one in outside.jobs if one.arguments[0] == "sound"]
    assert job.arguments == ["sound", "check", "--device=auto"]
    assert job.options == {"json": False}
    job.done.emit(None)
    assert "Played" in page.preflight.tone_told.text()
    press(qtbot, page.preflight.tone)
    outside.jobs[-1].failed.emit("No sound device: none is connected", 51)
    assert page.preflight.tone_told.text() == "No sound device: none is connected"
    assert page.preflight.tone.isEnabled()


def test_words_put_values_in_and_fall_back_to_what_was_found():
    [low] = findings_of([finding("disk_low", "disk", "warning", "300 MiB free", "Make room", free_mib=300)])
    assert "300" in finding_words.found(low)
    [older] = findings_of([finding("disk_low", "disk", "warning", "little room", "Make room")])
    assert finding_words.found(older) == "Little room"
    [new] = findings_of([finding("tide", "tide", "warning", "high tide", "wait")])
    assert (finding_words.subject(new), finding_words.found(new), finding_words.remedy(new)) == (
        "Tide", "High tide", "Wait"
    )  # fmt: skip


def test_every_word_for_a_finding_can_be_filled_in():
    for name, texts in finding_words._WORDS.items():
        for text in filter(None, texts):
            fields = {"headset", "runtime", "version", "extension", "card", "hz", "device", "free_mib", "folder",
                      "minutes_ago", "year", "presets", "preset", "count"}  # fmt: skip
            assert text.format(**dict.fromkeys(fields, 7)), name


# Scenes


def test_no_scenes_at_all_says_so_and_nothing_starts(make_page):
    page = make_page(scenes=Scenery())
    assert page.scenes.banner.level == "problem"
    assert page.scenes.banner.isVisibleTo(page)
    assert not page.bar.button.isEnabled()


def test_a_library_that_cannot_be_read_says_why(make_page):
    page = make_page(scenes=Scenery(fault="scenes/lake/scene.toml:3: no title. Mend the scene's file."))
    assert page.scenes.banner.text.startswith("scenes/lake/scene.toml:3")


def test_a_clinics_own_scenes_come_when_they_have_been_verified(qtbot, make_page):
    own = Scenery((SceneOffer("hills", {"en": "Hills"}, built_in=False),
                   SceneOffer("torn", built_in=False, fault="torn: not as it was sealed")))  # fmt: skip
    page = make_page(own=own)
    qtbot.waitUntil(lambda: "torn" in page.scenes._tiles, timeout=30_000)
    assert page.scenes.tile("hills").isEnabled()
    assert "not as it was sealed" in page.scenes.tile("torn").reason
    press(qtbot, page.scenes.tile("hills"))
    assert page.set_up.scene == "hills"


def test_a_posture_dims_with_the_reason_and_gives_the_wanted_scene_back(qtbot, page):
    assert page.scenes.tile("lake").reason == "For sitting only"
    press(qtbot, page.scenes.posture.buttons()[1])
    assert page.scenes.chosen != "canopy"
    assert "Canopy" in page.scenes.hero.note.text()
    assert page.scenes.tile("canopy").reason == "For lying only"
    press(qtbot, page.scenes.tile("canopy"))
    assert page.scenes.chosen != "canopy"
    press(qtbot, page.scenes.posture.buttons()[0])
    assert page.scenes.chosen == "canopy"
    assert page.scenes.hero.note.text() == ""


def test_nothing_that_suits_is_told_and_cannot_be_started(qtbot, make_page):
    page = make_page(scenes=Scenery(SCENES[:1]))
    press(qtbot, page.scenes.posture.buttons()[1])
    assert page.scenes.chosen == ""
    assert page.scenes.hero.title.text() == "No scene suits this patient now"
    assert not page.bar.button.isEnabled()


def test_a_tile_says_all_of_it_to_a_screen_reader(page):
    tile = page.scenes.tile("river")
    assert tile.accessibleName() == "River"
    assert tile.accessibleDescription() == "Lanterns. Darkness · Water"


def test_exactly_one_tile_is_chosen_and_arrows_move_it(qtbot, page):
    tiles = [page.scenes.tile(scene.name) for scene in SCENES]
    assert [tile.scene for tile in tiles if tile.isChecked()] == ["canopy"]
    press(qtbot, tiles[3])
    assert [tile.scene for tile in tiles if tile.isChecked()] == ["veils"]
    tiles[3].setFocus()
    qtbot.keyClick(tiles[3], Qt.Key.Key_Left)
    assert page.scenes.chosen == "river"


@pytest.mark.parametrize("width", [176, 300])
def test_a_tile_shows_its_picture_and_dims_it(qtbot, width):
    from vr_runtime.launcher.start.scene_tile import SceneTile

    picture = QImage(64, 36, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ff8800"))
    tile = SceneTile("hills", picture)
    qtbot.addWidget(tile)
    tile.say("Hills", "A long description that has to be broken into lines, and is, where there is room.", "Dark")
    tile.resize(width, tile.heightForWidth(width))
    centre = (width // 2, width // 4)
    bright = tile.grab().toImage().pixelColor(*centre)
    assert bright.red() > 240
    tile.bar("For lying only")
    assert tile.grab().toImage().pixelColor(*centre).red() < 160


def test_tiles_never_overlap_and_fill_the_width(make_page):
    page = make_page(size=(1500, 900))
    boxes = [page.scenes.tile(scene.name).geometry() for scene in SCENES]
    assert not any(one.intersects(other) for one in boxes for other in boxes if one is not other)
    assert max(box.right() for box in boxes) >= page.scenes.grid.width() - len(boxes)


# Plan


def test_the_line_of_time_follows_every_key(qtbot, page):
    field = page.plan.minutes.field
    field.clear()
    assert page.plan.time_line.plan is None
    qtbot.keyClicks(field, "120")
    assert page.plan.time_line.plan.infusion_min == 120
    assert "Plateau" in page.plan.time_line.accessibleDescription()


def test_a_length_out_of_range_is_explained_beside_the_field(page):
    page.plan.minutes.field.setText("400")
    assert page.plan.fault.text() == "Give whole minutes from 15 to 360"
    assert page.plan.minutes.field.accessibleDescription() == page.plan.fault.text()
    assert page.plan.fault.isVisibleTo(page)
    page.plan.minutes.field.setText("360")
    assert not page.plan.fault.isVisibleTo(page)


def test_large_buttons_and_arrow_keys_step_by_five(qtbot, page):
    page.plan.minutes.field.setText("62")
    press(qtbot, page.plan.minutes.more)
    assert page.plan.typed == "65"
    press(qtbot, page.plan.minutes.less)
    qtbot.keyClick(page.plan.minutes.field, Qt.Key.Key_Down)
    assert page.plan.typed == "55"
    page.plan.minutes.field.setText("")
    press(qtbot, page.plan.minutes.more)
    assert page.plan.plan is not None


def test_the_same_plan_by_either_length(qtbot, page):
    press(qtbot, page.plan.by.buttons()[1])
    assert page.plan.typed == "85"
    assert page.plan.lengths == (None, 85)
    press(qtbot, page.plan.by.buttons()[0])
    assert page.plan.lengths == (60, None)


def test_a_preset_that_counts_from_a_dose_asks_for_no_length(make_page):
    dose = PresetOffer("intranasal", True, load_preset("intranasal").preset)
    page = make_page(presets=Presets((*PRESETS.offers, dose)))
    page.plan.preset.setCurrentIndex(1)
    page.plan.preset.activated.emit(1)
    assert not page.plan.minutes.isVisibleTo(page)
    assert page.plan.lengths == (None, None)
    assert (page.set_up.preset, page.set_up.infusion_min, page.set_up.window_min) == ("intranasal", None, None)


def test_a_bad_preset_of_the_clinics_stays_in_sight_with_its_line(make_page):
    page = make_page(presets=Presets((*PRESETS.offers, BAD)))
    item = page.plan.preset.model().item(1)
    assert "cannot be read" in item.text()
    assert not item.isEnabled()
    assert item.toolTip() == BAD.fault
    assert "ward-3" in page.plan.preset_fault.text()
    assert page.bar.button.isEnabled()


def test_a_bad_preset_that_the_clinic_plans_with_keeps_it_from_starting_by_mistake(make_page):
    page = make_page(presets=Presets((BAD, *PRESETS.offers)), settings={"default_preset": "ward-3"})
    assert page.plan.plan is None
    assert page.plan.preset_fault.text() == BAD.fault
    assert not page.bar.button.isEnabled()


def test_a_preset_that_is_not_used_here_cannot_be_chosen(make_page):
    crps = PresetOffer("iv-crps", True, load_preset("iv-crps").preset)
    page = make_page(presets=Presets((*PRESETS.offers, crps)), settings={"allowed_presets": ("iv-pain",)})
    assert not page.plan.preset.model().item(1).isEnabled()


def test_a_folder_of_presets_that_cannot_be_read_says_so(make_page):
    page = make_page(presets=Presets(fault="The folder cannot be read. Make it readable."))
    assert page.plan.preset_fault.text().startswith("The folder cannot be read")
    assert not page.bar.button.isEnabled()


# Card


@pytest.mark.parametrize(
    ("typed", "told"),
    [("K7M2-4RDX-8", "mistyped"), ("hello world", "no card's code"), ("0000-0000-0", "There is no card")],
)
def test_a_card_that_is_not_found_says_why_and_keeps_what_was_typed(qtbot, page, typed, told):
    page.card.code.setText(typed)
    qtbot.keyClick(page.card.code, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.card.fault.text()), timeout=30_000)
    assert told in page.card.fault.text()
    assert page.card.code.text() == typed
    assert page.card.open.isEnabled()


def test_a_new_card_is_open_at_once_and_has_nothing_to_repeat(qtbot, page, store, context):
    press(qtbot, page.card.make)
    qtbot.waitUntil(lambda: page.card.card is not None, timeout=30_000)
    assert store.codes() == (context.card.now,)
    assert page.card.name.text() == context.card.now
    assert not page.card.again.isEnabled()
    press(qtbot, page.card.show_more)
    assert context.went[-1] == "cards"


@pytest.mark.parametrize("answer", [True, False])
def test_a_card_is_deleted_after_one_question(qtbot, page, store, monkeypatch, answer):
    monkeypatch.setattr(card_strip, "ask", lambda *_: answer)
    press(qtbot, page.card.make)
    qtbot.waitUntil(lambda: page.card.card is not None, timeout=30_000)
    press(qtbot, page.card.delete)
    if answer:
        qtbot.waitUntil(lambda: page.card.card is None, timeout=30_000)
    assert bool(store.codes()) is not answer
    assert page.card.code.isVisibleTo(page) is answer


# Comfort


def test_sliders_end_where_the_clinic_says(make_page):
    page = make_page(settings={"max_brightness": 60, "max_volume_db": -6.0})
    assert page.comfort.comfort.brightness_percent == 60
    assert page.comfort.comfort.volume_db == -6.0
    page.comfort.brightness.slider.setValue(10**6)
    assert page.set_up.brightness_percent == 60


# The library as it lies on disk


def test_every_built_in_scene_is_offered_with_its_picture():
    found = library.read_built_in_scenes()
    assert len(found.scenes) == 8
    assert set(found.pictures) == {scene.name for scene in found.scenes}
    assert all(picture.width() == 640 for picture in found.pictures.values())
    assert all(scene.title(language) for scene in found.scenes for language in ("en", "de", "fr", "es"))


def test_a_clinics_presets_are_read_and_bad_ones_keep_their_line(tmp_path, monkeypatch):
    monkeypatch.setenv("VR_RUNTIME_CONFIG", str(tmp_path))
    folder = tmp_path / "presets"
    folder.mkdir()
    (folder / "ward-3.toml").write_text("version = 1\n")
    found = library.read_presets()
    assert len(found.offers) == 8
    assert found.offers[-1].name == "ward-3"
    assert found.offers[-1].preset is None
    assert str(Path("presets") / "ward-3.toml") in found.offers[-1].fault


def test_scenes_that_a_clinic_has_broken_are_there_with_the_reason(tmp_path, monkeypatch):
    monkeypatch.setenv("VR_RUNTIME_CONFIG", str(tmp_path))
    assert library.read_clinic_scenes() == Scenery()
    torn = tmp_path / "scenes" / "torn"
    torn.mkdir(parents=True)
    (torn / "scene.toml").write_text("format = 1\n")
    [offer] = library.read_clinic_scenes().scenes
    assert offer.name == "torn"
    assert offer.fault


def test_a_picture_that_is_none_costs_the_picture_alone(tmp_path, monkeypatch):
    broken = tmp_path / "tile.webp"
    broken.write_bytes(b"not a picture")
    monkeypatch.setattr(library, "scene_tile", lambda _name: broken)
    found = library.read_built_in_scenes()
    assert len(found.scenes) == 8
    assert found.pictures == {}


def test_the_breath_light_begins_as_the_preset_says_and_stays_as_a_person_says(qtbot, make_page):
    breathing = msgspec.structs.replace(IV_PAIN, breath_cue=True)
    offers = (PresetOffer("iv-pain", True, IV_PAIN), PresetOffer("calm", False, breathing))
    page = make_page(presets=Presets(offers))
    assert page.set_up.breath_cue is False
    page.plan.preset.setCurrentIndex(1)
    page.plan.preset.activated.emit(1)
    assert page.set_up.breath_cue is True
    page.comfort.breath.click()
    assert page.set_up.breath_cue is False
    assert "--no-breath-cue" in page.set_up.arguments()
    page.plan.preset.activated.emit(0)
    page.plan.preset.activated.emit(1)
    assert page.set_up.breath_cue is False


def test_words_under_a_scene_are_whole_wherever_they_fit_and_cut_only_at_their_last_line(qapp):
    from PySide6.QtGui import QFontMetrics

    from vr_runtime.launcher.start.scene_tile import wrapped
    from vr_runtime.launcher.theme import theme

    metrics, words = QFontMetrics(theme().font(theme().small)), "Obscurité · Eau · Hauteur"
    whole = metrics.horizontalAdvance(words)
    assert [wrapped(words, metrics, wide, 2) for wide in (whole, whole + 1, whole + 20)] == [[words]] * 3
    assert " ".join(wrapped(words, metrics, whole - 1, 2)) == words
    assert wrapped(words, metrics, whole - 1, 1)[0].endswith("…")
