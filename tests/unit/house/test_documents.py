"""The pages are true: links lead somewhere, and the tables agree with the code they describe."""

from __future__ import annotations

import re
import shlex
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.unit.house.tree import ROOT, files, relative
from vr_runtime import cli
from vr_runtime.problem import ExitCode

PAGES = list(files(".md"))
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
COMMAND = re.compile(r"^(?:\.venv/bin/)?vr-runtime (.+)$", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
PERMISSIVE = re.compile(r"^(Apache-2\.0|MIT|MIT-0|MIT-CMU|BSD-[23]-Clause|Zlib|ISC|0BSD|PSF-2\.0|LGPL-[23].*)$")
BRING_ALONG = {"To run": "What these bring along", "For the launcher": "What these bring along for the launcher"}
TESTS_OWN = re.compile(r"^MPL-2\.0$")


def anchors_of(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", FENCED.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken_links(page: Path) -> list[str]:
    """The links of a page that lead to no file or heading; those that leave the project are not followed."""
    broken = []
    for link in LINK.findall(FENCED.sub("", page.read_text(encoding="utf-8"))):
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name) if name else page
        if not _is_there(target) or (anchor and anchor not in anchors_of(target)):
            broken.append(link)
    return broken


def _is_there(target: Path) -> bool:
    """An empty folder is no target: git would not carry it."""
    return any(files(under=target)) if target.is_dir() else target.exists()


def rows_of(page: str, heading: str) -> list[list[str]]:
    """The cells of the first table below a heading, without its two heading rows."""
    text = (ROOT / page).read_text(encoding="utf-8")
    section = re.split(r"^#+ ", text.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines[2:]]


def required(extra: str | None) -> dict[str, str]:
    """Package -> version bound of the project's requirements, or of one extra's, without the project itself."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = project["optional-dependencies"][extra] if extra else project["dependencies"]
    requirements = [Requirement(line) for line in lines]
    return {one.name: str(one.specifier) for one in requirements if one.name != project["name"]}


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_links_lead_somewhere(page: Path) -> None:
    assert broken_links(page) == []


def test_a_link_to_nowhere_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Here\n[a](#here) [b](#there) [c](gone.md) [d](page.md) [e](https://example.org/x)", "utf-8")
    assert broken_links(page) == ["#there", "gone.md"]


def refused_commands(page: Path) -> list[str]:
    """The commands in a page's blocks that the command line does not understand; none of them is run."""
    blocks = "\n".join(FENCED.findall(page.read_text(encoding="utf-8")))
    refused = []
    for command in COMMAND.findall(blocks):
        words = [word for word in shlex.split(command, comments=True) if word != "..."]
        try:
            cli._parser().parse_args(words)
        except SystemExit:
            refused.append(command)
    return refused


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_every_command_that_is_shown_is_understood(page: Path) -> None:
    assert refused_commands(page) == []


def test_a_command_that_is_not_understood_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("```sh\nvr-runtime plan --infusion 40   # fine\nvr-runtime plan --minutes 40\n```\n", "utf-8")
    assert refused_commands(page) == ["plan --minutes 40"]


def test_the_readme_lists_every_exit_code_with_its_meaning() -> None:
    rows = rows_of("README.md", "Exit codes")
    assert [(int(code), name) for code, name, _ in rows] == [(code.value, code.name) for code in ExitCode]
    assert all(meaning for _, _, meaning in rows)


@pytest.mark.parametrize(
    ("heading", "extra"),
    [("To run", None), ("For the launcher", "launcher"), ("To test", "test"), ("To develop", "dev")],
)
def test_every_dependency_is_listed_with_bound_licence_and_reason(heading: str, extra: str | None) -> None:
    rows = rows_of("docs/dependencies.md", heading)
    assert {name: bound for name, bound, _, _ in rows} == required(extra)
    assert all(len(reason) > 20 for *_, reason in rows)


@pytest.mark.parametrize("heading", [*BRING_ALONG, *BRING_ALONG.values(), "To test", "To develop"])
def test_every_licence_is_one_that_the_project_may_use(heading: str) -> None:
    for name, _, licence, _ in rows_of("docs/dependencies.md", heading):
        assert PERMISSIVE.match(licence) or (heading == "To test" and TESTS_OWN.match(licence)), (name, licence)


def test_a_control_in_place_names_its_proof_and_a_planned_one_has_none() -> None:
    for number, _, _, state, proof in rows_of("docs/safety.md", "Hazards and controls"):
        assert state in {"in place", "partly", "planned"}, number
        assert bool(LINK.search(proof)) == (state != "planned"), number


def test_what_the_dependencies_bring_along_is_listed_too() -> None:
    listed, own = _listed(BRING_ALONG["To run"]), _listed("To run")
    assert _reachable(own) - own == listed
    launchers = _listed("For the launcher")
    assert _reachable(launchers) - launchers - own - listed == _listed(BRING_ALONG["For the launcher"])


def _listed(heading: str) -> set[str]:
    return {canonicalize_name(row[0]) for row in rows_of("docs/dependencies.md", heading)}


def _reachable(names: set[str]) -> set[str]:
    seen: set[str] = set()
    waiting = set(names)
    while waiting:
        name = waiting.pop()
        seen.add(name)
        requirements = [Requirement(line) for line in metadata.requires(name) or []]
        here = [one for one in requirements if one.marker is None or one.marker.evaluate({"extra": ""})]
        waiting |= {canonicalize_name(one.name) for one in here} - seen
    return seen
