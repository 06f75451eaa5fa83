"""The JSON Schema of a preset's file, for editors and for other programs."""

from __future__ import annotations

from typing import Any

import msgspec

from vr_runtime.course.preset import DoseTiming, Preset

_ALWAYS = {"Preset": ["version", "name"], DoseTiming.__name__: list(DoseTiming.__struct_fields__)}


def preset_schema() -> dict[str, Any]:
    """Draft 2020-12. What a file may leave out is not required: it is then as in the preset iv-pain."""
    schema = msgspec.json.schema(Preset)
    for name, kind in schema["$defs"].items():
        kind["required"] = _ALWAYS.get(name, [])
        kind["description"] = " ".join(kind.get("description", "").split())
        for described in kind["properties"].values():
            described.pop("default", None)  # a part left out of a table is not the whole table's default
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["$defs"]["Preset"]["oneOf"] = [{"required": ["infusion"]}, {"required": ["dose"]}]
    return schema
