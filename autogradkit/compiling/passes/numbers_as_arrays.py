"""Numbers as arrays: a number that meets an array at every call is made an array of its kind once.

NumPy asks of Python's numbers each time which array they would be, which takes longer than adding a hundred
of them. Of a number and an array it takes the larger one by one, of two arrays eight at a time: so relu's
zero is an array of zeros.
"""

from math import prod

import numpy as np

from autogradkit.compiling.line import Line
from autogradkit.compiling.passes.inlining import alike
from autogradkit.compiling.passes.memory_reuse import elementwise
from autogradkit.compiling.program import Program
from autogradkit.compiling.quantities import count_text
from autogradkit.compiling.value import Value

__all__ = ["with_numbers_as_arrays"]

MOST = 2000  # kinds that are remembered
proved: dict[tuple, bool] = {}  # kinds of lines -> whether an array comes to the same
EXTREMES = (np.maximum, np.minimum)
FEW = 32  # numbers: of so few the larger ones are found as fast one by one
BLOCK = 2**14  # bytes of the array for a number: more would be memory that the step does not need
NUMBERS = (int, float, np.float32, np.float64)


def with_numbers_as_arrays(program: Program) -> tuple[Program, str]:
    """Return the program with arrays of no axes in the place of numbers, where the results stay the same."""
    made: dict[tuple, Value] = {}
    lines = [with_array(line, made) for line in program.lines]
    share_memory(list(made.values()))
    said = f"made {count_text(len(made), 'number')} an array once and for all" if made else ""
    return program.with_fields(lines=lines), said


def with_array(line: Line, made: dict) -> Line:
    """Return a line with an array in the place of its number, if it has one and comes to the same.

    Lines of one kind are tried once.
    """
    if len(line.arguments) != 2 or [*map(type, line.arguments)].count(Value) != 1:
        return line
    ufunc = elementwise(line)
    if ufunc is None or type(line.results[0].example) is not np.ndarray:
        return line
    arrays = [x for x in line.arguments if type(x) is Value]
    numbers = [x for x in line.arguments if type(x) in NUMBERS]
    if not numbers or not arrays[0].example.ndim:
        return line
    dtype, number = arrays[0].dtype, numbers[0]
    if dtype.char not in "fd" or (isinstance(number, np.generic) and number.dtype != dtype):
        return line
    shape = last_axes(line.results[0].example, arrays[0].example) if ufunc in EXTREMES else ()
    key = repr(number), dtype, shape
    constant = made.get(key) or Value(np.full(shape, number, dtype), "constant", name_of(number))
    arguments = tuple([x if type(x) is Value else constant for x in line.arguments])
    kind = ufunc, key, arguments[0] is constant, arrays[0].looks, line.results[0].looks
    if kind not in proved:
        if len(proved) > MOST:
            proved.clear()
        array = arrays[0].example if not shape else sorts_of_numbers(arrays[0].example, constant.example)
        given = tuple([array if type(x) is Value else x for x in line.arguments])
        instead = [x.example if x is constant else array for x in arguments]
        with np.errstate(all="ignore"):
            proved[kind] = alike(ufunc(*instead), line.call.run(given, {}))
    if not proved[kind]:
        return line
    made[key] = constant
    return line.with_fields(arguments=arguments)


def last_axes(z: np.ndarray, x: np.ndarray) -> tuple:
    """Return the shape of a result's last axes, as many as make an array of a number worth while."""
    if z.size < FEW or z.shape != x.shape or not (z.flags.c_contiguous and x.flags.c_contiguous):
        return ()
    return next(s for n in range(z.ndim + 1) if prod(s := z.shape[n:]) * z.itemsize <= BLOCK)


def sorts_of_numbers(x: np.ndarray, number: np.ndarray) -> np.ndarray:
    """Return an array that looks like `x`, of every sort of number, at places that no vector unit repeats."""
    n = number.flat[0]
    sorts = np.array([0.0, -0.0, np.nan, n, -np.nan, n - 1, np.inf, n + 1, -n, -np.inf, 1e-310], x.dtype)
    z = np.empty_like(x)
    z.flat = np.resize(sorts, x.size)
    return z


def share_memory(constants: list[Value]) -> None:
    """Let the arrays of one number have the memory of the largest of them."""
    largest: dict[tuple, np.ndarray] = {}
    for value in sorted(constants, key=lambda value: -value.example.size):
        x = value.example
        whole = largest.setdefault((value.name, x.dtype), x)
        if x.ndim and x is not whole:
            value.example = whole.reshape(-1)[: x.size].reshape(x.shape)


def name_of(number: float) -> str:
    """Return a number's name.

    >>> name_of(0.001), name_of(-1), name_of(1e-8)
    ('n_0_001', 'n_minus_1', 'n_1e_minus_08')
    """
    text = repr(number.item() if isinstance(number, np.generic) else number)
    return "n_" + text.replace("-", "_minus_").replace(".", "_").replace("+", "").strip("_")
