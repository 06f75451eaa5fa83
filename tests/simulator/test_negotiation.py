"""The runtime gets behind the real loader through a renamed function of pyopenxr's layer library."""

from __future__ import annotations

import ctypes
import gc
import json
import os
from ctypes import byref, c_uint32
from pathlib import Path

import pytest
import xr
from xr import raw_functions as raw

from vr_runtime.clock import VirtualClock
from vr_runtime.simulator import HeadsetProfile, Simulator, abi, negotiation


def test_the_manifest_names_pyopenxrs_layer_library_and_renames_its_negotiation(monkeypatch):
    monkeypatch.setenv("XR_RUNTIME_JSON", "what/was/there/before.json")
    with Simulator(VirtualClock()).installed():
        path = Path(os.environ["XR_RUNTIME_JSON"])
        runtime = json.loads(path.read_text())["runtime"]
        assert Path(runtime["library_path"]).name.startswith(("libXrApiLayer_python", "XrApiLayer_python"))
        assert runtime["functions"] == {"xrNegotiateLoaderRuntimeInterface": "xrNegotiateLoaderApiLayerInterface"}
    assert os.environ["XR_RUNTIME_JSON"] == "what/was/there/before.json"
    assert not path.exists()


def test_a_variable_that_was_not_set_is_not_set_afterwards(monkeypatch):
    monkeypatch.delenv("XR_RUNTIME_JSON", raising=False)
    with Simulator(VirtualClock()).installed():
        assert "XR_RUNTIME_JSON" in os.environ
    assert "XR_RUNTIME_JSON" not in os.environ


def test_the_registered_name_is_what_the_runtime_request_looks_like_as_a_string():
    request = abi.NegotiateRuntimeRequest(struct_type=negotiation.RUNTIME_REQUEST)
    assert ctypes.string_at(byref(request)) == negotiation.RUNTIME_REQUEST_AS_NAME


def test_the_library_passes_the_runtime_request_through(simulate):
    """Calls the exported function as the loader does, with two arguments."""
    simulate()
    library = ctypes.CDLL(negotiation._register())
    info = abi.NegotiateLoaderInfo(
        struct_type=1, min_interface_version=1, max_interface_version=1, max_api_version=(1 << 48) | (1023 << 32)
    )
    request = abi.NegotiateRuntimeRequest(struct_type=3)
    assert library.xrNegotiateLoaderApiLayerInterface(byref(info), byref(request)) == 0
    assert request.runtime_interface_version == 1
    assert request.runtime_api_version >> 48 == 1
    assert request.get_instance_proc_addr


@pytest.mark.parametrize("wrong", [{"min_interface_version": 2}, {"struct_type": 2}])
def test_a_loader_of_another_kind_is_refused(simulate, wrong):
    simulate()
    library = ctypes.CDLL(negotiation._register())
    fields = {"struct_type": 1, "min_interface_version": 1, "max_interface_version": 9} | wrong
    info, request = abi.NegotiateLoaderInfo(**fields), abi.NegotiateRuntimeRequest(struct_type=3)
    assert library.xrNegotiateLoaderApiLayerInterface(byref(info), byref(request)) < 0
    assert not request.get_instance_proc_addr


def test_the_loader_finds_the_runtime_by_its_own_name(simulate, application):
    simulate()
    app = application()
    assert app.create_instance() == 0
    assert xr.get_instance_properties(app.instance).runtime_name == b"vr-runtime simulator"


def test_instances_come_and_go_many_times_in_one_process(simulate, application):
    simulator = simulate()
    for _ in range(20):
        app = application()
        assert app.create_instance() == 0
        assert int(raw.xrDestroyInstance(app.instance)) == 0
    assert simulator.statistics.negotiations == 20
    assert simulator.statistics.live_handles == {}


def test_simulators_come_and_go_many_times_in_one_process(application):
    for _ in range(5):
        simulator = Simulator(VirtualClock())
        for _ in range(2):
            with simulator.installed():
                assert application().create_instance() == 0
        assert simulator.statistics.calls("xrCreateInstance") == 2


def test_an_instance_left_behind_is_destroyed_at_the_end(application):
    simulator = Simulator(VirtualClock())
    with simulator.installed():
        application().set_up()
    assert simulator.statistics.instances_left_behind == 1
    assert simulator.statistics.live_handles == {}
    assert simulator.statistics.exceptions == []


def test_the_latest_installed_runtime_is_the_one_that_is_found(application):
    outer, inner = Simulator(VirtualClock()), Simulator(VirtualClock())
    with outer.installed():
        with inner.installed():
            assert application().create_instance() == 0
        assert application().create_instance() == 0
    assert outer.statistics.calls("xrCreateInstance") == inner.statistics.calls("xrCreateInstance") == 1


def test_a_dead_runtime_cannot_be_negotiated_with_until_it_is_restarted(simulate, application):
    simulator = simulate()
    simulator.die()
    assert application().create_instance() < 0
    assert simulator.statistics.calls("xrCreateInstance") == 0
    simulator.restart()
    assert application().create_instance() == 0


def test_extensions_can_be_listed_before_there_is_an_instance(simulate):
    simulate(extensions=frozenset({"XR_KHR_opengl_enable"}))
    count = c_uint32()
    assert int(raw.xrEnumerateInstanceExtensionProperties(None, 0, byref(count), None)) == 0
    names = {extension.extension_name for extension in xr.enumerate_instance_extension_properties()}
    assert b"XR_KHR_opengl_enable" in names
    assert b"XR_MNDX_egl_enable" not in names


def test_a_loader_that_has_only_listed_extensions_lets_go_at_the_end(application):
    """It would otherwise go on with the functions of a runtime that is gone."""
    bare = Simulator(VirtualClock(), HeadsetProfile(extensions=frozenset()))
    with bare.installed():
        assert xr.enumerate_instance_extension_properties()
        bare.die()
    del bare
    gc.collect()
    with Simulator(VirtualClock()).installed() as simulator:
        assert application().create_instance() == 0
        assert simulator.statistics.negotiations == 1


def test_every_structure_is_laid_out_as_pyopenxr_has_it():
    different = []
    for name, structure_type in abi.STRUCTURE_TYPES.items():
        theirs, ours = getattr(xr, name, None), getattr(abi, name)
        if theirs is None:  # XrGraphicsBindingOpenGLWin32KHR is declared on Windows alone
            assert name == "GraphicsBindingOpenGLWin32KHR"
            continue
        if (structure_type, ctypes.sizeof(ours)) != (theirs()._type, ctypes.sizeof(theirs)):
            different.append(name)
        our_offsets, their_offsets = _offsets(ours), _offsets(theirs)
        # pyopenxr groups some fields into a structure of their own, and then only the sizes can be compared
        if len(our_offsets) == len(their_offsets) and our_offsets != their_offsets:
            different.append(name)
    assert different == []
    assert len(abi.STRUCTURE_TYPES) > 50


def _offsets(structure) -> list[int]:
    fields = [field[0] for base in reversed(structure.__mro__) for field in base.__dict__.get("_fields_", [])]
    return [getattr(structure, field).offset for field in fields]
