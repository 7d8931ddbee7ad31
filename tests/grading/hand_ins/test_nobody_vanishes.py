"""Nobody vanishes: each student has a row, whatever her files are, and every unused file has a reason."""

import csv
import io
import json
import zipfile

import pytest

from autogradkit.commands.grade import summary
from autogradkit.course.new import new
from autogradkit.errors import AutogradkitError
from autogradkit.grading.hand_ins.class_folder import hand_ins as listed
from autogradkit.grading.hand_ins.lms_names import parse_names
from autogradkit.grading.hosts import gradescope_autograder

MUL = "def backward(g, x, y):\n    return g * y, g * x\n"


def rows(outcome):
    return {name: row for name, (row,) in outcome.gradebook.grades.items()}


@pytest.mark.parametrize(
    "names",
    [
        ["hw_2024_10_ana.py", "hw_2024_10_ben.py", "hw_2024_10_cem.py"],
        ["group_3_12_ana/mul.py", "group_3_12_ben/mul.py", "group_3_12_cem/mul.py"],
        ["lab_1_2_ana.py", "lab_1_3_ben.py", "lab_1_4_cem.ipynb"],
        ["hw_1_2_ana.py", "ben.py", "cem.py"],
        ["ana_1_2_mul.py", "ben_1_3_mul.py", "cem_2_4_mul.py"],
        ["diazana_12_901_mul.py", "itoben_LATE_13_902_mul.py", "macleo_14_903_mul.py"],
        [
            "Ana Diaz_1_assignsubmission_file_mul.py",
            "Ben_2_assignsubmission_file_mul.py",
            "huhan_78_89_mul.py",
        ],
        ["ana.py", "ana.ipynb", "ana/mul.py"],
        ["ana.py", "ben.pdf", "cem.py.txt"],
    ],
)
def test_three_students_are_three_rows(hand_ins, names):
    assert len(listed(hand_ins(dict.fromkeys(names, MUL)))) == 3


def test_canvas_is_known_by_the_whole_class():
    canvas = ["diazana_12_901_mul.py", "diazana_12_904_exp.py", "itoben_LATE_13_902_mul.py"]
    assert [one.student for one in parse_names(canvas)] == ["diazana", "diazana", "itoben"]
    assert parse_names([*canvas, "readme.py"]) == [None] * 4
    assert parse_names([*canvas, "itoben_13_902_mul.py"]) == [None] * 4, "a file's number comes once"
    assert parse_names([*canvas, "other_13_905_mul.py"]) == [None] * 4, "a student's number has one name"


def test_what_was_typed_into_canvas_is_its_students():
    canvas = ["diazana_12_901_mul.py", "itoben_LATE_13_text.html", "macleo_14_link.html"]
    assert [(one.student, one.id, one.late) for one in parse_names(canvas)] == [
        ("diazana", "12", False),
        ("itoben", "13", True),
        ("macleo", "14", False),
    ]


def test_which_names_keep_a_download_from_being_canvas_is_said(hand_ins, grade, tmp_path):
    canvas = ["diazana_12_901_mul.py", "itoben_13_902_mul.py", "mayeva_15_904_mul.py", "macleo_14_903_mul.py"]
    assert listed(hand_ins(dict.fromkeys(canvas, MUL))).unlike_canvas == ()
    for odd in ("readme.py", "macleo_14_901_exp.py", "other_14_905_mul.py"):
        folder = hand_ins(dict.fromkeys([*canvas, odd], MUL), f"with {odd}")
        assert odd in listed(folder).unlike_canvas
    outcome = grade(tmp_path / "with readme.py", tmp_path / "out")
    assert "Most names look like Canvas's, but not all: “readme.py”." in summary(outcome)


CANVAS = ["diazana_12_901_mul.py", "itoben_LATE_13_902_mul.py", "macleo_14_903_mul.py"]


