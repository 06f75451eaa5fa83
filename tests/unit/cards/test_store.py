"""Where cards lie: private, whole or not at all, never lost by a fault, and really gone when they are deleted."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from vr_runtime.cards.card import Answers, LastSetUp, changed
from vr_runtime.cards.code import new_code
from vr_runtime.problem import ExitCode, Problem

LAST = LastSetUp(scene="still-lake", preset="iv-pain", infusion_min=40, brightness_percent=70, volume_db=-6.0)
posix = pytest.mark.skipif(os.name != "posix", reason="mode bits say nothing there")


def only_file(tmp_path: Path) -> Path:
    (path,) = (tmp_path / "cards").iterdir()
    return path


def code_of(problem: pytest.ExceptionInfo[Problem]) -> ExitCode:
    return problem.value.code


def test_what_is_saved_is_found_again(store):
    card = store.make()
    full = changed(card, tags_avoided=("water", "heights"), language="de").with_session(LAST, "seated", 2031)
    full = full.with_scales(Answers(pain=7, comfort=3), Answers(pain=4))
    store.save(full)
    assert store.get(card.code) == full
    assert store.get(card.code.replace("-", " ").lower()) == full


@posix
def test_files_and_folder_are_their_users_alone(store, tmp_path):
    store.make()
    assert stat.S_IMODE((tmp_path / "cards").stat().st_mode) == 0o700
    assert stat.S_IMODE(only_file(tmp_path).stat().st_mode) == 0o600


def test_a_files_time_does_not_say_when_somebody_was_here(store, tmp_path):
    card = store.make()
    assert only_file(tmp_path).stat().st_mtime == 946_684_800
    store.save(changed(card, language="fr"))
    assert only_file(tmp_path).stat().st_mtime == 946_684_800


def test_a_new_card_says_nothing_but_its_code_and_the_year(store, tmp_path):
    card = store.make()
    assert only_file(tmp_path).read_text() == f'{{"code":"{card.code}","year":2031}}'


def test_a_code_that_is_taken_is_not_given_again(store, monkeypatch):
    first = store.make()
    store.save(changed(first, language="es"))
    drawn = iter([first.code, first.code, new_code()])
    monkeypatch.setattr("vr_runtime.cards.store.new_code", lambda: next(drawn))
    assert store.make().code != first.code
    assert store.get(first.code).language == "es"


def test_all_codes_are_listed_and_what_is_no_card_is_not(store, tmp_path):
    assert store.codes() == ()
    made = {store.make().code for _ in range(3)}
    (tmp_path / "cards" / "notes.json").write_text("{}")
    assert set(store.codes()) == made
    assert list(store.codes()) == sorted(made)


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"\xff\xfe\x00", b"[]", b'{"code":"K7M2-4RDX-9"}', b"0" * 70_000, "other", "name", "two lengths"],
    ids=str,
)
def test_a_damaged_file_is_one_line_and_stays_as_it_is(store, tmp_path, damage):
    card = store.make()
    path = only_file(tmp_path)
    if damage == "other":
        damage = path.read_bytes().replace(card.code.encode(), new_code().encode())
    elif damage == "name":
        damage = path.read_bytes().replace(b"{", b'{"name":"Ann",', 1)
    elif damage == "two lengths":
        last = b'{"last":{"scene":"a","preset":"b","infusion_min":40,"window_min":60},'
        damage = path.read_bytes().replace(b"{", last, 1)
    path.write_bytes(damage)
    for use in (lambda: store.get(card.code), lambda: store.save(card)):
        with pytest.raises(Problem) as problem:
            use()
        assert code_of(problem) is ExitCode.CARD_UNUSABLE
        assert str(path) in str(problem.value)
        assert "\n" not in str(problem.value)
    assert path.read_bytes() == damage
    assert store.codes() == (card.code,)


def test_a_card_of_a_newer_program_is_left_alone(store, tmp_path):
    card = store.make()
    path = only_file(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"{", b'{"version":2,"mood":1,', 1))
    with pytest.raises(Problem, match="newer version"):
        store.get(card.code)


def test_a_deleted_card_is_gone_and_its_bytes_with_it(store, tmp_path):
    card = store.make()
    path = only_file(tmp_path)
    draft = path.with_name(f".{path.name}.1.ab.part")
    draft.write_bytes(b"of a write that a power cut ended")
    kept_open = path.open("rb")  # what the file's own blocks hold once its name has gone
    store.delete(card.code.lower())
    with kept_open:
        assert set(kept_open.read()) == {0}
    assert list((tmp_path / "cards").iterdir()) == []
    with pytest.raises(Problem) as problem:
        store.get(card.code)
    assert code_of(problem) is ExitCode.UNKNOWN_CARD


def test_a_damaged_card_can_be_deleted(store, tmp_path):
    card = store.make()
    only_file(tmp_path).write_bytes(b"{")
    store.delete(card.code)
    assert store.codes() == ()


def test_a_card_deleted_meanwhile_does_not_come_back_when_it_is_saved(store):
    card = store.make()
    store.delete(card.code)
    with pytest.raises(Problem) as problem:
        store.save(changed(card, language="de"))
    assert code_of(problem) is ExitCode.UNKNOWN_CARD
    assert store.codes() == ()


def test_no_code_reaches_beyond_the_folder(store, tmp_path):
    (tmp_path / "secret.json").write_text("{}")
    for typed in ("../secret", "..", "", "/etc/passwd", "K7M2-4RDX-\x00"):
        with pytest.raises(Problem) as problem:
            store.delete(typed)
        assert code_of(problem) is ExitCode.UNKNOWN_CARD
    assert (tmp_path / "secret.json").exists()


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path, calendar):
    from vr_runtime.cards.store import Store

    (tmp_path / "taken").write_text("")
    with pytest.raises(Problem) as problem:
        Store(tmp_path / "taken" / "cards", calendar).make()
    assert code_of(problem) is ExitCode.CARD_UNUSABLE


def test_cards_that_nobody_came_back_with_are_deleted(store, calendar, tmp_path):
    old, damaged = store.make(), store.make()
    calendar.year = 2033
    recent = store.make()
    (tmp_path / "cards" / f"{damaged.code}.json").write_bytes(b"{")
    assert store.expire(2) == ()
    calendar.year = 2034
    assert store.expire(2) == (old.code,)
    assert set(store.codes()) == {damaged.code, recent.code}
