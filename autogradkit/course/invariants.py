"""The invariants are what must hold for every exercise, so that the checker can be believed.

The solution and other right formulations pass, the stub is "not written yet", every mistake is rejected under
its own name, the truth is confirmed by a second way of differentiating, the statement says what is needed,
and neither it nor the hints give the answer away. `autogradkit course check` tries them, on the kit's course
or a teacher's.
"""

import ast
import re
import sys

from autogradkit import checking, datasets
from autogradkit.checking import Rule
from autogradkit.checking.differences import crosscheck
from autogradkit.checking.sampling import sample

from . import tracks
from .attempt import attempt_file
from .catalogue import entries
from .source.answer import read_functions

__all__ = ["broken_invariants", "diagnosis_of", "findings"]

SECTIONS = {  # what a statement has to tell, and the headings that it may stand under
    "what to return": r"^## .*([Tt]o return|To do)",
    "a worked number": r"^## (In numbers|A worked example)",
}
FILES = ("README.md", "hints.md", "rule.py", "exercise.py", "solution.py")
PICTURE = re.compile(r"(?<!`)!\[[^\]]*\]\(([^)\s:]+)\)")
SPACES = re.compile(r"\s+")
FACES = {module.__name__: module.__all__ for module in (checking, datasets)}  # what an exercise may import
MAY_DRIVER = "NumPy and Python's own library: it is run where the kit is not"
MAY_EXERCISE = (
    "NumPy, Python's own library, the files beside it, and what autogradkit.checking and "
    "autogradkit.datasets list in __all__: `from autogradkit.checking import Exercise`"
)
NAMED = (ast.Name, ast.Attribute, ast.Constant)  # what is given may be named; what is computed may not


def broken_invariants(folder=None):
    """Return every broken invariant of a folder of exercises as a sentence; none is the good news."""
    return [f"{place}: {said}" for place, sentences in findings(folder) for said in sentences]


def findings(folder=None, only=()):
    """Yield, exercise by exercise, its key and what is broken in it; at the end what is broken between them.

    With `only`, keys of exercises, nothing else is tried.
    """
    listed = entries(folder)
    for entry in listed:
        if not only or entry.key in only:
            yield entry.key, list(of_one(entry))
    if not only:
        yield "the course", list(of_all(listed, folder))


def of_all(listed, folder):
    """Yield what is broken between the exercises of a folder."""
    if not listed:
        yield "there are no exercises."
        return
    numbers = [entry.number for entry in listed]
    yield from (f"number {number:02d} is given twice." for number in values_used_twice(numbers))
    for what in ("id", "name", "title"):
        seen = [getattr(e.exercise, what) for e in listed if (e.folder / "exercise.py").is_file()]
        yield from (f"{what} {value!r} is given twice." for value in values_used_twice(seen))
    yield from tracks.faults(folder)


def values_used_twice(values):
    """Return the values that occur more than once, sorted."""
    return sorted({value for value in values if values.count(value) > 1})


def of_one(entry):
    """Yield what is broken in one exercise."""
    missing = [name for name in FILES if not (entry.folder / name).is_file()]
    if missing:
        yield f"there is no {' and no '.join(missing)}."
        return
    exercise = entry.exercise
    if exercise.name != entry.name:
        yield f"exercise.py calls it {exercise.name}."
    if len(exercise.hints) != 3:
        yield f"there are {len(exercise.hints)} hints; three are asked for."
    yield from of_imports(entry)
    yield from of_references(exercise)
    right = right_formulations(entry)
    if len(right) < 3:
        yield f"there are {len(right)} right formulations beside the solution; three at least are asked for."
    for path in (entry.folder / "solution.py", *right):
        report = attempt_file(entry, path, noted=False).report
        if not report.passed or report.points != exercise.points:
            which = "the solution" if path.name == "solution.py" else f"the right formulation {path.name}"
            yield f"{which} gets {report.points:g} of {exercise.points:g} points.\n{report}"
    report = attempt_file(entry, entry.folder / "rule.py", noted=False).report
    if report.status != "missing" or report.points:
        yield f"the stub is {report.status}, not missing."
    mistakes = sorted((entry.folder / "mistakes").glob("*.py"))
    if len(mistakes) < 3:
        yield f"there are {len(mistakes)} mistakes; three at least are asked for."
    for path in mistakes:
        yield from of_mistake(entry, path)
    yield from of_words(entry)


def right_formulations(entry):
    """Return the files with other right formulations."""
    return sorted((entry.folder / "right").glob("*.py"))


def of_imports(entry):
    """Yield what an exercise imports and may not."""
    own_files = {path.stem for path in entry.trusted_files}
    for path in entry.trusted_files:
        alone = path.name == "driver.py"  # its text runs beside the learner's code, where the kit is not
        for module, name in imports_of(path.read_text(encoding="utf-8")):
            top, own = module.split(".")[0], module.removeprefix(".") or name
            kit_or_own = name in FACES.get(module, ()) or (not top and own in own_files)
            if top == "numpy" or top in sys.stdlib_module_names or (kit_or_own and not alone):
                continue
            what = f"{module}.{name}" if name else module
            yield f"{path.name} imports {what}. It may import {MAY_DRIVER if alone else MAY_EXERCISE}."


def imports_of(source):
    """Yield what a source imports: the module, and the name taken from it if one is.

    >>> list(imports_of("import numpy as np\\nfrom .driver import drive"))
    [('numpy', ''), ('.driver', 'drive')]
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (("." * node.level + (node.module or ""), alias.name) for alias in node.names)


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
    report = attempt_file(entry, path, noted=False).report
    got = [diagnosis.code for diagnosis in report.diagnoses]
    if report.passed:
        yield f"mistakes/{path.name} passes."
    elif code not in got[:1]:
        yield f"mistakes/{path.name} is called {', '.join(got) or 'nothing'}, not {code}.\n{report}"


def diagnosis_of(path):
    """Return the code that a mistake must get, from its last line; empty if there is none."""
    lines = path.read_text(encoding="utf-8").rstrip().splitlines()
    match = re.fullmatch(r"# diagnosis: ([A-Z0-9_]+)", lines[-1]) if lines else None
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
    for what, heading in SECTIONS.items():
        if not re.search(heading, statement, re.MULTILINE):
            yield f"the statement has no section with {what}."
    for picture in PICTURE.findall(statement):
        if not (entry.folder / picture).is_file():
            yield f"the statement shows {picture}, which isn't there."
    for giveaway in giveaways(read_functions(entry.folder / "solution.py", exercise.functions).source):
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
