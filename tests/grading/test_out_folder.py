"""The folder for results: nothing in it is followed, believed or lost that isn't ours."""

import json
import os
import shutil

import pytest

from autogradkit.commands.main import Exit, main
from autogradkit.course.catalogue import kit_exercises
from autogradkit.errors import AutogradkitError
from autogradkit.grading import secret
from autogradkit.grading.gradebook import FILES
from autogradkit.grading.results.grade import Result
from autogradkit.grading.results.journal import NAME, Journal
from autogradkit.grading.run import OutError

RIGHT = "def backward(g, x, y):\n    return g * y, g * x\n"
WRONG = "def backward(g, x, y):\n    return g * x, g * y\n"


def cli(folder, out, *more):
    return main(["grade", str(folder), "--out", str(out), "-j", "1", "--only", "mul", *more])


@pytest.mark.parametrize("fresh", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "my diary\n",
        "{}\n",
        "[1]\n",
        "3",
        '{"autogradkit": "grading journaL"}\n',
        "\xff\n",
        "\n\n",
        "[" * 9**5,
    ],
)
def test_a_journal_that_is_not_ours_is_refused_and_left_as_it_is(hand_ins, tmp_path, capsys, text, fresh):
    out = tmp_path / "out"
    out.mkdir()
    (out / NAME).write_bytes(text.encode("latin-1"))
    assert cli(hand_ins({"ana/mul.py": RIGHT}), out, *["--fresh"] * fresh) == Exit.USAGE
    assert "is not a journal of autogradkit. Nothing was changed." in capsys.readouterr().err
    assert (out / NAME).read_bytes() == text.encode("latin-1")


@pytest.fixture
def graded(hand_ins, tmp_path, graded_before):
    """Write hand-ins, and beside them what a run of their own wrote; return both folders."""

    def run(files):
        folder, out = hand_ins(files), tmp_path / "out"
        shutil.copytree(graded_before(files), out)
        return folder, out

    return run


@pytest.fixture(scope="module")
def graded_before(tmp_path_factory):
    """Grade each set of hand-ins once for all tests; return the folder of results, not to be changed."""
    before = {}

    def run(files):
        key = tuple(files.items())
        if key not in before:
            place = tmp_path_factory.mktemp("graded")
            for path, text in files.items():
                (place / "hand-ins" / path).parent.mkdir(parents=True, exist_ok=True)
                (place / "hand-ins" / path).write_text(text)
            cli(place / "hand-ins", place / "out")
            before[key] = place / "out"
        return before[key]

    return run


@pytest.mark.parametrize("name", [*FILES, NAME, secret.NAME, "feedback", "changed"])
def test_no_link_in_the_folder_is_followed(graded, grade, tmp_path, tree, name):
    folder, out = graded({"ana/mul.py": RIGHT})
    other = tmp_path / "other"
    shutil.copytree(out, other)
    (other / "feedback" / "ana.md").write_text("somebody's own")
    for place in (out, other):
        (place / "changed").mkdir()
    if (out / name).is_dir():
        for page in (out / name).iterdir():
            page.unlink()
        (out / name).rmdir()
    else:
        (out / name).unlink()
    (out / name).symlink_to(other / name)
    before = tree(other)
    with pytest.raises(OutError, match="link or no regular file"):
        grade(folder, out)
    assert tree(other) == before


def test_a_page_that_is_a_link_is_replaced_and_not_written_through(graded, grade, tmp_path):
    folder, out = graded({"ana/mul.py": RIGHT})
    (tmp_path / "thesis.md").write_text("mine")
    (out / "feedback" / "ana.md").unlink()
    (out / "feedback" / "ana.md").symlink_to(tmp_path / "thesis.md")
    grade(folder, out)
    assert (tmp_path / "thesis.md").read_text() == "mine"
    assert not (out / "feedback" / "ana.md").is_symlink()


def test_a_folder_aside_that_is_a_link_is_not_written_into(graded, grade, tmp_path):
    folder, out = graded({"ana/mul.py": RIGHT})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "mine").touch()
    for name in (".writing", ".writing-abc"):
        (out / name).symlink_to(tmp_path / "elsewhere")
    grade(folder, out)
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["mine"]


SOFTMAX = "def backward(g, z):\n    return g\n"


