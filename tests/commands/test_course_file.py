"""The course file: what was picked for a course, read by every command that is about a course."""

import pytest

from autogradkit import course
from autogradkit.commands import grade
from autogradkit.course.new import new
from tests.commands.course_in_terminal import RIGHT, autogradkit


@pytest.fixture
def picked(tmp_path):
    """A course of two exercises, as a teacher made it."""
    done = autogradkit("start", "algebra", "--pick", "mul, div", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return tmp_path / "algebra"


def write(folder, text):
    (folder / "course.toml").write_text(text, encoding="utf-8")


def test_it_names_what_was_picked_and_can_be_edited(picked):
    assert autogradkit("list", cwd=picked).stdout.count(" min ") == 2
    write(picked, 'exercises = ["mul", "div", "exp_log"]\n')
    assert autogradkit("start", ".", cwd=picked).returncode == 0
    assert (picked / "exercises/14_exp_log/rule.py").is_file()
    assert autogradkit("list", cwd=picked).stdout.count(" min ") == 3
    assert "of 3 exercises passed" in autogradkit("progress", cwd=picked).stdout


def test_an_editors_byte_order_mark_before_it_is_no_mistake(picked):
    write(picked, '\ufeffexercises = ["mul"]\n')
    assert autogradkit("list", cwd=picked).stdout.count(" min ") == 1


def test_another_pick_changes_the_list_and_nothing_else(picked):
    write(picked, '# our course\nexercises = ["mul"]\n# ends here\n')
    done = autogradkit("start", ".", "--pick", "div", cwd=picked)
    assert "./course.toml lists no more: mul. Their folders stay." in done.stdout
    assert (picked / "course.toml").read_text() == '# our course\nexercises = [\n  "div",\n]\n# ends here\n'
    autogradkit("start", ".", "--pick", "all", cwd=picked)
    assert f"{len(course.entries())} exercises" in autogradkit("list", cwd=picked).stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('exercises = ["mull"]', "There is no exercise 'mull'. Did you mean 'mul'?"),
        ('exercise = ["mul"]', "says exercise, which a course file doesn't"),
        ("exercises = [", "can't be read"),
        ("exercises = []", "lists no exercises"),
        ("exercises = [2]", "lists no exercises"),
    ],
)
def test_a_mistake_in_it_is_said_with_its_name(picked, text, said):
    write(picked, text)
    done = autogradkit("next", cwd=picked)
    assert done.returncode == 4
    assert "course.toml" in done.stderr
    assert said in done.stderr


def hand_in(folder, name="ana"):
    (folder / name).mkdir(parents=True)
    (folder / name / "mul.py").write_text(RIGHT)


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="grading needs processes with limits")
def test_grade_grades_what_was_handed_out(picked):
    teacher = picked.parent
    hand_in(teacher / "hand-ins")
    done = autogradkit("grade", "hand-ins", "--out", "grades", cwd=teacher)
    assert "1 hand-in, 2 exercises" in done.stdout, done.stderr
    assert "Grading what" in done.stderr
    done = autogradkit("grade", "hand-ins", "--out", "other", "--only", "mul", cwd=teacher)
    assert "1 hand-in, 1 exercise:" in done.stdout
    done = autogradkit("grade", "hand-ins", "--out", "grades", "--course", "nowhere", cwd=teacher)
    assert (done.returncode, "no folder nowhere" in done.stderr) == (4, True)


@pytest.mark.parametrize("command", ["list", "check", "hint", "exercise"])
def test_who_names_a_course_folder_in_place_of_an_exercise_is_told_to_go_there(picked, command):
    done = autogradkit(command, "algebra", cwd=picked.parent)
    said = "There is no exercise 'algebra'. It is a course folder; type this in it: cd algebra"
    assert (done.returncode != 0, said in done.stderr) == (True, True)


COMMANDS = [
    (("grade", "{hand_ins}", "--out", "{out}"), "--course algebra"),
    (("gradescope", "build", "--out", "{out}.zip"), "cd algebra"),
    (("nbgrader", "build", "{out}"), "cd algebra"),
]


