"""Have a scene's files changed since they were last looked at? Asked a few times a second; nothing is subscribed to."""

from __future__ import annotations

from pathlib import Path


class WatchedFiles:
    """Everything in these folders, by size and time of change."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._seen = self._look()

    def changed(self) -> bool:
        """Whether anything came, went or changed since the last time."""
        seen = self._look()
        before, self._seen = self._seen, seen
        return seen != before

    def _look(self) -> frozenset[tuple[str, int, int]]:
        found = set()
        for folder in self._folders:
            for path in folder.glob("*"):
                try:
                    status = path.stat()
                except OSError:
                    continue  # an editor has just put another in its place
                if path.is_file():
                    found.add((str(path), status.st_mtime_ns, status.st_size))
        return frozenset(found)
