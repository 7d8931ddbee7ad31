"""The notebook's answerer: it calls a learner's functions with what a grader has, which isn't the session.

A session has libraries that aren't there when an answer is graded, the kit itself among them; somebody who
types what `input` asks for; and an `exit` that ends it. A function that needs one of these hears at once
what the grader would say.
"""

import builtins
import inspect
import sys
from contextlib import contextmanager

from IPython.core.autocall import ExitAutocall

from autogradkit.checking import InProcess
from autogradkit.course.source.execution import (
    NOTEBOOKS_OWN,
    AbsentModule,
    is_there,
    no_such_module,
    refuse_input,
)

__all__ = ["InNotebook", "names_mean"]

NOBODYS = {name: AbsentModule(name) for name in NOTEBOOKS_OWN} | {"input": refuse_input}
IMPORT = builtins.__import__
HERE = ("builtins", "__main__")  # where Python's own names come from, and the learner's


class InNotebook(InProcess):
    """Answers by calling the functions of a running notebook, whose names are those of `session`."""

    def __init__(self, functions, kind, session):
        super().__init__(functions, kind)
        self.session = session

    def ask(self, function, arguments, oracles=None):
        """Call one function and return the Answer."""
        imports = {"__import__": self.import_as_graded}
        with names_mean(self.session, as_graded(self.session)), names_mean(vars(builtins), imports):
            return super().ask(function, arguments, oracles)

    def import_as_graded(self, name, globals_=None, *more, **named):
        """Import as Python does, but what the session's functions import only as where one is graded."""
        if globals_ is self.session and not is_there(name):
            raise no_such_module(name)
        return IMPORT(name, globals_, *more, **named)


def as_graded(session):
    """Return what the names of a session stand for where an answer is graded, if it is something else."""
    graded = {name: value for name, value in NOBODYS.items() if name not in session}
    for name, value in session.items():
        if (stands_for := when_graded(name, value)) is not value:
            graded[name] = stands_for
    return graded


def when_graded(name, value):
    """Return what a value of a session is where an answer is graded.

    >>> when_graded("ag", sys.modules["autogradkit"]), when_graded("sys", sys)
    (<module 'autogradkit'>, <module 'sys' (built-in)>)
    >>> when_graded("ag", sys.modules["autogradkit"]).Tensor(2.0)
    Traceback (most recent call last):
    ImportError: autogradkit is not there when a hand-in is graded: only NumPy is
    """
    if isinstance(value, AbsentModule):
        return value
    if isinstance(value, ExitAutocall):
        return sys.exit
    if inspect.ismodule(value):
        return value if is_there(value.__name__) else AbsentModule(value.__name__)
    if not inspect.isclass(value) and not inspect.isroutine(value):
        return value
    home = getattr(value, "__module__", None) or "builtins"
    if home in HERE or is_there(home):
        return value
    if name in NOBODYS:  # Jupyter's own
        return NOBODYS[name]
    return getattr(builtins, name) if name == "open" else AbsentModule(home)


@contextmanager
def names_mean(session, meanings):
    """Let names of a session mean something else for a while, unless they are given anew meanwhile."""
    before = {name: session[name] for name in meanings if name in session}
    session.update(meanings)
    try:
        yield
    finally:
        for name, meaning in meanings.items():
            if session.get(name) is not meaning:
                continue
            if name in before:
                session[name] = before[name]
            else:
                del session[name]
