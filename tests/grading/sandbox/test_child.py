import os
import signal
import subprocess
import sys
import threading
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogradkit.checking import Answer, drivers
from autogradkit.checking.task import program
from autogradkit.course.source.answer import find_functions
from autogradkit.grading.sandbox.answerer import SandboxAnswerer, bundles
from autogradkit.grading.sandbox.child_process import PIPE_BYTES, ChildEnded, GraderError
from autogradkit.grading.sandbox.child_side import wire
from autogradkit.grading.sandbox.child_side.confinement import Limits, level
from autogradkit.grading.sandbox.fork_server import ForkServer

LIMITS = Limits(call_s=1.5, total_s=4.0, cpu_s=1, noise_mb=1)
ARGUMENTS = {"g": np.array([1.0, 2.0]), "x": np.array([3.0, 4.0])}


@pytest.fixture(scope="module")
def fork_server():
    with ForkServer(LIMITS) as fork_server:
        yield fork_server


def asked(fork_server, source, times=1, functions=("backward",), adapter="rule"):
    """Ask each function that often; return the last answers, and the ending."""
    with SandboxAnswerer(fork_server, adapter, find_functions(source, functions), "rule.py") as answerer:
        answers = [answerer.ask(name, ARGUMENTS) for name in functions for _ in range(times)]
    return answers[times - 1 :: times], answerer.ending


def test_arrays_go_in_and_arrays_come_back(fork_server):
    (answer,), ending = asked(fork_server, "def backward(g, x):\n    return g * x")
    assert isinstance(answer, Answer)
    assert answer.status == "ok"
    assert np.array_equal(answer.value[0], [3.0, 8.0])
    assert ending is None


def test_each_call_gets_fresh_copies_of_its_arguments(fork_server):
    source = "def backward(g, x):\n    x += 1\n    return g * x"
    (answer,), _ = asked(fork_server, source, times=3)
    assert np.array_equal(answer.value[0], [4.0, 10.0])
    assert answer.changed == ("x",)
    assert np.array_equal(ARGUMENTS["x"], [3.0, 4.0])


def test_what_an_exception_says_comes_back_with_its_line(fork_server):
    (answer,), ending = asked(fork_server, "def backward(g, x):\n    y = x.T\n    raise ValueError('odd')")
    said = "ValueError: odd (line 3 of backward: raise ValueError('odd'))"
    assert (answer.status, answer.error) == ("raised", said)
    assert ending is None


def test_a_stub_is_not_written_yet(fork_server):
    (answer,), _ = asked(fork_server, "def backward(g, x):\n    raise NotImplementedError")
    assert answer.status == "not_written"


def test_an_import_that_is_not_there_hurts_only_when_it_is_used(fork_server):
    (answer,), _ = asked(
        fork_server, "import matplotlib.pyplot as plt\ndef backward(g, x): return (plt, g)[1]"
    )
    assert answer.status == "ok"
    (answer,), _ = asked(fork_server, "import torch\ndef backward(g, x): return torch.ones(3)")
    assert "torch is not there when a hand-in is graded" in answer.error


def test_the_kit_and_its_solutions_cannot_be_imported(fork_server):
    source = "def backward(g, x):\n    import autogradkit\n    return g"
    (answer,), _ = asked(fork_server, source)
    assert answer.error.startswith("ModuleNotFoundError")


def test_annotations_may_be_left_for_later(fork_server):
    source = "from __future__ import annotations\ndef backward(g: Tensor, x: Tensor) -> Tensor: return g"
    (answer,), _ = asked(fork_server, source)
    assert answer.status == "ok"


def test_a_drivers_text_is_compiled_once_for_all_children_that_come_after():
    source = "import sys\nN = len(sys.modules['answer'].COMPILED)\ndef f(x):\n    return x + N"
    arguments = {"x": np.zeros(1), "given": "def drive(f, x):\n    return f(x)"}
    with ForkServer(LIMITS) as fork_server:
        for compiled in (0, 1, 1):
            with SandboxAnswerer(fork_server, "driven", find_functions(source, ("f",)), "f.py") as answerer:
                assert answerer.ask("f", arguments).value[0] == compiled


