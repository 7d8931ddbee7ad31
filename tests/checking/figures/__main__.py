"""The figures of the checker: what it refuses, what it names, what it wrongly refuses, and how fast.

python -m tests.checking.figures                 a short run, a minute or two
python -m tests.checking.figures --seeds 1000    the whole one, for README.md beside this file
python -m tests.checking.figures --write         write README.md
"""

import argparse
import signal
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np

from autogradkit.checking import Exercise, InProcess, check
from autogradkit.checking.evidence import for_case
from autogradkit.checking.mutation import mutants
from autogradkit.course.attempt import functions_in
from autogradkit.course.catalogue import entries
from autogradkit.course.invariants import diagnosis_of
from autogradkit.course.source import read
from tests.checking.figures.deciders import DECIDERS, accepts
from tests.checking.figures.library import library
from tests.checking.test_wrong_rules import RIGHT, RULES, WRONG

HERE = Path(__file__).parent
RIGHT_ANSWERS = HERE.parents[1] / "course" / "right"
LIMIT_S = 5
UNNAMED = {"WRONG_VALUES", "WRONG_RESULT", "SHAPE"}


class WithSource(InProcess):
    """An InProcess answerer whose source is known."""

    source = ""


def answerer(functions, kind, source=""):
    made = WithSource(functions, kind)
    made.source = source
    return made


def from_file(entry, path):
    """Return the functions in an answer's file, and its source."""
    found = read(path, entry.exercise.functions, entry.names)
    return functions_in(found, path), found.source


def from_text(entry, text):
    """Return the functions in a text; an empty dict if it can't be run."""
    scope = {"np": np, "__name__": "answer"}
    try:
        exec(compile(text, "mutant", "exec"), scope)
    except Exception:
        return {}
    return {name: scope[name] for name in entry.exercise.functions if callable(scope.get(name))}


class limited:  # noqa: N801
    """Ends what never ends by itself."""

    def __init__(self, limit_s=LIMIT_S):
        self.limit_s = limit_s

    def __enter__(self):
        def stop(*_):
            raise TimeoutError("stopped")

        self.before = signal.signal(signal.SIGALRM, stop)
        signal.setitimer(signal.ITIMER_REAL, self.limit_s, 0.5)

    def __exit__(self, kind, *_):
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, self.before)
        return kind is not None and issubclass(kind, TimeoutError)


def report_on(exercise, functions, source="", seed=0, limit_s=LIMIT_S):
    """Check, and return the Report, or None if it took too long."""
    report = None
    with limited(limit_s):
        report = check(exercise, answerer(functions, exercise.kind, source), seed)
    return report


def listed_mistakes():
    """Return (number, refused, rightly named, what was accepted or misnamed) of the exercises' own."""
    count, refused, named, odd = 0, 0, 0, []
    for entry in entries():
        for path in sorted((entry.folder / "mistakes").glob("*.py")):
            report = report_on(entry.exercise, *from_file(entry, path), limit_s=120)
            count += 1
            refused += not report.passed
            right = diagnosis_of(path) in report.codes[:1]
            named += right
            if not right or report.passed:
                odd.append(f"{entry.key}/{path.name}: {', '.join(report.codes) or 'accepted'}")
    return count, refused, named, odd


def catalogue():
    """Return the same for the catalogue's examples."""
    refused = named = 0
    odd = []
    for name, rule, code in WRONG:
        report = report_on(Exercise("T", name, "", (RULES[name],)), {RULES[name].function: rule}, limit_s=60)
        refused += not report.passed
        named += report.codes[:1] == (code,)
        if report.passed or report.codes[:1] != (code,):
            odd.append(f"{name}: {report.codes} for {code}")
    return len(WRONG), refused, named, odd


def mutated(exercise, functions, source, run, seeds):
    """Return (refused, named, equivalent, accepted) mutants of one source, the last two as texts."""
    refused, named, same, accepted = 0, 0, [], []
    for mutant in mutants(source):
        changed = run(mutant.source)
        if not changed:
            refused += 1
            named += 1
            continue
        report = report_on(exercise, changed, mutant.source)
        if report is None or not (report.passed or report.status == "flagged"):
            refused += 1
            named += report is None or report.codes[0] not in UNNAMED
        elif equivalent(exercise, functions, changed, seeds):
            same.append(str(mutant))
        else:
            accepted.append(str(mutant))
    return refused, named, same, accepted


def equivalent(exercise, functions, changed, seeds):
    """Return whether a mutant answers every question of every seed as the original does, to rounding."""
    for seed in range(seeds):
        twins = Twins(functions, changed, exercise.kind)
        with limited():
            check(exercise, twins, seed)
        if twins.apart:
            return False
    return True


