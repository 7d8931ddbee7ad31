"""What came with the course is nobody's answer, whoever hands it in."""

import json
import shutil

import pytest

from autogradkit.commands.main import main
from autogradkit.course import lesson_cells
from autogradkit.course.answered_lessons import answered_cells
from autogradkit.course.catalogue import entries, kit_exercises
from autogradkit.course.source.answer import Source
from autogradkit.course.source.cells import cells_of
from autogradkit.grading.hand_ins.archive import open_archives
from autogradkit.grading.hand_ins.class_folder import hand_ins as listed
from autogradkit.grading.hand_ins.exercise_answer import answers_by_exercise, is_written

MUL = "def backward(g, x, y):\n    return g * y, g * x\n"
OLD = "def backward(g, x, y):\n    return g * x, g * y\n"
LESSONS = kit_exercises().with_name("notebooks")


def found(folder, exercise, student=0):
    return answers_by_exercise(listed(folder)[student], entries())[exercise]


def found_alone(folder, exercise):
    """Return the answer where no other exercise is graded that asks for a function of the same name."""
    these = [one for one in entries() if one.name == exercise]
    others = [one for one in entries() if one.name != exercise]
    return answers_by_exercise(listed(folder)[0], these, others)[exercise]


def notebook(*cells):
    made = [{"cell_type": "code", "source": text, "metadata": {}, "outputs": []} for text in cells]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory):
    """A course folder with a teacher's own exercises, the kit's in this case, and all lessons: untouched."""
    folder = tmp_path_factory.mktemp("class") / "ana"
    leave = shutil.ignore_patterns("solution.py", "mistakes", "right", "__pycache__", ".*")
    shutil.copytree(kit_exercises(), folder / "exercises", ignore=leave)
    shutil.copytree(LESSONS, folder / "notebooks", ignore=leave)
    return folder.parent


def test_an_untouched_course_folder_answers_nothing(handed_out):
    answers = answers_by_exercise(listed(handed_out)[0], entries())
    written = {name: one.file for name, one in answers.items() if one.found and is_written(one.found)}
    whole = [name for name, one in answers.items() if one.found and not one.file.endswith("rule.py")]
    assert (written, whole) == ({}, [])


def test_an_answer_counts_before_the_trusted_half_beside_it(hand_ins):
    key, half = "37_sgd_momentum_adam", kit_exercises() / "37_sgd_momentum_adam" / "exercise.py"
    hers = "def sgd(p, g, rate): return p\n"
    files = {f"ana/exercises/{key}/rule.py": hers, f"ana/exercises/{key}/exercise.py": half.read_text()}
    assert found(hand_ins(files), "sgd_momentum_adam").file == f"exercises/{key}/rule.py"


def test_an_older_trusted_half_is_no_answer_either(hand_ins):
    key = "66_causal_mask"
    half = (kit_exercises() / key / "exercise.py").read_text() + "\n# last year's\n"
    truth = (kit_exercises() / key / "truth.py").read_text() + "\n# last year's\n"
    there = {f"ana/exercises/{key}/exercise.py": half, f"ana/exercises/{key}/truth.py": truth}
    assert found(hand_ins(there), "causal_mask").status == "missing"


def test_a_trusted_half_that_is_not_known_here_answers_nothing(hand_ins):
    half = "from autogradkit.checking import Task\ndef topo_order(inputs, outputs): return [0]\n"
    assert found(hand_ins({"ana/exercises/99_own/exercise.py": half}), "topo_order").status == "missing"


def test_answers_beside_a_trusted_half_count_in_whatever_folder(hand_ins):
    key = "66_causal_mask"
    halves = {name: (kit_exercises() / key / name).read_text() for name in ("exercise.py", "truth.py")}
    for folder in ("", "exercises/99_own/", f"{key}/"):
        there = {f"ana/{folder}{name}": text for name, text in (halves | {"mul.py": MUL}).items()}
        answers = hand_ins(there, f"in {folder.replace('/', ' ')}")
        assert found(answers, "mul").file == f"{folder}mul.py"
        assert found(answers, "causal_mask").found is None


def test_an_answer_that_a_learner_calls_exercise_counts(hand_ins):
    assert found(hand_ins({"ana/exercises/02_mul/exercise.py": MUL}), "mul").status == ""


