"""The C names of result codes and structure types."""

from __future__ import annotations

from functools import cache


def result_name(value: int) -> str:
    """XR_SUCCESS and its kin; a value without a name is called so."""
    return _results().get(value) or f"XR_UNKNOWN_{'FAILURE' if value < 0 else 'SUCCESS'}_{abs(value)}"


def structure_type_name(value: int) -> str:
    """XR_TYPE_UNKNOWN and its kin; a value without a name is called so."""
    return _structure_types().get(value) or f"XR_UNKNOWN_STRUCTURE_TYPE_{value}"


@cache
def _results() -> dict[int, str]:
    from xr.enums import Result

    return {int(member.value): f"XR_{member.name}" for member in Result}


@cache
def _structure_types() -> dict[int, str]:
    from xr.enums import StructureType

    return {int(member.value): f"XR_TYPE_{member.name}" for member in StructureType}
