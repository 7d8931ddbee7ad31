"""What must hold for every exercise, and that the invariants notice when it doesn't."""

import shutil

import pytest

from autogradkit import course
from autogradkit.commands.main import Exit, main
from autogradkit.course import tracks
from autogradkit.course.invariants import (
    broken_invariants,
    faults_between_exercises,
    faults_in_exercise,
    faults_in_imports,
    findings,
)
from autogradkit.course.statement_faults import giveaways


@pytest.mark.parametrize("entry", course.entries(), ids=lambda e: e.key)
def test_every_invariant_holds_for_every_exercise(entry):
    assert list(faults_in_exercise(entry)) == []


def test_the_course_as_a_whole_is_in_order():
    assert list(faults_between_exercises(course.entries(), None)) == []


def test_the_sixty_come_to_500_points_and_what_was_added_is_told_apart():
    known = tracks.read()
    sixty = [track for track in known.tracks.values() if not track.bonus]
    assert sum(len(track.exercises) for track in sixty) == 60
    assert sum(track.points for track in sixty) == 500
    assert [key for key, track in known.tracks.items() if track.bonus] == ["L"]


@pytest.fixture
def copy(tmp_path):
    folder = tmp_path / "exercises"
    shutil.copytree(course.kit_exercises() / "02_mul", folder / "01_mul")
    rewritten(folder / "01_mul/README.md", "# 2 ·", "# 1 ·")
    return folder


def rewritten(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_a_copy_of_one_exercise_is_in_order(copy):
    assert broken_invariants(copy) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("solution.py", "g * y, g * x", "g * y, g + x", "the solution gets"),
        ("rule.py", "raise NotImplementedError", "return g * y, g * x", "the stub is passed"),
        ("mistakes/own_factor.py", "g * x, g * y", "g * y, g * x", "own_factor.py passes"),
        ("mistakes/own_factor.py", "SWAPPED_INPUTS", "SIGN", "is called SWAPPED_INPUTS, not SIGN"),
        (
            "mistakes/own_factor.py",
            "SWAPPED_INPUTS",
            "which?",
            "is called SWAPPED_INPUTS, not which?",
        ),
        ("mistakes/own_factor.py", "# diagnosis:", "# it is:", "doesn't end with"),
        ("README.md", "`g`", "G", "the statement doesn't explain g"),
        ("README.md", "4 points", "5 points", "the id and the points"),
        ("README.md", "4 points", "14 points", "the id and the points, as in *B2 · 4 points*."),
        ("README.md", "# 1 ·", "# 7 ·", "says number 7, and the folder 01_mul is number 1."),
        (
            "README.md",
            "The rule of a product",
            "A product",
            "calls it 'A product', and exercise.py 'The rule of a product'.",
        ),
        ("README.md", "· ★ ·", "· ★★ ·", "says ★★ for stars, and exercise.py ★."),
        ("README.md", "about 10", "about 15", "says 15 for minutes, and exercise.py 10."),
        (
            "README.md",
            "`backward(g, x, y)`",
            "`backward(x, y, g)`",
            "says backward(x, y, g), and the stub takes",
        ),
        ("README.md", "In numbers", "dx is g*y", "the statement gives away g*y"),
        ("README.md", "## In numbers", "![two](two.svg)\n## In numbers", "shows two.svg, which isn't there"),
        ("hints.md", "Freeze one factor.", "Write g * y.", "hint 1 gives away g*y"),
        ("exercise.py", "return x * y", "return abs(x) * y", "drops the imaginary part of x"),
        ("hints.md", "2. The slope", "The slope", "there are 2 hints; three are asked for"),
        ("exercise.py", 'id="B2"', 'id="B2", name="times"', "exercise.py calls it times"),
        ("exercise.py", "def mul", "import autogradkit.core\n\n\ndef mul", "imports autogradkit.core"),
        (
            "exercise.py",
            "def mul",
            "import autogradkit.checking.mistakes.forward_paths\n\n\ndef mul",
            "imports autogradkit.c",
        ),
        (
            "exercise.py",
            "import Exercise",
            "import report, Exercise",
            "imports autogradkit.checking.report.",
        ),
        (
            "exercise.py",
            "def mul",
            "import networkx\n\n\ndef mul",
            "imports networkx. It may import NumPy, ",
        ),
        ("right/1.py", "y * g", "y + g", "the right formulation 1.py gets"),
        ("right/1.py", "    return", "    raise SystemExit\n    return", "the right formulation 1.py gets"),
        ("right/1.py", "def", "raise SystemExit\n\n\ndef", "right/1.py: Running the file failed on line"),
        ("right/1.py", "def", "backward()\n\n\ndef", "right/1.py: Running the file failed on line"),
        ("README.md", "## To return", "## Please", "no section with what to return"),
        (
            "exercise.py",
            "def mul",
            "print('to do')\n\n\ndef mul",
            "it prints “to do” when exercise.py is used",
        ),
        ("exercise.py", "    return x * y", "    print(x.ndim)\n    return x * y", "it prints “3” when"),
    ],
)
def test_a_broken_invariant_is_said(copy, file, old, new, said):
    rewritten(copy / "01_mul" / file, old, new)
    assert said in "\n".join(broken_invariants(copy))


