"""The worker: the process that runs a hand-in. It holds source text and arrays, never an answer.

The grader starts this file by its path, with an empty environment. It loads NumPy once and then
waits on its standard input, a socket. For each job it forks: the fork enters the sandbox, reads one
exercise's source from its own pair of pipes, and calls the functions in it with the arrays it is
sent. Nothing of the kit can be imported here, and what is printed goes to a pipe that nobody
interprets. Standard library and NumPy only.
"""

import fcntl
import gc
import importlib.machinery
import importlib.util
import json
import os
import signal
import socket
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PIPE_BYTES = 65_536  # what a pipe holds
OBJECTS = 10_000  # made, until Python looks for some that hold each other; it would after every 700
# loaded before the fork: hand-ins may import them, and another user may not be able to read them
WARM = """
abc argparse array bisect calendar cmath collections colorsys contextlib copy csv dataclasses datetime
decimal difflib doctest enum fractions functools getpass glob graphlib gzip hashlib heapq html inspect io
itertools locale logging math numbers operator pathlib pprint queue random re secrets shutil statistics string
struct tempfile textwrap threading time timeit traceback types typing unicodedata unittest uuid warnings
weakref numpy.fft numpy.lib.stride_tricks numpy.linalg numpy.ma numpy.polynomial numpy.random numpy.testing
"""


class OnlyNumpy:
    """Finds NumPy in the folder that holds it, and nothing else that lies there."""

    def __init__(self, folder):
        self.folder = folder

    def find_spec(self, name, path=None, target=None):
        """Find a top-level `numpy`; its parts are found through its own `__path__`."""
        if name == "numpy":
            return importlib.machinery.PathFinder.find_spec(name, [self.folder])
        return None


def load(path):
    """Load one of the kit's files by its path, under its own name."""
    name = os.path.splitext(os.path.basename(path))[0]
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def main(control, numpy_folder, folder):
    """Load everything once, then fork a child for every job until the grader hangs up."""
    sys.meta_path.append(OnlyNumpy(numpy_folder))
    at_fork, os.register_at_fork = os.register_at_fork, no_hook
    for name in WARM.split():
        importlib.import_module(name)
    os.register_at_fork = at_fork
    wire, oracle_proxy, learner, branches, landlock, seccomp, confinement = (
        load(os.path.join(HERE, f"{name}.py"))
        for name in ("wire", "oracle_proxy", "learner", "branches", "landlock", "seccomp", "confinement")
    )
    package = os.path.join(HERE, *[os.pardir] * 3)
    answer = load(os.path.join(package, "checking", "answer.py"))
    execution = load(os.path.join(package, "course", "source", "execution.py"))
    watch = load(os.path.join(package, "checking", "drivers", "watch.py"))
    warm_up(wire, learner, answer, execution, branches)
    files, calls = landlock.ruleset(landlock.readable(numpy_folder)), seccomp.ruleset()
    for chance in ("random", "numpy.random"):
        sys.modules[chance].seed(0)  # what a hand-in draws is the same whenever, and wherever, it is graded
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.chdir(folder)
    confinement.lift_processor_limit()
    confinement.hide()
    confinement.become_subreaper()
    os.environ.clear()
    scope, own_watch = execution.new_scope(), None  # what is ready, a child need not make
    gc.collect()
    gc.set_threshold(OBJECTS)  # a child ends soon, and a graph of 20,000 nodes is no garbage
    gc.freeze()  # a fork then leaves these pages shared
    send_line(control, {"ready": True})
    while True:
        request, fds = receive_line(control, 3)
        if request is None:
            return
        for text in request["drivers"]:
            compile_for_children(answer, text)
        if request["watched"] and own_watch is None:
            own_watch = watch.new_watch()
            gc.freeze()
        me, child = os.getpid(), os.fork()
        if child == 0:
            try:
                rules = place_descriptors(fds, None if "landlock" in request["without"] else files)
                layers = confinement.enter(confinement.Limits(*request["limits"]), me)
                if landlock.restrict(rules):
                    layers.append("landlock")
                if "seccomp" not in request["without"] and seccomp.restrict(calls):
                    layers.append("seccomp")
                serve(wire, oracle_proxy, learner, answer, execution, branches, layers, scope, own_watch)
            finally:
                os._exit(1)
        for fd in fds:
            os.close(fd)
        send_line(control, {"child": child})
        request, _ = receive_line(control, 0)  # the grader is done, or gone: either way the child ends now
        ending = kill_and_reap(child)
        confinement.kill_and_reap_children()
        if request is None:
            return
        send_line(control, ending)


REHEARSALS = 20
REHEARSAL = """
import numpy as np

def backward(g, x):
    return np.where(x > 0, g * x, 0) if x.ndim else g, np.zeros(2)
"""


