"""The launcher is found among a user's programs, whatever the paths look like."""

from __future__ import annotations

import configparser
import io
import shlex
import sys
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QImage

from vr_runtime.launcher import icon, shortcut
from vr_runtime.problem import ExitCode, Problem


def entry_in(path: Path) -> dict[str, str]:
    parser = configparser.RawConfigParser(interpolation=None, strict=True)
    parser.optionxform = str
    parser.read_string(path.read_text(encoding="utf-8"))
    return dict(parser["Desktop Entry"])


@pytest.fixture
def data_home(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


def test_a_desktop_entry_starts_this_installation(qapp, data_home):
    entry, picture = shortcut.install()
    told = entry_in(entry)
    assert entry == data_home / "applications" / "vr-runtime.desktop"
    assert told["Type"] == "Application"
    assert shlex.split(told["Exec"]) == [sys.executable, "-m", "vr_runtime", "launcher"]
    assert told["Name"] == "VR session"
    assert told["Name[de]"] == "VR-Sitzung"
    assert {f"Comment[{language}]" for language in ("de", "fr", "es")} < set(told)
    assert told["Icon"] == str(picture)
    assert QImage(str(picture)).width() == 256


def test_installing_twice_leaves_one(qapp, data_home):
    shortcut.install()
    shortcut.install()
    assert len(list((data_home / "applications").iterdir())) == 1


def test_a_folder_that_cannot_be_written_is_one_line(qapp, data_home):
    data_home.write_text("no folder")
    with pytest.raises(Problem) as problem:
        shortcut.install()
    assert problem.value.code == ExitCode.REPORT_UNWRITABLE
    assert str(data_home) in problem.value.what


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("/usr/bin/python3", "/usr/bin/python3"),
        ("/opt/a b/py", '"/opt/a b/py"'),
        ("100%", "100%%"),
        ('say "hi"', '"say \\\\"hi\\\\""'),
        ("a$b", '"a\\\\$b"'),
        ("", '""'),
    ],
)
def test_words_of_the_command_are_quoted_as_the_specification_asks(word, written):
    assert shortcut.quoted(word) == written


def test_windows_is_given_its_paths_apart_from_the_script(tmp_path):
    python = tmp_path / "it's & here" / "python.exe"
    python.parent.mkdir()
    python.with_name("pythonw.exe").touch()
    command, values = shortcut.link_command(python, tmp_path / "VR session.lnk", tmp_path / "x.ico")
    assert not any(str(tmp_path) in word for word in command)
    assert values["VR_TARGET"] == str(python.with_name("pythonw.exe")), "no console window beside ours"
    assert values["VR_ARGUMENTS"] == "-m vr_runtime launcher"
    assert all(f"$env:{name}" in command[-1] for name in values)


def test_the_start_menu_gets_an_icon_of_every_size(qapp):
    with Image.open(io.BytesIO(shortcut._ico())) as picture:
        assert picture.info["sizes"] == {(size, size) for size in icon.SIZES}


def test_the_sign_is_drawn_at_every_size(qapp):
    for size in icon.SIZES:
        drawn = icon.picture(size)
        colours = {drawn.pixelColor(x, y).rgba() for x in range(size) for y in range(size)}
        assert len(colours) > 8
        assert drawn.pixelColor(0, 0).alpha() == 0


def test_a_system_without_such_a_thing_says_so(qapp, monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(Problem) as problem:
        shortcut.install()
    assert problem.value.code == ExitCode.USAGE
