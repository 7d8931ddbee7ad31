"""What lies beside hand-ins: no README, table or solution of the teacher's becomes a student unseen."""

import zipfile

import pytest

from autogradkit.commands.grade import summary
from autogradkit.course.catalogue import entries
from autogradkit.grading.hand_ins.class_folder import hand_ins as read

MUL = "def backward(g, x, y):\n    return g * y, g * x\n"
CLASS = {"ana/mul.py": MUL, "ben/mul.py": MUL, "cem/mul.py": MUL}
BESIDE = ["README.md", "roster.csv", "Class list.xlsx", "mul.py", "02_mul.ipynb", "rule.py", "solution.py"]


def listed(folder):
    return read(folder, exercises=entries())


@pytest.mark.parametrize("name", BESIDE)
def test_what_is_nobodys_beside_the_folders_of_a_class_is_left_out_and_named(hand_ins, grade, tmp_path, name):
    outcome = grade(hand_ins(CLASS | {name: MUL}), tmp_path / "out")
    assert list(outcome.gradebook.grades) == ["ana", "ben", "cem"]
    assert f"Left out, as no student's: “{name}”." in summary(outcome)


def test_what_is_left_out_keeps_nobody_from_being_read_as_canvas_means_it(hand_ins):
    names = ["diazana_1_901_mul.py", "itoben_LATE_2_902_mul-1.py", "cem_3_903_mul.py"]
    class_ = listed(hand_ins(dict.fromkeys([*names, "mul.py", "README.md", "roster.csv"], MUL)))
    assert class_.names == ("cem", "diazana", "itoben")
    assert [one.late for one in class_] == [False, False, True]


@pytest.mark.parametrize(
    "name", ["ana.md", "dan.pdf", "dan.docx", "dan", "Dan_5_assignsubmission_file_a.csv"]
)
def test_what_may_be_a_students_is_not_left_out(hand_ins, name):
    class_ = listed(hand_ins(CLASS | {name: "x"}))
    assert class_.left_out == ()
    assert len(class_) == 3 + (not name.startswith("ana"))


def test_a_single_file_among_folders_counts_and_is_asked_about(hand_ins, grade, tmp_path):
    outcome = grade(
        hand_ins(CLASS | {"dan.py": MUL.replace("g *", "g*"), "grader.py": "x = 1\n"}), tmp_path / "o"
    )
    assert [*outcome.gradebook.grades] == ["ana", "ben", "cem", "dan", "grader"]
    assert "Single files, where most hand-ins are folders or archives: “dan.py”, “grader.py”." in summary(
        outcome
    )
    half = listed(hand_ins({"ana/mul.py": MUL, "ben.py": MUL}, "half"))
    assert half.single == (), "where half are files, that is how this class hands in"


LMS = {
    "Moodle": ["Ana Diaz_1_assignsubmission_file_/mul.py", "Ben_2_assignsubmission_file_/mul.py"],
    "Canvas": ["diazana_1_901_mul.py", "itoben_2_902_mul.py", "cem_3_903_mul.py"],
}


@pytest.mark.parametrize("lms", LMS)
@pytest.mark.parametrize("packed", [False, True])
def test_a_download_in_a_folder_of_its_own_is_read_as_if_it_were_not(hand_ins, grade, tmp_path, lms, packed):
    folder = hand_ins({f"Week 3/HW1/{name}": MUL for name in LMS[lms]} | {"README.md": "x"})
    if packed:
        with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
            for path in folder.rglob("*.py"):
                archive.write(path, path.relative_to(folder))
        folder = tmp_path / "all.zip"
    grades = grade(folder, tmp_path / "out").gradebook.grades
    assert [row.status for (row,) in grades.values()] == ["passed"] * len(LMS[lms])


