"""Right rules mutated: which wrong ones are refused, and which mutants are no mistakes."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from autogradkit.checking import Exercise, InProcess, OwnOp, Rule, check
from autogradkit.course.catalogue import entries
from tests.checking.figures.corpus import from_file, from_text, limited, report_on
from tests.checking.figures.library import library
from tests.checking.mutation import mutants

UNNAMED = {"WRONG_VALUES", "WRONG_RESULT", "SHAPE"}


def sources():
    """Return (what, exercise, functions, source, run) of every right rule that is mutated."""
    found = []
    for entry in entries():
        functions, source = from_file(entry, entry.folder / "solution.py")
        run = lambda text, entry=entry: from_text(entry, text)
        found.append((entry.key, entry.exercise, functions, source, run))
    for name, rule, source, scope in library():

        def run(text, scope=scope):
            new = dict(scope)
            exec(compile(text, "mutant", "exec"), new)
            return {"backward": new["backward"]}

        found.append((f"core: {name}", Exercise("L", name, "", (rule,)), run(source), source, run))
    return found


class Tried(NamedTuple):
    """What became of one source's mutants: how many were refused and named, and which were not, as texts."""

    what: str
    refused: int
    named: int
    same: list
    also_right: list
    accepted: list


def mutated(what, exercise, functions, source, run, seeds):
    """Try every mutant of one source and return what was Tried."""
    refused, named, same, also_right, accepted = 0, 0, [], [], []
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
        elif not (strict := where_one_answer_is_right(exercise)).parts or equivalent(
            strict, functions, changed, seeds
        ):
            also_right.append(str(mutant))
        else:
            accepted.append(str(mutant))
    return Tried(what, refused, named, same, also_right, accepted)


def where_one_answer_is_right(exercise):
    """Return an exercise without corners, and without the parts whose judge lets several answers pass."""
    parts = []
    for part in exercise.parts:
        if isinstance(part, Rule):
            cases = tuple(case for case in part.cases if case.kind != "kink")
            parts.append(replace(part, cases=cases))
        elif not isinstance(part, OwnOp) and getattr(part, "judge", None) is None:
            parts.append(part)
    return replace(exercise, parts=tuple(parts))


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

    def __init__(self, functions, others, kind):
        super().__init__(functions, kind)
        self.other, self.apart = InProcess(others, kind), False

    def ask(self, function, arguments, oracles=None):
        copies = {n: np.array(a) if isinstance(a, np.ndarray) else a for n, a in arguments.items()}
        copies = {n: a for n, a in copies.items() if n in self.other.functions[function] or "given" in copies}
        mine = super().ask(function, arguments, oracles)
        other = self.other.ask(function, copies, oracles)
        self.apart |= mine.status != other.status or len(mine.value) != len(other.value)
        for a, b in zip(mine.value, other.value, strict=False):
            if (a is None) != (b is None):
                self.apart = True
            elif a is not None:
                size = np.max(np.abs(a), initial=1e-300) if a.dtype.kind in "fiu" else 1.0
                same = a.shape == b.shape and np.allclose(a, b, rtol=0, atol=1e-9 * size, equal_nan=True)
                self.apart |= not same
        return mine
