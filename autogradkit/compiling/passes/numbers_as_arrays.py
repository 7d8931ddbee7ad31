"""Numbers as arrays: a number that meets an array at every call is made an array of its kind once.

NumPy asks of Python's numbers each time which array they would be, which takes longer than adding a hundred
of them.
"""

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
NUMBERS = (int, float, np.float32, np.float64)


def with_numbers_as_arrays(program: Program) -> tuple[Program, str]:
    """Return the program with arrays of no axes in the place of numbers, where the results stay the same."""
    made: dict[tuple, Value] = {}
    lines = [with_array(line, made) for line in program.lines]
    said = f"made {count_text(len(made), 'number')} an array once and for all" if made else ""
    return program.with_fields(lines=lines), said


def with_array(line: Line, made: dict) -> Line:
    """Return a line with an array in the place of its number, if it has one and comes to the same.

    Lines of one kind are tried once.
    """
    if len(line.arguments) != 2 or all(type(x) is Value for x in line.arguments):
        return line
    ufunc = elementwise(line)
    if ufunc is None or type(line.results[0].example) is not np.ndarray:
        return line
    arrays = [x for x in line.arguments if type(x) is Value]
    numbers = [x for x in line.arguments if type(x) in NUMBERS]
    if len(arrays) != 1 or len(numbers) != 1 or not arrays[0].example.ndim:
        return line
    dtype, number = arrays[0].dtype, numbers[0]
    if dtype.char not in "fd" or (isinstance(number, np.generic) and number.dtype != dtype):
        return line
    key = repr(number), dtype
    constant = made.get(key) or Value(np.array(number, dtype), "constant", name_of(number))
    arguments = tuple([x if type(x) is Value else constant for x in line.arguments])
    kind = ufunc, key, arguments[0] is constant, arrays[0].looks, line.results[0].looks
    if kind not in proved:
        if len(proved) > MOST:
            proved.clear()
        given = tuple([x.example if type(x) is Value else x for x in line.arguments])
        with np.errstate(all="ignore"):
            proved[kind] = alike(ufunc(*[x.example for x in arguments]), line.call.run(given, {}))
    if not proved[kind]:
        return line
    made[key] = constant
    return line.with_fields(arguments=arguments)


def name_of(number: float) -> str:
    """Return a number's name.

    >>> name_of(0.001), name_of(-1), name_of(1e-8)
    ('n_0_001', 'n_minus_1', 'n_1e_minus_08')
    """
    text = repr(number.item() if isinstance(number, np.generic) else number)
    return "n_" + text.replace("-", "_minus_").replace(".", "_").replace("+", "").strip("_")