def test_two_downloads_beside_each_other_are_no_two_students(hand_ins, grade, tmp_path):
    files = [f"{group}/{name}" for group in ("group A", "group B") for name in LMS["Moodle"]]
    grades = grade(hand_ins(dict.fromkeys(files, MUL)), tmp_path / "out").gradebook.grades
    assert [row.status for (row,) in grades.values()] == ["invalid", "invalid"]
    assert all("hand-ins of 2 students" in row.sentences[0] for (row,) in grades.values())


def test_nothing_is_looked_for_behind_a_link(hand_ins, tmp_path):
    folder, elsewhere = tmp_path / "linked", hand_ins(CLASS | dict.fromkeys(LMS["Moodle"], MUL))
    folder.mkdir()
    (folder / "class").symlink_to(elsewhere)
    assert (listed(folder).names, listed(folder).versions) == (("class",), ())


def test_a_class_in_the_only_folder_is_asked_about(hand_ins, grade, tmp_path):
    outcome = grade(hand_ins({f"class/{name}": text for name, text in CLASS.items()}), tmp_path / "out")
    said = "“class” is the only hand-in, and two files in it answer the same exercise: “ana/mul.py”, “ben/"
    assert said in summary(outcome)


@pytest.mark.parametrize(
    "files",
    [
        ["ana/exercises/02_mul/rule.py", "ana/exercises/12_div/rule.py", "ana/notebooks/03.ipynb"],
        ["ana/02_mul/rule.py", "ana/12_div/rule.py"],
        ["ana/mul.py", "ana/more/div.py"],
        ["ana/mul.py", "ben/mul.py"],
    ],
)
def test_one_students_own_folder_is_not_asked_about(hand_ins, files):
    assert listed(hand_ins(dict.fromkeys(files, MUL))).versions == ()


def test_a_loose_file_called_after_an_exercise_beside_other_loose_ones_counts_and_is_named(
    hand_ins, grade, tmp_path
):
    outcome = grade(hand_ins({"ana.py": MUL, "ben.py": MUL, "mul.py": MUL}), tmp_path / "out")
    assert [*outcome.gradebook.grades] == ["ana", "ben", "mul"]
    assert "Called after an exercise, and counted as a student's: “mul.py”." in summary(outcome)
    assert listed(hand_ins({"ana.py": MUL, "ben.py": MUL}, "others")).after_exercises == ()


def test_sections_beside_each_other_are_asked_about(hand_ins, grade, tmp_path):
    sections = {f"{section}/{name}": MUL for section in ("monday", "tuesday") for name in CLASS}
    outcome = grade(hand_ins(sections), tmp_path / "out")
    said = "Most hand-ins hold two answers to the same exercise, in two folders: “monday”, “tuesday”."
    assert said in summary(outcome)


def test_a_student_who_keeps_an_older_answer_makes_no_section_of_the_class(hand_ins):
    assert listed(hand_ins(CLASS | {"ana/week 1/mul.py": MUL, "ana/week 2/mul.py": MUL})).sections == ()


def test_names_of_an_lms_that_are_not_read_are_told_since_each_file_has_a_row(hand_ins, grade, tmp_path):
    sent = "Homework 1_{}_attempt_2026-11-20-23-10-05_{}.py"
    names = [sent.format(who, what) for who in ("ana", "ben") for what in ("mul", "div")]
    outcome = grade(hand_ins(dict.fromkeys(names, MUL)), tmp_path / "out")
    assert "Names as Blackboard writes them" in summary(outcome)
    anonymous = [f"{late}anon_s6nG{n}_900{n}_mul.py" for n, late in enumerate(("", "LATE_"))]
    assert listed(hand_ins(dict.fromkeys(anonymous, MUL), "anonymous")).unread == tuple(sorted(anonymous))
    assert listed(hand_ins(CLASS, "ours")).unread == ()


def test_the_page_that_brightspace_adds_is_no_student(hand_ins):
    names = [f"{n}-67 - {who} - Nov 20, 2026 1159 PM" for n, who in enumerate(("Ana", "Ben"))]
    folder = hand_ins({f"{name}/mul.py": MUL for name in names} | {"index.html": "<html>"})
    assert listed(folder).names == tuple(names)
