import sys

import pytest

from autogradkit.course.source import find
from autogradkit.grading import landlock, seccomp
from autogradkit.grading.answerer import Sandboxed
from autogradkit.grading.nursery import Nursery
from autogradkit.grading.sandbox import Limits, level

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the layers are Linux's")

CODE = "import os\nimport socket\nimport sys\ndef probe(x):\n    {}\n    return x\n"
FILES = {
    "looks into the root folder": "os.listdir('/')",
    "reads a file of the system": "open('/etc/passwd').read()",
    "reads the exercises": f"open({landlock.__file__!r}).read()",
    "reads the grader's memory": "open(f'/proc/{os.getppid()}/mem', 'rb')",
    "lists the processes": "os.listdir('/proc')",
    "writes into the shared folder": "open('/tmp/spoilt', 'w')",
    "writes into shared memory": "open('/dev/shm/spoilt', 'w')",
    "leaves its folder": "open('../spoilt', 'w')",
    "makes a link to what is outside": "os.symlink('/etc', 'link')",
}
CALLS = {
    "forks": "os.fork()",
    "starts a program": "os.execv('/bin/sh', ['sh'])",
    "opens a socket": "socket.socket()",
    "opens a pair of sockets": "socket.socketpair()",
    "kills its parent": "os.kill(os.getppid(), 9)",
    "kills everybody": "os.kill(-1, 9)",
    "kills a group": "os.killpg(os.getppid(), 0)",
    "changes the root folder": "os.chroot('.')",
    "keeps memory past its end": "os.memfd_create('x')",
    "opens a process": "os.pidfd_open(os.getppid())",
}
ALLOWED = {
    "writes into its own folder": "open('mine', 'w').write('x')",
    "makes and removes folders": "os.mkdir('a'), os.rmdir('a')",
    "draws random numbers": "import numpy as np; np.random.default_rng().normal()",
    "uses linear algebra": "import numpy as np; np.linalg.inv(np.eye(3))",
    "signals itself": "os.kill(os.getpid(), 0)",
    "reads the clock": "import time; time.time()",
}


@pytest.fixture(scope="module")
def nursery():
    with Nursery(Limits(call_s=3.0)) as nursery:
        yield nursery


def probed(nursery, code):
    source = CODE.format(code)
    with Sandboxed(nursery, "plain", find(source, ("probe",)), "probe.py") as answerer:
        layers = answerer.child.layers
        return answerer.ask("probe", {"x": 1.0}), layers


@pytest.mark.parametrize("code", FILES.values(), ids=FILES)
def test_landlock_refuses_what_is_outside(nursery, code):
    answer, layers = probed(nursery, code)
    if "landlock" not in layers:
        pytest.skip("no Landlock here")
    assert answer.error.startswith("PermissionError"), answer


@pytest.mark.parametrize("code", CALLS.values(), ids=CALLS)
def test_seccomp_refuses_what_no_rule_needs(nursery, code):
    answer, layers = probed(nursery, code)
    if "seccomp" not in layers:
        pytest.skip("no seccomp here")
    assert answer.error.startswith("PermissionError"), answer


@pytest.mark.parametrize("code", ALLOWED.values(), ids=ALLOWED)
def test_a_rule_can_do_what_it_needs(nursery, code):
    assert probed(nursery, code)[0].status == "ok"


@pytest.mark.parametrize(
    "code", [CALLS["forks"], FILES["reads the grader's memory"]], ids=["forks", "memory"]
)
def test_limits_and_a_hidden_grader_hold_without_the_other_layers(code):
    with Nursery(Limits(call_s=3.0), without=("landlock", "seccomp")) as nursery:
        answer, layers = probed(nursery, code)
    assert level(layers) == "basic"
    assert answer.error.startswith(("PermissionError", "BlockingIOError")), answer


def test_the_level_is_the_layers_that_hold():
    assert level(["rlimits", "landlock", "seccomp"]) == "strict"
    assert level(["landlock", "seccomp"]) == "none"
    assert level(["rlimits", "seccomp"]) == "basic"


@pytest.mark.parametrize("column", [0, 1])
def test_the_filter_is_whole_instructions_for_both_architectures(column):
    code = seccomp.program(42, column)
    assert len(code) % 8 == 0
    assert len(code) // 8 < 4096
