"""Watched ops: while a function is traced, every op gives out a forward and a rule that look for the trace.

They stand in for its own ones where the class is asked for them, and so nothing is done for the many ops that
a function does not use.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from autogradkit.compiling.current_trace import active
from autogradkit.compiling.replacements import forward_replacement, rule_replacement
from autogradkit.core.op import Op

__all__ = ["watched_ops"]


def watched(name: str, replacement: Callable[[Any, Any], Any]) -> property:
    """Return an op's attribute of this name, which a trace is given as its replacement."""

    def read(an_op: Any) -> Any:
        own = vars(an_op)[name]
        return own if active() is None else replacement(an_op, own)

    def write(an_op: Any, new: Any) -> None:
        vars(an_op)[name] = getattr(getattr(new, "function", new), "replaces", new)  # what was given out

    return property(read, write)


WATCHED = {
    "forward": watched("forward", forward_replacement),
    "rule": watched("rule", lambda an_op, rule: rule_replacement(rule)),
}


@contextmanager
def watched_ops() -> Iterator[None]:
    """Let the ops look for a trace inside the block, which may stand in another one."""
    mine = {} if WATCHED.keys() <= vars(Op).keys() else WATCHED
    try:
        for name, attribute in mine.items():
            setattr(Op, name, attribute)
        yield
    finally:
        for name in mine:
            delattr(Op, name)
