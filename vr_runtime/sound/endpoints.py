"""From what Windows calls a sound device inside, an endpoint's id, to the name under which PortAudio lists it.

Elsewhere there are no such ids, and no name is found: a headset's device is known by its own name then.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from typing import Final

_ID: Final = re.compile(r"(?:\{[0-9.]+\}\.)?(\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\})\Z", re.IGNORECASE)
_RENDER: Final = r"SOFTWARE\Microsoft\Windows\CurrentVersion\MMDevices\Audio\Render"
# PKEY_Device_DeviceDesc and PKEY_DeviceInterface_FriendlyName: "Headphones" and "Rift Audio".
_KIND: Final = "{a45c254e-df1c-4efd-8020-67d146a850e0},2"
_MAKE: Final = "{b3f8fa53-0004-438e-9003-51a46e139bfc},6"


def guid_in(endpoint_id: str) -> str | None:
    """The part of an endpoint's id under which the registry keeps it; None for what is no such id."""
    found = _ID.match(endpoint_id.strip())
    return None if found is None else found[1].lower()


def name_from(properties: Mapping[str, object]) -> str:
    """An endpoint's name from its properties, as Windows shows it: "Headphones (Rift Audio)"; "" where they lack it."""
    kind, make = properties.get(_KIND), properties.get(_MAKE)
    if not isinstance(kind, str) or not kind:
        return ""
    return f"{kind} ({make})" if isinstance(make, str) and make else kind


def name_of_endpoint(endpoint_id: str) -> str:
    """The name of an endpoint of this system, "" where it is not known."""
    guid = guid_in(endpoint_id)
    return "" if guid is None else name_from(_properties(guid))


def _properties(guid: str) -> dict[str, object]:
    if sys.platform != "win32":
        return {}
    import winreg

    found: dict[str, object] = {}
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, rf"{_RENDER}\{guid}\Properties") as key:
            for place in range(winreg.QueryInfoKey(key)[1]):
                name, value, _ = winreg.EnumValue(key, place)
                found[name] = value
    except OSError:
        return {}
    return found
