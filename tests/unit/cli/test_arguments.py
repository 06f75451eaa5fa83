"""What the command line takes and refuses: each refusal one line with its own exit code."""

from __future__ import annotations

import pytest

from vr_runtime.cli import main
from vr_runtime.problem import ExitCode


def said(capsys, *arguments):
    """(exit code, the one line on standard error)."""
    try:
        code = main(arguments)
    except SystemExit as ending:
        code = ending.code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1, captured.err
    assert "Traceback" not in captured.err
    return code, captured.err


@pytest.mark.parametrize("command", ["run", "plan"])
@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--infusion", "14"), "15 to 360"),
        (("--infusion", "361"), "15 to 360"),
        (("--infusion", "0"), "15 to 360"),
        (("--infusion", "-40"), "15 to 360"),
        (("--window", "29"), "30 to 400"),
        (("--window", "401"), "30 to 400"),
    ],
)
def test_minutes_out_of_range_are_no_plan(capsys, command, options, words):
    code, line = said(capsys, command, *options)
    assert code == ExitCode.BAD_PLAN
    assert words in line
    assert options[0] in line


@pytest.mark.parametrize("command", ["run", "plan"])
@pytest.mark.parametrize(
    ("options", "words"),
    [((), "neither was given"), (("--infusion", "40", "--window", "60"), "both were given")],
)
def test_a_plan_needs_one_length_and_one_only(capsys, command, options, words):
    code, line = said(capsys, command, *options)
    assert code == ExitCode.PLAN_UNCLEAR
    assert words in line


@pytest.mark.parametrize(
    "options",
    [
        ("--infusion", "forty"),
        ("--infusion", "40.5"),
        ("--infusion", "nan"),
        ("--infusion", "inf"),
        ("--infusion", ""),
        ("--infusion", "1" + "0" * 30),
        ("--window", "an hour"),
        ("--infusion", "40", "--time-lapse", "nan"),
        ("--infusion", "40", "--time-lapse", "0"),
        ("--infusion", "40", "--time-lapse", "-2"),
        ("--infusion", "40", "--time-lapse", "fast"),
        ("--infusion", "40", "--time-lapse", "1e300"),
        ("--infusion", "40", "--duration", "inf"),
        ("--infusion", "40", "--duration", "-1"),
        ("--infusion", "40", "--duration", "1e-300"),
        ("--infusion", "40", "--draw-every", "0"),
        ("--infusion", "40", "--draw-every", "1.5"),
        ("--infusion", "40", "--brightness", "10"),
        ("--infusion", "40", "--brightness", "101"),
        ("--infusion", "40", "--brightness", "nan"),
        ("--infusion", "40", "--recover-for", "-1"),
        ("--infusion", "40", "--clock", "sun"),
        ("--infusion", "40", "--headset", "paper"),
        ("--infusion", "40", "--frobnicate"),
    ],
    ids=" ".join,
)
def test_bad_numbers_and_words_are_refused_in_plain_words(capsys, options):
    code, line = said(capsys, "run", *options)
    assert code == ExitCode.USAGE
    assert options[-1] in line or options[-2] in line
    assert "_positive" not in line
    assert "_count" not in line
    assert "--help" in line


@pytest.mark.parametrize("arguments", [(), ("dance",), ("bench",), ("plan", "now")])
def test_an_unknown_or_missing_command_is_one_line(capsys, arguments):
    code, _ = said(capsys, *arguments)
    assert code == ExitCode.USAGE


def test_a_virtual_clock_needs_the_simulated_headset(capsys):
    code, line = said(capsys, "run", "--infusion", "40", "--clock", "virtual")
    assert code == ExitCode.USAGE
    assert "--headset simulated" in line


def test_an_unknown_scene_names_the_nearest(capsys):
    code, line = said(capsys, "run", "--infusion", "40", "--scene", "nihgt-sky", "--headset", "simulated")
    assert code == ExitCode.UNKNOWN_SCENE
    assert "night-sky" in line


def test_a_report_folder_that_cannot_be_one_is_refused_before_the_session(capsys, tmp_path):
    """Below a file: refused to root as well."""
    (tmp_path / "file").write_text("")
    folder = tmp_path / "file" / "report"
    code, line = said(
        capsys, "run", "--infusion", "40", "--headset", "simulated", "--scene", "empty", "--report", str(folder)
    )
    assert code == ExitCode.REPORT_UNWRITABLE
    assert str(folder) in line


def test_help_documents_every_exit_code(capsys):
    with pytest.raises(SystemExit) as ending:
        main(["--help"])
    assert ending.value.code == 0
    shown = " ".join(capsys.readouterr().out.split())
    for code in ExitCode:
        assert f"{code.value} {code.name.lower().replace('_', ' ')}" in shown


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out.startswith("vr-runtime ")


def test_a_fault_of_the_program_itself_is_one_line(capsys, monkeypatch):
    def breaks(*_):
        raise RuntimeError("two\nlines")

    monkeypatch.setattr("vr_runtime.render.scene_library.list_scenes", breaks)
    code, line = said(capsys, "scenes")
    assert code == ExitCode.UNEXPECTED
    assert "RuntimeError: two lines" in line


def test_a_player_without_a_link_is_one_line(capsys, tmp_path):
    assert main(["player", "--link", str(tmp_path / "nothing")]) == ExitCode.LINK_UNUSABLE
    assert capsys.readouterr().err.count("\n") == 1
