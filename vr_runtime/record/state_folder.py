"""Where this installation keeps what outlives a session: the journal, its key and its anchors."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

STATE_VARIABLE: Final = "VR_RUNTIME_STATE"
KEEP_DAYS: Final = 90
"""After so many days a session is deleted, unless somebody sets another number."""


def state_folder() -> Path:
    """The folder that `VR_RUNTIME_STATE` names, else the user's own state folder. It need not exist yet."""
    named = os.environ.get(STATE_VARIABLE)
    if named:
        return Path(named)
    import platformdirs

    return platformdirs.user_state_path("vr-runtime", appauthor=False)


def make_private(folder: Path) -> None:
    """Make `folder` for this user's eyes only; one that is there stays as it is, for it may hold more than ours."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
