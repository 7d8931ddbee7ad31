"""Answers from a text, run in this process: as fast as a call, and watched as a hand-in is."""

import contextlib

from autogradkit.checking import InProcess
from autogradkit.checking.drivers.watch import new_watch


class Sourced(InProcess):
    """An InProcess answerer for the functions in a text.

    `limit_s` is for tests of answers that are right, however busy the machine is.
    """

    def __init__(self, source, names, kind="rule", limit_s=None, watch=""):
        self.source, self.kind = source, kind
        scope = {"__name__": "__main__"} | ({watch: new_watch()} if watch else {})
        exec(compile(source, "answer", "exec"), scope)
        super().__init__({name: scope[called] for name, called in dict(names).items()}, kind, limit_s)

    def source_of(self, function):
        return self.source

    def name_of(self, function):
        return function

    def of_program(self, source, names, watch=""):
        return contextlib.nullcontext(Sourced(source, names, self.kind, watch=watch))
