"""The learner's functions called in this very process, and their text, for a check of one's work."""

import contextlib
import types
from dataclasses import replace

import numpy as np

from autogradkit.checking.answer import Answer, call, error_in_words, parameters, undecorated
from autogradkit.checking.drivers.watch import new_watch
from autogradkit.checking.time_limit import TimeUp, time_limit
from autogradkit.platforms import limit_recursion

from .text import text_of

__all__ = ["InProcess"]


class InProcess:
    """Answers by calling the learner's functions right here, for a check of one's work.

    Parameters
    ----------
    functions : dict of str to callable
    adapter : str
        One of `ADAPTERS`; an exercise's `kind`.
    limit_s : float, optional
        Seconds after which a call is left; by default as when a class is graded.
    """

    def __init__(self, functions, adapter="rule", limit_s=None):
        limit_recursion()
        self._functions = dict(functions)
        self._adapter = adapter
        self._limit_s, self._endless = limit_s, set()
        self.functions = {name: parameters(function) for name, function in self._functions.items()}
        self._written = {name: undecorated(function) for name, function in self._functions.items()}

    def source_of(self, function):
        """Return the text of a function and of what it uses, as far as known; it is read, never run."""
        return text_of(self._written[function])

    def name_of(self, function):
        """Return what a function is called where it was written."""
        return getattr(self._written[function], "__name__", function)

    def of_program(self, source, names, watch=""):
        """Return an answerer for another program, run beside the functions here; None if that can't be done.

        `names` are the functions to ask, and what the program calls them; `watch` is what it calls its watch.
        """
        scope = {}
        for function in self._written.values():
            scope |= getattr(function, "__globals__", {})
        before = dict(scope)
        scope |= {watch: new_watch()} if watch else {}
        try:
            exec(compile(source, "watched", "exec"), scope)
            give_attributes(before, scope)
            functions = {name: scope[called] for name, called in names.items()}
        except Exception:  # a closure, say, whose outer names aren't in its text
            return None
        return contextlib.nullcontext(InProcess(functions, self._adapter))

    def ask(self, function, arguments, oracles=None):
        """Call one function, which may call the `oracles`, and return the Answer.

        One that didn't come back in time once is not called again.
        """
        if function in self._endless:
            return Answer("timeout")
        try:
            with time_limit(self._limit_s):
                answer = call(self._adapter, self._functions, function, {**arguments, **(oracles or {})})
                return with_own_arrays(answer)
        except TimeUp:
            self._endless.add(function)
            return Answer("timeout")
        except SystemExit:  # where a class is graded, it ends the process
            return Answer("crashed")
        except KeyboardInterrupt:  # somebody's Ctrl-C
            raise
        except BaseException as error:
            return Answer("raised", error=error_in_words(error, self._functions[function]))


def give_attributes(before, scope):
    """Give what is defined once more what was given to it by name: `backward.calls = 0`, `Mine.k = 2`."""
    for name, made in scope.items():
        was = before.get(name)
        if made is was or type(made) is not type(was):
            continue
        if isinstance(made, types.FunctionType):
            for key, value in was.__dict__.items():
                made.__dict__.setdefault(key, value)
        elif isinstance(made, type) and made.__qualname__ == was.__qualname__:
            for key, value in vars(was).items():
                if key not in vars(made):
                    setattr(made, key, value)


def with_own_arrays(answer):
    """Return an answer with arrays of its own: a function may fill the same ones at every call."""
    return replace(answer, value=tuple(v if v is None else np.array(v) for v in answer.value))
