"""The two-call idiom: ask for the count with a capacity of zero, then for the elements with enough of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from ctypes import memmove
from typing import Any

from vr_runtime.simulator.codes import SIZE_INSUFFICIENT, SUCCESS, VALIDATION_FAILURE

Refuse = Callable[[int, str], int]


def _room(refuse: Refuse, capacity: int, count: Any, array: Any, number: int) -> int | None:
    """None where the elements are to be written, else the answer."""
    if not count:
        return refuse(VALIDATION_FAILURE, "no place for the count")
    count[0] = number
    if capacity == 0:
        return SUCCESS
    if capacity < number:
        return refuse(SIZE_INSUFFICIENT, f"room for {capacity} of {number} elements")
    if not array and number:
        return refuse(VALIDATION_FAILURE, f"a capacity of {capacity}, and no array")
    return None


def write_values(refuse: Refuse, capacity: int, count: Any, array: Any, values: Sequence[Any]) -> int:
    """Numbers."""
    answer = _room(refuse, capacity, count, array, len(values))
    if answer is None:
        for index, value in enumerate(values):
            array[index] = value
        answer = SUCCESS
    return answer


def write_structures(
    refuse: Refuse,
    capacity: int,
    count: Any,
    array: Any,
    values: Sequence[Any],
    fill: Callable[[Any, Any], None],
    structure_type: int,
) -> int:
    """Typed structures; `fill(structure, value)` writes each."""
    answer = _room(refuse, capacity, count, array, len(values))
    if answer is not None:
        return answer
    for index in range(len(values)):
        if array[index].type != structure_type:
            return refuse(VALIDATION_FAILURE, f"element {index} has type {array[index].type}, not {structure_type}")
    for index, value in enumerate(values):
        fill(array[index], value)
    return SUCCESS


def write_text(refuse: Refuse, capacity: int, count: Any, array: Any, text: bytes) -> int:
    """A string with its closing zero."""
    answer = _room(refuse, capacity, count, array, len(text) + 1)
    if answer is None:
        memmove(array, text + b"\0", len(text) + 1)
        answer = SUCCESS
    return answer