def test_a_lessons_own_train_is_no_answer_to_the_net_of_1986(hand_ins):
    lesson = (LESSONS / "00b_first_net.ipynb").read_bytes()
    assert b"def train(" in lesson
    folder = hand_ins({"ana/notebooks/00b_first_net.ipynb": lesson})
    assert found_alone(folder, "rhw_symmetry").found is None


def test_what_a_learner_writes_into_a_lesson_counts(hand_ins):
    lesson = json.loads((LESSONS / "00b_first_net.ipynb").read_text())
    for cell in lesson["cells"]:
        if "def train(" in "".join(cell["source"]):
            cell["source"] = "def train(x, d, w, b, v, c, sweeps):\n    return w, b, v, c\n"
    folder = hand_ins({"ana/notebooks/00b_first_net.ipynb": json.dumps(lesson)})
    work = found_alone(folder, "rhw_symmetry")
    assert "return w, b, v, c" in work.found.source


def test_a_lessons_cells_still_help_an_answer(hand_ins):
    lesson = json.loads((LESSONS / "00b_first_net.ipynb").read_text())
    given = next("".join(c["source"]) for c in lesson["cells"] if "def train(" in "".join(c["source"]))
    answer = "%%exercise mul\ndef backward(g, x, y):\n    train\n    return g * y, g * x\n"
    work = found(hand_ins({"ana/00b_first_net.ipynb": notebook(given, answer)}), "mul")
    assert "def train(" in work.found.source


def test_an_export_in_the_course_folder_does_not_take_the_place_of_what_was_written_since(hand_ins, tmp_path):
    shutil.make_archive(tmp_path / "answers", "zip", hand_ins({"exercises/02_mul/rule.py": OLD}, "old"))
    packed = (tmp_path / "answers.zip").read_bytes()
    folder = hand_ins({"ana/exercises/02_mul/rule.py": MUL, "ana/answers.zip": packed})
    one = open_archives(listed(folder)[0], tmp_path / "unpacked")
    work = answers_by_exercise(one, entries())["mul"]
    assert work.file == "exercises/02_mul/rule.py"
    assert "“answers.zip/exercises/02_mul/rule.py” answers it too" in " ".join(work.notes)


def test_an_export_alone_counts(hand_ins, tmp_path):
    shutil.make_archive(tmp_path / "answers", "zip", hand_ins({"exercises/02_mul/rule.py": MUL}, "old"))
    folder = hand_ins({"ana/answers.zip": (tmp_path / "answers.zip").read_bytes(), "ana/notes.py": "x = 1\n"})
    one = open_archives(listed(folder)[0], tmp_path / "unpacked")
    assert answers_by_exercise(one, entries())["mul"].file == "answers.zip/exercises/02_mul/rule.py"


@pytest.mark.parametrize(
    "name",
    ["mul_final.py", "mul-2.py", "02mul.py", "exercise_mul.py", "Lösung mul Ana.py", "mul_backward.py"],
)
def test_a_file_in_whose_name_one_exercise_is_a_word_is_its_answer(hand_ins, name):
    folder = hand_ins({f"ana/{name}": MUL})
    assert found(folder, "mul").file == name
    assert found(folder, "div").found is None


def test_the_longer_name_is_meant(hand_ins):
    work = found(hand_ins({"ana/batched_matmul_final.py": "def backward(g, x, y): return g, g\n"}), "matmul")
    assert work.found is None


@pytest.mark.parametrize("name", ["mul_div.py", "multiply.py", "emulate.py", "backwards.py"])
def test_a_file_in_whose_name_two_exercises_or_none_are_words_says_nothing(hand_ins, name):
    work = found(hand_ins({f"ana/{name}": MUL}), "mul")
    assert (work.status, work.found) == ("invalid", None)


def test_a_file_named_exactly_goes_before_one_in_whose_name_it_is_a_word(hand_ins):
    assert found(hand_ins({"ana/a_mul_try.py": OLD, "ana/mul.py": MUL}), "mul").file == "mul.py"


def test_two_files_of_one_name_are_said_once(hand_ins):
    names = [
        "ana_7_1_rule.py",
        "ana_7_2_rule-1.py",
        "ben_8_3_mul.py",
    ]  # Canvas's, of which one is a second try
    assert found(hand_ins(dict.fromkeys(names, MUL)), "mul").reason.count("“rule.py”, line 1: backward") == 1


