"""The rule check: the checker's report in a notebook, with its buttons: check, hint, reset, show me."""

import contextlib
import io

import numpy as np
import traitlets as t

from autogradkit.checking import InProcess, check
from autogradkit.errors import AutogradkitError

from . import sentences
from ._base import Widget, stylesheet
from .bundler import bundle
from .rule_film import film_of, is_filmable

__all__ = ["RuleCheck"]


class RuleCheck(Widget):
    """Shows the report on an exercise; its buttons check again, open hints and play the rule.

    Parameters
    ----------
    exercise : Exercise
    functions : dict of str to callable, or callable returning one
        The learner's functions; a callable is called again at every check.
    stub : str
        The text to begin with, shown by "reset".
    report : Report, optional
        A report made already.
    hints_opened : int
        How many hints stand open already.
    on_check, on_hint, on_reset : callable, optional
        Called with the new report, with the number of hints opened, and when the stub is wanted back;
        `on_reset` returns what happened, in a sentence.
    answerer : callable, optional
        Makes an answerer of the functions and the exercise's kind.
    """

    _esm = bundle("rule_check.js")
    _css = stylesheet("graph_player.css") + stylesheet("rule_check.css")

    exercise, report = None, None
    page = t.Unicode(help="the report as HTML, every text in it escaped").tag(sync=True)
    name = t.Unicode(help="the exercise's name").tag(sync=True)
    passed = t.Bool(False, help="whether everything is right").tag(sync=True)
    hints = t.List(t.Unicode(), help="the hints opened so far").tag(sync=True)
    hints_left = t.Int(0, help="how many can still be opened").tag(sync=True)
    stub = t.Unicode(help="the text to begin with; shown once reset was pressed").tag(sync=True)
    notice = t.Unicode(help="what came of the last button").tag(sync=True)
    film = t.Dict(help="the learner's rule, playing; empty before").tag(sync=True)
    playable = t.Bool(True, help="whether a film can be made").tag(sync=True)
    done = t.Int(0, help="how many buttons were answered").tag(sync=True)

    def __init__(
        self,
        exercise,
        functions,
        stub="",
        report=None,
        *,
        hints_opened=0,
        on_check=None,
        on_hint=None,
        on_reset=None,
        answerer=InProcess,
        **traits,
    ):
        self.exercise, self._functions, self._stub = exercise, functions, stub
        self._on_check, self._on_hint, self._on_reset = on_check, on_hint, on_reset
        self._answerer = answerer
        traits["playable"] = is_filmable(exercise)
        traits["hints"] = list(exercise.hints[:hints_opened])
        traits["hints_left"] = len(exercise.hints) - len(traits["hints"])
        super().__init__(name=exercise.name, **traits)
        self.report = report if report is not None else self.check()
        self.show_report()
        self.on_msg(self._hear)

    @property
    def functions(self):
        """The learner's functions as they are now."""
        return self._functions() if callable(self._functions) else self._functions

    def check(self):
        """Check the functions as they are now, and return the Report."""
        with contextlib.redirect_stdout(io.StringIO()), np.errstate(all="ignore"):
            self.report = check(self.exercise, self._answerer(self.functions, self.exercise.kind))
        self.show_report()
        return self.report

    def show_report(self):
        """Put the report on the page."""
        self.page, self.passed = self.report._repr_html_(), self.report.passed
        self.film = {}

    def hint(self):
        """Open one hint more, and return it."""
        if self.hints_left:
            self.hints = list(self.exercise.hints[: len(self.hints) + 1])
            self.hints_left = len(self.exercise.hints) - len(self.hints)
        return self.hints[-1] if self.hints else ""

    def reset(self):
        """Show the text to begin with."""
        self.stub = self._stub

    def show_me(self):
        """Play the learner's rule, on the case where it first goes wrong; that step is marked."""
        self.film = film_of(self.exercise, self.functions, self.report)

    def _hear(self, _, content, __):
        """Answer a button."""
        self.notice = ""
        try:
            self._answer(content.get("do"))
        except AutogradkitError as error:
            self.notice = str(error)
        finally:
            self.done += 1

    def _answer(self, button):
        """Do what a button asks, and call whoever wants to know."""
        if button == "check":
            report = self.check()
            happened = self._on_check(report) if self._on_check is not None else ""
            self.notice = f"{sentences.CHECKED} {happened or ''}".rstrip()
        elif button == "hint":
            self.hint()
            if self._on_hint is not None:
                self._on_hint(len(self.hints))
        elif button == "reset":
            self.reset()
            happened = self._on_reset() if self._on_reset is not None else ""
            self.notice = happened or sentences.COPY_STUB
        elif button == "show":
            self.show_me()

    def text(self) -> str:
        """Return the report as text."""
        return str(self.report)

    def html(self, static: bool) -> str:
        """Return the report as HTML: without a kernel there is nothing to press."""
        return self.report._repr_html_()
