"""A child: the process in which one exercise of one hand-in runs, seen from the grader.

It is a fork of the warm process of `fork_server.py`, and three pipes lead to it: requests, replies and
what it prints. Every wait has an end, every child is killed with all it started, and however it ends
is a `ChildEnded` with the status for the gradebook.
"""

import contextlib
import os
import select
import signal

from autogradkit.checking.oracles import ask_oracle
from autogradkit.errors import AutogradkitError
from autogradkit.grading import sentences

from .child_side import confinement, wire
from .stopwatch import Stopwatch

__all__ = ["END_S", "START_S", "Child", "ChildEnded", "GraderError", "SandboxError"]

START_S = 60.0  # for loading NumPy on a busy machine
END_S = 10.0
QUESTIONS = 50_000  # … that a hand-in may ask back in one call
PIPE_BYTES = 65_536  # what a pipe holds: there is never more to be read at once


class GraderError(AutogradkitError):
    """The grader itself failed: never the learner's fault, and never a zero."""


class SandboxError(GraderError):
    """The sandbox that was asked for can't be had here."""


class ChildEnded(Exception):  # noqa: N818  (it says what happened)
    """The child can't go on. `status` is for the gradebook, the text for the learner.

    `lost` says that it may have been none of the child's doing: somebody killed it, or the warm process.
    """

    def __init__(self, status, sentence, lost=False):
        super().__init__(sentence)
        self.status, self.lost = status, lost


