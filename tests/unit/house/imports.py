"""Who may import whom, and how that is read from a module's source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

COMMON = frozenset({"clock", "problem", "content", "private_file"})

# A room or a module of one -> the rooms, or single modules of a room, that it may import besides itself.
ALLOWED: dict[str, frozenset[str]] = {
    "vr_runtime": frozenset(),
    "clock": frozenset(),
    "problem": frozenset(),
    "content": frozenset(),
    "private_file": frozenset(),
    "finding": frozenset({"problem"}),
    "course": frozenset(),
    "timing": frozenset(),
    "xr": COMMON | {"finding"},
    "render": COMMON | {"course.levels", "course.limits"},
    "record": COMMON | {"course", "timing"},
    # Of the journal, the chain in which changes of settings are written down too, and where it lies.
    "clinic": COMMON | {"course", "record.anchor", "record.chain", "record.live", "record.state_folder"},
    "control": COMMON,
    "cards": COMMON | {"record.state_folder"},
    "link": COMMON | {"course", "timing"},
    # Of the player, what knows neither headset nor picture: the terminal's keys and its live line.
    "host": COMMON
    | {"course", "clinic", "control", "record", "link", "player.operators", "player.progress", "player.status"},
    "player": COMMON | {"course", "xr", "render", "timing", "record", "link"},
    "simulator": COMMON,
    "bench": COMMON
    | {"course", "xr", "render", "timing", "record", "player", "simulator", "control", "link", "host", "options"}
    | {"sound", "launcher.attachment"},
    # Of the stage, where scenes lie and what their files say: which bed belongs to a scene.
    "sound": COMMON | {"course", "link", "options", "render.scene_library"},
    "options": COMMON | {"course", "clinic"},
    # What it asks of others: how each of them is, before anybody wears the headset.
    "preflight": COMMON
    | {"finding", "clinic", "xr.preflight", "sound.devices", "sound.scale", "host.linked_process", "host.wake"}
    | {"control.private_files", "control.processes", "control.rendezvous"}
    | {"record.session_clock", "record.state_folder", "record.unfinished"},
    "comfort": COMMON | {"course", "render", "options"},
    "workshop": COMMON | {"course", "render", "comfort", "options"},
    "launcher": COMMON
    | {"control", "course", "clinic", "cards", "record", "options", "render.scene_library", "link.mirror"},
    "cli": COMMON
    | {"course", "clinic", "xr", "render", "timing", "record", "player", "simulator", "bench", "control", "link"}
    | {"host", "options", "comfort", "workshop", "sound", "preflight", "cards", "launcher"},
    "__main__": frozenset({"cli"}),
    "scenes": COMMON | {"course.levels", "render"},
}

# A package of others -> the rooms that may import it.
RESERVED: dict[str, frozenset[str]] = {
    "xr": frozenset({"xr", "simulator", "bench"}),
    "OpenGL": frozenset(),
    # What opens sockets opens them behind keys and on this machine alone.
    "zmq": frozenset({"control"}),
    # What opens sound devices and sound files.
    "sounddevice": frozenset({"sound"}),
    "soundfile": frozenset({"sound"}),
    "soxr": frozenset({"sound"}),
    # What opens windows; the codes that are read by a camera.
    "PySide6": frozenset({"launcher", "bench"}),
    "shiboken6": frozenset({"launcher"}),
    "pyqtgraph": frozenset({"launcher"}),
    "segno": frozenset({"cards"}),
    # The program opens no network connection, and reads nothing that could carry code.
    **dict.fromkeys(("socket", "ssl", "http", "urllib", "requests", "pickle", "marshal"), frozenset()),
}


def offences(source: str, module: str, is_package: bool = False) -> list[str]:
    """Every import in `source` that breaks a rule, wherever in the module it stands; `module` is its dotted name."""
    room = _room(module)
    if room not in ALLOWED:
        return [f"{module}: no rule says what {room} may import; add it to ALLOWED and to docs/architecture.md"]
    names = imported(source, module, is_package)
    return [f"{module}:{line} imports {name}" for line, name in names if not _may_import(room, name)]


def imported(source: str, module: str, is_package: bool) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything that `source` imports; late, guarded and relative imports count too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            base = _absolute(node, module, is_package)
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)
        if isinstance(node, ast.Call) and _names_import(node.func) and node.args:
            argument = node.args[0]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield node.lineno, argument.value


def _absolute(node: ast.ImportFrom, module: str, is_package: bool) -> str:
    if not node.level:
        return node.module or ""
    parts = module.split(".")
    kept = parts[: len(parts) - node.level + is_package]
    return ".".join([*kept, *([node.module] if node.module else [])])


def _names_import(function: ast.expr) -> bool:
    if isinstance(function, ast.Attribute):
        return function.attr == "import_module"
    return isinstance(function, ast.Name) and function.id in {"import_module", "__import__"}


def _may_import(room: str, name: str) -> bool:
    top, _, rest = name.partition(".")
    if top != "vr_runtime":
        return room in RESERVED.get(top, {room})
    target = rest.split(".")[0]
    if target in {"", "__version__", room}:
        return True
    return target in ALLOWED[room] or any(rest == one or rest.startswith(f"{one}.") for one in ALLOWED[room])


def _room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if parts[0] == "vr_runtime" and len(parts) > 1 else parts[0]


def dotted_name(path: Path, root: Path) -> str:
    """`vr_runtime/xr/frame.py` below `root` -> `vr_runtime.xr.frame`; a package's `__init__` is the package."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
