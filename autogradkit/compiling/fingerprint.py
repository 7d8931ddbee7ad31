"""The fingerprint of a trace: what two of them have in common if a call computes the same each time."""

import random
from typing import Any

import numpy as np

from autogradkit.compiling.plain import is_plain
from autogradkit.compiling.program import Value, map_nested
from autogradkit.compiling.results import leaves_of

__all__ = ["fingerprint", "random_states"]


def fingerprint(found: Any) -> list:
    """Return what two traces of one call have in common if the call computes the same whenever it is made."""
    number: dict[Value, int] = {}

    def seen(x: Any) -> Any:
        if type(x) is Value and x.kind == "constant":
            return x.example.tobytes(), x.dtype, x.shape, type(x.example)
        if type(x) is Value:
            return "v", number.setdefault(x, len(number))
        return repr(x) if is_plain(x) else type(x)

    lines = [
        (
            line.call.kind,
            line.call.name,
            *[map_nested(seen, x) for x in (line.arguments, line.keywords, line.results)],
        )
        for line in found.program.lines
    ]
    returned = [
        map_nested(seen, r.what) if r.kind != "copy" else r.what.tobytes() for r in leaves_of(found.result)
    ]
    return [*lines, *returned, *[(kind, map_nested(seen, value)) for kind, _, value in found.writes]]


def random_states() -> tuple:
    """Return the states of Python's and NumPy's own sources of random numbers."""
    state = np.random.get_bit_generator().state["state"]
    numbers = [x.tobytes() if isinstance(x, np.ndarray) else x for x in state.values()]
    return random.getstate(), numbers
