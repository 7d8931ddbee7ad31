"""A compiled function: it traces where it must, and runs a program where it can."""

import functools
import inspect
import sys
import warnings
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from autogradkit.compiling.outside import Outside, is_plain
from autogradkit.compiling.passes import PASSES
from autogradkit.compiling.prepared import Prepared
from autogradkit.compiling.refusals import CompileError, OtherBranch
from autogradkit.compiling.trace import active
from autogradkit.compiling.tracing import fingerprint, traced
from autogradkit.core.recording import recording
from autogradkit.core.tensor import Tensor
from autogradkit.errors import did_you_mean
from autogradkit.guards.watch import watcher

__all__ = ["Compiled", "compile"]

KEPT = 16  # programs for one kind of arguments, the latest first
OFTEN = 8  # compilations after which a function that compiles at every call says so


class Compiled:
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
        self.latest: Prepared | None = None
        self.calls = self.compilations = 0
        self.eager: set[Any] = set()

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        """Run a program that fits, or make one."""
        if (
            active() is not None or watcher.get() is not None
        ):  # inside of another trace, or under detect_anomaly()
            return self.function(*arguments, **keywords)
        self.calls += 1
        leaves: list[tuple[Any, str]] = []
        key = (recording(), self.key_of(arguments, keywords, leaves))
        if key in self.eager and any(isinstance(x, Tensor) and x._node is not None for x, _ in leaves):
            return self.function(*arguments, **keywords)
        if recording() and any(isinstance(x, Tensor) and not x.is_leaf for x, _ in leaves):
            return self.function(*arguments, **keywords)  # somebody differentiates through the call
        given = [x for x, _ in leaves]
        programs = self.programs.get(key, ())
        for n, prepared in enumerate(programs):
            if not self.fits(prepared, given):
                continue
            if prepared.is_lent(given):
                return self.function(*arguments, **keywords)
            try:
                answer = prepared.run(given)
            except OtherBranch:
                continue
            if n:
                programs.insert(0, programs.pop(n))
            self.latest = prepared
            return answer
        return self.compiled_run(key, leaves, given, arguments, keywords)

    def compiled_run(self, key: Any, leaves: list, given: list, arguments: tuple, keywords: dict) -> Any:
        """Trace the function, keep its program, and run that."""
        self.say_if_often()
        loaded = len(sys.modules)
        outside = Outside(self.function)
        objects = [x for x in flat((arguments, keywords)) if not is_plain(x) and not is_array(x)]
        for n, x in enumerate(objects):
            outside.argument(x, f"argument {n}")
        outside.ready()

        def call(others: list) -> Any:
            others = iter(others)
            args, kws = replaced((arguments, keywords), lambda x: next(others) if is_array(x) else x)
            return self.function(*args, **kws)

        try:
            found = traced(self.name, leaves, call, outside)
            again = traced(self.name, leaves, call, outside)
            if fingerprint(found) != fingerprint(again):
                raise CompileError(
                    f"{self.name} can't be compiled. Called twice with the same numbers it computes "
                    "something else: it takes random numbers, the time or a next thing from somewhere. "
                    "Pass them as an argument, or draw them as ag.nn.functional.dropout does."
                )
        except Exception:
            if loaded == len(sys.modules):
                raise
            found = None
        if loaded != len(sys.modules):  # the kit's own modules that were loaded meanwhile have not been seen
            return self.compiled_run(key, leaves, given, arguments, keywords)
        self.compilations += 1
        if found.alive and recording() and any(isinstance(x, Tensor) and x._node is not None for x in given):
            if found.writes:
                raise CompileError(
                    f"{self.name} can't be compiled. It changes tensors, and returns one that can still be "
                    "differentiated by its arguments: return .detach() of it."
                )
            self.eager.add(key)
            return self.function(*arguments, **keywords)
        program = found.program
        for name in self.passes:
            program, said = PASSES[name](program)
            program.notes = [*program.notes, (name, said)]
        prepared = Prepared(found, program, objects)
        programs = self.programs.setdefault(key, [])
        programs.insert(0, prepared)
        del programs[KEPT:]
        self.latest = prepared
        if prepared.is_lent(given):
            return self.function(*arguments, **keywords)
        return prepared.run(given)

    def fits(self, prepared: Prepared, given: list) -> bool:
        """Whether a call finds outside what a program relies upon."""
        if prepared.outside_tensors and any(id(x) in prepared.outside_tensors for x in given):
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

    def key_of(self, arguments: tuple, keywords: dict, leaves: list) -> Any:
        """Return what two calls have in common that can run one program; collect arrays and tensors."""
        tensors: dict[int, int] = {}
        parts = [kind_of(x, str(n), leaves, tensors) for n, x in enumerate(arguments)]
        names = self.parameters()
        for n, (x, label) in enumerate(leaves):
            head, dot, rest = label.partition("_")
            if head.isdigit() and int(head) < len(names):
                leaves[n] = x, names[int(head)] + dot + rest
        for name in sorted(keywords):
            parts.append((name, kind_of(keywords[name], name, leaves, tensors)))
        return tuple(parts)

    @functools.cache  # noqa: B019, a compiled function lives long
    def parameters(self) -> list[str]:
        """Return what the function calls its arguments."""
        try:
            return list(inspect.signature(self.function).parameters)
        except (TypeError, ValueError):
            return []

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        return self if instance is None else functools.partial(self, instance)

    def __repr__(self) -> str:
        return f"<compiled {self.name}>"

    @property
    def source(self) -> str:
        """The program of the latest call, as text."""
        return self.shown().text

    def shown(self) -> Prepared:
        """Return what ran at the latest call, or say that there was none."""
        if self.latest is None:
            raise CompileError(f"{self.name} has no program yet: it is made at its first call.")
        return self.latest

    def explain(self) -> str:
        """Return what each pass has changed in the program of the latest call, one line for each."""
        program = self.shown().program
        width = max(map(len, PASSES))
        rows = [f"{name:{width}}  {said or 'changed nothing'}" for name, said in program.notes]
        return "\n".join([f"{self.name}: {len(program.lines)} lines", *rows])