@pytest.mark.parametrize("hers", ["diazana_12_text.html", "diazana_12_904_plot.png"])
@pytest.mark.parametrize("beside", ["notes.txt", "grades.pdf"])
def test_what_nobody_can_read_keeps_no_file_of_canvas_from_its_student(
    hand_ins, grade, tmp_path, hers, beside
):
    folder = hand_ins(dict.fromkeys([*CANVAS, hers, "mayeva_15_link.html", beside], MUL))
    book = grade(folder, tmp_path / "out").gradebook
    alone = beside.partition(".")[0]
    assert sorted(book.grades) == sorted(["diazana", "itoben", "macleo", "mayeva", alone])
    assert {name: book.grades[name][0].status for name in ("diazana", "mayeva", alone)} == {
        "diazana": "passed",
        "mayeva": "invalid",
        alone: "invalid",
    }
    assert len(book.hand_in("diazana").unused) == 1
    assert [book.hand_in(name).id for name in ("diazana", "mayeva")] == ["12", "15"]


@pytest.mark.parametrize(
    "further", ["diazana_12_text.html", "diazana_12_904_exp.py", "diazana_12_902_exp.py"]
)
def test_two_files_that_may_be_one_students_are_one_row_that_asks(hand_ins, grade, tmp_path, further):
    others = ["mayeva_15_905_mul.py", "huhan_16_906_mul.py"]
    folder = hand_ins(dict.fromkeys([*CANVAS, *others, further, "readme.py"], MUL))
    outcome = grade(folder, tmp_path / "out")
    book = outcome.gradebook
    assert [name for name in book.grades if "diazana" in name] == ["diazana"]
    (row,) = book.grades["diazana"]
    assert (row.status, row.points) == ("invalid", 0)
    assert row.sentences[0].startswith(
        f"Whose are they? “diazana_12_901_mul.py”, “{further}” are one student's"
    )
    assert book.hand_in("diazana").id == "", "no LMS is told points of what may be another's"
    assert book.grades["macleo_14_903_mul"][0].status == "passed", "one file alone is as it always was"
    assert "“readme.py”" in summary(outcome)
    assert "“diazana” could not be read: Whose are they?" in summary(outcome)


def test_a_file_that_may_be_somebodys_second_one_beside_canvas_is_asked_about(hand_ins):
    """`hw` is a student only because nobody can read the other file, which may be Ben's."""
    one, other = listed(hand_ins({"hw_2024_10_ana.py": MUL, "hw_2024_11_ben.pdf": "x"}))
    assert (one.name, one.reason) == ("hw", "")
    assert other.reason.startswith("Whose is it?")
    assert listed(hand_ins(dict.fromkeys(["hw_2024_10_ana.py", "hw_2024_11_ben.py"], MUL), "two")).names == (
        "hw_2024_10_ana",
        "hw_2024_11_ben",
    )


def test_a_student_whose_only_file_can_not_be_read_has_a_row_with_the_reason(hand_ins, grade, tmp_path):
    files = dict.fromkeys(["Ben Ito_2_assignsubmission_file_answers.pdf", "huhan_78_89_mul.docx"], "x")
    files |= {
        "Ana Diaz_1_assignsubmission_file_mul.py": MUL,
        "Cleo Ma_3_assignsubmission_file_mul.ipynb.txt": "x",
    }
    files |= {
        "Fay Li_4_assignsubmission_onlinetext_onlinetext.html": "x",
        "Dan Wu_5_assignsubmission_file_/a.pdf": "x",
    }
    got = rows(grade(hand_ins(files), tmp_path / "out"))
    assert {name: row.status for name, row in got.items()} == {
        **dict.fromkeys(["Ben Ito", "Cleo Ma", "Dan Wu", "Fay Li", "huhan"], "invalid"),
        "Ana Diaz": "passed",
    }
    assert "answers.pdf" in got["Ben Ito"].sentences[0]
    assert "only .py files" in got["Ben Ito"].sentences[0].lower()