class Twins(InProcess):
    """Answers with the first of two sets of functions, and notes where the second would answer otherwise."""

    source = ""

    def __init__(self, functions, others, kind):
        super().__init__(functions, kind)
        self.other, self.apart = InProcess(others, kind), False

    def ask(self, function, arguments):
        copies = {n: np.array(a) if isinstance(a, np.ndarray) else a for n, a in arguments.items()}
        copies = {n: a for n, a in copies.items() if n in self.other.functions[function] or "given" in copies}
        mine, other = super().ask(function, arguments), self.other.ask(function, copies)
        self.apart |= mine.status != other.status or len(mine.value) != len(other.value)
        for a, b in zip(mine.value, other.value, strict=False):
            if (a is None) != (b is None):
                self.apart = True
            elif a is not None:
                size = np.max(np.abs(a), initial=1e-300) if a.dtype.kind in "fiu" else 1.0
                same = a.shape == b.shape and np.allclose(a, b, rtol=0, atol=1e-9 * size, equal_nan=True)
                self.apart |= not same
        return mine


def mutations(seeds):
    """Return a row per source: (what, mutants refused, named, equivalent ones, accepted ones)."""
    rows = []
    for entry in entries():
        functions, source = from_file(entry, entry.folder / "solution.py")
        run = lambda text, entry=entry: from_text(entry, text)
        rows.append((entry.key, *mutated(entry.exercise, functions, source, run, seeds)))
    for name, rule, source, scope in library():

        def run(text, scope=scope):
            new = dict(scope)
            exec(compile(text, "mutant", "exec"), new)
            return {"backward": new["backward"]}

        exercise = Exercise("L", name, "", (rule,))
        rows.append((f"core: {name}", *mutated(exercise, run(source), source, run, seeds)))
    return rows


def false_alarms(seeds):
    """Return (formulations, checks, alarms) over all right answers and that many seeds."""
    formulations = checks = 0
    alarms = []
    corpus = [(Exercise("T", n, "", (RULES[n],)), {RULES[n].function: rule}, n) for n, rule in RIGHT]
    for entry in entries():
        for path in [entry.folder / "solution.py", *sorted((RIGHT_ANSWERS / entry.name).glob("*.py"))]:
            corpus.append((entry.exercise, from_file(entry, path)[0], f"{entry.key}/{path.name}"))
    for exercise, functions, name in corpus:
        formulations += 1
        for seed in range(seeds):
            checks += 1
            report = check(exercise, answerer(functions, exercise.kind), seed)
            if not report.passed:
                alarms.append(f"{name}, seed {seed}: {', '.join(report.codes)}")
    return formulations, checks, alarms


NUMERICAL = {  # of f, a function of the step along one entry
    "central": ("1e-5", "(f(h) - f(-h)) / (2 * h)"),
    "5-point": ("1e-3", "(8 * (f(h) - f(-h)) - f(2 * h) + f(-2 * h)) / (12 * h)"),
    "Richardson": ("1e-2", "(4 * (f(h / 2) - f(-h / 2)) / h - (f(h) - f(-h)) / (2 * h)) / 3"),
    "complex step": ("1e-20", "np.imag(f(1j * h)) / h"),
}
ENTRY_BY_ENTRY = """
def moved(x, i, t):
    y = x.astype(type(t + 0.0))
    y[i] += t
    return y

def backward(g, {names}):
    h = {h}
    found = []
    for n, x in enumerate(({inputs},)):
        d = np.zeros(x.shape)
        for i in np.ndindex(x.shape):
            def f(t):
                arrays = [{inputs}]
                arrays[n] = moved(x, i, t)
                return forward(*arrays{params})
            d[i] = np.sum(g * {formula})
        found.append(d)
    return found[0] if len(found) == 1 else tuple(found)
"""


def numerical():
    """Return {method: (rules, by numbers alone, by numbers or source)} of finite differences."""
    table = {}
    for method, (h, formula) in NUMERICAL.items():
        count = blind = seen = 0
        for name, rule in RULES.items():
            if rule.function != "backward" or not rule.analytic:
                continue
            params = sorted({key for case in rule.cases for key in case.params})
            names = ", ".join((*rule.inputs, *params))
            source = ENTRY_BY_ENTRY.format(
                names=names,
                h=h,
                inputs=", ".join(rule.inputs),
                params="".join(f", {p}={p}" for p in params),
                formula=formula,
            )
            scope = {"np": np, "forward": rule.forward}
            exec(source, scope)
            exercise = Exercise("T", name, "", (rule,))
            count += 1
            for text in ("", source):
                report = report_on(exercise, {"backward": scope["backward"]}, text, limit_s=60)
                caught = report is None or not report.passed
                blind, seen = blind + (caught and not text), seen + (caught and bool(text))
        table[method] = (count, blind, seen)
    return table


def ordinary(evidences):
    """Return the case that a course's test would use: plain, of ordinary size, not square."""

    def odd(e):
        square = e.z.ndim == 2 and e.z.shape[0] == e.z.shape[1]
        return e.case.kind != "plain" or e.case.same, square, not 4 <= e.z.size <= 40, e.z.size

    return min((e for e in evidences if e.z.size), key=odd)


