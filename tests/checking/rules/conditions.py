"""Conditions on which a rule of a product may be wrong, and right otherwise: some are seen, some aren't.

Each is an expression of `g`, `x` and `y`; `calls` holds the arrays x of the calls so far, this one's last.
"""

__all__ = ["SEEN", "UNSEEN", "source"]

SEEN = {
    "more than 30 entries": "x.size > 30",
    "more than 100 entries": "x.size > 100",
    "an odd number of entries, 9 and more": "x.size % 2 and x.size > 8",
    "a single number": "x.ndim == 0",
    "four axes": "x.ndim == 4",
    "more than three axes": "x.ndim > 3",
    "a square table": "x.ndim == 2 and x.shape[0] == x.shape[1]",
    "more rows than columns": "x.ndim == 2 and x.shape[0] > x.shape[1]",
    "more columns than rows": "x.ndim == 2 and x.shape[0] < x.shape[1]",
    "a first axis of 1": "x.ndim > 1 and x.shape[0] == 1",
    "a last axis of 1": "x.ndim > 1 and x.shape[-1] == 1",
    "x in Fortran order": "x.ndim > 1 and not x.flags.c_contiguous",
    "g backwards": "g.size > 1 and not g.flags.c_contiguous",
    "x[0] above 3.7": "x.size and x.flat[0] > 3.7",
    "x[0] above 1.5": "x.size and x.flat[0] > 1.5",
    "an entry above 2": "np.any(np.abs(x) > 2)",
    "an entry above 60": "np.any(np.abs(x) > 60)",
    "an entry above 1e3": "np.any(np.abs(x) > 1e3)",
    "an entry above 1e6": "np.any(np.abs(x) > 1e6)",
    "an entry below 0.2": "np.any(np.abs(x) < 0.2)",
    "an entry below 1e-6": "np.any((x != 0) & (np.abs(x) < 1e-6))",
    "an entry between 3 and 25": "np.any((np.abs(x) > 3) & (np.abs(x) < 25))",
    "an entry between 200 and 2000": "np.any((np.abs(x) > 200) & (np.abs(x) < 2000))",
    "an entry between 0.06 and 0.2": "np.any((np.abs(x) > 0.06) & (np.abs(x) < 0.2))",
    "an entry between 1e-6 and 1e-3": "np.any((np.abs(x) > 1e-6) & (np.abs(x) < 1e-3))",
    "a zero in x": "np.any(x == 0)",
    "a one in x": "np.any(x == 1)",
    "ones everywhere in x": "x.size > 1 and np.all(x == 1)",
    "equal entries in x": "x.size > 1 and np.ptp(x) == 0",
    "whole numbers in x": "x.size and np.all(x == np.round(x))",
    "positive entries only": "x.size > 1 and np.all(x > 0)",
    "negative entries only": "x.size > 1 and np.all(x < 0)",
    "two inputs that are one array": "x is y",
    "two inputs that are equal": "x.size > 1 and x is not y and np.array_equal(x, y)",
    "ones everywhere in g": "g.size > 1 and np.all(g == 1)",
    "equal entries in g": "g.size > 1 and np.ptp(g) == 0",
    "zeros everywhere in g": "g.size and np.all(g == 0)",
    "exactly one zero in g": "np.sum(g == 0) == 1",
    "all but one zero in g": "g.size > 1 and np.sum(g != 0) == 1",
    "a g that is negative": "g.size > 1 and np.all(g < 0)",
    "a g that is positive": "g.size > 1 and np.all(g > 0)",
    "a g of whole numbers": "g.size > 1 and np.all(g == np.round(g))",
    "an entry of g above 3.7": "np.any(g > 3.7)",
    "an entry of g between 10 and 1e6": "np.any((np.abs(g) > 10) & (np.abs(g) < 1e6))",
    "an entry of g below 1e-9": "np.any((g != 0) & (np.abs(g) < 1e-9))",
    "an entry of g between 1e-6 and 1e-3": "np.any((np.abs(g) > 1e-6) & (np.abs(g) < 1e-3))",
    "the first call": "len(calls) == 1",
    "the calls after the tenth": "len(calls) > 10",
    "the calls after the twentieth": "len(calls) > 20",
    "every seventh call": "len(calls) % 7 == 0",
    "the same x as in the call before": "len(calls) > 1 and x.size > 1 and np.array_equal(calls[-2], x)",
    "an x that was there before": "x.size > 1 and any(np.array_equal(x, one) for one in calls[:-1])",
    "the shape of the call before": "len(calls) > 1 and x.size > 1 and calls[-2].shape == x.shape",
}
UNSEEN = {  # TEACHING.md names their kinds
    "two entries": "x.size == 2",
    "eight entries": "x.size == 8",
    "more than a thousand entries": "x.size > 1000",
    "more than five axes": "x.ndim > 5",
    "an entry that is 5.5 to three digits": "np.any(np.abs(x - 5.5) < 1e-3)",
    "x = -y": "x.size > 1 and np.array_equal(x, -y)",
    "x = g": "x.size > 1 and np.array_equal(x, g)",
    "a single number, and g = 1": "g.ndim == 0 and g == 1",
    "zeros everywhere in x": "x.size and np.all(x == 0)",
    "float32": "x.dtype == np.float32",
    "nan": "np.any(np.isnan(x))",
    "inf": "np.any(np.isinf(x))",
    "the calls after the fiftieth": "len(calls) > 50",
}


def source(condition):
    """Return the source of a rule of a product that is wrong on a condition."""
    return (
        "import numpy as np\n\ncalls = []\n\ndef backward(g, x, y):\n    calls.append(x.copy())\n"
        f"    wrong = {condition}\n    return g * y, g * x * (2 if wrong else 1) + (1 if wrong else 0)\n"
    )
