import csv
import errno
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from autogradkit import checking
from autogradkit.commands.grade import summary
from autogradkit.commands.main import Exit, main
from autogradkit.course.catalogue import entry
from autogradkit.errors import AutogradkitError
from autogradkit.grading import Limits, executors, sentences
from autogradkit.grading.results import journal
from autogradkit.grading.results.journal import NAME, Journal
from autogradkit.grading.run import NothingToGradeError, OutError, SandboxError
from autogradkit.grading.sandbox import doctor
from autogradkit.grading.secret import NAME as SECRET

ROOT = Path(__file__).resolve().parents[2]
MUL = "def backward(g, x, y):\n    return g * y, g * x\n"
WRONG = "def backward(g, x, y):\n    return g * x, g * y\n"
SLOW = "import time\ndef backward(g, x, y):\n    time.sleep(0.02)\n    return g * y, g * x\n"


def cli(folder, out, *more, jobs=1):
    return main(["grade", str(folder), "--out", str(out), "-j", str(jobs), "--only", "mul", *more])


def rows(out):
    with (out / "results.csv").open(newline="", encoding="utf-8-sig") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


def test_thirty_hand_ins_with_broken_ones_among_them_give_thirty_rows(hand_ins, tmp_path, grade):
    good = {f"student {i:02d}/mul.py": MUL for i in range(27)}
    bad = {"broken a.ipynb": "{", "broken b/mul.ipynb": b"\xff\x00", "broken c/mul.py": "def ("}
    grade(hand_ins(good | bad), tmp_path / "out", jobs=2)
    got = rows(tmp_path / "out")
    assert len(got) == 30
    assert [row["status"] for name, row in got.items() if name.startswith("broken")] == ["invalid"] * 3
    assert {row["status"] for name, row in got.items() if name.startswith("student")} == {"passed"}


def test_the_page_says_what_the_notebook_says(hand_ins, tmp_path, grade):
    grade(hand_ins({"ana/mul.py": WRONG}), tmp_path / "out")
    here = checking.InProcess({"backward": lambda g, x, y: (g * x, g * y)})
    report = checking.check(entry("mul").exercise, here)
    assert str(report) in (tmp_path / "out" / "feedback" / "ana.md").read_text(encoding="utf-8")
    (result,) = json.loads((tmp_path / "out" / "results.json").read_text())["students"][0]["results"]
    assert result["sentences"] == [diagnosis.sentence for diagnosis in report.diagnoses]


def test_what_is_not_written_yet_is_no_wrong_case_on_the_page(hand_ins, tmp_path, grade):
    stub = (entry("article_rules").folder / "rule.py").read_text()
    solution = (entry("article_rules").folder / "solution.py").read_text()
    half = solution + "\n\ndef mul_backward(node):\n    raise NotImplementedError\n"
    names = {"ana": stub, "ben": half, "cem": half.replace("NotImplementedError", "ValueError")}
    files = {f"{name}/article_rules.py": text for name, text in names.items()}
    folder, out = hand_ins(files), tmp_path / "out"
    main(["grade", str(folder), "--out", str(out), "-j", "1", "--only", "article_rules"])
    pages = [(out / f"feedback/{name}.html").read_text(encoding="utf-8") for name in names]
    assert ["is not written yet" in page for page in pages] == [True, True, False]
    assert ["Wrong: " in page for page in pages] == [False, False, True]


def test_the_same_hand_ins_give_the_same_bytes_in_any_number_of_processes(hand_ins, tmp_path, grade, tree):
    folder = hand_ins(
        {"ana/mul.py": MUL, "ben/mul.py": WRONG, "cem.py": "x = 1", "dora/mul.py": WRONG + "# other"}
    )
    trees = []
    for jobs, name in ((1, "one"), (2, "two")):
        grade(folder, tmp_path / name, jobs=jobs)
        made = tree(tmp_path / name)
        del made[NAME], made[SECRET]
        trees.append(made)
    assert trees[0] == trees[1]


def test_a_second_run_grades_only_what_has_changed(hand_ins, tmp_path, grade):
    files = {"ana/mul.py": MUL, "ben/mul.py": WRONG}
    assert grade(hand_ins(files), tmp_path / "out").reused == 0
    again = grade(hand_ins(files | {"ben/mul.py": MUL.replace("g * y", "y * g")}), tmp_path / "out")
    assert again.reused == 1
    assert rows(tmp_path / "out")["ben"]["status"] == "passed"
    same = grade(hand_ins(files | {"ben/mul.py": "# a comment\n" + MUL}), tmp_path / "out")
    assert same.reused == 1
    assert grade(hand_ins({}), tmp_path / "out", fresh=True).reused == 0


