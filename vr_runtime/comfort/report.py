"""What is told of the scenes: lines for a person, JSON for a program, and a page with pictures of where and when."""

from __future__ import annotations

import html
import tempfile
from pathlib import Path
from typing import Final

import msgspec

from vr_runtime.comfort.examination import Examined
from vr_runtime.comfort.verdict import RULES, Verdict
from vr_runtime.problem import ExitCode, Problem

PAGE: Final = "comfort.html"
RESULT: Final = "comfort.json"
TABLE: Final = "comfort.md"


class SceneResult(msgspec.Struct, frozen=True):
    """One scene: the worst verdict of each rule, in the rules' order."""

    scene: str
    passed: bool
    sampled: bool
    frames: int
    seconds: float
    rules: list[Verdict]


def result_of(examined: Examined, *, sampled: bool) -> SceneResult:
    """What was found, as it is written down: without its maps."""
    return SceneResult(
        scene=examined.scene,
        passed=examined.passed,
        sampled=sampled,
        frames=examined.frames,
        seconds=examined.seconds,
        rules=[finding.verdict for finding in examined.findings],
    )


def lines_of(result: SceneResult) -> list[str]:
    """One line for the scene, then one a rule, those that failed first."""
    said = "passed" if result.passed else "FAILED"
    few = " (sampled)" if result.sampled else ""
    lines = [f"{result.scene}: {said}{few}, {result.frames} frames in {result.seconds:.0f} s"]
    for verdict in sorted(result.rules, key=lambda verdict: verdict.passed):
        mark = "ok" if verdict.passed else "FAILED"
        measured = f"{verdict.measured:.4g} of {verdict.limit:.4g} {verdict.unit}"
        lines.append(f"  {mark:6} {verdict.rule:15} {measured:32} {100.0 * verdict.margin:+6.0f} %  {_where(verdict)}")
    return lines


def table_of(results: list[SceneResult]) -> list[str]:
    """All scenes beside one another in Markdown: what was measured, as a share of the limit; over 100 % is a fault."""
    rules = dict.fromkeys(verdict.rule for result in results for verdict in result.rules)
    scenes = " | ".join(result.scene for result in results)
    lines = [f"| Rule | Limit | {scenes} |", f"|---|---|{'---|' * len(results)}"]
    for rule in rules:
        found = [next((verdict for verdict in result.rules if verdict.rule == rule), None) for result in results]
        limit = next(verdict for verdict in found if verdict is not None)
        shares = [_share(verdict) for verdict in found]
        lines.append(f"| `{rule}` | {limit.limit:.4g} {limit.unit} | {' | '.join(shares)} |")
    lines.append(f"| | frames | {' | '.join(f'{result.frames:,}' for result in results)} |")
    return lines


def _share(verdict: Verdict | None) -> str:
    if verdict is None:
        return "-"
    share = f"{100.0 * verdict.measured / verdict.limit:.0f} %"
    return share if verdict.passed else f"**{share}**"


def check_writable(folder: Path) -> None:
    """Make `folder`, before hours are spent on what is to lie there. Problem(REPORT_UNWRITABLE) where that fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise _unwritable(folder, error) from None


def write_report(folder: Path, examined: list[Examined], results: list[SceneResult]) -> None:
    """Write the page, its pictures and the JSON into `folder`. Problem(REPORT_UNWRITABLE) where that fails."""
    from vr_runtime.comfort.pictures import picture_of

    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / RESULT).write_bytes(msgspec.json.format(msgspec.json.encode(results)))
        sections = []
        for one, result in zip(examined, results, strict=True):
            pictures = {}
            for finding in one.findings:
                picture = picture_of(finding)
                if picture is not None:
                    pictures[finding.verdict.rule] = f"{one.scene}-{finding.verdict.rule}.png"
                    picture.save(folder / pictures[finding.verdict.rule])
            sections.append(_section(result, pictures))
        (folder / TABLE).write_text("\n".join(table_of(results)) + "\n", encoding="utf-8")
        (folder / PAGE).write_text(_PAGE.format(sections="\n".join(sections)), encoding="utf-8")
    except OSError as error:
        raise _unwritable(folder, error) from None


def _unwritable(folder: Path, error: OSError) -> Problem:
    what = f"The comfort report cannot be written to {folder}: {error.strerror or error}"
    return Problem(ExitCode.REPORT_UNWRITABLE, what, "Name a folder that can be written")


def _where(verdict: Verdict) -> str:
    at = f" at {verdict.at_s:.2f} s" if verdict.at_s else ""
    if verdict.place is None:
        return f"{verdict.clip}{at}"
    place = verdict.place
    side = "right" if place.right_deg >= 0.0 else "left"
    height = "up" if place.up_deg >= 0.0 else "down"
    return (
        f"{verdict.clip}{at}, {abs(place.right_deg):g} {side} and {abs(place.up_deg):g} {height} of the centre"
        f" ({place.eye} eye)"
    )


def _section(result: SceneResult, pictures: dict[str, str]) -> str:
    rows = []
    for verdict in sorted(result.rules, key=lambda verdict: (verdict.passed, verdict.margin)):
        picture = pictures.get(verdict.rule)
        shown = f'<a href="{picture}"><img src="{picture}" alt="where and when"></a>' if picture else ""
        rows.append(
            f'<tr class="{"ok" if verdict.passed else "failed"}"><td>{"ok" if verdict.passed else "failed"}</td>'
            f"<td><b>{verdict.rule}</b><br>{html.escape(RULES[verdict.rule].about)}</td>"
            f"<td>{verdict.measured:.4g} of {verdict.limit:.4g} {verdict.unit}</td><td>{verdict.margin:+.0%}</td>"
            f"<td>{html.escape(_where(verdict))}</td><td>{shown}</td></tr>"
        )
    said = "passed" if result.passed else "failed"
    return (
        f"<h2>{html.escape(result.scene)}: {said}</h2><p>{result.frames} frames"
        f"{', the sampled set' if result.sampled else ''}.</p><table><tr><th></th><th>Rule</th><th>Measured</th>"
        f"<th>Left</th><th>Worst</th><th>Where and when</th></tr>{''.join(rows)}</table>"
    )


_PAGE: Final = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Comfort report</title>
<style>
body {{ background: #0d0e11; color: #e2dfd6; font: 15px/1.5 system-ui, sans-serif; margin: 3em; max-width: 90em }}
table {{ border-collapse: collapse }} td, th {{ padding: .5em 1em; border-bottom: 1px solid #22242a; text-align: left;
vertical-align: top }} img {{ width: 32em; max-width: 100% }} .failed td:first-child {{ color: #e0805c }}
.ok td:first-child {{ color: #96a58c }} a {{ color: inherit }}
</style>
<h1>Comfort report</h1>
<p>Each rule with its worst case. A margin is what is left below the limit. These are measurements of pictures: they say
nothing of the person who looks at them.</p>
{sections}
</html>
"""
