"""One line of an examination: what was looked at, how it is, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal, TypeAlias

from vr_runtime.problem import ExitCode

Group: TypeAlias = Literal["headset", "picture", "sound", "computer", "session", "clinic"]
Values: TypeAlias = Mapping[str, str | int | float]


class Level(StrEnum):
    """How grave a finding is."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """`name` stands for what was found and never changes: whoever translates goes by it, and puts `values` in.

    `subject`: what was looked at, in English; `exit_code`: what a command ends with for it.
    """

    name: str
    group: Group
    subject: str
    level: Level
    found: str
    remedy: str = ""
    values: Values = field(default_factory=dict)
    exit_code: ExitCode = ExitCode.OK

    def line(self) -> str:
        """For a person: level, subject, what was found, what to do."""
        remedy = f" -> {self.remedy}" if self.remedy else ""
        return f"{self.level:8} {self.subject:13} {self.found}{remedy}"

    def as_dict(self) -> dict[str, Any]:
        """For a machine."""
        return {
            "name": self.name,
            "group": self.group,
            "subject": self.subject,
            "level": str(self.level),
            "found": self.found,
            "remedy": self.remedy,
            "values": dict(self.values),
        }
