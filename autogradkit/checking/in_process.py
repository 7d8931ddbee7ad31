"""The learner's functions called in this very process, and their text, for a check of one's work."""

import ast
import contextlib
import inspect
import textwrap
import types
from dataclasses import replace

import numpy as np

from autogradkit.platforms import limit_recursion

from .answer import Answer, call, error_in_words, parameters, undecorated
from .time_limit import TimeUp, time_limit

__all__ = ["InProcess"]

LONGEST_LAMBDA = 1_000  # characters that are looked through for its end


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
        """Return the text of a function and of those it calls, as far as known; it is read, never run."""
        texts = []
        for called in functions_reached(self._written[function]):
            try:
                texts += [readable(textwrap.dedent(inspect.getsource(called))), *numbers_used(called)]
            except (OSError, TypeError, IndentationError):
                continue
        return "\n".join(texts)

    def name_of(self, function):
        """Return what a function is called where it was written."""
        return getattr(self._written[function], "__name__", function)

    def of_program(self, source, names):
        """Return an answerer for another program, run beside the functions here; None if that can't be done.

        `names` are the functions to ask, and what the program calls them.
        """
        scope = {}
        for function in self._written.values():
            scope |= getattr(function, "__globals__", {})
        before = dict(scope)
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
    """Give functions that are defined once more what was given to them by name: `backward.calls = 0`."""
    for name, function in scope.items():
        if isinstance(function, types.FunctionType) and function is not before.get(name):
            for key, value in getattr(before.get(name), "__dict__", {}).items():
                function.__dict__.setdefault(key, value)


def with_own_arrays(answer):
    """Return an answer with arrays of its own: a function may fill the same ones at every call."""
    return replace(answer, value=tuple(v if v is None else np.array(v) for v in answer.value))


def functions_reached(function):
    """Return a function and those that it calls from where it was written, each once.

    >>> def square(x):
    ...     return x * x
    >>> [function.__name__ for function in functions_reached(lambda x: square(x))]
    ['<lambda>', 'square']
    """
    reached, waiting = [], [function]
    while waiting:
        function = waiting.pop(0)
        if function in reached:
            continue
        reached.append(function)
        known, codes = getattr(function, "__globals__", {}), [getattr(function, "__code__", None)]
        for code in filter(None, codes):
            codes += [constant for constant in code.co_consts if inspect.iscode(constant)]
            called = (known.get(name) for name in code.co_names)
            waiting += [f for f in called if inspect.isfunction(f) and f.__globals__ is known]
    return reached


def readable(text):
    """Return the lines of a function, or of a lambda in the middle of something that begins above them.

    >>> readable('"leaky": (lambda x: 2 * x, lambda g, z, x: 2 * g),')
    '(lambda x: 2 * x, lambda g, z, x: 2 * g)'
    """
    begin = text.find("lambda")
    ends = range(min(len(text), begin + LONGEST_LAMBDA), begin, -1) if begin >= 0 else ()
    for part in (text, *(f"({text[begin:end]})" for end in ends)):
        try:
            ast.parse(part)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        return part
    return ""


def numbers_used(function):
    """Return the plain numbers that a function takes from outside, as assignments."""
    names, known = getattr(function, "__code__", None), getattr(function, "__globals__", {})
    names = names.co_names if names else ()
    return [f"{name} = {known[name]!r}" for name in names if type(known.get(name)) in (int, float, complex)]
