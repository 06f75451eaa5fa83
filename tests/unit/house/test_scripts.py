"""The set-up names what is missing and why, installs only that, and leaves the package managers alone otherwise."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.unit.house.tree import ROOT


@pytest.fixture
def machine(tmp_path: Path):
    """A make-believe machine: only the commands named here are on its path; `apt-get` writes down what it is told."""
    return Machine(tmp_path)


class Machine:
    def __init__(self, folder: Path) -> None:
        self.commands = folder / "bin"
        self.commands.mkdir()
        self.diary = folder / "apt.log"
        for name in ("sh", "env", "find", "head", "cat", "cksum"):
            (self.commands / name).symlink_to(shutil.which(name))
        self.is_root(True)

    def has(self, name: str, script: str = "exit 0") -> None:
        path = self.commands / name
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755)

    def has_apt(self, ends_with: int = 0) -> None:
        self.has("apt-get", f'echo "$*" >>"{self.diary}"; exit {ends_with}')

    def is_root(self, root: bool) -> None:
        self.has("id", f"echo {0 if root else 1000}")

    def asked_of_apt(self) -> list[str]:
        return self.diary.read_text("utf-8").splitlines() if self.diary.exists() else []

    def run(self, script: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["/bin/sh", "-euc", f". scripts/ensure.sh\n{script}"],
            cwd=ROOT, env={"PATH": str(self.commands)}, capture_output=True, text=True, check=False,
        )  # fmt: skip


def test_nothing_missing_asks_nothing_of_apt(machine: Machine) -> None:
    machine.has_apt()
    machine.has("Xvfb")
    done = machine.run("want_command Xvfb xvfb 'a display'; install_wanted")
    assert (done.returncode, done.stdout, machine.asked_of_apt()) == (0, "", [])


def test_root_gets_what_is_missing_and_only_that(machine: Machine) -> None:
    machine.has_apt()
    machine.has("Xvfb")
    done = machine.run("want_command Xvfb xvfb 'a display'; want_command xwd x11-apps 'takes pictures'; install_wanted")
    assert done.returncode == 0
    assert "missing: x11-apps (takes pictures)" in done.stdout
    install = [line for line in machine.asked_of_apt() if "install" in line]
    assert len(install) == 1
    assert install[0].endswith(" x11-apps")
    assert "--no-install-recommends" in install[0]


def test_sudo_installs_where_it_asks_for_no_password(machine: Machine) -> None:
    machine.has_apt()
    machine.is_root(False)
    machine.has("sudo", '[ "$1" = -n ] && shift; [ "$1" = true ] || exec "$@"')
    done = machine.run("want_command Xvfb xvfb 'a display'; install_wanted")
    assert done.returncode == 0
    assert any(line.endswith(" xvfb") for line in machine.asked_of_apt())


@pytest.mark.parametrize("sudo", [None, "exit 1"], ids=["no sudo", "sudo asks for a password"])
def test_without_rights_the_line_to_run_is_printed(machine: Machine, sudo: str | None) -> None:
    machine.has_apt()
    machine.is_root(False)
    if sudo:
        machine.has("sudo", sudo)
    done = machine.run("want_command Xvfb xvfb 'a display'; install_wanted")
    assert done.returncode == 20
    assert "sudo apt-get install --no-install-recommends xvfb" in done.stderr
    assert machine.asked_of_apt() == []


def test_without_apt_the_packages_are_named(machine: Machine) -> None:
    done = machine.run("want_command Xvfb xvfb 'a display'; install_wanted")
    assert done.returncode == 20
    assert "xvfb" in done.stderr


def test_without_a_network_one_line_says_so(machine: Machine) -> None:
    machine.has_apt(ends_with=100)
    done = machine.run("want_command Xvfb xvfb 'a display'; install_wanted")
    assert done.returncode == 21
    assert "Check the network connection" in done.stderr


def test_a_bare_machine_hears_of_everything_at_once(machine: Machine) -> None:
    machine.has_apt()
    machine.is_root(False)
    done = machine.run("want_python; want_what_drawing_needs; install_wanted")
    assert done.returncode == 20
    for package in ("python3", "python3-venv", "libgl1", "libegl1"):
        assert f"missing: {package} (" in done.stdout
        assert f" {package}" in done.stderr
