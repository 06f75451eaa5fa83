"""The rig itself: it shows what a client draws, restarts what was killed, and leaves nothing behind."""

from __future__ import annotations

import os
from pathlib import Path
from time import monotonic, sleep

import pytest

from . import chroot, machine, rig
from .conftest import is_dark, is_lit, picture, wait_for_picture

pytestmark = pytest.mark.monado
PLAIN_CLIENT = ("python", "-P", "vr_runtime/bench/plain_client.py", "--seconds", "60")


def test_the_display_is_dark_until_a_client_draws_in_both_halves(running_rig: rig.Rig) -> None:
    assert is_dark(picture(running_rig))
    running_rig.spawn(PLAIN_CLIENT)
    left, right = wait_for_picture(running_rig, is_lit).halves
    sky, ground = left[20].mean(axis=0), left[-20].mean(axis=0)
    assert sky[2] > sky[0], "the gradient is cool above"
    assert ground[0] > ground[2], "and warm below"
    assert abs(left - right).mean() < 0.01, "and both eyes see the same of a sky at infinity"


def test_a_killed_service_can_be_started_again(running_rig: rig.Rig) -> None:
    running_rig.spawn(PLAIN_CLIENT)
    wait_for_picture(running_rig, is_lit)
    running_rig.kill_service()
    wait_for_picture(running_rig, is_dark)
    running_rig.start_service()
    running_rig.spawn(PLAIN_CLIENT)
    wait_for_picture(running_rig, is_lit)


def test_the_checkout_is_read_only_inside_and_out_is_a_folder_of_this_machine(running_rig: rig.Rig) -> None:
    finished = running_rig.run(["sh", "-c", "echo seen > /out/file; touch /checkout/file"])
    assert finished.status != 0
    assert (running_rig.out / "file").read_text() == "seen\n"
    assert not (chroot.CHECKOUT / "file").exists()


def test_a_command_that_hangs_is_killed_and_named(running_rig: rig.Rig) -> None:
    with pytest.raises(rig.RigFailed, match=r"still running after 0\.5 s.*sleep"):
        running_rig.run(["sleep", "1000"], within_s=0.5)


def test_nothing_is_left_when_the_rig_stops(made: chroot.Chroot) -> None:
    with rig.running(made) as started:
        namespace = os.readlink(f"/proc/{started._holder.pid}/ns/mnt")
        started.spawn(["sh", "-c", "setsid sleep 1000 & setsid sleep 1000"])
        assert _processes_in(namespace)
        folder = started.folder
    # The kernel ends them all, and a loaded machine takes its time over it.
    deadline_s = monotonic() + 60.0
    while _processes_in(namespace):
        assert monotonic() < deadline_s, "a process outlives its rig"
        sleep(0.05)
    assert not folder.exists()
    assert str(made.root) not in Path("/proc/mounts").read_text()


def test_a_machine_without_debootstrap_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("shutil.which", lambda command: None if command == "debootstrap" else command)
    with pytest.raises(machine.RigUnavailable, match="apt-get install debootstrap"):
        machine.require_rights()


def test_a_user_without_rights_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(machine.RigUnavailable, match="needs root"):
        machine.require_rights()


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("sources.list", "deb [signed-by=/k.gpg] http://mirror.test/debian bookworm main contrib\n"),
        (
            "sources.list.d/debian.sources",
            "Types: deb\n# a remark\nURIs: http://mirror.test/debian\nSuites: bookworm other\nComponents: main\n",
        ),
    ],
)
def test_the_mirror_is_the_one_that_this_machine_uses(tmp_path: Path, file: str, text: str) -> None:
    (tmp_path / "os-release").write_text('ID=debian\nVERSION_CODENAME=bookworm\nNAME="Debian"\n')
    listing = tmp_path / "apt" / file
    listing.parent.mkdir(parents=True)
    listing.write_text(text)
    other = tmp_path / "apt/sources.list.d/another.list"
    other.parent.mkdir(exist_ok=True)
    other.write_text("deb http://elsewhere.test/tool stable tool\n")
    assert machine.debian_mirror({}, tmp_path) == "http://mirror.test/debian"
    assert machine.debian_mirror({machine.MIRROR_VARIABLE: "http://chosen.test"}, tmp_path) == "http://chosen.test"


def _processes_in(namespace: str) -> list[str]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.readlink(process / "ns/mnt") == namespace:
                found.append(process.name)
        except OSError:
            continue
    return found