def others():
    """Return a row per tool: wrong rules accepted, right rules refused, milliseconds per rule."""
    corpus = [(name, rule, False) for name, rule, _ in WRONG] + [(name, rule, True) for name, rule in RIGHT]
    rows = {}
    for tool, decider in DECIDERS.items():
        random, accepted, alarms, seconds = np.random.default_rng(0), 0, 0, 0.0
        for name, rule, right in corpus:
            trusted = RULES[name]
            asked = InProcess({trusted.function: rule})
            evidence = ordinary(
                [for_case(trusted, case, asked) for case in trusted.cases if case.kind != "large"]
            )
            started = time.perf_counter()
            passed = accepts(decider, evidence, random)
            seconds += time.perf_counter() - started
            accepted += passed and not right
            alarms += right and not passed
        rows[tool] = (accepted, alarms, 1e3 * seconds / len(corpus))
    accepted = alarms = 0
    started = time.perf_counter()
    for name, rule, right in corpus:
        report = report_on(Exercise("T", name, "", (RULES[name],)), {RULES[name].function: rule}, limit_s=60)
        accepted += report.passed and not right
        alarms += right and not report.passed
    rows["autogradkit"] = (accepted, alarms, 1e3 * (time.perf_counter() - started) / len(corpus))
    return rows, len(WRONG), len(RIGHT)


def milliseconds():
    """Return the time of one check of a right rule without large cases: median and largest, by rule."""
    found = {}
    for name, rule in RIGHT:
        small = RULES[name]
        small = type(small)(**{**vars(small), "cases": tuple(c for c in small.cases if c.kind != "large")})
        exercise, functions = Exercise("T", name, "", (small,)), {small.function: rule}
        times = []
        for _ in range(5):
            started = time.perf_counter()
            check(exercise, InProcess(functions))
            times.append(1e3 * (time.perf_counter() - started))
        found[name] = max(found.get(name, 0.0), float(np.median(times)))
    return found


def told(seeds):
    """Yield the figures as lines of Markdown."""
    yield "# Figures of the checker"
    yield ""
    yield f"Made by `python -m tests.checking.figures --seeds {seeds} --write`. Times are one machine's."
    yield ""
    yield "| wrong rules | tried | refused | called by their name |"
    yield "|---|---|---|---|"
    odd = []
    for title, figures in (
        ("the exercises' listed mistakes", listed_mistakes()),
        ("the catalogue's", catalogue()),
    ):
        count, refused, named, more = figures
        odd += more
        yield f"| {title} | {count} | {share(refused, count)} | {share(named, count)} |"
    rows = mutations(min(max(seeds // 10, 3), 30))
    refused, named = sum(row[1] for row in rows), sum(row[2] for row in rows)
    same = [(row[0], text) for row in rows for text in row[3]]
    accepted = [(row[0], text) for row in rows for text in row[4]]
    count = refused + len(accepted)
    title = f"{len(rows)} right rules, mutated"
    yield f"| {title} | {count} | {share(refused, count)} | {share(named, refused)} |"
    yield ""
    yield from (f"- {line}" for line in odd)
    yield from (f"- accepted: {name}: {text}" for name, text in accepted)
    yield ""
    formulations, checks, alarms = false_alarms(seeds)
    tried = f"{formulations} right formulations, {seeds} seeds each"
    yield f"**False alarms**: {len(alarms)} in {checks:,} checks: {tried}."
    yield ""
    yield from (f"- {alarm}" for alarm in alarms[:20])
    yield ""
    yield "**Numerical differentiation in place of a rule**, flagged for a person:"
    yield ""
    yield "| method | rules | by the numbers alone | with the source read |"
    yield "|---|---|---|---|"
    for method, (count, blind, seen) in numerical().items():
        yield f"| {method} | {count} | {blind} | {seen} |"
    yield ""
    times = milliseconds()
    typical, slowest = np.median(list(times.values())), max(times.values())
    yield f"**One check** of a right rule: {typical:.0f} ms, at most {slowest:.0f} ms."
    yield ""
    rows, wrong, right = others()
    yield f"## The decision rules of others, on the same {wrong} wrong and {right} right rules"
    yield ""
    yield "Re-implemented in `deciders.py`: step, upstream gradient, comparison. Each gets one ordinary case."
    yield ""
    yield "| decision rule | wrong rules accepted | right rules refused | ms per rule |"
    yield "|---|---|---|---|"
    for tool, (accepted_here, alarms_here, ms) in rows.items():
        yield f"| {tool} | {accepted_here} | {alarms_here} | {ms:.1f} |"
    yield ""
    yield f"## The {len(same)} mutants that are no mistakes"
    yield ""
    yield "Each gives the original's numbers, to 1e-9 of the largest, on every question of every seed tried."
    yield ""
    for name, texts in Counter(name for name, _ in same).items():
        yield f"- {name} ({texts}): " + "; ".join(f"`{text}`" for other, text in same if other == name)


def share(part, whole):
    """Write a count with its share."""
    return f"{part} ({100 * part / max(whole, 1):.1f} %)"


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seeds", type=int, default=5)
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    lines = []
    for line in told(chosen.seeds):
        print(line, flush=True)
        lines.append(line)
    if chosen.write:
        (HERE / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
