"""The sandboxed answerer: asks a child what the checker wants to know.

It is what `checking.check` talks to when a hand-in is graded. Only arrays go out and only arrays
come back; whatever else the child says is refused. It remembers how the child ended, because a
report is worth its pass only if the child came to a good end.
"""

import time

import numpy as np

from ..checking import Answer
from .child import Ended

__all__ = ["Sandboxed"]

FROM_CHILD = ("ok", "raised", "not_written", "bad_return", "memory", "timeout", "left")
LEFT = "It left with sys.exit instead of returning."


class Sandboxed:
    """An answerer whose functions live in a child process.

    Parameters
    ----------
    child : Child
        Fresh, without any source yet.
    adapter : str
        The exercise's kind.
    functions : tuple of str
        The functions to ask for.
    source : str
        The learner's code.
    name : str
        What tracebacks call it.

    Attributes
    ----------
    functions : dict of str to tuple of str
        The functions that the code defines, with their parameters.
    error : str
        What the code raised when it was run, if anything.
    """

    def __init__(self, child, adapter, functions, source, name="hand-in"):
        self.child, self.functions, self.error = child, {}, ""
        body = {"adapter": adapter, "functions": functions, "name": name}
        body["source"] = np.frombuffer(source.encode(), np.uint8)
        try:
            told = child.ask("load", body)
            self.accept(told, functions)
        except Ended as ended:
            self.error = str(ended)

    def accept(self, told, functions):
        """Take over what the child says it found, if it is what was asked for."""
        found = told.get("functions")
        if told.get("status") == "left":
            self.child.end("crashed", LEFT)
        if told.get("status") == "memory":
            self.child.end("memory", f"It needed more than {self.child.limits.memory_mb} MB of memory.")
        if not isinstance(found, dict) or not all(map(texts, found.values())):
            self.child.end("invalid", "It changed the process that runs it beyond use.")
        self.error = str(told.get("error", ""))[:500]
        self.functions = {name: found[name] for name in functions if name in found}

    def ask(self, function, arguments):
        """Ask the child to call one function, and return the Answer; how it ended is an answer too."""
        started = time.perf_counter()
        try:
            told = self.child.ask("ask", {"function": function, "arguments": arguments})
            answer = self.answer(told, tuple(arguments), time.perf_counter() - started)
        except Ended as ended:
            status = ended.status if ended.status in ("timeout", "memory") else "crashed"
            return Answer(status, error=str(ended))
        return answer

    def answer(self, told, names, seconds):
        """Turn a reply into an Answer, refusing what is not one."""
        status, error = told.get("status"), told.get("error", "")
        if status == "left":
            self.child.end("crashed", LEFT)
        value, single = told.get("value", ()), told.get("single", True)
        changed, aliased, peak = told.get("changed", ()), told.get("aliased", ()), told.get("peak_bytes", 0)
        good = status in FROM_CHILD and isinstance(error, str) and isinstance(single, bool)
        good = good and type(peak) is int and isinstance(value, tuple)
        good = good and all(entry is None or isinstance(entry, np.ndarray) for entry in value)
        good = good and all(texts(some) and set(some) <= set(names) for some in (changed, aliased))
        if not good:
            self.child.end("invalid", "It changed the process that runs it beyond use.")
        return Answer(status, value, single, error[:500], changed, aliased, seconds, peak)


def texts(value):
    """Whether the value is a tuple of texts."""
    return isinstance(value, tuple) and all(isinstance(entry, str) for entry in value)