def test_a_file_that_lacks_the_function_is_said_to_be_there(hand_ins):
    reason = found(hand_ins({"ana/mul.py": "import sys\n"}), "mul").reason
    assert reason.endswith("“mul.py” is there, and defines no backward.")


def test_a_helper_of_a_lesson_of_an_older_kit_is_no_answer(hand_ins, monkeypatch):
    older = "def add(x, y):\n    return Tensor(x.value + y.value)"
    own = {"ana.ipynb": notebook(older)}
    assert found(hand_ins(own), "dual_numbers").found is not None  # it might be hers
    monkeypatch.setattr(lesson_cells, "given_digests", lambda: {lesson_cells.digest(older)})
    assert found(hand_ins({"ben/04_engine.ipynb": notebook(older)}), "dual_numbers", 1).status == "missing"


def test_the_list_of_lesson_cells_holds_each_that_defines_what_an_exercise_asks_for():
    asked = {name for one in entries() for name in one.exercise.functions}
    for path in sorted(LESSONS.glob("*.ipynb")):
        for cell in cells_of(path):
            defined = asked.intersection(() if cell.exercise else Source([cell]).by_name)
            listed_already = lesson_cells.digest(cell.text) in lesson_cells.given_digests()
            line = f"{path.stem} {lesson_cells.digest(cell.text)}"
            assert not defined or listed_already, f"add to lesson_cells.txt, and take nothing away: {line}"


@pytest.fixture
def answered_course(tmp_path):
    """A course with a lesson that answers mul itself, and one that leaves div to the learners."""
    stub = "def backward(g, x, y, z):\n    raise NotImplementedError"
    lesson = notebook(f"%%exercise mul\n{MUL}", f"%%exercise div\n{stub}")
    (tmp_path / "course/notebooks").mkdir(parents=True)
    (tmp_path / "course/notebooks/01_week.ipynb").write_text(lesson)
    return tmp_path / "course"


def test_a_lesson_that_answers_an_exercise_itself_is_known(answered_course):
    known = answered_cells(answered_course, entries())
    assert [(one.lesson, one.exercise) for one in known] == [("notebooks/01_week.ipynb", "mul")]


def test_an_answer_that_is_the_lessons_own_is_told_and_ones_own_goes_before_it(answered_course, hand_ins):
    known, lesson = answered_cells(answered_course, entries()), "notebooks/01_week.ipynb"
    came = (answered_course / lesson).read_text()
    files = {"ana/week.ipynb": came, "ben/02_mul/rule.py": f"import numpy as np\n\n{MUL}", "cem/mul.py": OLD}
    files |= {"dora/02_mul/rule.py": MUL, "dora/week.ipynb": notebook(f"%%exercise mul\n{OLD}")}
    found_in = [answers_by_exercise(one, entries(), (), known)["mul"] for one in listed(hand_ins(files))]
    assert [one.lesson for one in found_in] == [lesson, lesson, "", ""]
    assert found_in[3].file == "week.ipynb"  # though the kept file goes before notebooks otherwise


def test_the_lessons_own_answer_has_its_points_and_is_to_be_looked_at(
    answered_course, hand_ins, tmp_path, capsys
):
    course = str(answered_course)
    (answered_course / "course.toml").write_text('exercises = ["mul", "div"]')
    came = (answered_course / "notebooks/01_week.ipynb").read_text()
    folder = hand_ins({"ana/01_week.ipynb": came, "ben/mul.py": MUL.replace("g * y", "y * g")})
    main(["grade", str(folder), "--out", str(tmp_path / "out"), "-j", "1", "--course", course])
    said = capsys.readouterr()
    assert "notebooks/01_week.ipynb answers mul itself." in said.err
    assert "To look at: 1 in class.html (1 the lesson's own answer, with all points)." in said.out
    results = json.loads((tmp_path / "out/results.json").read_text())
    ana, ben = (student["results"][0] for student in results["students"])
    assert (ana["status"], ana["points"], ben["status"]) == ("flagged", 4.0, "passed")
    own = "This is the lesson's own answer, word for word, as notebooks/01_week.ipynb was handed out with it."
    assert ana["sentences"] == [own]
    assert own in (tmp_path / "out/feedback/ana.html").read_text().replace("&#x27;", "'")