def test_every_unused_file_is_named_with_its_reason(hand_ins, grade, tmp_path):
    folder = hand_ins(
        {"ana/mul.py": MUL, "ana/plot.png": "x", "ana/old.rar": "x", "ben.py": MUL, "ben.pdf": "x"}
    )
    book = grade(folder, tmp_path / "out").gradebook
    assert [len(book.hand_in(name).unused) for name in ("ana", "ben")] == [2, 1]
    page = (tmp_path / "out" / "feedback" / "ana.html").read_text()
    assert "“plot.png” is not read" in page
    assert "“old.rar” is of a kind that can&#x27;t be opened here" in page
    assert "“ben.pdf” is not read" in (tmp_path / "out" / "results.json").read_text()


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "archive"])
def test_of_a_whole_course_folder_only_the_students_own_unread_files_are_named(
    packed, hand_ins, grade, tmp_path
):
    course_folder = {
        "my-course/README.md": "Your course",
        "my-course/course.toml": "exercises = []",
        "my-course/exercises/02_mul/README.md": "the statement",
        "my-course/exercises/02_mul/rule.py": MUL,
        "my-course/exercises/02_mul/rule.py.1": "older",
        "my-course/exercises/04_graph_of/picture.svg": "a picture",
        "my-course/notes.docx": "x",
    }
    if packed:
        zipped = io.BytesIO()
        with zipfile.ZipFile(zipped, "w") as archive:
            for name, text in course_folder.items():
                archive.writestr(name, text)
        folder = hand_ins({"ana/my-course.zip": zipped.getvalue(), "ben.py": MUL})
    else:
        folder = hand_ins({**{f"ana/{name}": text for name, text in course_folder.items()}, "ben.py": MUL})
    grade(folder, tmp_path / "out")
    page = (tmp_path / "out" / "feedback" / "ana.html").read_text()
    assert page.count("“my-course/notes.docx” is not read") == page.count("is not read") == 1


def test_what_is_not_read_of_archives_is_said_once_for_each_hand_in(hand_ins, grade, tmp_path):
    packed, leads_out = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mul.py", MUL)
        archive.writestr("essay.docx", "x")
    with zipfile.ZipFile(leads_out, "w") as archive:
        archive.writestr("../div.py", "x = 1")
    folder = hand_ins({"ana/work.zip": packed.getvalue(), "ana/more.zip": leads_out.getvalue()})
    grade(folder, tmp_path / "out", exercises=["mul", "div", "mean", "softmax"])
    texts = [(tmp_path / "out" / name).read_text() for name in ("feedback/ana.md", "feedback/ana.html")]
    gradescope_autograder.run(folder / "ana", tmp_path / "gradescope.json", ["mul", "div", "mean"])
    for path in (tmp_path / "out" / "results.json", tmp_path / "gradescope.json"):
        texts.append(json.dumps(json.loads(path.read_text()), ensure_ascii=False))
    assert [text.count("“essay.docx” is not read") for text in texts] == [1, 1, 1, 1]
    assert [text.count("“more.zip”: It holds") for text in texts] == [1, 1, 1, 1]


def test_an_archive_in_an_archive_is_said(hand_ins, grade, tmp_path):
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("mul.py", MUL)
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("in.zip", inner.getvalue())
    got = rows(grade(hand_ins({"ana.zip": outer.getvalue()}), tmp_path / "out"))
    assert got["ana"].status == "invalid"
    assert "“in.zip” is an archive in an archive" in got["ana"].sentences[0]


class InAnotherLanguage(zipfile.ZipInfo):
    encoding = "gbk"

    def _encodeFilenameFlags(self):
        return self.filename.encode(self.encoding), self.flag_bits & ~0x800


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("gbk", ["张伟", "李娜"]),
        ("cp932", ["さくら", "タロウ"]),
        ("euc-kr", ["김민준", "이서연"]),
        ("cp437", ["José", "Zoë"]),
        ("utf-8", ["José", "张伟"]),
    ],
)
def test_names_in_a_classs_zip_are_read_in_their_own_encoding(tmp_path, grade, encoding, names):
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        for name in names:
            info = InAnotherLanguage(f"{name}/mul.py")
            info.encoding = encoding
            archive.writestr(info, MUL)
    assert set(rows(grade(tmp_path / "class.zip", tmp_path / "out"))) == set(names)


def test_capital_suffixes_and_declared_encodings_are_read(hand_ins, grade, tmp_path):
    source = "!pip install \\\n  numpy\n" + MUL
    cell = json.dumps({"cells": [{"cell_type": "code", "source": source}]})
    files = {"ana/MUL.IPYNB": cell, "ben/MUL.PY": MUL, "cem/mul.ipynb": "\ufeff" + cell}
    files["dan/mul.py"] = ("# -*- coding: latin-1 -*-\n# Schüler\n" + MUL).encode("latin-1")
    files["eve/mul.py"] = ("\ufeff" + MUL).encode()
    got = rows(grade(hand_ins(files), tmp_path / "out"))
    assert {name: row.status for name, row in got.items()} == dict.fromkeys(
        ("ana", "ben", "cem", "dan", "eve"), "passed"
    )