def test_a_statement_may_be_in_another_language(copy):
    statement = copy / "01_mul" / "README.md"
    for old, new in {
        "4 points · about 10 minutes": "4 Punkte · etwa 10 Minuten",
        "## To return": "## Zurückzugeben <!-- To return -->",
        "## In numbers": "## In Zahlen <!-- In numbers -->",
    }.items():
        rewritten(statement, old, new)
    assert broken_invariants(copy) == []
    rewritten(statement, "4 Punkte", "5 Punkte")
    assert "doesn't give the id and the points" in "\n".join(broken_invariants(copy))
    rewritten(statement, "5 Punkte · etwa 10 Minuten", "4 分 · 约 20 分钟")
    assert "says 20 for minutes, and exercise.py 10" in "\n".join(broken_invariants(copy))
    rewritten(statement, " <!-- To return -->", "")
    assert "under “## To return” or “## To do”" in "\n".join(broken_invariants(copy))


def test_a_statement_says_bonus_where_its_track_is_one_and_nowhere_else(copy):
    track = '[tracks.B]\ntitle = "Rules"\npoints = 4\nexercises = ["mul"]\n'
    (copy / "tracks.toml").write_text(track)
    assert broken_invariants(copy) == []
    (copy / "tracks.toml").write_text(track + "bonus = true\n")
    assert "counts it as a bonus, and the line below" in "\n".join(broken_invariants(copy))
    rewritten(copy / "01_mul/README.md", "10 minutes*", "10 minutes · bonus*")
    assert broken_invariants(copy) == []
    (copy / "tracks.toml").write_text(track)
    assert "calls it a bonus, and tracks.toml doesn't" in "\n".join(broken_invariants(copy))


def test_a_missing_file_and_a_number_given_twice_are_said(copy):
    (copy / "01_mul" / "solution.py").unlink()
    shutil.copytree(course.kit_exercises() / "14_exp_log", copy / "01_exp_log")
    said = broken_invariants(copy)
    assert "01_mul: there is no solution.py." in said
    twice = "the course: number 01 is given twice, to 01_exp_log and 01_mul"
    assert any(line.startswith(twice) for line in said)


def test_what_runs_beside_a_learners_code_may_import_nothing_of_the_kit(copy):
    (copy / "01_mul" / "driver.py").write_text(
        "import autogradkit.core\n\n\ndef drive(backward):\n    return 1.0\n"
    )
    with (copy / "01_mul" / "exercise.py").open("a") as exercise:
        exercise.write("from .driver import drive\n")
    assert "driver.py imports autogradkit.core. It may import NumPy and" in "\n".join(broken_invariants(copy))


def test_an_exercise_may_import_the_files_beside_it_and_no_others(copy):
    (copy / "01_mul" / "truth.py").write_text('"""The forward."""\n\n\ndef mul(x, y):\n    return x * y\n')
    exercise = (copy / "01_mul" / "exercise.py").read_text()
    (copy / "01_mul" / "exercise.py").write_text(
        exercise.replace("\n\n\ndef mul", "\n\nfrom .truth import mul as _\n\n\ndef mul")
    )
    assert broken_invariants(copy) == []
    exercise = (copy / "01_mul" / "exercise.py").read_text()
    (copy / "01_mul" / "exercise.py").write_text(
        exercise.replace(".truth import mul", ".rule import backward")
    )
    assert "exercise.py imports .rule.backward" in "\n".join(faults_in_imports(course.entry("mul", copy)))


def test_too_few_right_formulations_are_said(copy):
    (copy / "01_mul/right/2.py").unlink()
    (copy / "01_mul/right/3.py").unlink()
    assert "there are 2 right formulations" in broken_invariants(copy)[0]