class Child:
    """One forked child: `ask` it, and `close` it, whatever has happened.

    Parameters
    ----------
    line : ControlLine
        To the warm process, which forks the child and later kills and reaps it.
    limits : Limits
    without : sequence of str
        Layers of the sandbox to leave out, so that the others can be tested alone.
    drivers : sequence of str
        Texts of drivers that the warm process is to compile first, for this child and all that come after.
    watched : bool
        Whether the warm process is to have a watch ready, for this child and all that come after.
    """

    def __init__(self, line, limits, without=(), drivers=(), watched=False):
        self.line, self.limits, self.alive = line, limits, True
        self.waiting = False  # whether replies are to come of what was asked at once
        self.number, self.busy_s, self.printed_bytes, self.ending, self.stopwatch = 0, 0.0, 0, None, None
        self.seconds = 0.0  # of processor time, in the last call
        self.has_hung_up = False
        self.inbox = bytearray()  # what has been read of its replies, and not been taken yet
        requests, self.requests = os.pipe()
        self.replies, replies = os.pipe()
        self.prints, prints = os.pipe()
        try:
            request = {"limits": list(limits), "without": tuple(without), "drivers": tuple(drivers)}
            request["watched"] = watched
            line.send(request, (requests, replies, prints))
            self.pid = line.receive(START_S).get("child")
        except OSError:
            self.close_pipes()
            raise
        finally:
            for fd in (requests, replies, prints):
                os.close(fd)
        os.set_blocking(self.requests, False)
        self.poll = select.poll()
        self.poll.register(self.prints, select.POLLIN)
        self.stopwatch = Stopwatch(self.pid)
        self.stopwatch.start(START_S)
        self.layers = self.exchange().get("layers", ())

    def ask(self, kind, body, oracles=None):
        """Send one message and return the reply's body; raise ChildEnded if none comes.

        With `oracles`, functions by name, questions to them are answered until the reply comes.

        Raises
        ------
        ChildEnded
            With status timeout, memory, crashed or invalid; the child is dead then.
        """
        data = self.packed(kind, self.number + 1, body)
        self.begin()
        self.number += 1
        try:
            reply = self.exchange(data)
            for _ in range(QUESTIONS if oracles else 0):
                if reply.get("status") != "asks" or not isinstance(reply.get("value"), tuple):
                    break
                if self.stopwatch.left() <= 0:
                    self.end("timeout", sentences.TIMEOUT)
                answer = ask_oracle(oracles, reply.get("oracle"), reply["value"])
                reply = self.exchange(wire.pack("answer", self.number, answer, layouts=True))
            return reply
        finally:
            self.end_call()

    def ask_at_once(self, kind, bodies, meanwhile):
        """Send several messages, do something meanwhile, and yield the replies' bodies with their seconds.

        Each reply has the time of a call, from the one before. All of what is sent has to fit into a pipe,
        so that sending waits for nobody. Nothing else can be asked before the last reply is taken.

        Raises
        ------
        ChildEnded
            As `ask` does, in place of the first reply that doesn't come.
        """
        data = b"".join(self.packed(kind, self.number + 1 + n, body) for n, body in enumerate(bodies))
        if len(data) > PIPE_BYTES:
            raise GraderError(sentences.CASE_CANT_BE_SENT.format(reason=f"{len(data)} bytes at once"))
        self.begin()
        self.waiting = True
        try:
            for n, _ in enumerate(bodies):
                self.number += 1
                if n == 0:
                    self.send(memoryview(data))
                    meanwhile()
                reply = self.exchange()
                yield reply, self.stopwatch.lap()
        finally:
            self.waiting = False
            self.end_call()

    def packed(self, kind, number, body):
        """Return a message's bytes."""
        try:
            return wire.pack(kind, number, body, layouts=True)
        except wire.WireError as error:
            raise GraderError(sentences.CASE_CANT_BE_SENT.format(reason=error)) from error

    def begin(self):
        """Begin a call, if the child lives and has said nothing unasked."""
        if self.ending:
            raise self.ending
        if self.waiting:  # else its reply would be taken for another one's
            raise GraderError(sentences.CASE_CANT_BE_SENT.format(reason="replies are still to come"))
        if self.has_unasked_bytes():
            self.end("invalid", sentences.SPOKE_UNASKED)
        if self.has_hung_up:
            self.end()
        self.stopwatch.start(min(self.limits.call_s, self.limits.total_s - self.busy_s))

    def end_call(self):
        """Count the time of what was asked."""
        spent_s, self.seconds = self.stopwatch.stop()
        self.busy_s += spent_s

    def exchange(self, data=b""):
        """Send the data, if any, and read one reply within the limit."""
        try:
            if data:
                self.send(memoryview(data))
            message = wire.read(self.receive)
        except wire.WireError as error:
            self.end("invalid", sentences.NOT_AN_ANSWER.format(reason=error))
        if (message.kind, message.number) != ("reply", self.number):
            self.end("invalid", sentences.ANSWERED_ANOTHER_QUESTION)
        if not isinstance(message.body.get("status", ""), str):  # an array is neither equal nor unequal
            self.end("invalid", sentences.NOT_AN_ANSWER.format(reason=sentences.STATUS_NO_TEXT))
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
        """Wait until `fd` is ready, draining what is printed meanwhile; raise ChildEnded at the limit."""
        self.poll.register(fd, event)
        try:
            while True:
                left = self.stopwatch.left()
                ready = [one for one, _ in self.stopwatch.wait(self.poll.poll, left)]
                if fd in ready and left > -self.limits.call_s:
                    return
                if fd in ready:  # a reply that drips in byte by byte has an end too
                    self.end("timeout", sentences.TIMEOUT)
                if ready and not self.discard_prints():
                    self.poll.unregister(self.prints)
                    self.prints = os.close(self.prints)
                elif (not ready and self.stopwatch.left() <= 0) or (ready and left <= 0):
                    self.end("timeout", sentences.TIMEOUT)
        finally:
            self.poll.unregister(fd)

    def discard_prints(self):
        """Throw away what was printed; return whether more may come."""
        data = os.read(self.prints, PIPE_BYTES)
        self.printed_bytes += len(data)
        if self.printed_bytes > self.limits.noise_mb * confinement.MB:
            self.end("crashed", sentences.PRINTED_TOO_MUCH.format(limit_mb=self.limits.noise_mb))
        return bool(data)

    def has_unasked_bytes(self):
        """Whether it has said something that no one asked for; note it if it has hung up instead."""
        if not self.inbox and select.select([self.replies], [], [], 0)[0]:
            self.inbox += os.read(self.replies, PIPE_BYTES)
            self.has_hung_up = not self.inbox
        return bool(self.inbox)

    def end(self, status=None, sentence=""):
        """Kill the child, keep how it ended, and raise it."""
        facts = self.kill_and_reap()
        self.ending = ChildEnded(status, sentence) if status else own_ending(facts, self.limits)
        raise self.ending

    def kill_and_reap(self):
        """Have the warm process kill and reap the child; return its facts, or none if that process failed."""
        if not self.alive:
            return {}
        self.alive, facts = False, {}
        with contextlib.suppress(OSError):
            self.line.send({"end": True})
            facts = self.line.receive(END_S)
        if not facts:
            self.line.close()  # the fork server starts another warm process
        self.close_pipes()
        return facts

    def close_pipes(self):
        """Close the pipes."""
        for name in ("requests", "replies", "prints"):
            if getattr(self, name) is not None:
                os.close(getattr(self, name))
                setattr(self, name, None)
        if self.stopwatch is not None:
            self.stopwatch.close()

    def close(self):
        """End the child; return how it had ended before, if it had.

        Who was killed when all was answered has come to no bad end: there was nothing left to do.
        """
        if self.ending is None and self.has_unasked_bytes():
            self.ending = ChildEnded("invalid", sentences.SPOKE_UNASKED)
        facts = self.kill_and_reap()
        if self.ending is None and self.has_hung_up:
            ended = own_ending(facts, self.limits)
            self.ending = None if ended.lost else ended
        return self.ending


def own_ending(facts, limits):
    """Return how a child ended that nobody here ended, as a ChildEnded."""
    status, sentence = status_of_exit(facts, limits)
    lost = not facts or (facts.get("signal") == signal.SIGKILL and status == "crashed")
    return ChildEnded(status, sentence, lost)


def status_of_exit(facts, limits):
    """Return how a child ended by itself, as (status, sentence).

    >>> status_of_exit({"code": 3, "signal": 0, "cpu_s": 0.1}, confinement.Limits())[0]
    'crashed'
    """
    code, number, cpu_s = facts.get("code", 0), facts.get("signal", 0), facts.get("cpu_s", 0.0)
    if number == signal.SIGXCPU or (number and cpu_s >= limits.cpu_s):
        return "timeout", sentences.TIMEOUT
    if number in (signal.SIGKILL, 0) and not code:
        return "crashed", sentences.HUNG_UP
    if number:
        return "crashed", sentences.ENDED_BY_SIGNAL.format(signal=signal.Signals(number).name)
    return "crashed", sentences.LEFT_WITH_CODE.format(code=code)
