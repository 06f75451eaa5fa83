"""What the examination before a session found, out of `vr-runtime doctor --json`, in the order in which it matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

Level = Literal["ok", "warn", "problem"]

_LEVELS: Final[Mapping[object, Level]] = {"ok": "ok", "warning": "warn", "problem": "problem"}
_GRAVITY: Final[Mapping[Level, int]] = {"problem": 0, "warn": 1, "ok": 2}
_TOGETHER: Final = "extension_offered"
"""A finding that comes many times; where there are several they are one line."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `name` says what was found and never changes; `found`, `remedy` are in English."""

    name: str
    subject: str
    level: Level
    found: str
    remedy: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


def findings_of(answer: object) -> tuple[Finding, ...]:
    """The findings, gravest first, otherwise as they came. Raises ValueError for what is no examination.

    A level that is not known is a warning: nothing passes for well because it was not understood.
    """
    if not isinstance(answer, list) or not answer or not all(isinstance(one, Mapping) for one in answer):
        raise ValueError("no list of findings")
    findings = _together([_finding(one) for one in answer])
    return tuple(sorted(findings, key=lambda finding: _GRAVITY[finding.level]))


def gravest(findings: Iterable[Finding]) -> Level:
    """The level of the worst of them."""
    return min((finding.level for finding in findings), key=_GRAVITY.__getitem__, default="ok")


def found(findings: Iterable[Finding], name: str) -> Finding | None:
    """The finding of that name, where it was made."""
    return next((one for one in findings if one.name == name), None)


def _finding(one: Mapping[str, Any]) -> Finding:
    values = one.get("values")
    return Finding(
        name=str(one.get("name", "")),
        subject=str(one.get("subject", "")),
        level=_LEVELS.get(one.get("level"), "warn"),
        found=str(one.get("found", "")),
        remedy=str(one.get("remedy") or ""),
        values=values if isinstance(values, Mapping) else {},
    )


def _together(findings: list[Finding]) -> list[Finding]:
    many = [one for one in findings if one.name == _TOGETHER]
    if len(many) < 2:
        return findings
    names = ", ".join(one.found.split(":")[0] for one in many)
    whole = Finding(_TOGETHER, many[0].subject, "ok", names, values={"count": len(many)})
    at = findings.index(many[0])
    return [
        *(one for one in findings[:at] if one not in many),
        whole,
        *(one for one in findings[at:] if one not in many),
    ]