@pytest.mark.parametrize(("command", "advice"), COMMANDS)
def test_of_two_courses_side_by_side_one_is_asked_for_and_never_all_exercises_taken(picked, command, advice):
    teacher = picked.parent
    assert autogradkit("start", "nets", "--pick", "matmul", cwd=teacher).returncode == 0
    hand_in(teacher / "hand-ins")
    words = [word.format(hand_ins="hand-ins", out="out") for word in command]
    done = autogradkit(*words, cwd=teacher)
    assert (done.returncode, "algebra, nets" in done.stderr, advice in done.stderr) == (4, True, True)
    assert not list(teacher.glob("out*"))
    assert autogradkit(*words, "--only", "div", cwd=teacher).returncode == 0


@pytest.mark.parametrize(("command", "advice"), COMMANDS)
def test_where_only_chooses_nobody_says_that_the_course_file_does(picked, command, advice):
    hand_in(picked.parent / "hand-ins")
    places = {"hand_ins": picked.parent / "hand-ins", "out": picked.parent / "out"}
    done = autogradkit(*(word.format(**places) for word in command), "--only", "mul", cwd=picked)
    assert (done.returncode, "lists" in done.stderr) == (0, False)


@pytest.fixture
def with_its_own(tmp_path):
    """A course folder with an exercise of its own, handed out under `mine`."""
    new("softsign", tmp_path / "my-exercises")
    named = {"AUTOGRADKIT_EXERCISES": str(tmp_path / "my-exercises")}
    done = autogradkit("start", "mine", cwd=tmp_path, **named)
    assert done.returncode == 0, done.stderr
    return tmp_path / "mine"


@pytest.mark.parametrize("listed", [False, True])
@pytest.mark.parametrize("where", ["mine", "."])
@pytest.mark.parametrize(
    ("command", "advice"),
    [
        (("grade", "{hand_ins}", "--out", "{out}"), "--course "),
        (
            ("gradescope", "build", "--out", "{out}.zip"),
            "/exercises autogradkit gradescope build --out {out}.zip",
        ),
        (("nbgrader", "build", "{out}"), "/exercises autogradkit nbgrader build {out}"),
    ],
)
def test_the_kits_exercises_are_never_taken_in_place_of_a_folders_own(
    with_its_own, command, advice, where, listed
):
    teacher = with_its_own.parent
    if listed:
        (with_its_own / "course.toml").write_text('exercises = ["softsign"]\n')
    hand_in(teacher / "hand-ins")
    places = {"hand_ins": teacher / "hand-ins", "out": teacher / "out"}
    done = autogradkit(*(word.format(**places) for word in command), cwd=teacher / where)
    assert done.returncode == 4
    assert "exercises of its own" in done.stderr
    assert advice.format(**places) in done.stderr
    assert not list(teacher.glob("out*"))


