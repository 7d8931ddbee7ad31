"""The time of handing in: nbgrader's note at its one place is believed, and nothing that a student wrote."""

import io
import os
import tarfile
import zipfile
from datetime import UTC, datetime

import pytest

from autogradkit.grading.hand_ins.class_folder import NoHandInsError
from autogradkit.grading.hand_ins.class_folder import hand_ins as listed
from autogradkit.grading.late import LatePolicy

MUL = "def backward(g, x, y):\n    return g * y, g * x\n"
LATE, EARLY = "2026-11-22 08:00:00 UTC", "2026-11-19 08:00:00 UTC"
POLICY = LatePolicy(datetime(2026, 11, 20, 23, 59, tzinfo=UTC), lost_per_day=0.1)
COURSE = {"nbgrader_config.py": "", "submitted/ana/ps1/mul.py": MUL}
NOTE = "submitted/ana/ps1/timestamp.txt"


def only(folder):
    (one,) = listed(folder)
    return one


@pytest.mark.parametrize("given", ["", "submitted"])
def test_nbgraders_note_is_believed_whichever_folder_is_given(hand_ins, given):
    one = only(hand_ins(COURSE | {NOTE: LATE}) / given)
    assert (one.name, one.submitted, one.unused) == ("ana", LATE, ())
    assert POLICY.lateness_of(one).share == 0.8


@pytest.mark.parametrize(
    "place",
    [
        "ana/timestamp.txt",
        "ana/ps1/timestamp.txt",
        "ana/a/b/timestamp.txt",
        "ana/submitted/ana/timestamp.txt",
    ],
)
def test_a_note_in_a_folder_that_nbgrader_did_not_make_is_the_students(hand_ins, place):
    one = only(hand_ins({"ana/mul.py": MUL, place: EARLY}))
    assert one.submitted == "timestamp.txt"
    assert "says no time: only what nbgrader wrote counts" in one.unused[0]
    assert POLICY.lateness_of(one).hours is None, "a person has to look"


def test_a_course_in_a_students_folder_is_no_course(hand_ins):
    hers = {f"ana/{path}": text for path, text in COURSE.items()}
    one = only(hand_ins(hers | {"ana/submitted/ana/ps1/timestamp.txt": EARLY}))
    assert (one.name, one.submitted) == ("ana", "timestamp.txt")


@pytest.mark.parametrize("deeper", ["submitted/ana/timestamp.txt", "submitted/ana/ps1/drafts/timestamp.txt"])
def test_beside_nbgraders_note_no_other_counts(hand_ins, deeper):
    one = only(hand_ins(COURSE | {NOTE: LATE, deeper: "2027-01-01 00:00:00 UTC"}))
    assert one.submitted == LATE
    assert len(one.unused) == 1


def test_a_note_in_an_archive_is_the_students(hand_ins, grade, tmp_path):
    packed, tarred = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("mul.py", MUL)
        made.writestr("timestamp.txt", EARLY)
    with tarfile.open(fileobj=tarred, mode="w:gz") as made:
        for name, text in (("ps1/mul.py", MUL), ("ps1/timestamp.txt", EARLY)):
            about = tarfile.TarInfo(name)
            about.size = len(text)
            made.addfile(about, io.BytesIO(text.encode()))
    course = {"nbgrader_config.py": "", "submitted/ana/ps1/a.zip": packed.getvalue()}
    course |= {"submitted/ben/ps1/a.tgz": tarred.getvalue()}
    notes = {f"submitted/{name}/ps1/timestamp.txt": LATE for name in ("ana", "ben")}
    book = grade(hand_ins(course | notes), tmp_path / "out", late=POLICY).gradebook
    for name in ("ana", "ben"):
        (row,) = book.grades[name]
        assert row.status == "passed"
        assert "timestamp.txt" in " ".join(book.hand_in(name).unused)
        assert book.hand_in(name).submitted == LATE
        assert book.points_after_lateness(name) == 3.2