def test_one_students_file_is_no_class(hand_ins, grade, tmp_path):
    folder = hand_ins({"ana/mul.py": MUL})
    with pytest.raises(
        AutogradkitError, match=r"is one student's file\. Give the folder that holds the hand-ins"
    ):
        grade(folder / "ana" / "mul.py", tmp_path / "out")


def zip_of(folder, path):
    with zipfile.ZipFile(path, "w") as archive:
        for file in folder.rglob("*"):
            archive.write(file, file.relative_to(folder))
    return path


@pytest.mark.parametrize("packed", [False, True])
def test_one_students_own_folder_is_no_class_and_it_is_said_what_to_give(hand_ins, grade, tmp_path, packed):
    files = {"exercises/02_mul/rule.py": MUL, "course.toml": "", "notebooks/00_tour.ipynb": "{}"}
    ana = hand_ins({f"ana/{path}": text for path, text in files.items()}, "class") / "ana"
    given = zip_of(ana, tmp_path / "class" / "ana.zip") if packed else ana
    with pytest.raises(AutogradkitError) as refused:
        grade(given, tmp_path / "out")
    assert f"{given} looks like one student's own course folder: “exercises/02_mul/rule.py”" in str(
        refused.value
    )
    assert f"autogradkit grade {tmp_path / 'class'}" in str(refused.value)
    assert not (tmp_path / "out").exists()
    assert set(rows(grade(tmp_path / "class", tmp_path / "out"))) == (
        {"ana", "ana.zip"} if packed else {"ana"}
    )


