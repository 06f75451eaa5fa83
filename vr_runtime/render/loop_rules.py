"""How often the loops of a pack's shader may run: a graphics card that counts for ever shows nothing."""

from __future__ import annotations

import re
from typing import Final

MOST_STEPS: Final = 256
"""Of one loop."""
MOST_NESTED_STEPS: Final = 4096
"""Of loops within each other, in one function."""

_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
_LOOP_WORD = re.compile(r"\b(?:for|while|do)\b")
_DEFINED = re.compile(r"^[ \t]*#[ \t]*define[ \t]+(\w+)(.*)$", re.MULTILINE)
_NUMBER = re.compile(r"(\d+)[uU]?")
_CONSTANT = re.compile(r"\bconst\s+(?:int|uint)\s+(\w+)\s*=\s*(\d+)[uU]?\s*;")
_COUNTED = re.compile(
    r"for\s*\(\s*(?:int|uint)\s+(?P<name>\w+)\s*=\s*(?P<first>\w+)\s*;"
    r"\s*(?P=name)\s*(?P<least><=?)\s*(?P<end>\w+)\s*;"
    r"\s*(?:(?P=name)\s*\+\+|\+\+\s*(?P=name))\s*\)\s*(?P<open>\{)?"
)
_FORM = "count it: for (int i = 0; i < 12; i++) { ... }, its end a number or a constant"


def loop_fault(text: str) -> tuple[int, str] | None:
    """The line (from 1) and the wording of the first loop whose end cannot be read off the text, or None."""
    bare = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), text)
    for macro in _DEFINED.finditer(bare):
        if _LOOP_WORD.search(macro[2]) or "##" in macro[2] or macro[2].rstrip().endswith("\\"):
            return _line(bare, macro.start()), "a macro may not hold a loop, join words or go on in the next line"
    known = {name: int(number) for name, number in _CONSTANT.findall(bare)}
    known |= {m[1]: int(n[1]) for m in _DEFINED.finditer(bare) if (n := _NUMBER.fullmatch(m[2].strip()))}
    around: list[tuple[int, int]] = []  # where the loops that are open end, and how often all of them run
    for word in _LOOP_WORD.finditer(bare):
        loop = _COUNTED.match(bare, word.start())
        line = _line(bare, word.start())
        if loop is None or (first := _value(loop["first"], known)) is None:
            return line, f"a loop whose end is not known; {_FORM}"
        if (end := _value(loop["end"], known)) is None:
            return line, f"'{loop['end']}' is not a number that is known; {_FORM}"
        if loop["open"] is None:
            return line, "a loop's body needs braces"
        steps = max(end - first + (loop["least"] == "<="), 1)
        around = [one for one in around if one[0] > word.start()]
        nested = steps * (around[-1][1] if around else 1)
        if steps > MOST_STEPS or nested > MOST_NESTED_STEPS:
            return line, f"{nested} steps of a loop are more than {MOST_STEPS}, or {MOST_NESTED_STEPS} nested"
        closes = _closing(bare, loop.end())
        if _changes(bare[loop.end() : closes], loop["name"]):
            return line, f"'{loop['name']}' is changed inside its loop"
        around.append((closes, nested))
    return None


def _value(word: str, known: dict[str, int]) -> int | None:
    number = _NUMBER.fullmatch(word)
    return int(number[1]) if number else known.get(word)


def _closing(text: str, start: int) -> int:
    """Where the brace that was opened before `start` is closed; the text's end where it is not."""
    depth = 1
    for brace in re.finditer(r"[{}]", text[start:]):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return start + brace.start()
    return len(text)


def _changes(body: str, name: str) -> bool:
    changed = rf"\b{name}\b\s*(?:=(?!=)|[-+*/%&|^]=|<<=|>>=|\+\+|--)|(?:\+\+|--)\s*\b{name}\b"
    return re.search(changed, body) is not None


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
