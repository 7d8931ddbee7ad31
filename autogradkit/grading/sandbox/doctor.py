"""The doctor: says which layers of the sandbox hold on this machine, each by a try.

A child is started exactly as for a hand-in. Its layers have tried their own canaries; then a hand-in of ours
tries what a hostile one would, and what still succeeds is told.
"""

from autogradkit.course.source.answer import find_functions
from autogradkit.grading import sentences

from .answerer import SandboxAnswerer
from .child_side import landlock
from .child_side.confinement import level
from .fork_server import ForkServer

__all__ = ["TRIES", "examine", "lines"]

TRIES = {  # what is tried, in words → the code that tries it
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
    lines = []
    for name, does in sentences.LAYERS.items():
        held = sentences.LAYER_HOLDS if name in layers else sentences.LAYER_MISSING
        lines.append(held.format(name=name, does=does))
    lines.append(sentences.LANDLOCK_VERSION.format(version=landlock.version() or sentences.NO_LANDLOCK))
    for said in TRIES:
        could = sentences.COULD if said in possible else sentences.COULD_NOT
        lines.append(could.format(what=said))
    return lines