def no_hook(**_):
    """Take no hook: where one thread forks, a child has nothing to mend, and chance begins alike in all."""


def warm_up(wire, learner, answer, execution, branches):
    """Do what every child does, so that all find what Python sets up at the first use.

    Several times: Python makes a function faster when it has been called often, and no child lives so long.
    """
    for _ in range(REHEARSALS):
        rehearse(wire, learner, answer, execution, branches)


def rehearse(wire, learner, answer, execution, branches):
    """Run a source, ask its function, and say what comes back."""
    about = "rule", ("backward",), REHEARSAL.encode(), "rehearsal"
    one = learner.Learner(answer, execution, *about, marker=branches.Marker())
    arrays = dict.fromkeys(("g", "x"), importlib.import_module("numpy").ones(2))
    for body in (one.run(), one.ask("backward", arrays, {}), {"arguments": arrays}):
        wire.read(wire.iter_bytes(wire.pack("reply", 0, body, layouts=True)), layouts=True)


def compile_for_children(answer, text):
    """Compile a driver's text, which every child that is given it would do; nothing of it is run here."""
    try:
        answer.compiled(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        pass  # the child will say so


def kill_and_reap(child):
    """Kill the child with its whole session, and tell how it had ended."""
    for kill in (os.killpg, os.kill):
        try:
            kill(child, signal.SIGKILL)
        except OSError:
            pass
    _, status, usage = os.wait4(child, 0)
    cpu_s = usage.ru_utime + usage.ru_stime
    code = os.waitstatus_to_exitcode(status)
    return {"code": max(code, 0), "signal": max(-code, 0), "cpu_s": cpu_s}


def send_line(control, message):
    """Send one line to the grader."""
    control.sendall(json.dumps(message).encode() + b"\n")


def receive_line(control, count):
    """Receive one line, and `count` descriptors with it; None when the other side is gone."""
    try:
        data, fds, _, _ = socket.recv_fds(control, 4096, count)
    except ConnectionError:
        return None, []
    while data and not data.endswith(b"\n"):
        more = control.recv(4096)
        if not more:
            return None, fds
        data += more
    return (json.loads(data), fds) if data else (None, fds)


def place_descriptors(fds, files):
    """Put the pipes where they belong: requests 3, replies 4, prints 1 and 2; close everything else.

    Return where the ruleset for Landlock is now, which is closed when it is put into force.
    """
    high = [fcntl.fcntl(fd, fcntl.F_DUPFD, 16) for fd in (*fds, *([] if files is None else [files]))]
    requests, replies, noise, *kept = high
    quiet = os.open(os.devnull, os.O_RDONLY)
    for fd, place in ((quiet, 0), (noise, 1), (noise, 2), (requests, 3), (replies, 4)):
        os.dup2(fd, place)
    if kept:
        os.dup2(kept[0], 5)
    os.closerange(6 if kept else 5, 4096)
    return 5 if kept else None


def serve(wire, oracle_proxy, learner, answer, execution, branches, layers, scope, watch):
    """Be the child, in the sandbox: read the one source that comes, answer call after call.

    The `scope` in which it is run was made before the fork, and so was the `watch` if it is to have one. Who
    is watched has no marks at its branches: what its values do is noted, and nothing else.
    """
    inbox = bytearray()

    def receive(n):
        while len(inbox) < n:
            data = os.read(3, PIPE_BYTES)
            if not data:
                os._exit(0)
            inbox.extend(data)
        data = inbox[:n]
        del inbox[:n]
        return data

    def reply(number, body):
        data = memoryview(wire.pack("reply", number, body))
        while data:
            data = data[os.write(4, data) :]

    reply(0, {"layers": tuple(layers)})
    one = None
    while True:
        message = wire.read(receive, layouts=True)
        if message.kind == "load":
            name = message.body.pop("watch", "")
            scope |= {name: watch} if name else {}
            marker = None if name else branches.Marker()
            one = learner.Learner(answer, execution, **message.body, scope=scope, marker=marker)
            body = one.run()
        else:

            def send(question, number=message.number):
                reply(number, question)
                return wire.read(receive, layouts=True).body

            oracles = {name: oracle_proxy.OracleProxy(name, send) for name in message.body.pop("oracles", ())}
            body = one.ask(**message.body, oracles=oracles)
        try:
            reply(message.number, body)
        except (wire.WireError, MemoryError, TypeError) as error:
            reply(message.number, {"status": "bad_return", "error": str(error)[:200]})


if __name__ == "__main__":
    link = socket.socket(fileno=os.dup(0))
    try:
        main(link, sys.argv[1], sys.argv[2])
    except BaseException as error:
        send_line(link, {"error": f"{type(error).__name__}: {error}"})