@pytest.mark.parametrize(
    "files",
    [["02_mul/rule.py", "04_graph_of/rule.py"], ["mul.py"], ["mul.py", "Softmax.ipynb"], ["02_mul/ana.py"]],
)
def test_exercises_are_no_students(hand_ins, grade, tmp_path, files):
    with pytest.raises(AutogradkitError, match=r"is called after exercises .*, not after students"):
        grade(hand_ins(dict.fromkeys(files, MUL)), tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("given", ["algebra/notebooks", "algebra/notebooks/"])
def test_a_courses_lessons_are_no_students(hand_ins, grade, tmp_path, given):
    course = {"algebra/notebooks/00_tour.ipynb": "{}", "algebra/notebooks/01_slopes.ipynb": "{}"}
    folder = hand_ins(course | {"algebra/exercises/02_mul/rule.py": MUL})
    with pytest.raises(AutogradkitError, match=r"holds a course's lessons \(“00_tour.ipynb”\)"):
        grade(folder / given, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_hand_ins_may_lie_in_a_folder_called_notebooks(hand_ins, grade, tmp_path):
    folder = hand_ins({"notebooks/ana/mul.py": MUL, "exercises.txt": ""})
    assert set(rows(grade(folder / "notebooks", tmp_path / "out"))) == {"ana"}


def test_a_student_may_be_called_as_an_exercise_is_and_hand_in_a_folder_of_exercises(
    hand_ins, grade, tmp_path
):
    files = ["mul.py", "ana/exercises/02_mul/rule.py", "01_ben/rule.py", "exercises.py"]
    got = rows(grade(hand_ins(dict.fromkeys(files, MUL)), tmp_path / "out"))
    assert {name: row.status for name, row in got.items()} == dict.fromkeys(
        ("mul", "ana", "01_ben", "exercises"), "passed"
    )


def test_a_teachers_own_exercises_are_known_as_no_students_too(hand_ins, grade, tmp_path):
    new("softsign", tmp_path / "mine")
    more = {"exercises": ["softsign"], "catalogue": tmp_path / "mine"}
    with pytest.raises(AutogradkitError, match="“softsign”"):
        grade(hand_ins({"softsign.py": MUL}), tmp_path / "out", **more)
    assert list(grade(hand_ins({"ana.py": MUL}, "class"), tmp_path / "out", **more).gradebook.grades) == [
        "ana"
    ]


def test_tables_open_rightly_in_excel(hand_ins, grade, tmp_path):
    grade(hand_ins({"José 张伟/mul.py": MUL}), tmp_path / "out")
    for path in (tmp_path / "out").glob("*.csv"):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    first = next(csv.DictReader((tmp_path / "out/grades.csv").read_text("utf-8-sig").splitlines()))
    assert first["student"] == "José 张伟"


@pytest.mark.parametrize(
    "name",
    [
        "Ana Diaz_1234_assignsubmission_file_99_assignsubmission_file_mul.py",  # what Eve calls herself
        "Ana Diaz_1234_assignsubmission_file_99_assignsubmission_file_/mul.py",
        "Eve_99_assignsubmission_file_Ana Diaz_1234_assignsubmission_file_mul.py",  # what she calls her file
        "Eve_99_assignsubmission_file_1234_assignsubmission_onlinetext_mul.py",
    ],
)
def test_nobodys_work_lands_in_anothers_row(hand_ins, grade, tmp_path, name):
    wrong = "def backward(g, x, y):\n    return g, g\n"
    folder = hand_ins({"Ana Diaz_1234_assignsubmission_file_02_mul.py": MUL, name: wrong})
    book = grade(folder, tmp_path / "out").gradebook
    ana, asked = (
        book.grades["Ana Diaz"][0],
        next(rows[0] for n, rows in book.grades.items() if n != "Ana Diaz"),
    )
    assert (ana.status, ana.points) == ("passed", 4)
    assert asked.status == "invalid"
    assert asked.sentences[0].startswith("Whose is it?")
    assert [book.hand_in(n).id for n in book.grades].count("1234") == 1


def test_a_file_that_was_downloaded_from_moodle_and_handed_in_again_is_her_own(hand_ins):
    again = "Ana_12_assignsubmission_file_Ana_12_assignsubmission_file_mul.py"
    (one,) = listed(hand_ins({again: MUL}))
    assert (one.name, one.id, one.reason) == ("Ana", "12", "")


def test_a_canvas_students_file_called_like_moodles_gives_her_nobodys_number():
    trick = "eve_99_901_Ana Diaz_12_assignsubmission_file_mul.py"
    eve, ana = parse_names([trick, "anadiaz_12_902_mul.py"])
    assert (eve.student, eve.id, ana.student, ana.id) == ("eve", "99", "anadiaz", "12")
    assert parse_names([trick, "readme.py"])[0].ambiguous
    assert parse_names(["Ana_\uff11\uff12_assignsubmission_file_mul.py"]) == [None], "no number of any LMS"


def test_the_download_of_a_class_among_the_hand_ins_is_nobodys(grade, tmp_path):
    for lms, names in (
        ("moodle", [f"{n}_1{n}_assignsubmission_file_/mul.py" for n in (1, 2)]),
        ("canvas", [f"{n}_1{n}_90{n}_mul.py" for n in (1, 2, 3)]),
    ):
        folder = tmp_path / lms
        folder.mkdir()
        with zipfile.ZipFile(folder / "download.zip", "w") as archive:
            for name in names:
                archive.writestr(name, MUL)
        (folder / "ana.py").write_text(MUL)
        grades = grade(folder, tmp_path / f"{lms}-grades").gradebook.grades
        assert (grades["ana"][0].status, grades["download"][0].status) == ("passed", "invalid")
        assert f"It holds the hand-ins of {len(names)} students" in grades["download"][0].sentences[0]
        within = grade(folder / "download.zip", tmp_path / f"{lms}-class").gradebook.grades
        assert [rows[0].status for rows in within.values()] == ["passed"] * len(names)


def test_a_number_that_two_rows_have_is_told_to_no_lms(hand_ins, grade, tmp_path):
    names = ["Ana Diaz_12_assignsubmission_file_mul.py", "ana diaz_12_assignsubmission_file_mul.py"]
    folder = hand_ins(dict.fromkeys([*names, "Ben_13_assignsubmission_file_mul.py"], MUL))
    grade(folder, tmp_path / "out")
    moodle = (tmp_path / "out" / "moodle.csv").read_text(encoding="utf-8-sig")
    assert "Participant 13," in moodle
    assert "Participant 12" not in moodle
    assert ",12," not in (tmp_path / "out" / "canvas.csv").read_text(encoding="utf-8-sig")
