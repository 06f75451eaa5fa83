"""The contact sheet shows every phase's picture as it was, labelled, two in a row."""

import numpy as np
import pytest

from vr_runtime.record.contact_sheet import SheetText, Snapshot, contact_sheet, write_contact_sheet

TEXT = SheetText("Night sky", "40-minute infusion", "simulated headset · 80 × 90 an eye")
LEFT, RIGHT = (200, 40, 40), (40, 40, 200)


def snapshot(label="plateau", *, infusion_min=20.0, left=LEFT, right=RIGHT, width=160, height=90):
    picture = np.empty((height, width, 3), np.uint8)
    picture[:, : width // 2], picture[:, width // 2 :] = left, right
    return Snapshot(label, 25.0, infusion_min, width, height, picture.tobytes())


def colours(page):
    return {colour for _, colour in page.getcolors(1 << 24)}


def test_both_eyes_are_shown_unchanged():
    assert {LEFT, RIGHT} <= colours(contact_sheet([snapshot()], TEXT))


def test_the_left_eye_is_on_the_left_and_the_top_row_on_top():
    picture = np.zeros((90, 160, 3), np.uint8)
    picture[:20, :80] = 255
    page = np.asarray(contact_sheet([Snapshot("settle", 1.0, None, 160, 90, picture.tobytes())], TEXT))
    rows, columns = np.nonzero((page == 255).all(axis=2))
    assert columns.max() < page.shape[1] // 2
    black = np.nonzero((page == 0).all(axis=2))[0]
    assert rows.min() < black.min() + 60 < black.max()


def test_six_phases_take_three_rows_of_two():
    one, two, six = (contact_sheet([snapshot()] * count, TEXT).size for count in (1, 2, 6))
    assert two[0] > one[0]
    assert two[1] == one[1]
    assert six[0] == two[0]
    assert six[1] - two[1] == 2 * (six[1] - contact_sheet([snapshot()] * 4, TEXT).size[1])


def test_the_label_changes_the_page():
    plateau, settle = (contact_sheet([snapshot(label)], TEXT).tobytes() for label in ("plateau", "settle"))
    assert plateau != settle


def test_before_the_infusion_is_not_minute_nought():
    before, at_start = (contact_sheet([snapshot(infusion_min=minute)], TEXT).tobytes() for minute in (None, 0.0))
    assert before != at_start


def test_pictures_of_different_sizes_share_a_page():
    page = contact_sheet([snapshot(), snapshot(width=200, height=40), snapshot(width=2, height=1)], TEXT)
    assert page.size == contact_sheet([snapshot()] * 3, TEXT).size
    assert {LEFT, RIGHT} <= colours(page)


def test_a_page_of_one_instant_has_a_timeline_without_length():
    first = snapshot()
    page = contact_sheet([Snapshot("settle", 0.0, None, first.width_px, first.height_px, first.rgb)], TEXT)
    assert page.size == contact_sheet([first], TEXT).size


def test_no_picture_is_refused():
    with pytest.raises(ValueError, match="no picture"):
        contact_sheet([], TEXT)


@pytest.mark.parametrize(("width", "height"), [(160, 89), (0, 0), (1, 1), (-160, -90)])
def test_a_misshapen_picture_is_refused_by_name(width, height):
    with pytest.raises(ValueError, match="'plateau'"):
        contact_sheet([Snapshot("plateau", 1.0, 1.0, width, height, snapshot().rgb)], TEXT)


def test_the_file_is_a_png(tmp_path):
    write_contact_sheet(tmp_path / "sheet.png", [snapshot()], TEXT)
    assert (tmp_path / "sheet.png").read_bytes().startswith(b"\x89PNG")
    assert len(list(tmp_path.iterdir())) == 1