@pytest.mark.parametrize(
    ("tracks", "said"),
    [
        ('[tracks.A]\ntitle = "A"\npoints = 5\nexercises = ["mul"]', "track A comes to 4 points, not 5"),
        ('[tracks.A]\ntitle = "A"\npoints = 0\nexercises = []', "mul is in 0 tracks"),
        ('[subsets.a]\ntitle = "A"\nexercises = ["mull"]', "subset a names mull, which isn't an exercise"),
        ("[after]\nmul = 3", "[after] mul should be a list of names"),
        ('[lessons]\n03 = "mul"', "[lessons] 03 should be a list of names"),
        ("[lessons]\n03 = [1]", "[lessons] 03 should be a list of names"),
        (
            '[tracks.A]\ntitle = "A"\npoints = "4"\nexercises = ["mul"]',
            "[tracks.A] points should be a number",
        ),
        (
            '[tracks.A]\ntitle = "A"\npoints = true\nexercises = ["mul"]',
            "[tracks.A] points should be a number",
        ),
        ('[tracks.A]\ntitle = "A"\npoints = 4\nexercises = "mul"', "[tracks.A] exercises should be a list"),
        ('[tracks.A]\ntitle = "A"\nexercises = ["mul"]', "[tracks.A] has no points: it should be a number"),
        ('[tracks.A]\ntitel = "A"\npoints = 4', "says titel, which it can't. Did you mean 'title'?"),
        ('[subsets]\nweek1 = ["mul"]', "[subsets.week1] should be a table"),
        ('[subset.a]\ntitle = "A"', "the file says subset, which it can't. Did you mean 'subsets'?"),
        ('tracks = ["A"]', "[tracks] should be a table"),
    ],
)
def test_tracks_that_do_not_fit_are_said(copy, tracks, said):
    (copy / "tracks.toml").write_text(tracks)
    try:
        found = "\n".join(broken_invariants(copy))
    except course.TracksError as error:
        found = str(error)
    assert said in found


def test_naming_what_is_given_gives_nothing_away():
    assert giveaways("def f(node):\n    node.a.grad += node.grad\n    return g") == set()


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "exercise.py",
            "exercise = Exercise(",
            "exercise = = Exercise(",
            "line {line}: SyntaxError: ",
        ),
        ("exercise.py", "exercise = Exercise(", "exercise = Exercise(2, 3, 4, ", "line {line}: TypeError: "),
        (
            "exercise.py",
            "exercise = Exercise(",
            "exercise = Exercise(star=1, ",
            "line {line}: Exercise has no star. Did you mean 'stars'?",
        ),
        (
            "exercise.py",
            "exercise = Exercise(",
            "exercise = nothing(",
            "line {line}: NameError: ",
        ),
        ("exercise.py", "points=4", "points='four'", "must be a number, as in points=4, and is 'four'."),
        ("README.md", "·", "\udcb7", "README.md isn't text in UTF-8. Save it as UTF-8"),
        ("hints.md", "1. ", "1. \udcb7", "hints.md isn't text in UTF-8. Save it as UTF-8"),
        ("right/1.py", "return", "return \udcb7", "right/1.py isn't text in UTF-8. Save it as UTF-8"),
        ("rule.py", "def backward", "def (", "rule.py: line {line}: not valid Python"),
        ("solution.py", "def backward", "def (", "solution.py: line {line}: not valid Python"),
        ("mistakes/own_factor.py", "def backward", "def (", "own_factor.py: line {line}: not valid Python"),
    ],
)
def test_a_file_that_cannot_be_run_is_its_authors_and_said_with_its_line(
    copy, monkeypatch, file, old, new, said
):
    monkeypatch.chdir(copy.parent)
    shutil.copytree(copy / "01_mul", copy / "02_times")
    path = copy / "01_mul" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    line = text[: text.index(old)].count("\n") + 1
    path.write_bytes(text.replace(old, new).encode("utf-8", "surrogateescape"))
    found = dict(findings(copy.name))
    assert said.format(line=line) in found["01_mul"][-1]
    assert not [fault for fault in found["02_times"] if "mul" in fault], "the others are tried all the same"


def test_commands_that_need_a_broken_exercise_say_whose_file_it_is(copy, monkeypatch, capsys):
    rewritten(copy / "01_mul/exercise.py", "exercise = Exercise(", "exercise = = Exercise(")
    monkeypatch.setenv("AUTOGRADKIT_EXERCISES", str(copy))
    assert main(["list"]) == Exit.USAGE
    said = capsys.readouterr().err
    assert "01_mul/exercise.py, line " in said.replace("\\", "/")
    assert "mistake in the kit" not in said
