"""The nursery: the warm process that forks a child per job, seen from the grader.

It is worker.py, started anew by its path with an empty environment and NumPy loaded once; so a child
costs milliseconds and yet shares nothing with the grader. It kills and reaps what it forked.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from .child_process import END_S, START_S, Child, Ended, GraderError, SandboxError
from .child_side import confinement

__all__ = ["Nursery"]

WORKER = Path(__file__).parent / "child_side" / "worker.py"
POSIX = os.name == "posix"


class Nursery:
    """The warm process that forks children, restarted whenever it is lost."""

    def __init__(self, limits=None, workspace=None, without=(), least="none"):
        if not POSIX:
            raise GraderError(
                "Grading needs Linux or macOS, because hand-ins run in a process with limits. "
                "Here you can check your own work: autogradkit check."
            )
        self.without = tuple(without)  # layers to leave out, so that the others can be tested alone
        self.limits, self.workspace = limits or confinement.Limits(), workspace
        self.least, self.layers = least, None
        self.process = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def start(self):
        """Start the warm process and wait until it is ready."""
        self.folder = tempfile.mkdtemp(prefix="nursery-", dir=self.workspace)  # empty, to stand in
        ours, theirs = socket.socketpair()
        folder = str(Path(np.__file__).resolve().parents[1])
        command = [sys.executable, "-P", "-s", "-S", "-B", "-X", "utf8", str(WORKER), folder, self.folder]
        env = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
        env["PYTHONHASHSEED"] = "0"  # so that the order of a set is no matter of chance
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(command, stdin=theirs, env=env, start_new_session=True, **quiet)
        theirs.close()
        self.control = ours
        told = self.hear(START_S)
        if not told.get("ready"):
            self.close()
            raise GraderError(
                f"The process for hand-ins did not start: {told.get('error', 'it ended at once')}."
            )

    def child(self):
        """Fork a new child, ready to be sent a hand-in's source."""
        for attempt in (1, 2):
            if self.process is None:
                self.start()
            try:
                child = Child(self)
                self.layers = tuple(child.layers)
                return self.enough(child)
            except (OSError, Ended) as error:
                self.close()
                if attempt == 2:
                    raise GraderError(f"The process for hand-ins was lost: {error}") from error
        return None

    def enough(self, child):
        """Return the child if the sandbox holds as much as was asked for."""
        level = confinement.level(self.layers)
        if confinement.LEVELS.index(level) >= confinement.LEVELS.index(self.least):
            return child
        child.close()
        listed = ", ".join(self.layers) or "nothing holds"
        raise SandboxError(f"The sandbox here is {level} ({listed}); {self.least} was asked for.")

    def order(self, message, fds=()):
        """Send one line to the warm process, with descriptors."""
        socket.send_fds(self.control, [json.dumps(message).encode() + b"\n"], list(fds))

    def hear(self, limit_s):
        """Receive one line from the warm process; an empty dict if it is gone or silent."""
        self.control.settimeout(limit_s)
        data = b""
        try:
            while not data.endswith(b"\n"):
                more = self.control.recv(4096)
                if not more:
                    return {}
                data += more
            return json.loads(data)
        except (OSError, ValueError):
            return {}

    def close(self):
        """End the warm process; it takes its child with it."""
        if self.process is None:
            return
        self.control.close()
        try:
            self.process.wait(END_S)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.process = None
        shutil.rmtree(self.folder, ignore_errors=True)
