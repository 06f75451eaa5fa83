"""Where in a TOML text a field stands, so that a mistake can be shown with its line."""

from __future__ import annotations

import re
from typing import Final

Field = tuple[str, ...]

_HEADER: Final = re.compile(r"\s*\[{1,2}([^\]]+)\]")
_KEY: Final = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART: Final = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


def line_of(text: str, field: Field) -> int:
    """The line, from 1, that sets `field`; else that of the nearest table around it; else 1."""
    table: Field = ()
    best_line, best_depth = 1, 0
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header:
            here = table = _parts(header[1])
        else:
            key = _KEY.match(line)
            if key is None:
                continue
            here = table + _parts(key[1])
        depth = len(here)
        if here == field[:depth] and depth > best_depth:
            best_line, best_depth = number, depth
    return best_line


def _parts(dotted: str) -> Field:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))
