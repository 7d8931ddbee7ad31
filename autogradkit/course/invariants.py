"""The invariants are what must hold for every exercise, so that the checker can be believed.

The solution passes, the stub is "not written yet", every mistake is rejected under its own name, the truth
is confirmed by a second way of differentiating, and neither statement nor hints give the answer away.
"""

import ast
import re

from autogradkit.checking import Rule
from autogradkit.checking.differences import crosscheck
from autogradkit.checking.sampling import sample

from .attempt import attempt_file
from .catalogue import entries
from .source import read

__all__ = ["broken", "diagnosis_of"]

FILES = ("README.md", "rule.py", "exercise.py", "solution.py")
SPACES = re.compile(r"\s+")
NAMED = (ast.Name, ast.Attribute)  # what is given may be named; what is computed from it may not


def broken(folder=None):
    """Return every broken invariant of a folder of exercises as a sentence; none is the good news."""
    listed = entries(folder)
    found = [] if listed else ["There are no exercises."]
    for entry in listed:
        if [other.number for other in listed].count(entry.number) > 1:
            found.append(f"{entry.key} shares its number with another exercise.")
        missing = [name for name in FILES if not (entry.folder / name).is_file()]
        if missing:
            found.append(f"{entry.key} has no {' and no '.join(missing)}.")
        else:
            found += [f"{entry.key}: {said}" for said in of_one(entry)]
    for what in ("id", "name", "title"):
        seen = [getattr(entry.exercise, what) for entry in listed]
        found += [f"{what} {x!r} is given twice." for x in sorted({x for x in seen if seen.count(x) > 1})]
    return found


def of_one(entry):
    """Yield what is broken in one exercise."""
    exercise = entry.exercise
    if exercise.name != entry.name:
        yield f"exercise.py calls it {exercise.name}."
    if len(exercise.hints) != 3:
        yield f"there are {len(exercise.hints)} hints; three are asked for."
    yield from of_references(exercise)
    report = attempt_file(entry, entry.folder / "solution.py").report
    if not report.passed or report.points != exercise.points:
        yield f"the solution gets {report.points:g} of {exercise.points:g} points.\n{report}"
    report = attempt_file(entry, entry.folder / "rule.py").report
    if report.status != "missing" or report.points:
        yield f"the stub is {report.status}, not missing."
    mistakes = sorted((entry.folder / "mistakes").glob("*.py"))
    if len(mistakes) < 3:
        yield f"there are {len(mistakes)} mistakes; three at least are asked for."
    for path in mistakes:
        yield from of_mistake(entry, path)
    yield from of_words(entry)


def of_references(exercise):
    """Yield where the complex step and Richardson's differences don't agree about the truth."""
    for part in exercise.parts:
        for case in part.cases if isinstance(part, Rule) else ():
            if case.kind == "plain" and (said := crosscheck(part, sample(part, case), case.params)):
                yield f"{case.name}: {said}."


def of_mistake(entry, path):
    """Yield what is broken in one mistake: accepted, not recognised, or no mistake said."""
    code = diagnosis_of(path)
    if not code:
        yield f"mistakes/{path.name} doesn't end with `# diagnosis: CODE`."
        return
    report = attempt_file(entry, path).report
    got = [diagnosis.code for diagnosis in report.diagnoses]
    if report.passed:
        yield f"mistakes/{path.name} passes."
    elif code not in got[:1]:
        yield f"mistakes/{path.name} is called {', '.join(got) or 'nothing'}, not {code}.\n{report}"


def diagnosis_of(path):
    """Return the code that a mistake must get, from its last line; empty if there is none."""
    lines = path.read_text(encoding="utf-8").rstrip().splitlines()
    match = re.fullmatch(r"# diagnosis: ([A-Z_]+)", lines[-1]) if lines else None
    return match[1] if match else ""


def of_words(entry):
    """Yield what is broken in the statement, the stub's docstrings and the hints."""
    exercise = entry.exercise
    statement = (entry.folder / "README.md").read_text(encoding="utf-8")
    stub = ast.parse(entry.stub)
    functions = {node.name: node for node in stub.body if isinstance(node, ast.FunctionDef)}
    if tuple(functions) != exercise.functions:
        yield f"the stub defines {', '.join(functions)}; asked for are {', '.join(exercise.functions)}."
    for name, node in functions.items():
        if name not in statement:
            yield f"the statement doesn't mention {name}."
        if entry.stub.count("# TODO: ") != len(functions):
            yield "the stub doesn't have one TODO for each function."
        for argument in node.args.args:
            if f"`{argument.arg}`" not in statement:
                yield f"the statement doesn't explain {argument.arg}."
            if not re.search(rf"\b{argument.arg}\b", ast.get_docstring(node) or ""):
                yield f"the docstring of {name} doesn't name {argument.arg}."
    if f"{exercise.points:g} points" not in statement or exercise.id not in statement:
        yield "the statement's second line doesn't give the id and the points."
    for giveaway in giveaways(read(entry.folder / "solution.py", exercise.functions).source):
        places = {"the statement": statement, "the stub": entry.stub}
        places |= {f"hint {n}": hint for n, hint in enumerate(exercise.hints, 1)}
        for place, text in places.items():
            if giveaway in SPACES.sub("", text):
                yield f"{place} gives away {giveaway}."


def giveaways(solution):
    """Return the expressions that make up a solution, without spaces.

    >>> sorted(giveaways("def backward(g, x, y):\\n    return g * y, g * x"))
    ['g*x', 'g*y']
    """
    told = set()
    for node in ast.walk(ast.parse(solution)):
        if isinstance(node, (ast.Return, ast.AugAssign)) and node.value is not None:
            parts = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
            told |= {SPACES.sub("", ast.unparse(p)) for p in parts if not isinstance(p, NAMED)}
    return told