def test_a_run_that_moves_points_says_whose(hand_ins, tmp_path, grade):
    folder = hand_ins({"ana/mul.py": MUL, "ben/mul.py": WRONG})
    assert grade(folder, tmp_path / "out").moved == ()
    assert grade(hand_ins({"cem/mul.py": MUL}), tmp_path / "out").moved == ()
    (folder / "ben/mul.py").write_text(MUL)
    run = grade(folder, tmp_path / "out")
    assert "Other points than in the run before: 1 result. “ben”, mul: 0, now 4.\n" in summary(run)
    assert "Other points" not in summary(grade(folder, tmp_path / "out"))


def test_a_run_for_which_no_earlier_result_stands_says_so(hand_ins, tmp_path, grade):
    folder, out = hand_ins({"ana/mul.py": MUL}), tmp_path / "out"
    assert "graded anew" not in summary(grade(folder, out))
    assert "graded anew" not in summary(grade(folder, out))
    assert "graded anew: no result of an earlier run stands" in summary(grade(folder, out, secret="winter"))
    assert "graded anew" not in summary(grade(folder, out, secret="winter"))


def test_a_torn_line_of_the_journal_is_graded_again(hand_ins, tmp_path, grade, tree):
    folder, out = hand_ins({"ana/mul.py": MUL, "ben/mul.py": WRONG}), tmp_path / "out"
    grade(folder, out)
    whole = tree(out)
    (out / NAME).write_bytes(whole[NAME][:-20])
    assert grade(folder, out).reused == 1
    assert tree(out) == whole


def start(folder, out, *more, temporary):
    code = "import sys; from autogradkit.commands.main import main; sys.exit(main(sys.argv[1:]))"
    grade = [
        sys.executable,
        "-c",
        code,
        "grade",
        str(folder),
        "--out",
        str(out),
        "-j",
        "1",
        "--only",
        "mul",
        *more,
    ]
    return subprocess.Popen(
        grade,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(temporary)},
        stderr=subprocess.PIPE,
    )


def wait_for(condition, limit_s=30.0):
    deadline = time.monotonic() + limit_s
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def lines(path):
    return path.read_bytes().count(b"\n") if path.exists() else 0


def workers(temporary):
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            text = place.read_bytes()
        except OSError:
            continue
        if b"worker.py" in text and bytes(temporary) in text:
            found.append(int(place.parent.name))
    return set(found)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the grade of record is made on Linux")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGKILL, -9), (signal.SIGINT, 2)])
def test_a_run_that_was_stopped_goes_on_and_ends_the_same(
    hand_ins, tmp_path, grade, tree, sent, code, monkeypatch
):
    temporary = tmp_path / "temporary"  # of this test's own, so that other runs here don't matter
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    folder = hand_ins({f"student {i}/mul.py": SLOW.replace("0.02", f"0.02{i}") for i in range(6)})
    run = start(folder, tmp_path / "out", "--quiet", temporary=temporary)
    wait_for(lambda: lines(tmp_path / "out" / NAME) >= 4)  # the first line is the format
    run.send_signal(sent)
    said = run.communicate(timeout=30)[1].decode()
    assert run.returncode == code
    assert sorted(tree(tmp_path / "out")) == [NAME, SECRET]  # no half-written gradebook
    if sent == signal.SIGINT:
        assert "those before it have graded is kept: the same command goes on from there" in said
    wait_for(lambda: not workers(temporary))  # nobody outlives the grader
    outcome = grade(folder, tmp_path / "out", limits=Limits())
    assert outcome.reused >= 3
    (tmp_path / "whole").mkdir()
    shutil.copy(tmp_path / "out" / SECRET, tmp_path / "whole")  # so that both draw the same numbers
    grade(folder, tmp_path / "whole", limits=Limits())
    stopped, whole = tree(tmp_path / "out"), tree(tmp_path / "whole")
    assert stopped == whole
    assert not list(temporary.iterdir())  # what SIGKILL left no time to remove, the next run removed


