"""What the project's texts never say: no medical claim, and nothing of the machine on which it was written."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.house.tree import PACKAGE, ROOT, files, relative

# The one sentence that denies a claim has to use its words.
DENIAL = "not a medical device"

CLAIMS = re.compile(
    r"""\b(
        treats?|treatments?|treating | cures?|curing | heals?|healing | therap(y|ies|ist|eutic) | remed(y|ies)\s+for
        | diagnos(e|es|is|tic) | alleviat\w* | analges\w* | (relieves?|reduces?|eases?|lessens?)\s+(pain|anxiety|stress)
        | (pain|anxiety|stress)[ -](relief|reduction) | clinically\s+(proven|tested|validated)
        | medical(ly)?[ -](device|proven|approved|grade) | (fda|ce)[ -](approved|cleared|marked) | improves?\s+outcomes?
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)

MACHINE = re.compile(
    r"""(?<![\w.])/(work|root|home)/\w
        | \b(pypi\.org|pythonhosted\.org|registry\.npmjs|deb\.debian\.org|snapshot\.debian\.org|pkg\.dev)\b""",
    re.VERBOSE,
)

READ_BY_PEOPLE = [*files(".md", ".toml"), *files(".py", under=PACKAGE)]
TEXTS = [path for path in files() if b"\0" not in path.read_bytes()[:4096]]


def claims_in(text: str) -> list[str]:
    """The sentences of `text` that claim something medical; the denial itself claims nothing."""
    sentences = re.split(r"(?<=[.!?])\s+|\n\s*\n", text)
    return [
        sentence
        for sentence in sentences
        if CLAIMS.search(sentence) and DENIAL not in " ".join(sentence.lower().split())
    ]


def said_by(path: Path) -> Iterator[str]:
    """What a person may get to read: a page as it is, of a module its strings but not what it tells its next author."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield text
        return
    module = ast.parse(text)
    documented = [node for node in ast.walk(module) if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))]
    for_authors = {id(node.body[0].value) for node in documented if ast.get_docstring(node)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in for_authors:
            yield node.value


@pytest.mark.parametrize("path", READ_BY_PEOPLE, ids=relative)
def test_no_medical_claim_is_made(path: Path) -> None:
    assert [claim for text in said_by(path) for claim in claims_in(text)] == []


def test_the_readme_says_what_the_program_is_not() -> None:
    assert DENIAL in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "claim", ["It treats pain.", "A gentle therapy.", "A medical device.", "Clinically proven.", "Pain relief."]
)
def test_a_claim_is_found(claim: str) -> None:
    assert claims_in(f"It plays scenes. {claim} It is not\na medical device: it treats nothing.") == [claim]


@pytest.mark.parametrize("path", TEXTS, ids=relative)
def test_no_file_names_the_machine_it_was_written_on(path: Path) -> None:
    if path == Path(__file__):
        return
    assert MACHINE.findall(path.read_text(encoding="utf-8", errors="replace")) == []


@pytest.mark.parametrize("text", ["cd /work/" + "main", "see /root/" + "x", "https://pypi" + ".org/simple"])
def test_a_machine_path_is_found(text: str) -> None:
    assert MACHINE.search(text)
