"""An answer that exits, crashes or never ends gets a verdict and exit code 1, however it is checked."""

import json
import os
import re
import signal
import subprocess
import sys
import time

import pytest

from autogradkit import course
from autogradkit.course.attempt_process import attempt_files
from tests.commands.course_in_terminal import RIGHT, answer, autogradkit, environment, until

ENDINGS = {
    "exit": "exit()",
    "sys.exit": "import sys; sys.exit(0)",
    "SystemExit": "raise SystemExit",
    "os._exit 0": "import os; os._exit(0)",
    "os._exit 7": "import os; os._exit(7)",
    "abort": "import os; os.abort()",
    "kill": "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
    "another program": "import os; os.execv('/bin/true', ['true'])",
    "half of a fork": "import os; os.fork() or os._exit(0); os._exit(0)",
}
posix = pytest.mark.skipif(os.name == "nt", reason="processes and signals are POSIX's")


def rule(body):
    return f"def backward(g, x, y):\n    {body}\n"


@posix
@pytest.mark.parametrize("body", ENDINGS.values(), ids=ENDINGS)
def test_check_says_that_a_rule_has_ended_the_process(mine, body):
    answer(mine, rule(body))
    done = autogradkit("check", "02", cwd=mine)
    assert done.stdout.startswith("mul: crashed, 0 of 4 points, ")
    assert "backward ended the whole process." in done.stdout
    assert done.returncode == 1


@pytest.mark.parametrize(
    "body", ["raise KeyboardInterrupt", "raise GeneratorExit", "raise BaseException('x')"]
)
def test_an_exception_of_another_kind_is_an_error_like_others(mine, body):
    answer(mine, rule(body))
    done = autogradkit("check", "02", cwd=mine)
    assert done.stdout.startswith("mul: error, 0 of 4 points, ")
    assert "Traceback" not in done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize("start", ["exit()", "__import__('os')._exit(0)"])
def test_a_file_that_exits_while_it_is_read_gets_a_sentence(mine, start):
    answer(mine, f"def backward(g, x, y, k={start}):\n    return g * y, g * x\n")
    done = autogradkit("check", "02", cwd=mine)
    assert done.returncode == 1
    assert "Running the file " in done.stderr
    assert "SystemExit" in done.stderr or "ended the whole process" in done.stderr


@posix
def test_so_does_check_as_json(mine):
    answer(mine, rule("import os; os._exit(0)"))
    done = autogradkit("check", "02", "--json", cwd=mine)
    assert (json.loads(done.stdout)["status"], done.returncode) == ("crashed", 1)


@posix
def test_checking_all_goes_on_after_an_answer_that_ends_its_process(mine):
    answer(mine, rule("import os; os._exit(0)"))
    answer(mine, "def backward(g, x, y):\n    exit()\n", "12_div")
    solution = course.entry("matmul").folder / "solution.py"
    answer(mine, solution.read_text(), "26_matmul")
    done = autogradkit("check", cwd=mine)
    statuses = dict(re.findall(r"(?m)^ +\d\d +(\w+) .* (\w+) *$", done.stdout))
    assert (statuses["mul"], statuses["div"], statuses["matmul"]) == ("crashed", "crashed", "passed")
    assert f"1 of {len(course.entries())} passed." in done.stdout
    assert done.returncode == 1


@posix
def test_of_two_functions_only_the_one_that_ends_its_process_has_crashed(mine):
    text = (course.entry("exp_log").folder / "solution.py").read_text()
    right, _, _ = text.partition("def log_backward")
    answer(mine, right + "def log_backward(g, x):\n    import os\n    os._exit(0)\n", "14_exp_log")
    done = autogradkit("check", "exp_log", cwd=mine)
    assert done.stdout.startswith("exp_log: partial, ")
    assert "log_backward ended the whole process." in done.stdout


@posix
def test_watch_says_it_too_and_goes_on(mine):
    command = [sys.executable, "-u", "-m", "autogradkit", "watch"]
    running = subprocess.Popen(
        command, cwd=mine, env=environment(), stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
    )
    try:
        lines = iter(running.stdout.readline, "")
        until(lines, "Try it: autogradkit check article_rules")
        answer(mine, rule("import os; os._exit(7)"))
        until(lines, "── 02 mul")
        until(lines, "mul: crashed, 0 of 4 points")
        answer(mine, RIGHT)
        until(lines, "mul: passed")
    finally:
        running.send_signal(signal.SIGINT)
    assert running.wait(timeout=30) == 2


@pytest.mark.parametrize("body", ["while True: pass", "import time; time.sleep(1e6)"])
def test_an_answer_that_never_ends_is_stopped(mine, monkeypatch, body):
    monkeypatch.chdir(mine)
    path = answer(mine, rule(body))
    (done,) = attempt_files([(course.entry("mul"), path)], limit_s=10)
    assert (done.report.status, done.report.passed) == ("timeout", False)
    assert course.progress.read(course.folder.find())["mul"].attempts == 1


CTRL_C_WITHIN_A_FORK = """
import os, signal, sys
from autogradkit.commands.main import main
os.register_at_fork(**{sys.argv[1]: lambda: os.kill(os.getpid(), signal.SIGINT)})
sys.exit(main(["check", "02"]))
"""


@posix
@pytest.mark.parametrize("moment", ["before", "after_in_parent"])
def test_ctrl_c_just_as_a_check_begins_is_not_lost(mine, moment):
    answer(mine, rule("while True: pass"))
    command = [sys.executable, "-c", CTRL_C_WITHIN_A_FORK, moment]
    done = subprocess.run(command, cwd=mine, env=environment(), capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "\nautogradkit: interrupted.\n"


def test_check_comes_back_by_itself_from_a_loop(mine):
    answer(mine, rule("while True: pass"))
    done = autogradkit("check", "02", cwd=mine)
    assert done.stdout.startswith("mul: timeout, 0 of 4 points")
    assert "Does a loop in it ever end" in done.stdout
    assert done.returncode == 1


@pytest.mark.parametrize("line", ["while True: pass", "import time; time.sleep(1e6)"])
def test_a_file_that_never_ends_gets_a_sentence(mine, line):
    path = answer(mine, f"{RIGHT}\n\n{line}\n")
    (done,) = attempt_files([(course.entry("mul"), path)], limit_s=12)
    assert "Running the file did not come to an end in 10 s." in str(done)


@pytest.mark.skipif(not os.path.isdir("/proc"), reason="looks into /proc")
def test_nothing_is_left_running_when_the_command_is_killed(mine):
    answer(mine, rule("open('pid', 'w').write(str(__import__('os').getpid()))\n    while True: pass"))
    running = subprocess.Popen(
        [sys.executable, "-m", "autogradkit", "check", "02"], cwd=mine, env=environment()
    )
    limit = time.monotonic() + 60
    while not (mine / "pid").exists() or not (mine / "pid").read_text():
        assert time.monotonic() < limit
        time.sleep(0.1)
    pid = (mine / "pid").read_text()
    assert int(pid) != running.pid
    running.kill()
    running.wait()
    while os.path.exists(f"/proc/{pid}"):
        assert time.monotonic() < limit, "the answer's process goes on"
        time.sleep(0.1)


def test_what_an_answer_prints_does_not_spoil_the_json(mine):
    answer(mine, RIGHT.replace("x, y)", "x, y, k=print('hello'))"))
    done = autogradkit("check", "02", "--json", cwd=mine)
    assert json.loads(done.stdout)["exercise"] == "mul"
    assert "hello" in done.stderr
