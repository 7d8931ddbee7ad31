"""A child: the process in which one exercise of one hand-in runs, seen from the grader.

It is a fork of the warm process of `nursery.py`, and three pipes lead to it: requests, replies and
what it prints. Every wait has an end, every child is killed with all it started, and however it ends
is an `Ended` with the status for the gradebook.
"""

import os
import select
import signal

from autogradkit.checking.oracles import ask_oracle
from autogradkit.errors import AutogradkitError

from .child_side import confinement, wire
from .stopwatch import Stopwatch

__all__ = ["END_S", "START_S", "Child", "Ended", "GraderError", "SandboxError"]

START_S = 60.0  # for loading NumPy on a busy machine
END_S = 10.0
QUESTIONS = 50_000  # … that a hand-in may ask back in one call
PIPE_BYTES = 65_536  # what a pipe holds: there is never more to be read at once
UNASKED = "It wrote to the grader's pipe without being asked."
TIMEOUT = (
    "It was stopped at its time limit."  # whichever limit came first: that depends on the machine's load
)


class GraderError(AutogradkitError):
    """The grader itself failed: never the learner's fault, and never a zero."""


class SandboxError(GraderError):
    """The sandbox that was asked for can't be had here."""


class Ended(Exception):  # noqa: N818  (it says what happened)
    """The child can't go on. `status` is for the gradebook, the text for the learner.

    `lost` says that it may have been none of the child's doing: somebody killed it, or the warm process.
    """

    def __init__(self, status, sentence, lost=False):
        super().__init__(sentence)
        self.status, self.lost = status, lost


