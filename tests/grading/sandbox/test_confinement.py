import os
import struct
import sys

import pytest

from autogradkit.course.source.answer import find_functions
from autogradkit.grading.sandbox.answerer import SandboxAnswerer
from autogradkit.grading.sandbox.child_side import landlock, seccomp
from autogradkit.grading.sandbox.child_side.confinement import Limits, level
from autogradkit.grading.sandbox.fork_server import ForkServer

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
    "lists the folder it stands in": "os.listdir('.')",
    "lists the folder above": "os.listdir('..')",
    "opens a device": "open('/dev/tty')",
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
    "writes a file": "open('mine', 'w')",
    "empties a file": "os.open(os.__file__, os.O_RDONLY | os.O_TRUNC)",
    "makes a folder": "os.mkdir('mine')",
    "removes a file": "os.unlink('nothing')",
    "changes a mode": "os.chmod('.', 0o777)",
    "changes a time": "os.utime('.')",
    "slows its parent": "os.setpriority(os.PRIO_PROCESS, os.getppid(), 19)",
    "holds its parent on one processor": "os.sched_setaffinity(os.getppid(), {0})",
    "has signals sent to its parent": "import fcntl; fcntl.fcntl(4, fcntl.F_SETOWN, os.getppid())",
    "watches a folder": "import ctypes; ctypes.CDLL(None, use_errno=True).inotify_init1(0) >= 0 or "
    "exec('raise PermissionError')",
}
ALLOWED = {
    "sleeps": "import time; time.sleep(0.01)",
    "prints": "print('here')",
    "says where it is": "os.getcwd(), os.uname(), os.cpu_count()",
    "multiplies matrices": "import numpy as np; np.ones((300, 300)) @ np.ones((300, 300))",
    "sets its own alarm": "import signal; signal.signal(signal.SIGALRM, print); signal.alarm(1)",
    "draws random numbers": "import numpy as np; np.random.default_rng().normal()",
    "uses linear algebra": "import numpy as np; np.linalg.inv(np.eye(3))",
    "signals itself": "os.kill(os.getpid(), 0)",
    "reads the clock": "import time; time.time()",
}


@pytest.fixture(scope="module")
def fork_server():
    with ForkServer(Limits(call_s=3.0)) as fork_server:
        yield fork_server


def probed(fork_server, code):
    source = CODE.format(code)
    with SandboxAnswerer(fork_server, "rule", find_functions(source, ("probe",)), "probe.py") as answerer:
        layers = answerer.child.layers
        return answerer.ask("probe", {"x": 1.0}), layers


@pytest.mark.parametrize("code", FILES.values(), ids=FILES)
def test_landlock_refuses_what_is_outside(fork_server, code):
    answer, layers = probed(fork_server, code)
    if "landlock" not in layers:
        pytest.skip("no Landlock here")
    assert answer.error.startswith("PermissionError"), answer


@pytest.mark.parametrize("code", CALLS.values(), ids=CALLS)
def test_seccomp_refuses_what_no_rule_needs(fork_server, code):
    answer, layers = probed(fork_server, code)
    if "seccomp" not in layers:
        pytest.skip("no seccomp here")
    assert answer.error.startswith("PermissionError"), answer


@pytest.mark.parametrize("code", ALLOWED.values(), ids=ALLOWED)
def test_a_rule_can_do_what_it_needs(fork_server, code):
    assert probed(fork_server, code)[0].status == "ok"


@pytest.mark.parametrize(
    "code", [CALLS["forks"], FILES["reads the grader's memory"]], ids=["forks", "memory"]
)
def test_limits_and_a_hidden_grader_hold_without_the_other_layers(code):
    with ForkServer(Limits(call_s=3.0), without=("landlock", "seccomp")) as fork_server:
        answer, layers = probed(fork_server, code)
    assert level(layers) == "basic"
    assert answer.error.startswith(("PermissionError", "BlockingIOError")), answer