@pytest.mark.parametrize("more", [[], ["--fresh"]])
def test_a_run_on_fewer_exercises_takes_no_column_from_a_gradebook(hand_ins, tmp_path, tree, capsys, more):
    folder, out = hand_ins({"ana/mul.py": RIGHT, "ana/softmax.py": SOFTMAX}), tmp_path / "out"
    assert cli(folder, out, "--only", "softmax") == Exit.FINE
    before = tree(out)
    capsys.readouterr()
    assert cli(folder, out, *more) == Exit.USAGE
    said = capsys.readouterr().err
    assert "holds grades of exercises that this run leaves out (softmax)" in " ".join(said.split())
    assert tree(out) == before
    assert cli(folder, out, "--only", "softmax") == Exit.FINE, "as it was told"
    assert tree(out) == before
    assert "(2 results kept from an earlier run" in capsys.readouterr().out
    assert cli(folder, tmp_path / "other", *more) == Exit.FINE


def test_a_gradebook_grows_by_exercises_and_what_stood_is_not_graded_again(hand_ins, tmp_path, capsys):
    folder, out = hand_ins({"ana/mul.py": RIGHT, "ana/softmax.py": SOFTMAX}), tmp_path / "out"
    assert cli(folder, out) == Exit.FINE
    assert cli(folder, out, "--only", "softmax") == Exit.FINE
    assert "2 exercises: 1 passed, 1 failed (1 result kept from an earlier run, " in capsys.readouterr().out


@pytest.mark.parametrize("more", [[], ["--fresh"]])
def test_another_class_takes_no_row_from_a_gradebook_unless_that_is_said(
    hand_ins, tmp_path, tree, capsys, more
):
    out = tmp_path / "out"
    assert cli(hand_ins({"ana/mul.py": RIGHT, "ben/mul.py": WRONG}), out) == Exit.FINE
    before, others = tree(out), hand_ins({"ben/mul.py": WRONG, "zoe/mul.py": RIGHT}, "others")
    assert cli(others, out, *more) == Exit.USAGE
    said = " ".join(capsys.readouterr().err.split())
    assert f"holds grades of 1 that {others} has no hand-in of (“ana”)" in said
    assert "add --replace" in said
    assert tree(out) == before
    assert cli(others, out, "--replace", *more) == Exit.FINE, "as it was told"
    assert sorted(path.name for path in (out / "feedback").glob("*.md")) == ["ben.md", "zoe.md"]


def test_a_class_grows_without_a_question(hand_ins, tmp_path):
    out = tmp_path / "out"
    assert cli(hand_ins({"ana/mul.py": RIGHT}), out) == Exit.FINE
    assert cli(hand_ins({"ben/mul.py": WRONG}), out) == Exit.FINE  # in the same folder, beside ana's


def edited(line, **values):
    entry = json.loads(line)
    entry["result"] |= values
    return json.dumps(entry, sort_keys=True).encode() + b"\n"


EDITS = [
    {"points": 99.0, "status": "passed"},
    {"points": "abc"},
    {"points": float("nan")},
    {"points": []},
    {"sandbox": "odd"},
    {"codes": 3},
    {"status": None},
    {"more": 1},
]


def test_no_edited_line_is_believed_and_that_is_said(graded, tmp_path, tree, capsys):
    students = {f"student{k}/mul.py": f"{WRONG}# {k}\n" for k in range(len(EDITS))}
    folder, out = graded({"ben/mul.py": RIGHT, **students})
    whole = tree(out)
    first, *lines = whole[NAME].splitlines(keepends=True)
    changed = [edited(line, **values) for line, values in zip(lines, EDITS)]
    (out / NAME).write_bytes(b"".join([first, *changed, *lines[len(EDITS) :]]))
    assert cli(folder, out) == Exit.FINE
    said = capsys.readouterr().out
    assert f"{len(EDITS)} lines of the journal were not written by a run in this folder" in said
    assert "(1 result kept from an earlier run" in said
    again = tree(out)
    assert sorted(again.pop(NAME).splitlines()) == sorted(whole.pop(NAME).splitlines())
    assert again == whole
    assert cli(folder, out) == Exit.FINE
    assert "journal" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"null\n",
        b'{"key": []}\n',
        b"[" * 50_000 + b"\n",
        b"9" * 5_000 + b"\n",
        b"\xff\n",
        b'{"key": {}, "result": [], "mark": {}}\n',
        b"x" * (3 << 20) + b"\n",
        b'{"key":' * 900 + b"0" + b"}" * 900 + b"\n",
    ],
)
def test_a_foreign_line_in_the_midst_costs_no_other_its_result(tmp_path, line):
    with Journal(tmp_path) as journal:
        journal.add({"a": Result("passed", 1.0)})
        journal.add({"b": Result("passed", 2.0)})
    first, a, b = (tmp_path / NAME).read_bytes().splitlines(keepends=True)
    (tmp_path / NAME).write_bytes(first + a + line + b)
    with Journal(tmp_path) as journal:
        assert (set(journal.kept), journal.foreign > 0) == ({"a", "b"}, True)
    assert (tmp_path / NAME).read_bytes() == first + a + b


