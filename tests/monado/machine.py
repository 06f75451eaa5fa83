"""What the chroot borrows from this machine: its package mirror, how apt reaches it, its name lookup, its rights.

Standard library only: this runs before anything of ours is installed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

MIRROR_VARIABLE = "VR_RUNTIME_DEBIAN_MIRROR"
CACHE_VARIABLE = "VR_RUNTIME_MONADO_CACHE"

_SETUP_COMMANDS = {
    "debootstrap": "debootstrap",
    "unshare": "util-linux",
    "nsenter": "util-linux",
    "setpriv": "util-linux",
}
# Only how to fetch is borrowed; hooks and index lists in the machine's apt settings belong to the machine.
_BORROWED_APT_KEYS = re.compile(r"^Acquire::(http|https|ftp|Check-|Retries|ForceIPv|Max-ValidTime)", re.IGNORECASE)


class RigUnavailable(Exception):
    """This machine cannot run the real runtime; the text is one line that says why and what to do."""


def require_rights() -> None:
    """Raise `RigUnavailable` where this user or this machine cannot make the chroot."""
    if os.name != "posix" or not hasattr(os, "geteuid"):
        raise RigUnavailable("the Monado rig needs Linux: run it on a Debian machine")
    if os.geteuid() != 0:
        raise RigUnavailable("the Monado rig needs root (debootstrap, mount namespaces): run it as root")
    missing = sorted({package for command, package in _SETUP_COMMANDS.items() if shutil.which(command) is None})
    if missing:
        raise RigUnavailable(f"the Monado rig needs {', '.join(missing)}: apt-get install {' '.join(missing)}")
    probe = ["unshare", "--mount", "--pid", "--net", "--ipc", "--fork", "true"]
    if subprocess.run(probe, check=False, capture_output=True).returncode != 0:
        raise RigUnavailable(
            "the Monado rig needs mount namespaces, which this container refuses: run it on a whole machine"
        )


def cache_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Where the chroot is kept between runs: outside the checkout."""
    if chosen := environ.get(CACHE_VARIABLE):
        return Path(chosen)
    base = environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "vr-session-runtime" / "monado-trixie"


def debian_mirror(environ: Mapping[str, str] = os.environ, etc: Path = Path("/etc")) -> str:
    """The address from which this machine installs its own release; `RigUnavailable` where none is configured."""
    if chosen := environ.get(MIRROR_VARIABLE):
        return chosen
    release = dict(re.findall(r'^(\w+)="?([^"\n]*)"?$', (etc / "os-release").read_text(), re.MULTILINE))
    if release.get("ID") == "debian":
        for uri, suite, components in _apt_entries(etc / "apt"):
            if suite in (release.get("VERSION_CODENAME"), "stable") and "main" in components:
                return uri
    raise RigUnavailable(f"no Debian mirror in this machine's apt sources: set {MIRROR_VARIABLE} to one")


def apt_settings() -> str:
    """The machine's own settings for fetching packages (proxies, certificates, date checks), as an apt.conf."""
    dump = subprocess.run(["apt-config", "dump"], capture_output=True, text=True, check=True).stdout
    return "".join(f"{line}\n" for line in dump.splitlines() if _BORROWED_APT_KEYS.match(line))


def proxy_environment(settings: str, environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Environment for debootstrap, which does not read apt's settings: the proxies that apt would use."""
    proxies = {name: value for name, value in environ.items() if name.lower().endswith("_proxy")}
    for scheme in ("http", "https"):
        if found := re.search(rf'^Acquire::{scheme}::Proxy "([^"]+)";', settings, re.MULTILINE | re.IGNORECASE):
            proxies.setdefault(f"{scheme}_proxy", found[1])
    return proxies


def lend_network_settings(root: Path) -> None:
    """Copy name lookup, certificates and extra archive keys into the chroot at `root`; done anew at every set-up."""
    for name in ("resolv.conf", "hosts"):
        shutil.copyfile(Path("/etc") / name, root / "etc" / name)
    bundle = Path("/etc/ssl/certs/ca-certificates.crt")
    if bundle.exists() and not (root / bundle.relative_to("/")).exists():
        (root / "etc/ssl/certs").mkdir(parents=True, exist_ok=True)
        shutil.copyfile(bundle, root / bundle.relative_to("/"))
    for folder in ("trusted.gpg.d", "keyrings", "auth.conf.d"):
        for source in sorted(Path("/etc/apt", folder).glob("*")):
            target = root / "etc/apt" / folder / source.name
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)


def _apt_entries(apt: Path) -> Iterator[tuple[str, str, list[str]]]:
    """(address, suite, components) of every binary source in this machine's apt configuration."""
    for listing in [apt / "sources.list", *sorted((apt / "sources.list.d").glob("*.list"))]:
        text = listing.read_text() if listing.exists() else ""
        for uri, suite, components in re.findall(
            r"^deb(?:\s+\[[^\]]*\])?\s+(\S+)\s+(\S+)[ \t]+(.*)$", text, re.MULTILINE
        ):
            yield uri, suite, components.split()
    for sources in sorted((apt / "sources.list.d").glob("*.sources")):
        for stanza in re.split(r"\n\s*\n", re.sub(r"^#.*\n", "", sources.read_text(), flags=re.MULTILINE)):
            fields = dict(re.findall(r"^([\w-]+):[ \t]*(.*)$", stanza, re.MULTILINE))
            if "deb" not in fields.get("Types", "").split() or fields.get("Enabled", "yes") == "no":
                continue
            for uri in fields.get("URIs", "").split():
                for suite in fields.get("Suites", "").split():
                    yield uri, suite, fields.get("Components", "").split()
