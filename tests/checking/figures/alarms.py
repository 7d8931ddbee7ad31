"""False alarms: right rules, in every formulation there is, on other random numbers again and again."""

import json
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

import numpy as np

from autogradkit.checking import check, differences
from tests.checking.figures.corpus import answerer, right_answers, with_random_numbers

LARGE_EVERY = 10
ROOT = Path(__file__).parents[3]
JUDGED = ("autogradkit/checking", "exercises", "tests/checking/rules")


def exercises():
    """Return the right formulations, those of one exercise together: [(exercise, [(functions, name)])]."""
    found = {}
    for exercise, functions, name in right_answers():
        key = exercise.id, exercise.name
        found.setdefault(key, (exercise, []))[1].append((functions, name))
    return list(found.values())


def alarms_in(exercise, formulations, seeds):
    """Return (checks, alarms) of some right formulations over these seeds.

    What no seed changes is asked once, a large case every tenth time. The truth is differentiated once for
    all formulations.
    """
    checks, alarms = 0, []
    again = {large: with_random_numbers(exercise, large) for large in (True, False)}
    for seed in seeds:
        asked = again[seed % LARGE_EVERY == 0] if seed else exercise
        if asked is None:
            continue
        once = {name: remembering(getattr(differences, name)) for name in ("jacobians", "direction")}
        with patch.multiple(differences, **once):
            for functions, name in formulations:
                report = check(asked, answerer(functions, asked.kind), seed)
                checks += 1
                if not report.passed:
                    alarms.append(f"{name}, seed {seed}: {', '.join(report.codes)}")
    return checks, alarms


class Record:
    """What is known already of a long run: a line per part in a file, so that what was stopped goes on.

    What other code has found than the code of now is not known.
    """

    def __init__(self, path=None):
        self.path, self.code = path, digest() if path else ""
        lines = path.read_text(encoding="utf-8").splitlines() if path and path.exists() else ()
        entries = map(json.loads, lines)
        self.known = {entry["part"]: entry["found"] for entry in entries if entry["code"] == self.code}

    def once(self, part, function, *given):
        """Return function(*given), asked only if this part isn't known."""
        if part not in self.known:
            self.known[part] = function(*given)
            if self.path:
                line = json.dumps({"part": part, "code": self.code, "found": self.known[part]})
                with self.path.open("a", encoding="utf-8") as file:
                    file.write(line + "\n")
        return self.known[part]


def digest():
    """Return a short text that is another as soon as a line is, of the checker or of what it judges here."""
    code = sha256()
    for place in JUDGED:
        for path in sorted((ROOT / place).rglob("*.py")) or [ROOT / place]:
            code.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return code.hexdigest()[:16]


def remembering(function):
    """Return a function of a rule and of arrays that does its work only once for the same ones."""
    known = {}

    def same(rule, *given):
        key = rule.forward, *map(frozen, given)
        if key not in known:
            known[key] = function(rule, *given)
        return known[key]

    return same


def frozen(value):
    """Return what can be a key in place of a value: an array's shape and bytes, a dict's entries."""
    if isinstance(value, np.ndarray):
        return value.shape, value.tobytes()
    if isinstance(value, dict):
        return tuple((name, frozen(entry)) for name, entry in sorted(value.items()))
    return value if isinstance(value, str) else repr(value)
