"""A compiled function: it traces where it must, and runs a program where it can."""

import functools
import warnings
from collections.abc import Callable, Iterable
from typing import Any

from autogradkit.compiling.arguments import kind_of, places_of_repeated
from autogradkit.compiling.compilation import objects_among, prepared_program, traced_call
from autogradkit.compiling.current_trace import active
from autogradkit.compiling.expectations import OtherBranch
from autogradkit.compiling.passes import EXACT, PASSES
from autogradkit.compiling.prepared import Prepared
from autogradkit.compiling.readable_program import ReadableProgram
from autogradkit.compiling.refusals import CompileError, NotNow
from autogradkit.core.recording import recording
from autogradkit.core.tensor import Tensor
from autogradkit.errors import DataError, did_you_mean
from autogradkit.guards.in_place import watcher

__all__ = ["Compiled", "compile"]

KEPT = 16  # programs for one kind of arguments, the latest first
OFTEN = 8  # compilations after which a function that compiles at every call says so


class Compiled(ReadableProgram):
    """A function that is run as a program; `compile` makes it.

    Attributes
    ----------
    function : callable
        What was compiled, as it was.
    source : str
        The program of the latest call, as text.
    """

    def __init__(self, function: Callable, passes: tuple) -> None:
        functools.update_wrapper(self, function, updated=())
        self.function = function
        self.name = plain_name_of(function)
        self.passes = passes
        self.programs: dict[Any, list[Prepared]] = {}
        self.calls = self.compilations = 0
        self.eager: set[Any] = set()

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        """Run a program that fits, or make one."""
        if active() is not None or watcher.get() is not None:  # in another trace, or anomalies are wanted
            return self.function(*arguments, **keywords)
        self.calls += 1
        given: list[Any] = []
        around: list[Any] = []  # the lists, tuples and dicts that they are in
        try:
            key = (
                recording(),
                kind_of(arguments, given, around),
                kind_of(keywords, given, around) if keywords else None,
                places_of_repeated(given + around),
            )
        except DataError:  # of a part whose whole was written into: the function may not come to it
            return self.function(*arguments, **keywords)
        if Tensor in map(type, given) and self.is_differentiated(key, given):
            return self.function(*arguments, **keywords)
        for prepared in self.programs.get(key, ()):
            if not self.fits(prepared, given, around):
                continue
            if prepared.is_held(given):
                return self.function(*arguments, **keywords)
            try:
                answer = prepared.run(given)
            except OtherBranch:
                continue
            except Exception as error:
                if prepared.remembers:
                    raise
                return self.run_after(error, arguments, keywords)
            if prepared is not self.latest:
                self.make_latest(key, prepared)
            return answer
        return self.compiled_run(key, given, around, arguments, keywords)

    def run_after(self, error: Exception, arguments: tuple, keywords: dict) -> Any:
        """Run the function itself after its program has failed: it may catch the error, or change things."""
        try:
            return self.function(*arguments, **keywords)
        except type(error):
            raise error from None  # with the program's line in its traceback

    def is_differentiated(self, key: Any, given: list) -> bool:
        """Whether somebody differentiates through a call, and so it has to run as it is."""
        if key in self.eager and any(isinstance(x, Tensor) and x._node is not None for x in given):
            return True
        return recording() and any(isinstance(x, Tensor) and not x.is_leaf for x in given)

    def make_latest(self, key: Any, prepared: Prepared) -> None:
        """Let the next call try this program first."""
        programs = self.programs[key]
        programs.remove(prepared)
        programs.insert(0, prepared)
        self.latest = prepared

    def compiled_run(self, key: Any, given: list, around: list, arguments: tuple, keywords: dict) -> Any:
        """Trace the function, keep its program, and run that."""
        self.say_if_often()
        found, said = None, None
        try:
            found = traced_call(self.name, self.function, given, around, arguments, keywords)
        except NotNow:
            pass
        except CompileError:
            raise
        except Exception as error:  # the function's own: it comes again, after what it changes before
            said = repr(error)
        if found is None:  # by now nothing of the trace holds a tensor's memory
            answer = self.function(*arguments, **keywords)
            if said is not None:
                warnings.warn(f"{self.name} is not compiled. Traced it raised {said}.", RuntimeWarning, 3)
            return answer
        self.compilations += 1
        if found.alive and recording() and any(isinstance(x, Tensor) and x._node is not None for x in given):
            if found.writes:
                raise CompileError(
                    f"{self.name} can't be compiled. It changes tensors, and returns one that can still be "
                    "differentiated by its arguments: return .detach() of it."
                )
            self.eager.add(key)
            return self.function(*arguments, **keywords)
        prepared = prepared_program(found, self.passes, objects_among(arguments, keywords))
        programs = self.programs.setdefault(key, [])
        programs.insert(0, prepared)
        del programs[KEPT:]
        self.latest = prepared
        if prepared.is_held(given):
            return self.function(*arguments, **keywords)
        return prepared.run(given)

    def fits(self, prepared: Prepared, given: list, around: list) -> bool:
        """Whether a call finds outside what a program relies upon."""
        if prepared.not_given and any(id(x) in prepared.not_given for x in given + around):
            return False
        try:
            return prepared.fits(given)
        except (LookupError, AttributeError, ValueError, TypeError):
            return False

    def say_if_often(self) -> None:
        """Warn, once, about a function that is compiled at nearly every call."""
        if self.compilations == OFTEN and self.calls < 2 * self.compilations:
            warnings.warn(
                f"{self.name} was compiled {self.compilations} times in {self.calls} calls, because what "
                "it is given, or reads from outside, is another each time: a shape, a number of Python's, a "
                "plain array. Pass what changes as an argument that is an array, of one shape.",
                RuntimeWarning,
                stacklevel=4,
            )

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        return self if instance is None else functools.partial(self, instance)

    def __repr__(self) -> str:
        return f"<compiled {self.name}>"