@pytest.mark.parametrize("given", ["def drive(:", "def drive(f, x):\n    return f(x) # " + "é" * 10_000])
def test_a_driver_that_cannot_be_compiled_beforehand_does_no_harm(given):
    with ForkServer(LIMITS) as fork_server:
        found = find_functions("def f(x):\n    return x", ("f",))
        answers = []
        for _ in range(2):
            with SandboxAnswerer(fork_server, "driven", found, "f.py") as answerer:
                answers.append(answerer.ask("f", {"x": np.zeros(1), "given": given}))
        assert answers[0].status == answers[1].status == ("ok" if "return" in given else "raised")


def test_one_functions_endless_loop_is_not_anothers(fork_server):
    source = "def one(g, x):\n    while True: pass\ndef two(g, x): return g"
    (one, two), ending = asked(fork_server, source, functions=("one", "two"))
    assert (one.status, two.status) == ("timeout", "ok")
    assert ending.status == "timeout"


def test_the_next_child_knows_nothing_of_the_last(fork_server):
    source = "import builtins, os\ndef backward(g, x):\n    {}\n    return g"
    spoil = "builtins.spoilt = True; import json; json.spoilt = True"
    assert asked(fork_server, source.format(spoil))[0][0].status == "ok"
    look = "import json; assert not hasattr(builtins, 'spoilt') and not hasattr(json, 'spoilt')"
    assert asked(fork_server, source.format(look))[0][0].status == "ok"


def test_the_child_has_an_empty_environment_and_two_pipes(fork_server):
    source = (
        "import os\ndef backward(g, x):\n    fds = []\n    for fd in range(100):\n        try:\n"
        "            os.fstat(fd)\n            fds.append(fd)\n        except OSError: pass\n"
        "    return g * 0 + len(os.environ), float(len(fds))"
    )
    (answer,), _ = asked(fork_server, source)
    assert not answer.value[0].any()
    assert answer.value[1] == 5


def test_a_nursery_that_is_lost_is_replaced(fork_server):
    first = fork_server.child()
    first.close()
    fork_server.process.kill()
    fork_server.process.wait()
    (answer,), _ = asked(fork_server, "def backward(g, x): return g")
    assert answer.status == "ok"


def test_a_child_that_has_ended_says_so_again(fork_server):
    child = fork_server.child()
    with pytest.raises(ChildEnded):
        child.end("crashed", "It is over.")
    with pytest.raises(ChildEnded, match=r"It is over\."):
        child.ask("ask", {})
    assert child.close().status == "crashed"


def test_the_limits_hold(fork_server):
    child = fork_server.child()
    child.close()
    assert fork_server.line.receive(0.05) == {}  # nothing is left to be said
    assert level(child.layers) in ("basic", "strict")


def test_an_adapter_that_was_tampered_with_makes_it_invalid(fork_server):
    source = (
        "import sys, numpy as np\ndef backward(node):\n"
        "    sys.modules['answer'].ADAPTERS['driven'] = lambda learners, arguments: np.ones((3, 3))\n"
    )
    graph = {"leaves": np.ones(2), "ops": np.array([0]), "inputs": np.array([[0, 1]])}
    graph["given"] = program(drivers.engine.drive)
    with SandboxAnswerer(fork_server, "driven", find_functions(source, ("backward",)), "rule.py") as answerer:
        assert answerer.ask("backward", graph).status == "ok"
        assert answerer.ask("backward", graph).status == "crashed"
    assert answerer.ending.status == "invalid"


def test_values_that_are_not_an_answer_make_it_invalid(fork_server):
    source = (
        "import sys\ndef backward(g, x):\n"
        "    facts = dict(status='passed', value=(), single=True, error='', changed=(), aliased=(),"
        " peak_bytes=0)\n"
        "    sys.modules['answer'].Answer = lambda *a, **k: type('A', (), facts)()\n    return g"
    )
    (answer,), ending = asked(fork_server, source)
    assert answer.status == "crashed"
    assert ending.status == "invalid"


def test_greek_letters_are_names_too(fork_server):
    (answer,), _ = asked(fork_server, "def backward(g, x):\n    σ = 2.0\n    return σ * g")
    assert np.array_equal(answer.value[0], [2.0, 4.0])


