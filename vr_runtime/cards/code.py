"""The code of a card: eight random symbols in two groups and one that tells a typing mistake, as in `K7M2-4RDX-9`.

There are 29 symbols: the digits, and the consonants without L (like 1) and Y (close to a vowel), so that no code can
spell a word. 29 is a prime, and each symbol has a weight of its own in the check: one wrong symbol, or any two that
changed places, never pass. Eight symbols are 5e11 codes, so none is met by guessing.
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Callable
from typing import Final

SYMBOLS: Final = "0123456789BCDFGHJKMNPQRSTVWXZ"
LENGTH: Final = 9
PATTERN: Final = rf"^[{SYMBOLS}]{{4}}-[{SYMBOLS}]{{4}}-[{SYMBOLS}]\Z"
_READ_AS: Final = {"O": "0", "I": "1", "L": "1", "U": "V"}
_BETWEEN: Final = frozenset(" -_.,:/\t\u00a0\u2010\u2011\u2013\u2014")
_MOST_TYPED: Final = 64


class NoCode(ValueError):
    """What was typed is no code; says why, in words for a person."""


def new_code(choose: Callable[[str], str] = secrets.choice) -> str:
    """A code that nobody can foresee. It is made of nothing: neither of a person, nor of a time, nor of a place."""
    random = "".join(choose(SYMBOLS) for _ in range(LENGTH - 1))
    return _grouped(random + check_symbol(random))


def check_symbol(random: str) -> str:
    """The symbol that makes the weighted sum of all nine a multiple of 29."""
    total = sum(weight * SYMBOLS.index(symbol) for weight, symbol in enumerate(random, 2))
    return SYMBOLS[-total % len(SYMBOLS)]


def code_in(typed: str) -> str:
    """The code that somebody typed or scanned, as it is printed. Raises NoCode.

    Case, spaces and hyphens do not matter; O is read as 0, I and L as 1, U as V.
    """
    plain = unicodedata.normalize("NFKC", typed[:_MOST_TYPED]).upper()
    symbols = "".join(_READ_AS.get(letter, letter) for letter in plain if letter not in _BETWEEN)
    strange = next((letter for letter in symbols if letter not in SYMBOLS), None)
    if strange is not None:
        shown = strange if strange.isprintable() else "?"
        raise NoCode(f"no code has the symbol {shown}")
    if len(symbols) != LENGTH or len(typed) > _MOST_TYPED:
        raise NoCode(f"a code has {LENGTH} symbols, and these are {len(symbols)}")
    if check_symbol(symbols[:-1]) != symbols[-1]:
        raise NoCode("one of its symbols is mistyped")
    return _grouped(symbols)


def _grouped(symbols: str) -> str:
    return f"{symbols[:4]}-{symbols[4:8]}-{symbols[8]}"