def test_the_level_is_the_layers_that_hold():
    assert level(["rlimits", "landlock", "seccomp"]) == "strict"
    assert level(["landlock", "seccomp"]) == "none"
    assert level(["rlimits", "seccomp"]) == "basic"


def decided(code, column, number, *arguments):
    """Return what a filter says to a call: the instructions are carried out as the kernel would."""
    machine = list(seccomp.ARCHITECTURES.values())[column]
    shown = struct.pack("=IIQ6Q", number, machine, 0, *(*arguments, *(0,) * 6)[:6])
    lines, at, held = list(struct.iter_unpack("=HBBI", code)), 0, 0
    while True:
        kind, yes, no, value = lines[at]
        if kind == seccomp.RETURN:
            return value
        at += 1
        if kind == seccomp.LOAD:
            (held,) = struct.unpack_from("=I", shown, value)
        else:
            tests = {seccomp.EQUAL: held == value, seccomp.GREATER: held > value}
            at += yes if tests.get(kind, held & value) else no


WRITE_FLAGS = [os.O_WRONLY, os.O_RDWR, os.O_CREAT, os.O_TRUNC, os.O_RDWR | os.O_CLOEXEC]
# by name: the numbers on x86-64 and on aarch64, the arguments, whether it may
CASES = {
    "read": ((0, 63), (3,), True),
    "open to read": ((257, 56), (0, 0, os.O_CLOEXEC), True),
    **{f"open with {flags:#o}": ((257, 56), (0, 0, flags), False) for flags in WRITE_FLAGS},
    "execve": ((59, 221), (), False),
    "execveat": ((322, 281), (), False),
    "a thread": ((56, 220), (0x10000 | 0x100,), True),
    "a process": ((56, 220), (17,), False),
    "socket": ((41, 198), (), False),
    "ptrace": ((101, 117), (), False),
    "process_vm_readv": ((310, 270), (), False),
    "kill itself": ((62, 129), (42,), True),
    "kill another": ((62, 129), (43,), False),
    "kill all": ((62, 129), (2**32 - 1,), False),
    "own limits": ((302, 261), (0,), True),
    "another's limits": ((302, 261), (43,), False),
    "a descriptor's flags": ((72, 25), (4, 3), True),
    "a descriptor's owner": ((72, 25), (4, 8), False),
    "type into a terminal": ((16, 29), (0, 0x5412), False),
    "outlive the parent": ((157, 167), (1, 0), False),
    "io_uring_setup": ((425, 425), (), False),
    "mkdirat": ((258, 34), (), False),
    "unlinkat": ((263, 35), (), False),
    "fchmodat": ((268, 53), (), False),
    "renameat2": ((316, 276), (), False),
    "setpriority": ((141, 140), (), False),
}


@pytest.mark.parametrize("column", [0, 1], ids=list(seccomp.ARCHITECTURES))
@pytest.mark.parametrize("case", CASES)
def test_the_filter_decides_the_same_on_both_architectures(case, column):
    numbers, arguments, may = CASES[case]
    got = decided(seccomp.program(42, column), column, numbers[column], *arguments)
    assert got == (seccomp.ALLOW if may else seccomp.REFUSE)


@pytest.mark.parametrize("column", [0, 1], ids=list(seccomp.ARCHITECTURES))
def test_what_is_new_or_foreign_is_refused(column):
    code = seccomp.program(42, column)
    assert decided(code, column, 435) == seccomp.UNKNOWN  # clone3, for which C libraries have another way
    assert decided(code, column, 500) == seccomp.UNKNOWN
    assert decided(code, column, seccomp.X32 | 1) == seccomp.REFUSE
    assert decided(code, 1 - column, 63) == seccomp.KILL
    assert len(code) // 8 < 4096
    assert len({numbers[column] for numbers in seccomp.ALLOWED.values()} - {None}) == sum(
        numbers[column] is not None for numbers in seccomp.ALLOWED.values()
    )