def test_the_lines_of_another_folder_are_foreign(tmp_path):
    for name in ("one", "two"):
        with Journal(tmp_path / name) as journal:
            journal.add({name: Result("passed", 1.0)})
    lines = [(tmp_path / name / NAME).read_bytes().splitlines(keepends=True) for name in ("one", "two")]
    (tmp_path / "one" / NAME).write_bytes(b"".join([*lines[0], lines[1][1]]))
    with Journal(tmp_path / "one") as journal:
        assert (set(journal.kept), journal.foreign) == ({"one"}, 1)


def test_the_journal_of_an_older_kit_is_graded_again(hand_ins, grade, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / NAME).write_text('{"autogradkit": "grading journal", "version": 2}\n{"key": "a"}\n')
    assert grade(hand_ins({"ana/mul.py": RIGHT}), tmp_path / "out").reused == 0
    assert grade(hand_ins({"ana/mul.py": RIGHT}), tmp_path / "out").reused == 1


@pytest.mark.parametrize("cut", [0, 5, 20])
def test_a_crash_in_the_first_line_leaves_a_journal_of_ours(tmp_path, cut):
    with Journal(tmp_path):
        pass
    whole = (tmp_path / NAME).read_bytes()
    (tmp_path / NAME).write_bytes(whole[:cut])
    with Journal(tmp_path):
        pass
    assert (tmp_path / NAME).read_bytes() == whole


def test_a_journal_is_no_pipe(tmp_path):
    os.mkfifo(tmp_path / NAME)
    with pytest.raises(AutogradkitError, match="not a journal"), Journal(tmp_path):
        pass


@pytest.mark.parametrize(
    "results",
    [
        {},
        {"schema": "autogradkit.grading/2"},
        {"schema": "autogradkit.grading/2", "students": 3},
        {
            "schema": "autogradkit.grading/2",
            "students": [3, None, {}, {"page": 3}, {"page": ["feedback/a.md"]}],
        },
        {
            "schema": "autogradkit.grading/2",
            "students": [{"page": "feedback/.."}, {"page": "feedback/../x.md"}],
        },
        {
            "schema": "autogradkit.grading/2",
            "students": [{"page": "feedback/sub.md"}, {"page": "/etc/passwd"}],
        },
        {
            "schema": "autogradkit.grading/2",
            "students": [],
            "exercises": [3, {}, {"name": 3}, {"name": "\x1b["}],
        },
        {"schema": "autogradkit.grading/2", "students": [], "exercises": {"name": "softmax"}},
        {
            "schema": "autogradkit.grading/2",
            "students": [
                {"student": "ana", "results": [{"exercise": "mul", "points": 10**400}, 3]},
                {"student": "ana", "results": [{"exercise": "mul", "points": float("nan")}]},
            ],
        },
        [],
        "deep",
    ],
)
def test_odd_results_of_a_run_before_never_end_a_run(graded, tmp_path, results):
    folder, out = graded({"ana/mul.py": RIGHT})
    (out / "feedback" / "sub.md").mkdir()
    (tmp_path / "x.md").touch()
    text = "[" * 100_000 if results == "deep" else json.dumps(results)
    (out / "results.json").write_text(text)
    assert cli(folder, out) in (Exit.FINE, Exit.USAGE)
    assert (tmp_path / "x.md").exists()
    assert (out / "feedback" / "sub.md").is_dir()


ROUNDS = "import numpy as np\ndef backward(g, x, y):\n    return np.float32(g * y), np.float32(g * x)\n"
QUOTIENT = (
    "def backward(g, x, y):\n    h = 1e-4\n    return g * ((x + h) * y - (x - h) * y) / (2 * h), g * x\n"
)


def test_what_is_rounded_to_float32_is_not_said_to_be_numerical(hand_ins, tmp_path, capsys):
    assert cli(hand_ins({"ana/mul.py": ROUNDS}), tmp_path / "one") == Exit.FINE
    said = capsys.readouterr().out
    assert "To look at: 1 in class.html (1 rounded to float32 on the way, with all points)." in said
    assert "numerical" not in said
    assert cli(hand_ins({"ben/mul.py": QUOTIENT}), tmp_path / "two") == Exit.FINE
    assert "To look at: 2 in class.html (1 may be numerical, with all points; " in capsys.readouterr().out


