"""German, French and Spanish are whole: every string of the launcher, as it is now, translated and packed."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from vr_runtime.launcher import language as languages
from vr_runtime.launcher.language import FOLDER, chosen, speak

PLACES = re.compile(r"\{\w*\}|%n")


@pytest.fixture(scope="module")
def collected(root, tmp_path_factory) -> Path:
    """The .ts files of the checkout, brought up to date with the sources in a folder of their own."""
    folder = tmp_path_factory.mktemp("translations")
    for path in FOLDER.glob("*.ts"):
        shutil.copy(path, folder)
    subprocess.run([sys.executable, root / "scripts" / "translations.py", folder], check=True, capture_output=True)
    return folder


def messages(path: Path) -> list[tuple[str, str, str, list[str], bool]]:
    """Context, source, comment, translations (several where they count something), and whether it is finished."""
    found = []
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            finished = translation.get("type") is None and all(forms)
            comment = message.findtext("comment") or ""
            found.append((context.findtext("name"), message.findtext("source"), comment, forms, finished))
    return found


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_every_string_is_translated(collected, language):
    found = messages(collected / f"launcher_{language}.ts")
    assert len(found) > 100, "the strings were collected at all"
    missing = [f"{context}: {source}" for context, source, _, _, finished in found if not finished]
    assert missing == [], f"run `make translations` and translate these in launcher_{language}.ts"


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_a_translation_keeps_what_is_filled_in(language):
    for context, source, _, forms, _ in messages(FOLDER / f"launcher_{language}.ts"):
        for form in forms:
            assert Counter(PLACES.findall(form)) == Counter(PLACES.findall(source)), (context, source, form)


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_what_is_packed_is_what_is_written(qapp, language):
    """A .qm file that is older than its .ts says something else somewhere."""
    packed = QTranslator()
    assert packed.load(str(FOLDER / f"launcher_{language}.qm"))
    for context, source, comment, forms, _ in messages(FOLDER / f"launcher_{language}.ts"):
        count = 1 if "%n" in source else -1
        assert packed.translate(context, source, comment or None, count) in forms, (context, source)


def test_the_window_speaks_the_language_it_is_told(qapp):
    try:
        for language, word in (("de", "Einstellungen"), ("fr", "Réglages"), ("es", "Ajustes"), ("en", "Settings")):
            speak(qapp, language)
            assert QCoreApplication.translate("Navigation", "Settings") == word
    finally:
        speak(qapp, "en")


@pytest.mark.parametrize(
    ("wishes", "language"),
    [(("fr", "de"), "fr"), ((None, "de"), "de"), ((None, "auto"), "es"), (("xx", None), "es")],
    ids=["the command's", "the setting's", "the system's", "no language of ours"],
)
def test_whose_wish_counts(qapp, monkeypatch, wishes, language):
    class Locale:
        @staticmethod
        def system():
            return Locale()

        def uiLanguages(self):  # noqa: N802 -- Qt's name
            return ["nb-NO", "es-MX", "de"]

    monkeypatch.setattr(languages, "QLocale", Locale)
    assert chosen(*wishes) == language


def test_every_string_is_written_so_that_the_tool_sees_it(root):
    """Qt's tool reads literals behind `tr`, `translate` and QT_TRANSLATE_NOOP, and no name besides."""
    unseen = []
    for path in (root / "vr_runtime" / "launcher").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and ast.unparse(node.value).endswith("QCoreApplication.translate"):
                unseen += [f"{path.name}:{node.lineno} {ast.unparse(node)}"] * (
                    ast.unparse(node.targets[0]) != "translate"
                )
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tr":
                told = node.args[0]
                if ast.unparse(node.func.value) != "self" or not _is_literal(told):
                    unseen.append(f"{path.name}:{node.lineno} {ast.unparse(node)}")
    assert unseen == []


def _is_literal(told: ast.expr) -> bool:
    return isinstance(told, ast.Constant) and isinstance(told.value, str)


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_every_context_is_one_that_the_program_asks_in(root, language):
    """A string is looked for under the class that asks, or the name that `translate` is given."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in (root / "vr_runtime" / "launcher").rglob("*.py"))
    asked = set(re.findall(r"^ *class (\w+)", source, re.MULTILINE))
    asked |= set(re.findall(r'(?:translate|QT_TRANSLATE_NOOP)\(\s*"([^"]+)"', source))
    asked |= set(re.findall(r'^_CONTEXT(?:: Final)? = "([^"]+)"', source, re.MULTILINE))
    assert {context for context, *_ in messages(FOLDER / f"launcher_{language}.ts")} <= asked
