"""Laws: a gradient that is right up to one number, and where that number comes from.

One case shows a ratio, such as 3. Only cases of different shapes tell whether 3 is the number of
rows, the number of copies or plain 3: a law has to give the ratio on every failing case.
"""

import numpy as np

from .finding import Finding

__all__ = ["adds", "ignored", "laws", "one_factor", "ratio"]

FAMOUS = {"ln 10": np.log(10), "ln 2": np.log(2), "π": np.pi, "2π": 2 * np.pi, "the root of 2": 2**0.5}


def laws(evidence, i):
    """Yield every law that explains a constant ratio of got to want."""
    got = evidence.gots[i]
    c = None if got is None else ratio(evidence, got, evidence.wants[i])
    if c is None or np.isclose(c, 1.0, rtol=1e-6):
        return
    for name, value, said, code in candidates(evidence, i):
        if np.isclose(c, value, rtol=1e-6):
            yield Finding(code, f"{{d}} {{is_}} right up to one factor: {said}.", question(code), name)


def one_factor(evidence, i):
    """Yield a constant ratio that no law explains."""
    got = evidence.gots[i]
    c = None if got is None else ratio(evidence, got, evidence.wants[i])
    if c is not None and not np.isclose(c, 1.0, rtol=1e-6):
        yield Finding(
            "FACTOR", f"{{d}} {{is_}} right up to one factor, {c:.6g}.", question("FACTOR"), f"{c:.6g}"
        )


def adds(evidence, i):
    """Yield that a multiple of an input is added that is too much, or too little."""
    got, want = evidence.gots[i], evidence.wants[i]
    if got is None or got.shape != want.shape or want.size < 2 or not np.all(np.isfinite(got)):
        return
    for name, x in (*evidence.inputs.items(), ("g", evidence.g)):
        k = ratio(evidence, got - want, x) if x.shape == want.shape else None
        if k is not None:
            yield Finding(
                "ADDS",
                f"{{d}} hold{{s}} a multiple of {name} that is not right: it is off by exactly a number "
                f"times {name}, as by {k:.4g} {name} on “{evidence.case.name}”.",
                f"Which term of the forward brings {name} in, and how strongly does it grow with {name}?",
                name,
            )


def ignored(evidence, i):
    """Yield that a number which the forward uses makes no difference to the rule."""
    got = evidence.gots[i]
    if got is None or got.shape != evidence.wants[i].shape:
        return
    for name, p in evidence.case.params.items():
        if isinstance(p, bool) or not isinstance(p, (int, float)) or "axis" in name:
            continue
        other = evidence.given_params(
            {**evidence.case.params, name: p + 1 if isinstance(p, int) else 1.3 * p + 0.1}
        )
        try:
            same = other.z.shape == evidence.z.shape and np.all(np.isfinite(other.wants[i]))
        except (ValueError, IndexError, TypeError):
            continue
        if (
            same
            and evidence.same(other.gots[i], got)
            and not evidence.same(other.wants[i], evidence.wants[i])
        ):
            yield Finding(
                "PARAMETER_IGNORED",
                f"{{d}} {{is_}} the same whatever {name} is; z is not.",
                f"What would change in your rule if {name} were another number?",
                name,
            )


def ratio(evidence, got, want):
    """Return the constant c with got = c want, or None."""
    if got.shape != want.shape or not np.any(want) or not np.all(np.isfinite(got)):
        return None
    at = np.unravel_index(np.argmax(np.abs(want)), want.shape)
    c = got[at] / want[at]
    return c if c != 0 and evidence.same(got, c * want) else None


