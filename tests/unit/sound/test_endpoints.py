"""From what a runtime calls the headset's sound device to the name under which the system lists it."""

from __future__ import annotations

import sys

import pytest

from vr_runtime.sound import endpoints
from vr_runtime.sound.endpoints import guid_in, name_from, name_of_endpoint

GUID = "{0a1b2c3d-1111-2222-3333-444455556666}"
KIND, MAKE = "{a45c254e-df1c-4efd-8020-67d146a850e0},2", "{b3f8fa53-0004-438e-9003-51a46e139bfc},6"


@pytest.mark.parametrize(
    ("told", "guid"),
    [
        (f"{{0.0.0.00000000}}.{GUID}", GUID),
        (f"{{0.0.0.00000000}}.{GUID.upper()}", GUID),
        (GUID, GUID),
        (f" {GUID}\n", GUID),
        ("", None),
        ("Headphones", None),
        (f"{GUID}\\..\\..\\Secrets", None),
        ("{0.0.0.00000000}.{0a1b2c3d}", None),
    ],
)
def test_an_endpoints_id_is_told_from_anything_else(told, guid):
    assert guid_in(told) == guid


def test_the_name_is_put_together_as_the_system_shows_it():
    assert name_from({KIND: "Headphones", MAKE: "Rift Audio"}) == "Headphones (Rift Audio)"
    assert name_from({KIND: "Headphones"}) == "Headphones"
    assert name_from({MAKE: "Rift Audio"}) == ""
    assert name_from({KIND: 7, MAKE: "Rift Audio"}) == ""
    assert name_from({}) == ""


def test_an_id_leads_to_the_name_of_that_endpoint(monkeypatch):
    monkeypatch.setattr(endpoints, "_properties", {GUID: {KIND: "Headphones", MAKE: "Rift Audio"}}.__getitem__)
    assert name_of_endpoint(f"{{0.0.0.00000000}}.{GUID}") == "Headphones (Rift Audio)"
    assert name_of_endpoint("nonsense") == ""


@pytest.mark.skipif(sys.platform == "win32", reason="there such names may lead somewhere")
def test_elsewhere_no_id_leads_anywhere():
    assert name_of_endpoint(GUID) == ""