@pytest.mark.parametrize("beside", [(), ("mine",)])
@pytest.mark.parametrize(("command", "advice"), COMMANDS)
def test_a_course_of_the_kit_beside_exercises_that_are_named_stands_in_no_ones_way(
    with_its_own, command, advice, beside
):
    teacher = with_its_own.parent
    assert autogradkit("start", "algebra", "--pick", "mul", cwd=teacher).returncode == 0
    for name in beside:
        (teacher / name / "course.toml").write_text('exercises = ["softsign"]\n')
    hand_in(teacher / "hand-ins")
    words = [word.format(hand_ins="hand-ins", out="out") for word in command]
    done = autogradkit(*words, cwd=teacher, AUTOGRADKIT_EXERCISES=str(teacher / "my-exercises"))
    assert done.returncode == 0, done.stderr
    assert ("mine/course.toml" in done.stderr) == bool(beside)
    (teacher / "mine" / "course.toml").write_text('exercises = ["softsine"]\n')
    done = autogradkit(*words, cwd=teacher, AUTOGRADKIT_EXERCISES=str(teacher / "my-exercises"))
    assert "Did you mean 'softsign'?" in done.stderr


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="grading needs processes with limits")
def test_a_folders_own_exercises_are_graded_where_they_are_named(with_its_own):
    teacher = with_its_own.parent
    hand_in(teacher / "hand-ins")
    done = autogradkit("grade", "../hand-ins", "--out", "../grades", "--course", ".", cwd=with_its_own)
    assert "1 hand-in, 1 exercise" in done.stdout, done.stderr


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="grading needs processes with limits")
@pytest.mark.parametrize(("where", "named"), [(".", "mine"), ("mine", "."), (".", "elsewhere/mine")])
def test_an_exercise_that_was_mended_and_not_handed_out_again_is_told_where_it_is_graded(
    with_its_own, where, named
):
    teacher = with_its_own.parent
    hand_in(teacher / "hand-ins")
    if "/" in named:
        (teacher / "elsewhere").mkdir()
        with_its_own.rename(teacher / named)
    command = ("grade", str(teacher / "hand-ins"), "--out", str(teacher / "grades"), "--course", named)
    assert "another version" not in autogradkit(*command, cwd=teacher / where).stderr
    exercise = teacher / "my-exercises/01_softsign/exercise.py"
    exercise.write_text(exercise.read_text().replace("points=4", "points=6"))
    said = autogradkit(*command, cwd=teacher / where).stderr
    assert "has a copy of softsign, by which is graded here, and" in said
    advice = said.split("type this first: AUTOGRADKIT_EXERCISES=")[1].split()
    assert advice[1:] == ["autogradkit", "start", named]
    again = autogradkit(*advice[2:], cwd=teacher / where, AUTOGRADKIT_EXERCISES=advice[0])
    assert again.returncode == 0, again.stderr
    assert "another version" not in autogradkit(*command, cwd=teacher / where).stderr


@pytest.mark.parametrize(
    ("command", "named", "told"),
    [
        ("grade hand-ins --out out", "mine", True),
        ("gradescope build --out out.zip", "mine", True),
        ("nbgrader build out", "mine", True),
        ("gradescope build --out out.zip", "my-exercises", False),
    ],
)
def test_an_old_copy_that_the_variable_names_is_told_too(with_its_own, command, named, told):
    teacher = with_its_own.parent
    hand_in(teacher / "hand-ins")
    exercise = teacher / "my-exercises/01_softsign/exercise.py"
    exercise.write_text(exercise.read_text().replace("points=4", "points=6"))
    folder = "mine/exercises" if named == "mine" else named
    done = autogradkit(*command.split(), cwd=teacher, AUTOGRADKIT_EXERCISES=folder)
    assert done.returncode == 0, done.stderr
    assert ("mine has a copy of softsign, by which is graded here, and my-exercises" in done.stderr) == told


def test_a_folder_that_is_no_course_is_not_taken_for_all_of_the_kit(tmp_path):
    hand_in(tmp_path / "hand-ins")
    done = autogradkit("grade", "hand-ins", "--out", "grades", "--course", "hand-ins", cwd=tmp_path)
    assert (done.returncode, "hand-ins is no course" in done.stderr) == (4, True)
    assert not (tmp_path / "grades").exists()


def test_a_course_file_that_was_handed_in_is_none(tmp_path, monkeypatch):
    hand_in(tmp_path / "hand-ins")
    write(tmp_path / "hand-ins/ana", 'exercises = ["mul"]')
    monkeypatch.chdir(tmp_path / "hand-ins")
    assert grade.course_file_here(tmp_path / "hand-ins") is None
    write(tmp_path, 'exercises = ["mul"]')
    assert grade.course_file_here(tmp_path / "hand-ins") == tmp_path / "course.toml"


def test_an_exercise_that_is_not_of_this_course_is_no_lost_file(picked):
    done = autogradkit("check", "exp_log", cwd=picked)
    assert done.returncode == 4
    assert done.stderr.startswith("autogradkit: exp_log is not one of this folder's exercises")
    assert autogradkit("reset", "exp_log", cwd=picked).returncode == 0
    assert "not written yet" in autogradkit("check", "exp_log", cwd=picked).stdout
