"""A writer of small functions: their lines as text, and the objects that these name."""

from functools import lru_cache
from types import CodeType
from typing import Any

__all__ = ["Writer", "code_of"]


@lru_cache(maxsize=128)
def code_of(text: str, file: str, mode: str) -> CodeType:
    """Return the code of a text. A function that is compiled for another shape has much the same texts."""
    return compile(text, file, mode)


class Writer:
    """Writes a small function as text, with the objects that it needs."""

    def __init__(self) -> None:
        self.objects: dict[str, Any] = {}
        self.names: dict[int, str] = {}  # of objects, by id
        self.lines: list[str] = []

    def name(self, x: Any) -> str:
        """Return a name under which the text finds an object."""
        name = self.names.get(id(x))
        if name is None:
            name = self.names[id(x)] = f"o{len(self.objects)}"
            self.objects[name] = x
        return name

    def tensor(self, there: Any) -> str:
        """Return the text for a tensor from outside, or among the arguments."""
        return f"given[{there[1]}]" if there[0] == "argument" else self.name(there[1])

    def function(self, head: str) -> Any:
        """Return the function that was written."""
        exec(code_of("\n    ".join([head, *self.lines]), "<string>", "exec"), self.objects)
        return self.objects[head.split()[1].partition("(")[0]]