def test_an_untouched_stub_is_nothing_to_look_at(hand_ins, tmp_path, capsys):
    stub = (kit_exercises() / "02_mul/rule.py").read_text()
    cli(hand_ins({"ana/exercises/02_mul/rule.py": stub}), tmp_path / "out")
    assert "1 missing" in (said := capsys.readouterr().out)
    assert "look at" not in said
    assert "To look at" not in (tmp_path / "out/class.html").read_text()


def test_the_summary_counts_what_is_to_be_looked_at_as_the_page_lists_it(hand_ins, tmp_path, capsys):
    scratch = "def backward(g, x, y):\n    return g * y, g * x\n"
    files = {"ana/mul.py": ROUNDS, "ben/mul.py": QUOTIENT, "cem/mul.py": "def backward(g x):\n"}
    files |= {"dora/exp_log.py": scratch.replace("backward", "exp_backward"), "dora/try.py": scratch}
    cli(hand_ins(files), tmp_path / "out", "--only", "mul,div,exp_log")
    said = capsys.readouterr().out
    assert (
        "To look at: 4 in class.html (1 may be numerical, with all points; 1 rounded to float32 on the way, "
        "with all points; 1 may be a missing answer; 1 invalid)." in said
    )
    assert "To look at: 4 (names)" in (tmp_path / "out/class.html").read_text()


def test_the_results_of_a_run_that_was_interrupted_are_no_hand_ins_either(hand_ins, tmp_path, capsys):
    cli(hand_ins({"ana/mul.py": RIGHT}), tmp_path / "results")
    for path in (tmp_path / "results").iterdir():
        if path.name not in (NAME, secret.NAME):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert cli(tmp_path / "results", tmp_path / "elsewhere") == Exit.USAGE
    assert "holds what autogradkit grade wrote, not hand-ins" in capsys.readouterr().err


@pytest.mark.parametrize("out", ["results", "elsewhere"])
def test_the_results_of_a_run_are_no_hand_ins(hand_ins, grade, tmp_path, out):
    grade(hand_ins({"ana/mul.py": RIGHT}), tmp_path / "results")
    with pytest.raises(OutError, match="holds what autogradkit grade wrote, not hand-ins"):
        grade(tmp_path / "results", tmp_path / out)
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("instead", ["nothing", "a folder", "a link"])
def test_a_folder_that_is_replaced_during_the_run_is_not_written_into(
    hand_ins, grade, tmp_path, tree, instead
):
    folder, out, others = hand_ins({"ana/mul.py": RIGHT}), tmp_path / "out", tmp_path / "others"
    others.mkdir()
    (others / "grades.csv").write_text("precious")

    def replace(done, *_):
        if done:
            out.rename(tmp_path / "ours")
            {"nothing": lambda: None, "a folder": out.mkdir, "a link": lambda: out.symlink_to(others)}[
                instead
            ]()

    with pytest.raises(OutError, match="not the folder in which this run began"):
        grade(folder, out, progress=replace)
    assert tree(others) == {"grades.csv": b"precious"}
    assert not out.exists() or instead == "a link" or not any(out.iterdir())
    assert grade(folder, tmp_path / "ours").reused == 1


def test_folders_of_grades_that_were_copied_into_each_other_are_told_and_both_halves_are_graded_whole(
    hand_ins, tmp_path, capsys
):
    halves = [hand_ins({f"{name}/mul.py": RIGHT}, name=f"of-{name}") for name in ("ana", "ben")]
    outs = [tmp_path / f"grades-{folder.name}" for folder in halves]
    for folder, out in zip(halves, outs, strict=True):
        assert cli(folder, out) == Exit.FINE
    shutil.copytree(outs[1], outs[0], dirs_exist_ok=True)
    capsys.readouterr()
    assert cli(halves[1], outs[0]) == Exit.FINE
    assert (
        "holds pages of nobody in this class, which were left as they are: “ana.html”."
        in capsys.readouterr().out
    )
    for folder in halves:
        shutil.copytree(folder, tmp_path / "all", dirs_exist_ok=True)
    assert cli(tmp_path / "all", outs[0]) == Exit.FINE
    assert "pages of nobody" not in capsys.readouterr().out
    assert [line.split(",")[0] for line in (outs[0] / "grades.csv").read_text().splitlines()[1:]] == [
        "ana",
        "ben",
    ]
