"""Stand-ins: a notebook's cell may import what isn't installed, as a file may that is checked or graded.

A module that a grader doesn't have is passed over there, and only who uses it hears of it. So it is here,
where Jupyter would stop at the import.
"""

import ast
import sys
from contextlib import contextmanager
from importlib.util import find_spec

from autogradkit.course.source.execution import AbsentModule, is_there

__all__ = ["stand_ins"]


@contextmanager
def stand_ins(text):
    """Let the imports of a cell find an AbsentModule wherever there is no module.

    Not those inside of a statement: a `try` has its own answer to an import that fails.
    """
    added = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.Import):
            for alias in node.names:
                add_absent(alias.name, added)
        if isinstance(node, ast.ImportFrom) and not node.level:
            add_absent(node.module, added, [alias.name for alias in node.names if alias.name != "*"])
    sys.modules.update(added)
    try:
        yield
    finally:
        for name in added:
            sys.modules.pop(name, None)


def add_absent(module, added, names=()):
    """Add an AbsentModule for a dotted name, with these names, and each above it; none where it is there."""
    top, *below = module.split(".")
    if is_there(top) or top in sys.modules or find_spec(top):
        return
    whole = top
    added.setdefault(whole, AbsentModule(whole))
    for part in below:
        above, whole = whole, f"{whole}.{part}"
        vars(added[above])[part] = added.setdefault(whole, AbsentModule(whole))
    vars(added[module]).update({name: AbsentModule(module) for name in names})