@pytest.mark.parametrize("whom", ["the child", "the warm process"])
def test_who_is_killed_from_outside_is_asked_once_more(fork_server, whom):
    source = "import time\ndef backward(g, x):\n    time.sleep(0.3)\n    return g * x"
    with SandboxAnswerer(fork_server, "rule", find_functions(source, ("backward",)), "rule.py") as answerer:
        pid = answerer.child.pid if whom == "the child" else fork_server.process.pid
        killer = threading.Timer(0.1, os.kill, (pid, signal.SIGKILL))
        killer.start()
        answer = answerer.ask("backward", ARGUMENTS)
        killer.join()
    assert answer.status == "ok"
    assert answerer.ending is None


@pytest.mark.parametrize("whom", ["the child", "the warm process"])
@pytest.mark.parametrize("when", ["before the first question", "between two", "after the last"])
def test_who_is_killed_while_nothing_is_asked_has_said_nothing_unasked(fork_server, whom, when):
    found = find_functions("def backward(g, x):\n    return g * x", ("backward",))
    with SandboxAnswerer(fork_server, "rule", found, "rule.py") as answerer:
        answers = [answerer.ask("backward", ARGUMENTS)] if when != "before the first question" else []
        os.kill(answerer.child.pid if whom == "the child" else fork_server.process.pid, signal.SIGKILL)
        time.sleep(0.2)
        answers += [answerer.ask("backward", ARGUMENTS)] if when != "after the last" else []
    assert {answer.status for answer in answers} == {"ok"}
    assert answerer.ending is None


@pytest.mark.parametrize("leave", ["os._exit(0)", "os._exit(3)", "os.kill(os.getpid(), signal.SIGSEGV)"])
def test_who_leaves_while_nothing_is_asked_comes_to_a_bad_end(fork_server, leave):
    source = (
        f"import os, signal\nsignal.signal(signal.SIGALRM, lambda *_: {leave})\n"
        "def backward(g, x):\n    signal.setitimer(signal.ITIMER_REAL, 0.1)\n    return g * x"
    )
    for answers in (1, 2):
        found = find_functions(source, ("backward",))
        with SandboxAnswerer(fork_server, "rule", found, "rule.py") as answerer:
            for _ in range(answers):
                answer = answerer.ask("backward", ARGUMENTS)
                time.sleep(0.3)
        assert answer.status == ("ok" if answers == 1 else "crashed")
        assert answerer.ending.status == "crashed"


@pytest.mark.parametrize("draw", ["random.random()", "np.random.normal()", "hash('autogradkit') / 2**63"])
def test_what_a_hand_in_draws_at_random_is_the_same_in_every_run(fork_server, draw):
    source = f"import random\nimport numpy as np\ndef backward(g, x): return g * {draw}"
    with ForkServer(LIMITS) as another:
        drawn = [asked(one, source)[0][0].value[0] for one in (fork_server, fork_server, another)]
    assert np.all(drawn[0] != 0)
    assert np.array_equal(drawn[0], drawn[1])
    assert np.array_equal(drawn[0], drawn[2])


def together(fork_server, source, several):
    with SandboxAnswerer(fork_server, "rule", find_functions(source, ("backward",)), "rule.py") as answerer:
        answers = answerer.ask_at_once("backward", several, lambda: None)
    return answers, answerer.ending


SEVERAL = [{"g": np.full(2, float(n)), "x": np.array([3.0, 4.0])} for n in range(6)]
AT_THE_THIRD = (
    "import os, time\ncalls = []\n\ndef backward(g, x):\n    calls.append(1)\n"
    "    if len(calls) == 3:\n        {}\n    return g * x\n"
)


def test_what_is_asked_together_is_answered_in_its_order(fork_server):
    large = {"g": np.ones(3000), "x": np.ones(3000)}
    several = [*SEVERAL[:3], large, *SEVERAL[3:]]
    answers, ending = together(fork_server, "def backward(g, x):\n    return g * x", several)
    assert ending is None
    for answer, arguments in zip(answers, several, strict=True):
        assert np.array_equal(answer.value[0], arguments["g"] * arguments["x"])
        assert answer.seconds < 1