def compile(function: Callable | None = None, *, passes: Iterable[str] = tuple(PASSES)) -> Any:
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
        Which passes are made, of "expand", "shorten", "once", "drop", "copies" and "in_place", in this
        order.

    Raises
    ------
    CompileError
        At a call, if what the function does can't be a program: a branch on a computed number, a list
        outside that it appends to, an iterator that it takes from.

    Examples
    --------
    >>> import autogradkit as ag
    >>> step = ag.compile(ag.value_and_grad(lambda w, x: ((w * x) ** 2).sum()))
    >>> step(np.array([1.0, 2.0]), np.array([3.0, 1.0]))
    (array(13.), array([18.,  4.]))
    """
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


def is_array(x: Any) -> bool:
    """Whether an argument is an array or a tensor, of numbers that may be others at the next call."""
    return isinstance(x, Tensor) or (
        isinstance(x, np.ndarray | np.number) and type(x) is not np.ma.MaskedArray
    )


def flat(tree: Any) -> Any:
    """Yield everything in nested lists, tuples and dicts."""
    if isinstance(tree, dict):
        for part in tree.values():
            yield from flat(part)
    elif isinstance(tree, list | tuple):
        for part in tree:
            yield from flat(part)
    else:
        yield tree


def replaced(tree: Any, f: Any) -> Any:
    """Return nested lists, tuples and dicts with `f` applied to everything in them."""
    if isinstance(tree, dict):
        return type(tree)({key: replaced(part, f) for key, part in tree.items()})
    if isinstance(tree, tuple) and hasattr(tree, "_fields"):
        return type(tree)(*[replaced(part, f) for part in tree])
    if isinstance(tree, list | tuple):
        return type(tree)([replaced(part, f) for part in tree])
    return f(tree)


def kind_of(x: Any, label: str, leaves: list, tensors: dict) -> Any:
    """Return what a program relies on of an argument; collect the arrays and tensors in it."""
    if type(x) is np.ndarray or isinstance(x, np.number):
        leaves.append((x, label))
        flags = x.flags
        return type(x), x.shape, x.dtype, flags.c_contiguous, flags.f_contiguous
    if isinstance(x, Tensor):
        leaves.append((x, label))
        data = x._data
        flags = data.flags
        alias = tensors.setdefault(id(x), len(tensors))
        return Tensor, data.shape, data.dtype, x._node is None, alias, flags.c_contiguous, flags.f_contiguous
    if isinstance(x, dict):
        return type(x), tuple([(k, kind_of(v, f"{label}_{k}", leaves, tensors)) for k, v in x.items()])
    if isinstance(x, list | tuple):
        return type(x), tuple([kind_of(v, f"{label}_{n}", leaves, tensors) for n, v in enumerate(x)])
    if is_plain(x):
        return type(x), x if isinstance(x, int | str) else repr(x)
    return type(x), id(x)
