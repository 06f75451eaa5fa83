"""How the patient was, as a small table of the report: a row a scale, a column for each time that somebody asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from vr_runtime.record import story_words as say
from vr_runtime.record.story import ScaleTold

_KINDS: Final = ("nausea", "anxiety", "pain", "comfort")
_ASKED_TOGETHER_S: Final = 120.0
_MOST_TIMES: Final = 8
_ROW_MM, _MARGIN_MM = 5.0, 3.0

_Column = tuple[float | None, dict[str, int]]


def scale_table(scales: Sequence[ScaleTold]) -> str:
    """As markup; "" where nobody was asked. What was said within two minutes stands in one column."""
    columns = _columns(scales)
    if not columns:
        return ""
    left_out = max(0, len(columns) - _MOST_TIMES)
    shown = columns[left_out:]
    more = f"; {left_out} earlier in the report's JSON" if left_out else ""
    heads = "".join(f'<th class="r">{_head(at_s)}</th>' for at_s, _ in shown)
    rows = "".join(
        f"<tr><td>{kind.capitalize()}</td>"
        + "".join(f'<td class="r">{values.get(kind, "")}</td>' for _, values in shown)
        + "</tr>"
        for kind in _noted(columns)
    )
    name = f"0 to 10 as the patient said; of comfort more is better, of all else less{more}"
    return f'<table class="scales"><tr><th>{name}</th>{heads}</tr>{rows}</table>'


def scale_table_mm(scales: Sequence[ScaleTold]) -> float:
    """How tall the table is."""
    kinds = _noted(_columns(scales))
    return _MARGIN_MM + _ROW_MM * (1 + len(kinds)) if kinds else 0.0


def _columns(scales: Sequence[ScaleTold]) -> list[_Column]:
    columns: list[_Column] = []
    for one in scales:
        if not columns or not _together(columns[-1], one):
            columns.append((one.at_s, {}))
        columns[-1][1][one.scale] = one.value
    return columns


def _together(column: _Column, one: ScaleTold) -> bool:
    """Said afterwards, what was corrected is what counts; in a session, the same scale again is another time."""
    at_s, values = column
    if at_s is None or one.at_s is None:
        return at_s is one.at_s
    return one.at_s - at_s < _ASKED_TOGETHER_S and one.scale not in values


def _noted(columns: Sequence[_Column]) -> list[str]:
    return [kind for kind in _KINDS if any(kind in values for _, values in columns)]


def _head(at_s: float | None) -> str:
    if at_s is None:
        return "afterwards"
    return say.clock(at_s) if at_s >= 0 else "before"
