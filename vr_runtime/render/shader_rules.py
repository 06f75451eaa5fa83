"""What a scene's full-screen shader may not say: anything that could get round the comfort output."""

from __future__ import annotations

import re
from pathlib import Path

from vr_runtime.problem import ExitCode, Problem

_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
_TOKEN = re.compile(r"[A-Za-z_]\w*|[{}();#]|\n")
_FORBIDDEN = {"main", "discard", "layout", "buffer", "shared", "subroutine", "asm"}
_PRIVATE = re.compile(r"gl_|comfort_|output_|screen_|stage_comfort_|stage_frame\b")
_DIRECTIVES = {"version", "extension", "pragma", "line"}
_FILE_LEVEL = {"out", "inout", "in", "varying", "attribute"}


def refuse_unruly(path: Path, text: str) -> None:
    """Problem(BAD_SCENE) with the line of the first thing that is not a scene's to say."""
    fault = first_fault(text)
    if fault is not None:
        line, wrong = fault
        raise Problem(ExitCode.BAD_SCENE, f"{path}:{line}: {wrong}", "A scene only supplies vec3 radiance(View view)")


def first_fault(text: str) -> tuple[int, str] | None:
    """The line (from 1) and the wording of the first fault, or None."""
    joined = re.search(r"\w\\\r?\n\w", text)
    if joined:
        return text.count("\n", 0, joined.start()) + 1, "a word may not be continued on the next line"
    bare = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n") or " ", text)
    line, depth, last = 1, 0, "\n"
    for token in _TOKEN.findall(bare):
        fault = _fault(token, last, depth)
        if fault:
            return line, fault
        line += token == "\n"
        depth += (token in "{(") - (token in "})") if len(token) == 1 else 0
        last = token
    return None


def _fault(token: str, last: str, depth: int) -> str | None:
    if last == "#":
        return f"'#{token}' is not allowed" if token in _DIRECTIVES else None
    if token in _FORBIDDEN:
        return f"'{token}' is not allowed"
    if _PRIVATE.match(token):
        return f"'{token}' belongs to the stage"
    if depth == 0 and token in _FILE_LEVEL:
        return f"'{token}' is not allowed outside a function's parameters"
    if last == "uniform" and not re.match(r"(lowp|mediump|highp|[iu]?sampler\w+)$", token):
        return f"'uniform {token}' is not allowed: use parameters and phases"
    return None
