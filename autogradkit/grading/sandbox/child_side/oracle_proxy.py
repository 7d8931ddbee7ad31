"""A box, seen from a hand-in: a function whose inside is with the grader, on the other side of the pipe.

Standard library and NumPy only, because the child loads this file by its path.
"""

import numpy as np

__all__ = ["Box"]


class Box:
    """Called with arrays, it sends them to the grader and returns what comes back.

    Parameters
    ----------
    name : str
        Which box the grader is to ask.
    send : callable
        `send(body)` returns the grader's reply; see `checking.boxes.answered`.
    """

    def __init__(self, name, send):
        self.name, self.send = name, send

    def __call__(self, *arrays):
        """Ask the grader. What the box writes into an array is written here, too."""
        told = self.send({"status": "asks", "box": self.name, "value": tuple(map(np.asarray, arrays))})
        if told["error"]:
            raise ValueError(told["error"])
        for array, after in zip(arrays, told["after"], strict=True):
            if isinstance(array, np.ndarray) and not np.array_equal(array, after, equal_nan=True):
                array[...] = after
        return told["value"] if len(told["value"]) != 1 else told["value"][0]
