"""The report as lines of plain text, for a terminal and a teacher."""

import numpy as np

from autogradkit.checking.quotations import one_line
from autogradkit.checking.sentences import fill
from autogradkit.checking.sentences import report as sentences

from .wording import DIGITS, MOST_ENTRIES, digits_that_tell, numbers, value_text

__all__ = ["function_lines", "lines"]

REAL = "fiu"  # kinds of numbers that have digits to tell apart


def lines(report):
    """Yield the report as lines of plain text."""
    right, counted = report.tally
    yield fill(
        sentences.HEADING,
        {
            "exercise": report.exercise,
            "status": report.status,
            "points": points(report.points),
            "max_points": points(report.max_points),
            "right": right,
            "counted": counted,
            "cases": "case" if counted == 1 else "cases",
        },
    )
    for function in dict.fromkeys(d.function for d in report.diagnoses):
        yield ""
        yield from function_lines(report, function)
    yield from wrong_cases(report)


def function_lines(report, function):
    """Yield what is wrong with one function: its name, the diagnoses, the smallest failing case."""
    yield f"{function}"
    for diagnosis in report.diagnoses:
        if diagnosis.function == function:
            yield f"  {diagnosis.statement}"
            if diagnosis.question:
                yield f"  → {diagnosis.question}"
    for example in report.examples:
        if example.function == function:
            yield from ("  " + line for line in example_lines(example))


def example_lines(example):
    """Yield the smallest failing case as lines."""
    given = ", ".join(f"{name} = {value_text(value)}" for name, value in example.given)
    yield fill(sentences.EXAMPLE, {"given": given}).rstrip()
    got, want = texts_that_tell(example.got, example.want)
    for text, value in ((sentences.GOT, got), (sentences.WANT, want)):
        yield "  " + fill(text, {"gradient": example.gradient, "value": value})
    if isinstance(example.got, np.ndarray) and value_text(example.got) == value_text(example.want):
        with np.errstate(all="ignore"):
            off = np.max(np.abs(example.got.astype(float) - example.want), initial=0.0)
        if off:
            yield "  " + fill(sentences.DIFFER_BY, {"off": off})
    elif example.nudge:
        yield example.nudge


def texts_that_tell(got, want):
    """Return what was got and what was wanted as texts, with as many digits as tell them apart.

    >>> texts_that_tell(np.array([1.0, 2.00005]), np.array([1.0, 2.0]))
    ('[1 2.00005]', '[1 2]')
    """
    texts = value_text(got), value_text(want)
    if texts[0] != texts[1] or not all(is_written_out(value) for value in (got, want)):
        return texts
    digits = digits_that_tell(got, want, DIGITS)
    return one_line(numbers(got, digits=digits)), one_line(numbers(want, digits=digits))


def is_written_out(value):
    """Return whether a value is an array whose real numbers are all written out."""
    return isinstance(value, np.ndarray) and value.dtype.kind in REAL and value.size <= MOST_ENTRIES


def wrong_cases(report):
    """Yield which cases went right and which wrong, if some went right that prove something.

    Two functions may have cases of one name, so where there are several each has its own lines. Of a function
    that isn't there yet no case is named: none was tried.
    """
    functions = {}
    for case in report.cases:
        functions.setdefault(case.function, []).append(case)
    passed = [function for function, cases in functions.items() if not names(cases, wrong=True)]
    proven = any(case.counts and case.status == "passed" for case in report.cases)
    if not proven or len(passed) == len(functions):
        return
    yield ""
    both = sentences.RIGHT_CASES, sentences.WRONG_CASES
    both = both if len(functions) == 1 else (sentences.RIGHT_CASES_OF, sentences.WRONG_CASES_OF)
    tried = [function for function, cases in functions.items() if not are_untried(cases)]
    for function, cases in functions.items():
        told = function in tried and function not in passed
        for text, wrong in zip(both, (False, True), strict=True) if told else ():
            if listed := names(cases, wrong):
                yield fill(text, {"function": function, "cases": "; ".join(listed)})
    if passed:
        yield fill(sentences.ALL_CASES_RIGHT, {"functions": ", ".join(passed)})


def are_untried(cases):
    """Return whether these are the cases of a function that isn't there, or that isn't written."""
    return all(case.says in sentences.NOT_THERE_YET for case in cases)


def names(cases, wrong):
    """Return the names of those cases that went wrong, or of those that went right, each once."""
    return list(dict.fromkeys(case.name for case in cases if (case.status != "passed") == wrong))


def points(number):
    """Write points without a needless `.0`.

    >>> points(4.0), points(2.25)
    ('4', '2.25')
    """
    return f"{number:g}"