class Child:
    """One forked child: `ask` it, and `close` it, whatever has happened."""

    def __init__(self, nursery):
        self.nursery, self.limits = nursery, nursery.limits
        self.number, self.busy_s, self.noise, self.ending, self.stopwatch = 0, 0.0, 0, None, None
        self.seconds = 0.0  # of processor time, in the last call
        self.inbox = bytearray()  # what has been read of its replies, and not been taken yet
        requests, self.requests = os.pipe()
        self.replies, replies = os.pipe()
        self.prints, prints = os.pipe()
        try:
            order = {"limits": list(self.limits), "without": nursery.without}
            nursery.order(order, (requests, replies, prints))
            self.pid = nursery.hear(START_S).get("child")
        except OSError:
            self.clean()
            raise
        finally:
            for fd in (requests, replies, prints):
                os.close(fd)
        os.set_blocking(self.requests, False)
        self.poll = select.poll()
        self.poll.register(self.prints, select.POLLIN)
        self.stopwatch = Stopwatch(self.pid)
        self.stopwatch.start(START_S)
        self.layers = self.told().get("layers", ())

    def ask(self, kind, body, boxes=None):
        """Send one message and return the reply's body; raise Ended if none comes.

        With `boxes`, functions by name, questions to them are answered until the reply comes.

        Raises
        ------
        Ended
            With status timeout, memory, crashed or invalid; the child is dead then.
        """
        if self.ending:
            raise self.ending
        self.number += 1
        try:
            data = wire.pack(kind, self.number, body, layouts=True)
        except wire.WireError as error:
            raise GraderError(f"The grader can't send this case: {error}.") from error
        if self.unasked():
            self.end("invalid", UNASKED)
        self.stopwatch.start(min(self.limits.call_s, self.limits.total_s - self.busy_s))
        try:
            reply = self.told(data)
            for _ in range(QUESTIONS if boxes else 0):
                if reply.get("status") != "asks" or not isinstance(reply.get("value"), tuple):
                    break
                if self.stopwatch.left() <= 0:
                    self.end("timeout", TIMEOUT)
                answer = ask_oracle(boxes, reply.get("box"), reply["value"])
                reply = self.told(wire.pack("answer", self.number, answer, layouts=True))
            return reply
        finally:
            spent_s, self.seconds = self.stopwatch.stop()
            self.busy_s += spent_s

    def told(self, data=b""):
        """Send the data, if any, and read one reply within the limit."""
        try:
            self.send(memoryview(data))
            message = wire.read(self.receive)
        except wire.WireError as error:
            self.end("invalid", f"What came back is not an answer: {error}.")
        if (message.kind, message.number) != ("reply", self.number):
            self.end("invalid", "It answered something that was not asked.")
        if not isinstance(message.body.get("status", ""), str):  # an array is neither equal nor unequal
            self.end("invalid", "What came back is not an answer: its status is no text.")
        return message.body

    def send(self, data):
        """Write everything; a child that has stopped reading is at its end anyway."""
        while data:
            try:
                data = data[os.write(self.requests, data) :]
            except BlockingIOError:
                self.wait(self.requests, select.POLLOUT)
            except BrokenPipeError:
                self.end()

    def receive(self, n):
        """Take exactly n bytes of the reply, reading whatever is there: most replies come in one piece."""
        while len(self.inbox) < n:
            self.wait(self.replies, select.POLLIN)
            data = os.read(self.replies, PIPE_BYTES)
            if not data:
                self.end()
            self.inbox += data
        data = self.inbox[:n]
        del self.inbox[:n]
        return data

    def wait(self, fd, event):
        """Wait until `fd` is ready, draining what is printed meanwhile; raise Ended at the limit."""
        self.poll.register(fd, event)
        try:
            while True:
                left = self.stopwatch.left()
                ready = [one for one, _ in self.poll.poll(1000 * max(left, 0.0))]
                if fd in ready and left > -self.limits.call_s:
                    return
                if fd in ready:  # a reply that drips in byte by byte has an end too
                    self.end("timeout", TIMEOUT)
                if ready and not self.drain():
                    self.poll.unregister(self.prints)
                    self.prints = os.close(self.prints)
                elif (not ready and self.stopwatch.left() <= 0) or (ready and left <= 0):
                    self.end("timeout", TIMEOUT)
        finally:
            self.poll.unregister(fd)

    def drain(self):
        """Throw away what was printed; return whether more may come."""
        data = os.read(self.prints, PIPE_BYTES)
        self.noise += len(data)
        if self.noise > self.limits.noise_mb * confinement.MB:
            self.end("crashed", f"It printed more than {self.limits.noise_mb} MB and was stopped.")
        return bool(data)

    def unasked(self):
        """Whether it has said something that no one asked for."""
        return bool(self.inbox or select.select([self.replies], [], [], 0)[0])

    def end(self, status=None, sentence=""):
        """Kill the child, keep how it ended, and raise it."""
        facts = self.bury()
        told = (status, sentence) if status else ending(facts, self.limits)
        killed = not facts or (facts.get("signal") == signal.SIGKILL and told[0] == "crashed")
        self.ending = Ended(*told, lost=status is None and killed)
        raise self.ending

    def bury(self):
        """Have the warm process kill and reap the child; a warm process that fails is replaced."""
        nursery, self.nursery = self.nursery, None
        facts = {}
        if nursery is not None:
            try:
                nursery.order({"end": True})
                facts = nursery.hear(END_S)
            except OSError:
                pass
            if not facts:
                nursery.close()
            self.clean()
        return facts

    def clean(self):
        """Close the pipes."""
        for name in ("requests", "replies", "prints"):
            if getattr(self, name) is not None:
                os.close(getattr(self, name))
                setattr(self, name, None)
        if self.stopwatch is not None:
            self.stopwatch.close()

    def close(self):
        """End the child; return how it had ended before, if it had."""
        if self.ending is None and self.unasked():
            self.ending = Ended("invalid", UNASKED)
        self.bury()
        return self.ending


def ending(facts, limits):
    """Put into words how a child ended by itself, as (status, sentence).

    >>> ending({"code": 3, "signal": 0, "cpu_s": 0.1}, confinement.Limits())[0]
    'crashed'
    """
    code, number, cpu_s = facts.get("code", 0), facts.get("signal", 0), facts.get("cpu_s", 0.0)
    if number == signal.SIGXCPU or (number and cpu_s >= limits.cpu_s):
        return "timeout", TIMEOUT
    if number in (signal.SIGKILL, 0) and not code:
        return "crashed", "Its process closed the line before it had answered."
    if number:
        return "crashed", f"Its process was ended by {signal.Signals(number).name}."
    return "crashed", f"Its process left with exit code {code} instead of answering."
