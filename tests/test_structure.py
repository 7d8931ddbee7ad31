"""Who may import whom. Nothing imports upward, and each part brings only the libraries it is allowed to."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "autogradkit"

# part of the package -> the parts it may import
MAY_IMPORT = {
    "errors": set(),
    "guards": {"errors"},
    "core": {"guards", "errors"},
    "randomness": set(),
    "transforms": {"core", "guards", "errors", "randomness"},
    "nn": {"core", "errors", "randomness"},
    "interop": {"core", "transforms", "errors"},
    "gradchecking": {"core", "transforms", "checking", "errors"},
    "datasets": {"errors"},
    "checking": {"errors"},
    "graph": {"core", "errors"},
    "widgets": {"graph", "core", "checking", "errors"},
    "course": {"checking", "core", "errors"},
    "grading": {"course", "checking", "errors"},
    "installed": {"core", "spelled_layers", "spellings", "errors"},
    "spelled_layers": {"spellings"},
    "spellings": set(),
    "learning": {"course", "grading", "errors", "terminal"},
    "authoring": {"course", "terminal"},
    "watching": {"course", "learning", "terminal"},
    "magics": {"course", "checking", "core", "installed", "learning", "widgets", "errors"},
    "side_panel": {"course", "widgets"},
    "cli": {"course", "grading", "learning", "authoring", "watching", "errors", "autogradkit", "terminal"},
    "terminal": set(),
    "__main__": {"cli"},
    "__init__": {"core", "errors", "guards", "transforms"},
}

# part of the package -> the libraries, beyond Python's own, that it may import
LIBRARIES = {
    "core": {"numpy"},
    "guards": {"numpy"},
    "randomness": {"numpy"},
    "transforms": {"numpy"},
    "nn": {"numpy"},
    "interop": {"numpy", "torch"},
    "gradchecking": {"numpy"},
    "datasets": {"numpy"},
    "checking": {"numpy"},
    "graph": {"numpy", "networkx", "matplotlib"},
    "widgets": {"numpy", "networkx", "matplotlib", "anywidget", "ipywidgets", "traitlets", "IPython"},
    "course": {"numpy", "nbformat", "nbclient", "jupyter_core"},
    "grading": {"numpy", "rich", "distributed"},  # distributed only for --engine dask://
    "installed": {"numpy"},
    "magics": {"IPython", "numpy"},
    "spelled_layers": {"numpy"},
    "spellings": {"numpy"},
    "side_panel": set(),
    "cli": set(),
    "learning": {"rich"},
    "authoring": set(),
    "watching": set(),
    "terminal": {"rich"},
    "__main__": set(),
    "__init__": set(),
    "errors": set(),
}

MODULES = sorted(p for p in PACKAGE.rglob("*.py"))


def part_of(path):
    relative = path.relative_to(PACKAGE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


def imports_of(path):
    """Return the dotted names that a module imports anywhere, relative ones spelt out."""
    package = ["autogradkit", *path.relative_to(PACKAGE).parts[:-1]]
    tree = ast.parse(path.read_text())
    for_editors = [n for n in tree.body if isinstance(n, ast.If) and ast.unparse(n.test) == "TYPE_CHECKING"]
    tree.body = [n for n in tree.body if n not in for_editors]  # never run
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_imports_only_what_its_part_may(path):
    part = part_of(path)
    assert part in MAY_IMPORT, f"{part} is new: say in this table whom it may import"
    for name in imports_of(path):
        top, *rest = name.split(".")
        if top == "autogradkit":
            target = rest[0] if rest and (PACKAGE / rest[0]).exists() else None
            target = target or (rest[0] if rest and (PACKAGE / f"{rest[0]}.py").exists() else "autogradkit")
            assert target == part or target in MAY_IMPORT[part], f"{path.name}: {part} may not import {name}"
        elif top not in sys.stdlib_module_names:
            assert top in LIBRARIES[part], f"{path.name}: {part} may not import {top}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_says_in_its_first_sentence_what_it_is(path):
    doc = ast.get_docstring(ast.parse(path.read_text()))
    assert doc, f"{path} has no docstring"
    assert len(doc.splitlines()[0]) > 15


def test_the_parts_import_each_other_without_a_cycle():
    waiting = {part: set(targets) - {"autogradkit"} for part, targets in MAY_IMPORT.items()}
    while waiting:
        free = [part for part, targets in waiting.items() if not targets & waiting.keys()]
        assert free, f"a cycle among {sorted(waiting)}"
        for part in free:
            del waiting[part]


def code_lines(path):
    """Return how many lines of a module are code: neither blank nor comment nor docstring."""
    text = path.read_text()
    strings = [
        n.value
        for n in ast.walk(ast.parse(text))
        if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant) and isinstance(n.value.value, str)
    ]
    described = {line for s in strings for line in range(s.lineno, s.end_lineno + 1)}
    lines = enumerate(text.splitlines(), start=1)
    return sum(bool(t.strip()) and not t.strip().startswith("#") and n not in described for n, t in lines)


def test_the_engine_can_be_read_in_one_sitting():
    modules = {p.stem: code_lines(p) for p in (PACKAGE / "core").glob("*.py")}
    engine = "node tensor rule op recording broadcast engine contributions using habits"  # see CONTRIBUTING
    assert set(engine.split()) == modules.keys() - {"__init__"}
    assert sum(modules.values()) <= 920
    assert modules["engine"] <= 130
    source = (PACKAGE / "core" / "engine.py").read_text()
    loop = next(n for n in ast.parse(source).body if getattr(n, "name", "") == "steps")
    assert loop.end_lineno - loop.lineno <= 50  # on one screen, docstring and all
    described = loop.body[0].end_lineno
    assert loop.end_lineno - described <= 38  # and without its prose


def test_importing_the_kit_loads_numpy_and_nothing_heavier():
    code = "import sys, autogradkit; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    foreign = set(out.split()) - set(sys.stdlib_module_names) - {"autogradkit", "numpy", "_virtualenv"}
    assert not {m for m in foreign if not m.startswith(("_", "sitecustomize", "usercustomize", "editable"))}


def test_no_op_takes_the_name_of_something_else_of_the_kit():
    import autogradkit as ag

    assert sorted(set(ag.__all__)) == sorted(ag.__all__)
