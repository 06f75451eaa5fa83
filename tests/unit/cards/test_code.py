"""The code of a card: nothing of a person in it, read however it is typed, and a slip of the hand is told."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vr_runtime.cards.code import LENGTH, PATTERN, SYMBOLS, NoCode, check_symbol, code_in, new_code

CODES = st.text(SYMBOLS, min_size=LENGTH - 1, max_size=LENGTH - 1).map(
    lambda text: f"{text[:4]}-{text[4:]}-{check_symbol(text)}"
)


def test_a_code_is_two_groups_of_four_and_a_check_symbol():
    assert re.match(PATTERN, new_code())


def test_a_code_cannot_spell_a_word_nor_be_read_in_two_ways():
    assert not set("AEIOUYL") & set(SYMBOLS)
    assert len(set(SYMBOLS)) == 29


def test_codes_are_drawn_at_random_from_all_symbols():
    codes = [new_code() for _ in range(400)]
    assert len(set(codes)) == 400
    assert {letter for code in codes for letter in code} == {*SYMBOLS, "-"}


def test_a_code_is_made_of_nothing_but_chance():
    drawn = itertools.cycle("7K2M")
    assert new_code(lambda _: next(drawn)) == f"7K2M-7K2M-{check_symbol('7K2M7K2M')}"


@given(CODES)
def test_typed_as_printed_it_is_the_same(code):
    assert code_in(code) == code


@given(CODES, st.sampled_from(["", " ", "-", " - ", ".", "–"]))
def test_case_and_what_stands_between_do_not_matter(code, between):
    assert code_in(f"  {between.join(code.replace('-', '')).lower()}\n".strip("\n")) == code


@given(CODES)
def test_letters_that_look_like_digits_are_read_as_these(code):
    assert code_in(code.replace("0", "O")) == code
    assert code_in(code.replace("0", "o").replace("1", "l")) == code
    assert code_in(code.replace("1", "I").replace("V", "u")) == code


@given(CODES, st.integers(0, LENGTH - 1), st.sampled_from(SYMBOLS))
def test_one_wrong_symbol_never_passes(code, place, symbol):
    letters = list(code.replace("-", ""))
    if letters[place] == symbol:
        return
    letters[place] = symbol
    with pytest.raises(NoCode, match="mistyped"):
        code_in("".join(letters))


@given(CODES, st.integers(0, LENGTH - 1), st.integers(0, LENGTH - 1))
def test_two_symbols_that_changed_places_never_pass(code, one, other):
    letters = list(code.replace("-", ""))
    if letters[one] == letters[other]:
        return
    letters[one], letters[other] = letters[other], letters[one]
    with pytest.raises(NoCode, match="mistyped"):
        code_in("".join(letters))


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "has 9 symbols, and these are 0"),
        ("K7M2-4RD", "these are 7"),
        ("K7M2-4RDX-99", "these are 10"),
        ("KAM2-4RDX-9", "the symbol A"),
        ("K7M2/../x", "the symbol ?|these are"),
        ("K7M2\x00", "the symbol \\?"),
        ("9" * 10_000, "these are"),
    ],
)
def test_what_is_no_code_is_told_why(typed, why):
    with pytest.raises(NoCode, match=why):
        code_in(typed)


@given(st.text())
def test_whatever_is_typed_is_a_code_or_is_no_code(typed):
    try:
        said = code_in(typed)
    except NoCode as error:
        said = str(error)
    assert said.isprintable()