@pytest.mark.parametrize(
    ("act", "status"),
    [("os._exit(1)", "crashed"), ("time.sleep(60)", "timeout"), ("os.write(4, b'x' * 99)", "crashed")],
)
def test_of_what_is_asked_together_the_answers_before_a_bad_end_stand(act, status, fork_server):
    answers, ending = together(fork_server, AT_THE_THIRD.format(act), SEVERAL)
    assert [answer.status for answer in answers] == ["ok", "ok", *[status] * 4]
    assert ending is not None


def test_a_call_asked_together_has_no_more_time_than_alone(fork_server):
    started = time.monotonic()
    together(fork_server, AT_THE_THIRD.format("time.sleep(60)"), SEVERAL)
    assert time.monotonic() - started < 3 * LIMITS.call_s + 5  # six calls would have 9 seconds


def test_of_what_is_asked_together_each_has_its_own_seconds(fork_server):
    answers, _ = together(fork_server, AT_THE_THIRD.format("sum(range(10**7))"), SEVERAL)
    seconds = [answer.seconds for answer in answers]
    assert max(seconds) == seconds[2]
    assert 0.05 < seconds[2] < LIMITS.call_s
    assert sum(seconds) < 1.5 * seconds[2]


TEXTS = st.text(st.characters(exclude_categories=["Cc"]), max_size=300)
SINGLE = st.one_of(TEXTS, st.integers(-(2**62), 2**62), st.floats(), st.none(), st.booleans())
SEVERAL_VALUES = st.lists(SINGLE, max_size=5).map(tuple), st.dictionaries(TEXTS, SINGLE, max_size=5)


@given(
    st.dictionaries(st.sampled_from("xyz"), st.one_of(SINGLE, *SEVERAL_VALUES), min_size=1),
    st.integers(1, 9_000),
)
def test_what_goes_out_together_fits_into_a_pipe(arguments, size):
    several = [arguments | {"g": np.ones(size)}] * 40
    some = list(bundles(several))
    assert sum(map(len, some)) == len(several)
    for bundle in some:
        if len(bundle) > 1:
            sent = [wire.pack("ask", n, {"function": "f", "arguments": one}) for n, one in enumerate(bundle)]
            assert sum(map(len, sent)) <= PIPE_BYTES


def test_more_replies_than_were_asked_for_are_refused(fork_server):
    source = AT_THE_THIRD.format("os.write(4, b'x' * 99)").replace("== 3", "== 6")
    _, ending = together(fork_server, source, SEVERAL)
    assert ending.status == "invalid"


def test_nothing_is_asked_while_replies_are_to_come(fork_server):
    source = "def backward(g, x):\n    return g * x"
    found = find_functions(source, ("backward",))
    with SandboxAnswerer(fork_server, "rule", found, "rule.py") as answerer, pytest.raises(GraderError):
        answerer.ask_at_once("backward", SEVERAL, lambda: answerer.ask("backward", ARGUMENTS))


ASKS_A_SLOW_ONE = """
from tests.grading.sandbox import test_child
with test_child.ForkServer(test_child.LIMITS) as fork_server:
    source = "import time\\ndef backward(g, x):\\n    time.sleep(1.2)\\n    return g"
    fork_server.child().close()
    print("begun", flush=True)
    (answer,), _ = test_child.asked(fork_server, source)
    print(answer.status)
"""


def family(pid):
    """Return a process and all below it."""
    with open(f"/proc/{pid}/task/{pid}/children") as file:
        return [pid, *(one for child in file.read().split() for one in family(int(child)))]


@pytest.mark.skipif(
    not os.path.isdir("/proc/self/task"), reason="this system doesn't list a process's children"
)
def test_a_stop_of_the_whole_machine_costs_nobody_her_time():
    told = [sys.executable, "-c", ASKS_A_SLOW_ONE]
    with subprocess.Popen(told, stdout=subprocess.PIPE, text=True) as grader:
        assert grader.stdout.readline() == "begun\n"
        time.sleep(0.4)  # it has asked, and waits
        everybody = family(grader.pid)
        for pid in everybody:
            os.kill(pid, signal.SIGSTOP)
        time.sleep(LIMITS.call_s + 1.5)
        for pid in reversed(everybody):
            os.kill(pid, signal.SIGCONT)
        assert grader.communicate(timeout=60)[0] == "ok\n"
