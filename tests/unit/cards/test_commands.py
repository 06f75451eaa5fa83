"""`vr-runtime cards`: what a person types, and reads."""

from __future__ import annotations

import json

import pytest

from vr_runtime.cli import main


@pytest.fixture(autouse=True)
def _own_state(tmp_path, monkeypatch):
    monkeypatch.setenv("VR_RUNTIME_STATE", str(tmp_path / "state"))


def said(capsys, *arguments: str) -> tuple[int, str, str]:
    code = main(["cards", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_from_new_to_deleted(capsys, tmp_path):
    assert "no card yet" in said(capsys)[1]
    card = json.loads(said(capsys, "new", "--json")[1])["code"]
    assert json.loads(said(capsys, "list", "--json")[1])[0]["code"] == card
    code, out, _ = said(capsys, "show", card.lower().replace("-", ""))
    assert code == 0
    assert card in out
    page = tmp_path / "card.html"
    assert said(capsys, "print", card, "--out", str(page), "--language", "fr")[0] == 0
    assert "Carte" in page.read_text(encoding="utf-8")
    assert said(capsys, "delete", card)[:2] == (0, f"Card {card} is deleted.\n")
    assert said(capsys, "show", card)[0] == 60


def test_a_mistyped_code_is_one_line(capsys):
    code, out, err = said(capsys, "show", "K7M2-4RDX-K")
    assert (code, out) == (60, "")
    assert err.count("\n") == 1
    assert "mistyped" in err


def test_a_damaged_card_is_one_line_beside_the_others(capsys, tmp_path):
    card = json.loads(said(capsys, "new", "--json")[1])["code"]
    whole = json.loads(said(capsys, "new", "--json")[1])["code"]
    (tmp_path / "state" / "cards" / f"{card}.json").write_bytes(b"{")
    code, out, err = said(capsys, "list")
    assert code == 61
    assert whole in out
    assert err.count("\n") == 1


def test_a_page_that_cannot_be_written_is_one_line(capsys, tmp_path):
    card = json.loads(said(capsys, "new", "--json")[1])["code"]
    (tmp_path / "taken").write_text("")
    assert said(capsys, "print", card, "--out", str(tmp_path / "taken" / "card.html"))[0] == 6
    assert said(capsys, "print", card, "--out", str(tmp_path / "card.pdf"))[0] == 2
