"""A Debian 13 chroot with Monado and our dependencies in it, made once and kept in the cache folder.

Debian 12 has no Monado; Debian 13 (trixie) has version 25. Each step leaves a stamp when it is finished, so an
interrupted set-up goes on where it stopped and a finished one is recognised in milliseconds. Everything is mounted
inside `unshare --mount`: nothing stays mounted, and deleting the chroot can never reach the machine's /dev.
Standard library only.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from . import machine

CHECKOUT = Path(__file__).resolve().parents[2]
VERSION = "1"  # raise it when a step changes in a way that its inputs do not show
PACKAGES = (
    *("monado-service", "monado-cli", "libopenxr1-monado", "libopenxr-utils"),
    *("mesa-vulkan-drivers", "libegl-mesa0", "libegl1", "libgl1", "libgl1-mesa-dri", "libglx-mesa0"),
    *("xvfb", "x11-apps", "python3-venv"),
)
PYTHON = "/opt/venv/bin/python"
# Whatever ends this Python ends the step it was at: a step left running would meet its own successor.
_NAMESPACE = ("setpriv", "--pdeathsig", "KILL", "unshare", "--mount", "--pid", "--fork", "--kill-child")
_PYTHON_VERSION = "3.13"  # trixie's
_NEWEST_GLIBC_MINOR = 41  # trixie's

# "$1" is the chroot; the rest is the command. The mounts live and die with the namespace that unshare made.
_ENTER = """
root=$1; shift
mount --bind /dev "$root/dev" && mount -t proc proc "$root/proc" && mount -t sysfs sysfs "$root/sys" &&
exec chroot "$root" "$@"
"""
_ENVIRONMENT = {
    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/root",
    "LC_ALL": "C.UTF-8",
    "DEBIAN_FRONTEND": "noninteractive",
}


class SetupFailed(Exception):
    """A step of the set-up failed; the text names it and ends with what it printed last."""


@dataclass(frozen=True, slots=True)
class Chroot:
    """A finished chroot: `root` is its folder on this machine."""

    root: Path


def prepare(folder: Path | None = None, say: Callable[[str], None] = lambda _line: None) -> Chroot:
    """Make the chroot, or finish it, or find it finished; one process at a time.

    `say` hears one line a step. Raises `machine.RigUnavailable` where this machine cannot, and `SetupFailed`.
    """
    machine.require_rights()
    folder = folder or machine.cache_folder()
    folder.mkdir(parents=True, exist_ok=True)
    requirements = sorted(tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]["dependencies"])
    steps: list[tuple[str, Sequence[str], Callable[[], None]]] = [
        ("base system", [], lambda: _base_system(folder)),
        ("packages", PACKAGES, lambda: _packages(folder)),
        ("wheels", requirements, lambda: _wheels(folder, requirements)),
        ("venv", requirements, lambda: _venv(folder, requirements)),
    ]
    with _one_at_a_time(folder):
        fingerprint = VERSION
        for name, inputs, action in steps:
            # each stamp covers the steps before it, so a remade base remakes all that stands on it
            fingerprint = hashlib.sha256("\n".join([fingerprint, name, *inputs]).encode()).hexdigest()
            stamp = folder / f"{name.replace(' ', '-')}.stamp"
            if stamp.exists() and stamp.read_text() == fingerprint:
                continue
            started_s = time.monotonic()
            stamp.unlink(missing_ok=True)
            action()
            stamp.write_text(fingerprint)
            say(f"{name}: {time.monotonic() - started_s:.0f} s")
    return Chroot(folder / "root")


def _base_system(folder: Path) -> None:
    partial, root = folder / "root.partial", folder / "root"
    for old in (partial, root):
        if old.exists():
            shutil.rmtree(old)
    settings = machine.apt_settings()
    environment = _ENVIRONMENT | {"PATH": os.environ["PATH"]} | machine.proxy_environment(settings)
    mirror = machine.debian_mirror()
    _run("debootstrap", [*_NAMESPACE, "debootstrap", "--variant=minbase", "trixie", str(partial), mirror], environment)
    (partial / "etc/apt/apt.conf.d/99machine").write_text(settings + 'APT::Install-Recommends "false";\n')
    (partial / "etc/apt/sources.list").write_text(f"deb {mirror} trixie main\n")
    # A chroot that can be made again needs no fsync a file, and no daemon may start in it.
    (partial / "etc/dpkg/dpkg.cfg.d/99fast").write_text(
        "force-unsafe-io\npath-exclude=/usr/share/man/*\npath-exclude=/usr/share/doc/*\n"
    )
    refusal = partial / "usr/sbin/policy-rc.d"
    refusal.write_text("#!/bin/sh\nexit 101\n")
    refusal.chmod(0o755)
    partial.rename(root)


def _packages(folder: Path) -> None:
    root = folder / "root"
    machine.lend_network_settings(root)
    _run_inside("dpkg --configure", root, ["dpkg", "--configure", "-a"])
    _run_inside("apt-get update", root, ["apt-get", "update", "-q"])
    _run_inside("apt-get install", root, ["apt-get", "install", "-qy", *PACKAGES])
    _run_inside("apt-get clean", root, ["apt-get", "clean"])


def _wheels(folder: Path, requirements: Sequence[str]) -> None:
    """Fetched outside with this machine's own pip settings: inside there need be no way to a package index."""
    wheels, arch = folder / "wheels", platform.machine()
    if wheels.exists():
        shutil.rmtree(wheels)
    platforms = [f"--platform=manylinux_2_{minor}_{arch}" for minor in range(_NEWEST_GLIBC_MINOR, 4, -1)]
    platforms += [f"--platform=manylinux2014_{arch}", f"--platform=linux_{arch}"]
    pip = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--only-binary=:all:",
        f"--python-version={_PYTHON_VERSION}",
    ]
    _run("pip download", [*pip, *platforms, f"--dest={wheels}", *requirements], dict(os.environ))


def _venv(folder: Path, requirements: Sequence[str]) -> None:
    root = folder / "root"
    inside = root / "opt/wheels"
    for old in (inside, root / "opt/venv"):
        if old.exists():
            shutil.rmtree(old)
    shutil.copytree(folder / "wheels", inside)
    _run_inside("python -m venv", root, ["python3", "-m", "venv", "/opt/venv"])
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--no-index", "--find-links=/opt/wheels"]
    _run_inside("pip install", root, [*pip, *requirements])
    shutil.rmtree(inside)
    # what pip would make of the entry point, for a package that comes from the mounted checkout instead
    command = root / "opt/venv/bin/vr-runtime"
    command.write_text(f"#!{PYTHON}\nimport sys\nfrom vr_runtime.cli import main\nsys.exit(main())\n")
    command.chmod(0o755)


def _run_inside(name: str, root: Path, command: Sequence[str]) -> None:
    _run(name, [*_NAMESPACE, "sh", "-c", _ENTER, "enter", str(root), *command], _ENVIRONMENT)


def _run(name: str, command: Sequence[str], environment: dict[str, str]) -> None:
    done = subprocess.run(
        command,
        check=False,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode != 0:
        tail = "\n".join(done.stdout.splitlines()[-12:])
        raise SetupFailed(
            f"{name} failed ({done.returncode}); set it up again to go on from there. It said last:\n{tail}"
        )


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
