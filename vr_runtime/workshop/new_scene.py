"""A new scene's folder: complete from the first minute, and full of comments that teach."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render.scene_library import SCENE_FILE, scene_names

_TEMPLATE: Final = Path(__file__).resolve().parent / "template"
_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST: Final = 40


def new_scene(name: str, folder: Path) -> Path:
    """Make `folder`/`name` with a scene that plays as it is; its path.

    Problem(USAGE) for a name that no scene may have, or a folder that is there or cannot be made.
    """
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        what = f"'{name[:_LONGEST]}' cannot be a scene's name"
        raise Problem(ExitCode.USAGE, what, "Use lower-case letters, digits and single hyphens, 40 at most")
    if name in scene_names():
        raise Problem(ExitCode.USAGE, f"A built-in scene is called '{name}'", "Choose another name")
    target = folder / name
    try:
        target.mkdir(parents=True)
        for source in sorted(_TEMPLATE.iterdir()):
            text = source.read_text(encoding="utf-8")
            if source.name == SCENE_FILE:
                text = text.replace('name = "NAME"', f'name = "{name}"')
            (target / source.name).write_text(text, encoding="utf-8")
    except FileExistsError:
        raise Problem(ExitCode.USAGE, f"{target} is there already", "Choose another name, or --folder") from None
    except OSError as error:
        what = f"{target} cannot be made ({error.strerror})"
        raise Problem(ExitCode.USAGE, what, "Choose a --folder that you may write to") from None
    return target
