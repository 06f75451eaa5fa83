"""The tools find nothing, modules stay short, and the scripts are sh."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.unit.house.tree import PACKAGE, ROOT, files, relative

LINES_AT_MOST = 350

# A longer module -> why it is not two.
LONGER: dict[str, str] = {
    "vr_runtime/simulator/abi.py": "one table of C structures, in the order of the specification",
}


def output_of(*command: str) -> tuple[int, str]:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    "arguments",
    [("ruff", "check", "."), ("ruff", "format", "--check", "--quiet", "."), ("mypy",)],
    ids=["ruff check", "ruff format", "mypy --strict"],
)
def test_the_tools_find_nothing(arguments: tuple[str, ...]) -> None:
    status, said = output_of(sys.executable, "-m", *arguments)
    assert status == 0, said


def test_modules_are_short_or_say_why_not() -> None:
    long = {relative(path) for path in files(".py", under=PACKAGE) if _lines(path) > LINES_AT_MOST}
    assert long == set(LONGER)


def test_the_scripts_are_plain_sh() -> None:
    for script in files(".sh"):
        status, said = output_of("sh", "-n", str(script))
        assert status == 0, said


def _lines(path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())
