"""Who may import whom. Nothing imports upward, and each part brings only the libraries it is allowed to."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "autogradkit"

# part of the package -> the parts it may import
MAY_IMPORT = {
    "ctrl_c": set(),
    "errors": set(),
    "files": {"platforms"},
    "randomness": set(),
    "platforms": set(),
    "guards": {"errors", "platforms"},
    "core": {"guards", "errors"},
    "transforms": {"core", "guards", "errors", "randomness"},
    "compiling": {"core", "transforms", "guards", "errors", "randomness"},
    "nn": {"core", "compiling", "guards", "errors", "files", "randomness"},
    "optim": {"nn"},
    "interop": {"core", "transforms", "errors"},
    "datasets": {"errors"},
    "checking": {"errors", "platforms"},
    "gradchecking": {"core", "transforms", "checking", "errors"},
    # the film shows the wrong engines that the checker recognises
    "graph": {"core", "checking", "errors"},
    "widgets": {"graph", "nn", "core", "compiling", "checking", "errors", "files", "platforms"},
    "course": {"checking", "core", "datasets", "errors", "files", "platforms"},
    "grading": {"course", "checking", "errors", "files"},
    "learner_rules": {"core", "errors"},
    "site": {"course", "core", "widgets", "checking", "errors", "autogradkit"},
    "commands": {"course", "grading", "site", "ctrl_c", "errors", "platforms", "autogradkit"},
    "notebook": {
        *("commands", "learner_rules", "course", "checking", "core", "widgets"),
        *("guards", "errors", "platforms"),
    },
    "__main__": {"commands", "ctrl_c"},
    "__init__": {"core", "ctrl_c", "errors", "guards", "transforms"},
}

# part of the package -> its folders and modules from the ground up: each imports from lines above its own
FLOORS = {
    "core": """
        node numbers recording rule
        tensor
        broadcast op
        contributions dispatch using
        engine
        ops""",
    "compiling": """
        array_functions array_text bytecode current_trace definitions expectations garbage nested operations
        patches plain plain_update quantities replaced_gradients value writer
        line program
        aliases arguments constants folding makers refusals sharing workspaces
        array_questions kept_arrays
        array_operators
        traced_array
        executed_code live origins tensor_states traced_results
        recorder
        branches
        trace
        expressions outside replacements stand_in tensor_replacements users_names
        loops names read_expressions results watched_ops
        engine_patches
        reading running_text
        passes replay saved source traced_program
        memory double_run examples
        written_program
        executable fit held_memory runner
        prepared
        compilation readable_program
        compiled""",
    "checking": """
        answer complex_safe differences drivers layouts quotations ranges sampling sentences time_limit
        authoring
        redrawing
        exercise in_process oracles report task
        cases engines mistakes tasks
        forwards rules
        check""",
    "graph": """
        box_styles notation
        computation
        layout
        film
        pictures""",
    "grading": """
        sentences times
        changed_files exports hand_ins grader_limits late sandbox secret workspace
        executors results untried
        gradebook judging
        isolated job
        batch
        hosts run""",
    "course": """
        file_changes sentences typed_paths
        dry_run exercise_faults source tracks_file
        companions
        catalogue notebook_file answered_lessons originals signatures workflow
        lesson_cells
        corpus folder instead new notebooks rules_with_bugs tracks
        course_file kept_json own_exercises passed_rules statement_faults
        notebook_run progress start
        lab
        answers attempt hints
        answers_archive attempt_process invariants""",
    "site": """
        sentences
        formula_markup wheels
        own_lessons
        course_pages front_page mistake_pages pyodide reference_pages serve
        documentation lab
        build""",
    "commands": """
        formula output sentences
        terminal
        course_here
        check course doctor exercise export grade gradescope hint import_ lab list nbgrader new next \
        notebooks progress reset site start trust
        magic_line watch
        main""",
}

# part of the package -> the libraries, beyond Python's own, that it may import
LIBRARIES = {
    "platforms": {"js", "pyodide", "pyodide_js"},  # in a browser
    "core": {"numpy"},
    "guards": {"numpy"},
    "randomness": {"numpy"},
    "transforms": {"numpy"},
    "compiling": {"numpy"},
    "nn": {"numpy"},
    "interop": {"numpy", "torch"},
    "gradchecking": {"numpy"},
    "datasets": {"numpy"},
    "checking": {"numpy"},
    "graph": {"numpy", "networkx", "matplotlib"},
    "widgets": {
        *("numpy", "networkx", "matplotlib", "contourpy"),
        *("anywidget", "ipywidgets", "traitlets", "IPython"),
    },
    "course": {"numpy", "nbformat", "nbclient", "jupyter_core"},
    "grading": {"numpy", "distributed"},  # distributed only for --engine dask://
    "learner_rules": {"numpy"},
    "site": {
        "packaging",
        "docutils",
        "jupyterlite_pyodide_kernel",
    },  # its extra; loaded by its command only
    "commands": {"rich"},
    "notebook": {"IPython", "numpy"},
}

# What is loaded into the process that runs a hand-in: no answers, nothing of the kit but itself.
CHILD_SIDE = [*(PACKAGE / "grading/sandbox/child_side").glob("*.py"), PACKAGE / "checking/answer.py"]
CHILD_SIDE += [PACKAGE / "checking/drivers/watch.py", PACKAGE / "course/source/execution.py"]

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


def exists(*names):
    path = PACKAGE.joinpath(*names)
    return path.is_dir() or path.with_suffix(".py").exists()


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_imports_only_what_its_part_may(path):
    part = part_of(path)
    assert part in MAY_IMPORT, f"{part} is new: say in this table whom it may import"
    for name in imports_of(path):
        top, *rest = name.split(".")
        if top == "autogradkit":
            target = rest[0] if rest and exists(rest[0]) else "autogradkit"
            assert target == part or target in MAY_IMPORT[part], f"{path.name}: {part} may not import {name}"
        elif top not in sys.stdlib_module_names:
            assert top in LIBRARIES.get(part, ()), f"{path.name}: {part} may not import {top}"


@pytest.mark.parametrize("part", FLOORS)
def test_within_a_part_nothing_imports_upward(part):
    floor = {name: n for n, names in enumerate(FLOORS[part].split("\n")) for name in names.split()}
    there = {p.stem for p in (PACKAGE / part).iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert there - {"__init__"} == set(floor), "say in FLOORS on which floor it stands"
    for path in (PACKAGE / part).rglob("*.py"):
        unit = path.relative_to(PACKAGE / part).parts[0].removesuffix(".py")
        for name in imports_of(path):
            _, *rest = name.split(".")
            if unit == "__init__" or not name.startswith(f"autogradkit.{part}."):
                continue
            assert exists(part, rest[1]), f"{unit} imports {name} from its own part's face"
            assert rest[1] == unit or floor[rest[1]] < floor[unit], f"{unit} may not import {name}"


@pytest.mark.parametrize("path", CHILD_SIDE, ids=lambda p: p.stem)
def test_what_runs_beside_a_hand_in_imports_numpy_and_the_standard_library_only(path):
    for name in imports_of(path):
        assert name.split(".")[0] in {*sys.stdlib_module_names, "numpy"}, f"{path.name} imports {name}"


@pytest.mark.parametrize("part", ["checking", "grading"])
def test_a_part_of_many_kinds_of_modules_has_folders_for_them(part):
    assert len({path.stem for path in (PACKAGE / part).glob("*.py")} - {"__init__"}) <= 15


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
    engine = "node numbers tensor rule op recording broadcast engine contributions using"  # see CONTRIBUTING
    assert set(engine.split()) == modules.keys() - {"__init__"}
    assert sum(modules.values()) <= 925
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


def test_nothing_is_decided_by_how_many_hold_an_object():
    """An interpreter may count otherwise at any version; weak references tell who is there."""
    files = {path.relative_to(PACKAGE).as_posix(): path.read_text() for path in PACKAGE.rglob("*.py")}
    assert [name for name, text in files.items() if "getrefcount" in text] == []


def test_no_op_takes_the_name_of_something_else_of_the_kit():
    import autogradkit as ag

    assert sorted(set(ag.__all__)) == sorted(ag.__all__)