@pytest.mark.parametrize("kind", ["link", "folder", "linked assignment", "long", "empty", "odd bytes"])
def test_a_note_of_another_kind_is_none_and_is_said(hand_ins, tmp_path, kind):
    folder = hand_ins(COURSE)
    (tmp_path / "early").mkdir()
    (tmp_path / "early" / "timestamp.txt").write_text(EARLY)
    place = folder / NOTE
    if kind == "link":
        os.symlink(tmp_path / "early" / "timestamp.txt", place)
    elif kind == "folder":
        place.mkdir()
    elif kind == "linked assignment":
        place.write_text(LATE)
        os.symlink(tmp_path / "early", folder / "submitted" / "ana" / "ps2")
    else:
        place.write_bytes({"long": EARLY.encode() + b" " * 300, "empty": b"", "odd bytes": b"\xff\0"}[kind])
    one = only(folder)
    if kind == "linked assignment":
        assert one.submitted == LATE
    else:
        assert POLICY.lateness_of(one).hours is None
        assert POLICY.lateness_of(one).unreadable


def test_of_several_assignments_the_latest_counts_and_one_that_can_not_be_read_goes_before(hand_ins):
    several = COURSE | {NOTE: EARLY, "submitted/ana/ps2/timestamp.txt": LATE}
    assert only(hand_ins(several)).submitted == LATE
    assert only(hand_ins({"submitted/ana/ps3/timestamp.txt": "soon"})).submitted == "soon"


def test_two_hand_ins_called_like_a_course_take_nobodys_row(hand_ins):
    folder = hand_ins({"nbgrader_config.py": MUL, "submitted/mul.py": MUL, "ben/mul.py": MUL})
    with pytest.raises(NoHandInsError, match="“ben” in it like a hand-in"):
        listed(folder)


@pytest.mark.parametrize("beside", [[], ["source/ps1/mul.py"], ["release/ps1/mul.py", "ana/mul.py"]])
def test_a_course_without_nbgraders_settings_is_refused_and_the_class_in_it_named(hand_ins, beside):
    folder = hand_ins(dict.fromkeys(["submitted/ana/ps1/mul.py", "submitted/ben/ps1/mul.py", *beside], MUL))
    with pytest.raises(NoHandInsError) as refused:
        listed(folder)
    assert f"has no nbgrader_config.py. Give {folder}/submitted, in which" in str(refused.value)
    assert listed(folder / "submitted").names == ("ana", "ben")


@pytest.mark.parametrize("lies", [["nbgrader_config.py"], ["source/ps1/mul.py"], ["release/ps1/mul.py"]])
def test_a_course_of_which_nothing_was_collected_has_no_students_and_its_teacher_is_none(hand_ins, lies):
    folder = hand_ins(dict.fromkeys([*lies, "source/ps1/div.py"], MUL))
    with pytest.raises(NoHandInsError, match=r"is an nbgrader course without .*: nobody has handed in"):
        listed(folder)


def test_a_student_called_source_has_a_row_beside_others(hand_ins):
    assert listed(hand_ins({"source/mul.py": MUL, "ana/mul.py": MUL})).names == ("ana", "source")


def test_a_student_called_submitted_has_a_row(hand_ins):
    assert listed(hand_ins({"submitted/mul.py": MUL, "ana/mul.py": MUL})).names == ("ana", "submitted")


def test_names_in_nbgraders_tree_are_students_and_no_lms_names(hand_ins):
    more = {"nbgrader_config.py": ""}
    for name in ("ana_1_2_x", "ben_LATE_3_4_y"):
        more |= {f"submitted/{name}/ps1/mul.py": MUL, f"submitted/{name}/ps1/timestamp.txt": LATE}
    assert [(one.name, one.submitted, one.late) for one in listed(hand_ins(more))] == [
        ("ana_1_2_x", LATE, False),
        ("ben_LATE_3_4_y", LATE, False),
    ]