def compile(function: Callable | None = None, *arguments: Any, passes: Iterable[str] = EXACT) -> Any:
    """Return `function` so that it runs as a straight program of NumPy, once it has been traced.

    The first call with new shapes, dtypes and numbers of Python's runs the function on traced arrays, and the
    engine with it: forward, backward, update. What was computed is written down line by line, and this
    program is what runs from then on, with the same numbers bit for bit. `.source` shows it.

    Parameters
    ----------
    function : callable
        Of arrays, tensors, and lists, tuples and dicts of them: a loss, `ag.value_and_grad(loss)`, or a whole
        training step. What it reads from outside is compared at every call, and compiled again if it changed.
    passes : iterable of str
        Which passes are made, of "expand", "shorten", "once", "drop", "join", "copies" and "in_place", which
        make the source, and "fold", "single", "flat", "numbers", "spread", "grads" and "keep", which
        make of it what runs; in this order. One more is made only if it is named: "sums" (ones @ x for a
        sum of rows), which may change last bits.

    Raises
    ------
    CompileError
        At a call, if what the function does can't be a program: a branch on a computed number, a list
        outside that it appends to, an iterator that it takes from.

    Examples
    --------
    >>> import numpy as np
    >>> import autogradkit as ag
    >>> step = ag.compile(ag.value_and_grad(lambda w, x: ((w * x) ** 2).sum()))
    >>> step(np.array([1.0, 2.0]), np.array([3.0, 1.0]))
    (array(13.), array([18.,  4.]))
    """
    if arguments:
        raise TypeError(
            "compile takes the function alone, and returns the compiled one, which takes the arguments: "
            f"ag.compile({plain_name_of(function)})(…)."
        )
    passes = tuple(passes)
    for name in passes:
        if name not in PASSES:
            raise ValueError(f"There is no pass called {name!r}." + did_you_mean(name, PASSES))
    passes = tuple([name for name in PASSES if name in passes])
    if function is None:
        return lambda function: Compiled(function, passes)
    if not callable(function):
        raise TypeError(f"compile takes a function: {type(function).__name__} was given.")
    return Compiled(function, passes)


def plain_name_of(function: Any) -> str:
    """Return a name of Python's for a function."""
    name = getattr(function, "__name__", type(function).__name__).strip("<>")
    return "function" if name == "lambda" else name.lower() if not hasattr(function, "__name__") else name
