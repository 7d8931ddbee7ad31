"""What a teacher has changed by hand in a run's files is kept, and what nobody changed is no change."""

import shutil

import pytest

from autogradkit import files
from autogradkit.commands.main import Exit, main
from autogradkit.grading import gradebook

RIGHT = "def backward(g, x, y):\n    return g * y, g * x\n"
WRONG = "def backward(g, x, y):\n    return g * x, g * y\n"


def cli(folder, out, *more):
    return main(["grade", str(folder), "--out", str(out), "-j", "1", "--only", "mul", *more])


def test_what_a_teacher_changed_by_hand_is_kept_and_named(hand_ins, tmp_path, capsys):
    folder, out = hand_ins({"ana/mul.py": RIGHT, "ben/mul.py": WRONG}), tmp_path / "out"
    cli(folder, out)
    tables = {name: (out / name).read_bytes() for name in ("grades.csv", "moodle.csv", "feedback/ben.html")}
    assert cli(folder, out) == Exit.FINE
    assert "Changed since" not in capsys.readouterr().out
    for number in range(2):
        (out / "grades.csv").write_text(f"student,points\nana,{number}\n")
        (out / "feedback" / "ben.html").write_text(f"See me on Monday, {number} o'clock.")
        assert cli(folder, out) == Exit.FINE
        said = (
            "Changed since the last run wrote it: “feedback/ben.html”, “grades.csv”. Your version is kept in"
        )
        assert said in " ".join(capsys.readouterr().out.split())
    changed = {path.name: path.read_text() for path in (out / "changed").iterdir()}
    assert changed == {
        "grades.csv": "student,points\nana,0\n",
        "grades (2).csv": "student,points\nana,1\n",
        "feedback-ben.html": "See me on Monday, 0 o'clock.",
        "feedback-ben (2).html": "See me on Monday, 1 o'clock.",
    }
    assert {name: (out / name).read_bytes() for name in tables} == tables


def test_the_changed_page_of_a_student_who_goes_is_kept(hand_ins, tmp_path):
    folder, out = hand_ins({"ana/mul.py": RIGHT, "ben/mul.py": WRONG}), tmp_path / "out"
    cli(folder, out)
    (out / "feedback" / "ben.md").write_text("See me on Monday.")
    shutil.rmtree(folder / "ben")
    assert cli(folder, out, "--replace") == Exit.FINE
    assert [path.name for path in (out / "changed").iterdir()] == ["feedback-ben.md"]
    assert sorted(path.name for path in (out / "feedback").iterdir()) == ["ana.html", "ana.md"]


def test_a_run_killed_while_it_put_files_in_place_has_changed_nothing_by_hand(
    hand_ins, grade, tmp_path, monkeypatch
):
    folder, out = hand_ins({"ana/mul.py": RIGHT, "ben/mul.py": WRONG}), tmp_path / "out"
    grade(folder, out)
    (folder / "ben" / "mul.py").write_text(RIGHT)
    move, moved = files.move_into_place, []

    def move_three(aside, place):
        if len(moved) == 3:
            raise KeyboardInterrupt
        moved.append(place)
        move(aside, place)

    monkeypatch.setattr(gradebook.files, "move_into_place", move_three)
    with pytest.raises(KeyboardInterrupt):
        grade(folder, out)
    monkeypatch.undo()
    outcome = grade(folder, out)
    assert outcome.changed == ()
    assert not (out / "changed").exists()