def test_a_worker_that_dies_costs_nobody_a_row(hand_ins, tmp_path, grade):
    folder = hand_ins({f"student {i}/mul.py": SLOW.replace("0.02", f"0.02{i}") for i in range(5)})
    killed = []

    def kill_once(done, of, one):
        if done == 1 and not killed:
            (process,) = executors.multiprocessing.active_children()
            killed.append(process.pid)
            process.kill()

    grade(folder, tmp_path / "out", progress=kill_once)
    assert killed
    assert {row["status"] for row in rows(tmp_path / "out").values()} == {"passed"}


@pytest.mark.parametrize("by", ["file", "standard input"])
def test_a_script_without_a_main_guard_grades_a_class_once(by, hand_ins, tmp_path):
    folder, out, script = hand_ins({"ana/mul.py": MUL}), tmp_path / "out", tmp_path / "script.py"
    call = f"grade_folder({str(folder)!r}, {str(out)!r}, exercises=['mul'], execution=Execution(jobs=2))"
    script.write_text(f"from autogradkit.grading import Execution, grade_folder\nprint('begins')\n{call}\n")
    with script.open() as text:
        grade = [sys.executable, *([str(script)] if by == "file" else [])]
        run = subprocess.run(grade, cwd=ROOT, stdin=text, capture_output=True, text=True, timeout=120)
    assert (run.stdout, run.stderr) == ("begins\n", "")
    assert rows(out)["ana"]["status"] == "passed"


def test_only_the_hand_in_that_breaks_the_grader_gets_a_grader_error(hand_ins, tmp_path, grade, monkeypatch):
    monkeypatch.setattr(executors.ProcessPoolExecutor, "submit", broken_for("bomb"))
    folder = hand_ins({"ana/mul.py": MUL, "bomb/mul.py": MUL, "cem/mul.py": MUL})
    outcome = grade(folder, tmp_path / "out", jobs=2)
    statuses = {name: row["status"] for name, row in rows(tmp_path / "out").items()}
    assert statuses == {"ana": "passed", "bomb": "grader_error", "cem": "passed"}
    assert outcome.gradebook.grades["bomb"][0].points is None


def broken_for(name):
    """Make the pool's process end as soon as it is given this hand-in."""
    real = executors.ProcessPoolExecutor.submit

    def submit(pool, job, setup, one):
        bad = getattr(one, "name", "") == name
        return real(pool, os._exit, 1) if bad else real(pool, job, setup, one)

    return submit


def test_exit_codes(hand_ins, tmp_path, capsys):
    folder = hand_ins({"ana/mul.py": MUL, "ben/mul.py": WRONG})
    assert cli(folder, tmp_path / "out") == Exit.FINE
    assert "2 hand-ins" in capsys.readouterr().out
    assert cli(folder, tmp_path / "out", "--fail-under", "50") == Exit.FAILED
    assert cli(folder, tmp_path / "out", "--require-sandbox", "basic") in (Exit.FINE, Exit.INTERNAL)
    assert cli(tmp_path / "nowhere", tmp_path / "new") == Exit.USAGE
    assert cli(folder, tmp_path / "new", "--only", "mull") == Exit.USAGE
    assert "Did you mean 'mul'?" in capsys.readouterr().err
    assert cli(folder, tmp_path / "new", jobs=0) == Exit.USAGE
    (tmp_path / "empty").mkdir()
    assert cli(tmp_path / "empty", tmp_path / "new") == Exit.NOTHING
    assert not (tmp_path / "new").exists()
    with pytest.raises(SystemExit) as left:
        cli(folder, tmp_path / "new", "--odd")
    assert left.value.code == Exit.USAGE


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are UTF-8 there whatever is set")
@pytest.mark.parametrize("zipped", [False, True])
def test_a_locale_in_which_names_would_be_lost_writes_nothing(hand_ins, tmp_path, zipped):
    folder = hand_ins({"王小明/mul.py": MUL})
    given = Path(shutil.make_archive(str(tmp_path / "class"), "zip", folder)) if zipped else folder
    env = os.environ | {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}
    command = [
        sys.executable,
        "-m",
        "autogradkit",
        "grade",
        given,
        "--out",
        tmp_path / "out",
        "--only",
        "mul",
    ]
    run = subprocess.run(command, env=env | {"PYTHONUTF8": "0"}, capture_output=True, text=True)
    assert (run.returncode, "PYTHONUTF8=1" in run.stderr) == (4, True), run.stderr
    assert not (tmp_path / "out").exists()
    assert subprocess.run(command, env=env | {"PYTHONUTF8": "1"}, capture_output=True).returncode == 0
    assert "王小明,4,4" in (tmp_path / "out" / "grades.csv").read_text(encoding="utf-8")


