"""A task: a function to write that is no backward rule, judged by what a trusted function returns.

The learner's function gets a trial's arguments by name. Whatever else it should be handed — Python
functions, objects, other functions of its own, a counter — is put together by the task's `drive`: a public
function that runs beside the learner's code and turns arrays into what the function needs and its results
into arrays again. It never holds an answer.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from .authoring.requirements import require_task, require_trial
from .authoring.settings import changed
from .redrawing import redrawn_trial
from .sampling import generator
from .sentences.rules import MORE_OF_EVERYTHING

__all__ = ["Task", "Trial", "Words", "program"]


class Words(str):
    """Words in place of an argument, in a report's example: a function's formula, say.

    >>> Words("x³"), "x³"
    (x³, 'x³')
    """

    __slots__ = ()
    __repr__ = str.__str__


LARGER_S = 20.0  # of a trial with more of everything: a way that works takes its time there, too


@dataclass(frozen=True)
class Trial:
    """One situation in which a task's function is tried.

    Parameters
    ----------
    name : str
        What the learner reads. Unique within its task; with the seed it seeds the random numbers.
    arguments : mapping, or callable of a NumPy Generator that returns one
        Arrays, numbers, bool, str, None, tuples and dicts of them, by parameter name.
    counts : bool
        False where a function that does nothing would be right as well.
    limit_s : float
        What it may take.
    redraw : callable of a NumPy Generator, or None
        What takes the place of listed arguments where a hand-in is graded.
    earlier : mapping or None
        Arguments about which the function is asked first, in the same breath.
    """

    name: str
    arguments: Mapping | Callable = field(default_factory=dict)
    counts: bool = True
    limit_s: float = 5.0
    redraw: Callable | None = None
    earlier: Mapping | None = None
    seed: int = 0

    def __post_init__(self):
        require_trial(self)


@dataclass(frozen=True)
class Task:
    """One function (or class) to write, and the trusted function that knows what it should return.

    Parameters
    ----------
    function : str
        The name of what the learner writes.
    want : callable
        `want(**arguments)` returns what is right: a number, an array, a text, None, or a tuple of these.
    trials : tuple of Trial
    points : float
    says : str
        The task in the learner's words.
    results : tuple of str
        What the returned values are called, as in `("m", "v")`; by default `result`.
    drive : callable or None
        A function of a file of its own, `driver.py` beside `exercise.py` or one of `drivers`, that needs
        Python and NumPy only. Its parameters are filled with the learner's functions of these names
        (`learners` is the one asked for) and with the trial's arguments; what it returns is compared. The
        whole file runs where the learner's code runs, so it is no secret, and it may count calls:

        >>> FUNCTIONS = {"cube": lambda x: x**3, "square": lambda x: x * x}
        >>> def drive(central_difference, f, x):
        ...     calls = []
        ...
        ...     def counted(x):
        ...         calls.append(x)
        ...         return FUNCTIONS[f](x)
        ...
        ...     return central_difference(counted, x), len(calls)

        A returned text is compared as text; lists and tuples inside the result are not allowed.
    judge : callable or None
        In place of comparing: `judge(got, want, **arguments)` returns None if `got` will do, else what is
        wrong with it: (code, what was observed, a question). `got` has the form that `want` has: a tuple of
        arrays or texts if that is one.
    shown : tuple of int
        Which of a judged task's results a report may show beside what `want` returned; the first one, unless
        it says otherwise. The others may only stand for what the judge knows.
    given : callable or None
        `given(**arguments)` returns what a report's example says of a trial's arguments, by name: what the
        statement speaks of, where `drive` makes that of what it is told. None in place of it: no example.
    wrong : tuple of Variant
        Mistakes known by sight: `rule(**arguments)` returns what a learner who makes it would have.
    analytic : bool
        Whether the results are derivatives that are to be worked out: right ones are flagged where the
        function looks as if it differentiated numerically.
    carries_slopes : bool
        Whether numbers that carry their slopes along are what is asked for: to have a class for them, or
        to take complex ones, is no sign of anything then.
    rtol, atol : float
        Of the largest entry wanted, and absolute; whole numbers, truth values and texts must be equal.
    changes : tuple of str
        Arguments that the function may modify in place.
    oracles : callable or None
        `oracles(**arguments)` returns functions of arrays by name. `drive` gets them under these names, but
        they stay with the checker: a hand-in can call them and not look inside (see module `oracles`).
    private : tuple of str
        Arguments of a trial that stay with the checker: `want`, `judge` and `oracles` see them. So that the
        order of the trials doesn't tell them either, it is another one for every seed.
    larger : callable of a NumPy Generator, or None
        Returns the arguments of one trial more, with more of everything, where a hand-in is graded.
    ranges : mapping of str to (low, high)
        Between what ends an argument may lie. Where a hand-in is graded and all is right, the trial of most
        numbers is tried again: with others from there, or where an end is infinite with larger and smaller
        ones, whole ones, zeros and ones (see `tasks.other_numbers`).
    """

    function: str
    want: Callable
    trials: tuple
    points: float = 1.0
    says: str = ""
    results: tuple = ("result",)
    drive: Callable | None = None
    judge: Callable | None = None
    shown: tuple = (0,)
    given: Callable | None = None
    wrong: tuple = ()
    analytic: bool = False
    carries_slopes: bool = False
    rtol: float = 1e-9
    atol: float = 1e-12
    changes: tuple = ()
    oracles: Callable | None = None
    private: tuple = ()
    larger: Callable | None = None
    ranges: Mapping = field(default_factory=dict)
    known: dict = field(default_factory=dict, repr=False, compare=False)  # what is right, by trial's name

    def __post_init__(self):
        require_task(self)

    @property
    def driver_source(self):
        """The text that runs beside the learner's code; empty if there is no `drive`."""
        return program(self.drive) if self.drive else ""

    def want_of(self, trial, arguments):
        """Return what is right; where chance has no part in the arguments, it is worked out only once."""
        if callable(trial.arguments):
            return self.want(**arguments)
        if trial.name not in self.known:
            self.known[trial.name] = self.want(**arguments)
        return self.known[trial.name]

    def with_seed(self, seed):
        """Return the same task, tried on other random numbers.

        Trials in which chance has no part count no more, unless there are no others: their answers may
        have been learnt by heart.
        """
        trials = tuple(redrawn_trial(self.function, trial, seed) for trial in self.trials)
        if self.larger is not None and seed:
            trials = (*trials, Trial(MORE_OF_EVERYTHING, self.larger, limit_s=LARGER_S, seed=seed))
        if any(callable(trial.arguments) for trial in trials):
            counts = [trial.counts and callable(trial.arguments) for trial in trials]
            trials = tuple(changed(trial, counts=c) for trial, c in zip(trials, counts))
        if self.private:
            order = generator(self.function, "the order of its trials", seed=seed).permutation(len(trials))
            trials = tuple(trials[i] for i in order)
        return changed(self, trials=trials)


@cache
def program(drive):
    """Return the text of the file that a function stands in, in which this function is called `drive`."""
    text = Path(drive.__code__.co_filename).read_text(encoding="utf-8-sig")
    return text if drive.__name__ == "drive" else f"{text}\n\ndrive = {drive.__name__}\n"
