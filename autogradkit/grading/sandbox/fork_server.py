"""The fork server: starts the warm process that forks a child per job, and replaces it when it is lost.

That process is worker.py, started by its path with an empty environment and NumPy loaded once; so a child
costs milliseconds and yet shares nothing with the grader. It kills and reaps what it forked.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from autogradkit.grading import sentences

from .child_process import END_S, START_S, Child, ChildEnded, GraderError, SandboxError
from .child_side import confinement
from .control_line import ControlLine

__all__ = ["ForkServer"]

WORKER = Path(__file__).parent / "child_side" / "worker.py"
MOST_DRIVERS, LONGEST_DRIVER = 200, 10_000  # texts that are compiled for children, and characters
POSIX = os.name == "posix" and sys.platform != "emscripten"


class ForkServer:
    """Forks children in a warm process; use it in a `with` statement."""

    def __init__(self, limits=None, workspace=None, without=(), least="none"):
        if not POSIX:
            raise GraderError(sentences.NEEDS_POSIX)
        self.without = tuple(without)  # layers to leave out, so that the others can be tested alone
        self.limits, self.workspace = limits or confinement.Limits(), workspace
        self.least, self.layers = least, None
        self.process, self.latest, self.busy_before_s = None, None, 0.0
        self.compiled, self.to_compile = set(), []  # texts of drivers that it has, and that are for it

    @property
    def busy_s(self):
        """How long all of its children together have been at work."""
        return self.busy_before_s + (self.latest.busy_s if self.latest else 0.0)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def start(self):
        """Start the warm process and wait until it is ready."""
        self.folder = tempfile.mkdtemp(prefix="fork-server-", dir=self.workspace)  # empty, to stand in
        self.line, self.compiled, self.to_compile = ControlLine(), set(), []
        folder = str(Path(np.__file__).resolve().parents[1])
        command = [sys.executable, "-P", "-s", "-S", "-B", "-X", "utf8", str(WORKER), folder, self.folder]
        env = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
        env["PYTHONHASHSEED"] = "0"  # so that the order of a set is no matter of chance
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(
            command, stdin=self.line.others_end, env=env, start_new_session=True, **quiet
        )
        self.line.others_end.close()
        first = self.line.receive(START_S)
        if not first.get("ready"):
            self.close()
            raise GraderError(
                sentences.FORK_SERVER_DID_NOT_START.format(
                    reason=first.get("error", sentences.FORK_SERVER_ENDED)
                )
            )

    def child(self, watched=False):
        """Fork a new child, ready to be sent a hand-in's source, with a watch at hand if it is `watched`."""
        for attempt in (1, 2):
            if self.process is not None and self.line.broken:
                self.close()
            if self.process is None:
                self.start()
            try:
                child = Child(self.line, self.limits, self.without, self.to_compile[:1], watched)
                self.to_compile = self.to_compile[1:]
                self.busy_before_s, self.latest = self.busy_s, child
                self.layers = tuple(child.layers)
                return self.refuse_weaker(child)
            except (OSError, ChildEnded) as error:
                self.close()
                if attempt == 2:
                    raise GraderError(sentences.FORK_SERVER_LOST.format(reason=error)) from error
        return None

    def compile_driver(self, text):
        """Have a driver's text compiled before the next child is forked; it is public, and not run there."""
        is_short = len(text) <= LONGEST_DRIVER  # one has to fit into what a socket holds
        if is_short and text not in self.compiled and len(self.compiled) < MOST_DRIVERS:
            self.compiled.add(text)
            self.to_compile.append(text)

    def refuse_weaker(self, child):
        """Return the child if the sandbox holds as much as was asked for."""
        level = confinement.level(self.layers)
        if confinement.LEVELS.index(level) >= confinement.LEVELS.index(self.least):
            return child
        child.close()
        layers = ", ".join(self.layers) or "nothing holds"
        raise SandboxError(sentences.SANDBOX_TOO_WEAK.format(level=level, layers=layers, least=self.least))

    def close(self):
        """End the warm process; it takes its child with it."""
        if self.process is None:
            return
        self.line.close()
        try:
            self.process.wait(END_S)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.process = None
        shutil.rmtree(self.folder, ignore_errors=True)