def candidates(evidence, i):
    """Yield (name, value, words, code) for the factors that rules tend to gain or lose."""
    x, z = evidence.inputs[evidence.rule.inputs[i]], evidence.z
    yield "2", 2.0, "it is twice too large", "FACTOR"
    yield "1/2", 0.5, "it is half of what it should be", "FACTOR"
    if z.size > x.size > 0:
        n = z.size // x.size
        yield (
            "1/copies",
            1 / n,
            f"an input with {n} copies gets their mean, 1/{n} of their sum",
            "MEAN_FOR_SUM",
        )
        yield "copies", n, f"it is {n} times too large, the number of copies", "FACTOR"
    if x.size > z.size > 0:
        n = x.size // z.size
        yield "reduced", n, f"it is {n} times too large, and {n} entries go into one output", "FACTOR"
        yield (
            "1/reduced",
            1 / n,
            f"it is divided by {n}, the number of entries that go into one output",
            "FACTOR",
        )
        yield (
            "reduced/size",
            n / x.size,
            "it is divided by the size of x, not by what one output averages",
            "FACTOR",
        )
        for name, ddof in evidence.case.params.items():
            if name == "ddof" and 0 < ddof < n:
                said = f"it is divided by {n}, the forward divides by {n - ddof}"
                yield "bessel forgotten", (n - ddof) / n, said, "FACTOR"
        if n > 1:
            said = f"it is divided by {n - 1}, the forward divides by {n}"
            yield "bessel", n / (n - 1), said, "FACTOR"
    if x.size >= z.size > 0 and x.shape != z.shape and x.ndim:
        rows, n = x.shape[0], x.size // z.size
        yield (
            "reduced/outputs",
            n / z.size,
            f"it is divided by the {z.size} entries of z, not by the {n} entries averaged",
            "FACTOR",
        )
        yield (
            "reduced/batch",
            n / rows,
            f"it is divided by the {rows} rows, not by the {n} entries averaged",
            "FACTOR",
        )
    yield "minus", -1.0, "the factor is -1", "SIGN"
    named = [("batch", x.shape[0], "rows")] if x.ndim else []
    named += [("last", x.shape[-1], "columns")] if x.ndim > 1 else []
    for name, n, said in [*named, ("size", x.size, "entries")]:
        yield name, n, f"it is {n} times too large, the number of {said} of x", "FACTOR"
        yield f"1/{name}", 1 / n if n else 0.0, f"it is divided by {n}, the number of {said} of x", "FACTOR"
        yield (
            f"bessel {name}",
            n / (n - 1) if n > 1 else 0.0,
            f"it is off by {n}/{n - 1}: n and n-1 are mixed",
            "FACTOR",
        )
    if z.ndim and z.shape[0] > 1:
        n = z.shape[0]
        yield "rows of z", n, f"it is {n} times too large, the number of rows of z", "FACTOR"
        yield "1/rows of z", 1 / n, f"it is divided by {n}, the number of rows of z", "FACTOR"
    for name, p in evidence.case.params.items():
        if isinstance(p, (int, float)) and not isinstance(p, bool) and p not in (0, 1):
            yield name, p, f"it is too large by the factor {name} = {p}", "FACTOR"
            yield f"1/{name}", 1 / p, f"the factor {name} = {p} is missing", "FACTOR"
            yield f"1-{name}", 1 - p, f"it is off by 1 - {name} = {1 - p:g}", "FACTOR"
            yield f"1/(1-{name})", 1 / (1 - p), f"it is off by 1/(1 - {name})", "FACTOR"
            yield f"{name}(1-{name})", p * (1 - p), f"it is off by {name} (1 - {name})", "FACTOR"
    yield from lengths(evidence)


def lengths(evidence):
    """Yield the candidates that are lengths of axes, whosever they are, their roots, and famous numbers."""
    for name, array in evidence.inputs.items():
        if array.ndim == 2 and 0 not in array.shape:
            rows, columns = array.shape
            said = f"it is divided by the {columns} columns of {name}, not by its {rows} rows"
            yield f"rows/columns of {name}", rows / columns, said, "FACTOR"
        for axis, n in enumerate(array.shape):
            if n > 1:
                where = f"the length of {name} along axis {axis}"
                for key in (f"{name}, {axis}", f"{name}, {axis - array.ndim}"):
                    yield key, n, f"it is {n} times too large, {where}", "FACTOR"
                    yield f"1/{key}", 1 / n, f"it is divided by {n}, {where}", "FACTOR"
                    yield f"root of {key}", n**0.5, f"it is off by the root of {n}, {where}", "FACTOR"
                    yield f"1/root of {key}", n**-0.5, f"it is off by the root of {n}, {where}", "FACTOR"
    for said, value in FAMOUS.items():
        yield said, value, f"it is too large by the factor {said}", "FACTOR"
        yield f"1/{said}", 1 / value, f"it is too small by the factor {said}", "FACTOR"


def question(code):
    """Return what to ask about a factor."""
    if code == "MEAN_FOR_SUM":
        return "Each copy sends its own gradient back to the one original: do they add up, or average?"
    return "Write one entry of z out as a formula: which number stands in front of the input?"
