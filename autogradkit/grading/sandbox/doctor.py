"""The doctor: says which layers of the sandbox hold on this machine, each by a try.

A child is started exactly as for a hand-in. Its layers have tried their own canaries; then a hand-in of ours
tries what a hostile one would, and what still succeeds is told.
"""

from autogradkit.course.source.answer import find_functions

from .answerer import SandboxAnswerer
from .child_side import landlock
from .child_side.confinement import level
from .fork_server import ForkServer

__all__ = ["LAYERS", "TRIES", "examine", "lines"]

LAYERS = {
    "rlimits": "bounded processor time and memory, no file of any size, no new processes",
    "uid": "another user than the grader's (only if that is root)",
    "landlock": "no file but Python's and NumPy's; from version 4 no TCP, from 6 no signals to others",
    "seccomp": "only the system calls that a rule needs: no process, program, socket or written file",
    "dies with its parent": "nobody outlives the grader",
}
TRIES = {
    "read a file of the system": "open('/etc/passwd').close()",
    "read the grader's memory": "open(f'/proc/{os.getppid()}/mem', 'rb').close()",
    "read the grader's environment": "open(f'/proc/{os.getppid()}/environ', 'rb').close()",
    "list the processes": "os.listdir('/proc')",
    "look whether a file is there": "os.access('/etc/passwd', os.F_OK) or os.stat(-1)",
    "go to another folder": "os.chdir('/')",
    "hold a file it may not read": "os.close(os.open('/etc/passwd', os.O_PATH))",
    "run what it wrote to memory": "mmap.mmap(-1, 4096, prot=7).close()",
    "write a file": "open('mine', 'w').close()",
    "write a file elsewhere": "open('/tmp/autogradkit-was-here', 'w').write('x')",
    "start a process": "os.fork() or os._exit(0)",
    "start a program": "os.execv('/bin/sh', ['sh', '-c', 'exit'])",
    "open a socket": "socket.socket().close()",
    "signal the grader": "os.kill(os.getppid(), 0)",
    "raise its own limits": "resource.setrlimit(resource.RLIMIT_NPROC, (9, 9))",
    "take two gigabytes": "bytearray(2 << 30)",
}
TRY = """
def try_{number}():
    try:
        {code}
    except (OSError, MemoryError, ValueError):
        return 0.0
    return 1.0
"""


def examine(without=()):
    """Return the level, the layers that hold, and what of `TRIES` a hand-in could do all the same.

    >>> level, layers, possible = examine()
    >>> level in ("none", "basic", "strict")
    True
    """
    tries = {f"try_{number}": said for number, said in enumerate(TRIES)}
    source = "import mmap, os, resource, socket\n" + "".join(
        TRY.format(number=number, code=code) for number, code in enumerate(TRIES.values())
    )
    with (
        ForkServer(without=without) as fork_server,
        SandboxAnswerer(fork_server, "rule", find_functions(source, tries), "try") as child,
    ):
        answers = {said: child.ask(name, {}) for name, said in tries.items()}
        layers = fork_server.layers
    possible = [said for said, a in answers.items() if a.status != "ok" or a.value[0] != 0]
    return level(layers), layers, tuple(possible)


def lines(layers, possible):
    """Return what was found, line by line."""
    lines = [f"{'✓' if name in layers else '✗'} {name}: {does}" for name, does in LAYERS.items()]
    lines.append(f"Landlock's version here is {landlock.version() or 'none'}. A hand-in tried to")
    lines += [f"  {'✗ and could' if said in possible else '✓ and could not'} {said}" for said in TRIES]
    return lines