def test_a_folder_that_is_not_ours_is_left_alone(hand_ins, tmp_path, tree, capsys):
    folder = hand_ins({"ana/mul.py": MUL})
    thesis = tmp_path / "thesis"
    thesis.mkdir()
    (thesis / "results.json").write_text('{"mine": true}')
    before = tree(tmp_path)
    assert cli(folder, thesis) == Exit.USAGE
    assert cli(folder, folder) == Exit.USAGE
    assert cli(folder, folder / "out") == Exit.USAGE
    assert cli(folder, tmp_path) == Exit.USAGE
    assert cli(folder, thesis / "results.json") == Exit.USAGE
    assert all(line.startswith("autogradkit: ") for line in capsys.readouterr().err.splitlines())
    assert tree(tmp_path) == before


def test_the_doctor_says_which_layers_hold(capsys):
    assert main(["doctor"]) == Exit.FINE
    said = capsys.readouterr().out
    assert re.search(r"(?m)^[✓✗] seccomp: ", said)
    assert re.search(r"\nThe sandbox is \w+\.\n$", said)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the layers are Linux's")
def test_the_doctor_tells_what_is_possible_without_a_layer():
    level, _, possible = doctor.examine()
    if level == "strict":
        assert possible == ()
    level, _, possible = doctor.examine(without=("landlock", "seccomp"))
    assert level == "basic"
    assert {"read a file of the system", "open a socket"} <= set(possible)


@pytest.mark.skipif(not os.environ.get("CI"), reason="a machine of one's own may lack a layer")
def test_where_the_tests_count_no_layer_is_missing():
    level, layers, possible = doctor.examine()
    assert (level, possible) == ("strict", ())
    assert set(layers) >= set(sentences.LAYERS) - ({"uid"} if os.geteuid() else set())


def test_less_than_the_sandbox_that_was_asked_for_is_refused(hand_ins, tmp_path, grade):
    folder = hand_ins({"ana/mul.py": MUL})
    with pytest.raises(SandboxError, match="strict was asked for"):
        grade(folder, tmp_path / "out", require_sandbox="strict", without=("landlock",))
    assert not (tmp_path / "out").exists()
    grade(folder, tmp_path / "out", without=("landlock",))
    assert grade(folder, tmp_path / "out", require_sandbox="basic").reused == 1
    if (
        doctor.examine()[0] == "strict"
    ):  # what was reached in a weaker sandbox doesn't stand in a stronger one
        again = grade(folder, tmp_path / "out", require_sandbox="strict")
        assert (again.reused, again.gradebook.sandbox) == (0, "strict")


def test_help_has_all_options(capsys):
    with pytest.raises(SystemExit) as left:
        main(["grade", "--help"])
    assert left.value.code == 0
    assert "--require-sandbox" in capsys.readouterr().out


def test_two_runs_do_not_write_one_journal(hand_ins, tmp_path, grade):
    with Journal(tmp_path / "out"), pytest.raises(AutogradkitError, match="Another run"):
        grade(hand_ins({"ana/mul.py": MUL}), tmp_path / "out")


def test_python_callers_get_errors_that_say_which_it_was(hand_ins, tmp_path, grade):
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingToGradeError):
        grade(tmp_path / "empty", tmp_path / "out")
    with pytest.raises(OutError):
        grade(hand_ins({"a.py": ""}), tmp_path)


@pytest.mark.parametrize("call", [1, 2, 4])  # of those by which the journal comes onto the disk
def test_a_full_disk_ends_the_run_in_words_and_the_next_one_goes_on(
    hand_ins, tmp_path, grade, monkeypatch, capsys, call
):
    folder, out, calls = hand_ins({f"s{i}.py": f"{MUL}# {i}\n" for i in range(4)}), tmp_path / "out", []
    grade(folder, tmp_path / "whole")

    def fsync(file, real=os.fsync):
        calls.append(file)
        if len(calls) == call + 1:  # the first is the secret's
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(file)

    monkeypatch.setattr(journal.os, "fsync", fsync)
    assert cli(folder, out) == Exit.USAGE
    assert (
        f"{NAME} can't be written: No space left on device. What it holds stands." in capsys.readouterr().err
    )
    assert not (out / "results.json").exists()
    assert cli(folder, out) == Exit.FINE
    assert (out / "results.csv").read_bytes() == (tmp_path / "whole" / "results.csv").read_bytes()
