"""What a clinic has set for itself: whether its presets and settings can be read."""

from __future__ import annotations

from collections.abc import Iterator

from vr_runtime.clinic.presets import list_presets, mistakes_in
from vr_runtime.clinic.settings import SettingsFile
from vr_runtime.finding import Finding, Level
from vr_runtime.problem import Problem


def examine_settings() -> Iterator[Finding]:
    """Whether the clinic's settings hold as they were written."""
    settings = SettingsFile.of_this_installation()
    mistakes = settings.lines(settings.read())
    if not mistakes:
        found = "as the clinic has set them" if settings.path.exists() else "none set; the defaults hold"
        yield Finding("settings_readable", "clinic", "settings", Level.OK, found)
        return
    more = f" (and {len(mistakes) - 1} more)" if len(mistakes) > 1 else ""
    remedy = "Mend that line, or set it anew; vr-runtime settings shows what holds"
    values = {"mistakes": len(mistakes)}
    yield Finding("settings_mistaken", "clinic", "settings", Level.WARNING, mistakes[0] + more, remedy, values)


def examine_presets() -> Iterator[Finding]:
    """One finding for all presets, and one for each that a session would refuse."""
    try:
        files = list_presets()
    except Problem as problem:
        yield Finding("presets_unreadable", "clinic", "presets", Level.WARNING, problem.what, problem.remedy)
        return
    mistakes = {file: lines for file in files if (lines := mistakes_in(file))}
    own = sum(not file.built_in for file in files)
    sound = len(files) - len(mistakes)
    values = {"presets": sound, "own": own}
    if sound:
        found = f"{sound} can be used, {own} of them the clinic's own" if not mistakes else f"{sound} can be used"
        yield Finding("presets_readable", "clinic", "presets", Level.OK, found, values=values)
    for file, lines in mistakes.items():
        found = lines[0] + (f" (and {len(lines) - 1} more)" if len(lines) > 1 else "")
        remedy = "Mend the preset's file; vr-runtime presets lists every mistake"
        yield Finding("preset_mistaken", "clinic", "presets", Level.WARNING, found, remedy, {"preset": file.name})
