"""`vr-runtime comfort`: what it prints, writes and answers with."""

from __future__ import annotations

import json

import pytest

from tests.unit.comfort.bad_scenes import BAD, scene
from tests.unit.render.studio import write_scene
from vr_runtime.cli import main
from vr_runtime.comfort import jobs
from vr_runtime.comfort.clips import PARTS, RECLINED, Programme, Steady, sampled, whole, whole_passages
from vr_runtime.comfort.verdict import RULES
from vr_runtime.course.samples import levels_by_part
from vr_runtime.problem import ExitCode

SETTLE = levels_by_part()["settle"]


@pytest.fixture
def quick(monkeypatch):
    """A set of clips that takes a second instead of half a minute."""
    steady = Steady("settle", SETTLE, RECLINED, 1.2, "left")
    least = Programme(0, (steady,), (steady,), (), RECLINED, "left", (), (RECLINED,), (3.0,), 0.0)
    monkeypatch.setattr(jobs, "sampled", lambda: (least, least))


@pytest.mark.usefixtures("ctx", "quick")
class TestACheck:
    def plain(self, folder):
        return str(write_scene(folder, scene(""), name="plain").folder)

    def strobe(self, folder):
        glsl, tables, _ = BAD["strobe"]
        return str(write_scene(folder, glsl, tables=tables, name="strobe").folder)

    def test_a_scene_that_keeps_to_the_rules_is_code_0(self, tmp_path, capsys):
        assert main(["comfort", "--sampled", "--jobs", "1", self.plain(tmp_path)]) == ExitCode.OK
        first, *rules = capsys.readouterr().out.splitlines()
        assert first.startswith("plain: passed (sampled), ")
        assert all(line.split()[0] == "ok" for line in rules)

    def test_one_that_does_not_is_code_1_and_says_which_rule_where_and_when(self, tmp_path, capsys):
        code = main(["comfort", "--sampled", "--jobs", "1", self.strobe(tmp_path)])
        assert (code, code) == (1, ExitCode.CHECK_FAILED)
        said = capsys.readouterr().out.splitlines()
        assert said[0].startswith("strobe: FAILED")
        assert [line.split()[:2] for line in said[1:3]] == [["FAILED", "general_flash"], ["FAILED", "flash_pair"]]
        assert "settle, 45 up at " in said[1]
        assert "right and " in said[1]

    def test_as_json_it_says_the_same(self, tmp_path, capsys):
        scenes = [self.plain(tmp_path), self.strobe(tmp_path)]
        assert main(["comfort", "--sampled", "--jobs", "1", "--json", *scenes]) == ExitCode.CHECK_FAILED
        plain, strobe = json.loads(capsys.readouterr().out)
        assert (plain["scene"], plain["passed"], plain["sampled"]) == ("plain", True, True)
        assert (strobe["scene"], strobe["passed"]) == ("strobe", False)
        # Both programmes of each scene, one set of verdicts.
        assert plain["frames"] == 4 * 108
        for verdict in strobe["rules"]:
            assert verdict["passed"] == (verdict["measured"] <= verdict["limit"])
            assert verdict["margin"] == pytest.approx(1.0 - verdict["measured"] / verdict["limit"], abs=1e-3)

    def test_a_report_shows_where_and_when(self, tmp_path, capsys):
        folder = tmp_path / "out" / "report"
        main(["comfort", "--sampled", "--jobs", "1", "--report", str(folder), self.strobe(tmp_path)])
        page = (folder / "comfort.html").read_text(encoding="utf-8")
        assert "strobe: failed" in page
        assert '<img src="strobe-general_flash.png"' in page
        assert (folder / "strobe-general_flash.png").read_bytes().startswith(b"\x89PNG")
        assert json.loads((folder / "comfort.json").read_bytes())[0]["scene"] == "strobe"
        assert str(folder) in capsys.readouterr().out
        head, _, *rows = (folder / "comfort.md").read_text(encoding="utf-8").splitlines()
        assert head == "| Rule | Limit | strobe |"
        failed = [row for row in rows if "**" in row]
        assert [row.split("`")[1] for row in failed] == ["general_flash", "flash_pair"]

    def test_a_report_that_cannot_be_written_is_one_line_before_anything_is_filmed(self, tmp_path, capsys, monkeypatch):
        (tmp_path / "file").write_text("")
        monkeypatch.setattr(jobs, "examine_scenes", lambda *_, **__: pytest.fail("it was filmed first"))
        code = main(["comfort", "--sampled", "--jobs", "1", "--report", str(tmp_path / "file"), self.plain(tmp_path)])
        assert code == ExitCode.REPORT_UNWRITABLE
        assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], ExitCode.USAGE, "neither was given"),
        (["--all", "night-sky"], ExitCode.USAGE, "both were given"),
        (["nigt-sky"], ExitCode.UNKNOWN_SCENE, "night-sky"),
    ],
)
def test_what_cannot_be_checked_is_one_line(capsys, arguments, code, words):
    assert main(["comfort", *arguments]) == code
    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1


class TestWhatIsFilmed:
    def test_every_part_of_a_session_is_in_both_sets(self):
        for programmes in (sampled(), whole()):
            assert {clip.part for one in programmes for clip in one.handed_over} == set(PARTS)
            assert {clip.part for one in programmes for clip in one.seen} == set(PARTS)

    def test_the_whole_set_has_both_eyes_three_seeds_and_every_act(self):
        programmes = whole()
        assert len({one.seed for one in programmes}) == 3
        assert all(clip.eyes == "both" for one in programmes for clip in (*one.handed_over, *one.seen))
        names = {str(passage) for one in programmes for passage in one.passages}
        assert {
            "start",
            "infusion started",
            "staff approach",
            "headset off",
            "headset on",
            "infusion paused",
            "infusion resumed",
            "infusion stopped",
            "ease on",
            "ease off",
            "eyes closed",
            "eyes open",
            "emergency",
            "emergency cleared",
            "session ended",
            "the end",
        } < names
        borders = {name.split(",")[0] for name in names if " to " in name}
        assert borders == {"onset to deepen", "deepen to drift", "drift to rest", "return to reorient"}

    def test_only_ease_and_emergency_may_hurry(self):
        hasty = {passage.name: passage.haste for passage in whole_passages() if passage.haste != "ordinary"}
        assert hasty == {"ease on": "ease", "emergency": "emergency"}

    def test_a_passage_shows_what_happens_in_it(self):
        emergency = next(passage for passage in whole_passages() if passage.name == "emergency")
        assert emergency.levels(0.9).fade == 1.0
        assert emergency.levels(1.6).fade == 0.0

    def test_a_rule_has_a_name_a_unit_and_words(self):
        assert all(rule.limit > 0 and rule.unit and len(rule.about) > 10 for rule in RULES.values())
