"""Wheels made again from what is installed, and the lock that lists them."""

import hashlib
import json
import shutil
import zipfile

import pytest

from autogradkit.course.catalogue import kit_exercises
from autogradkit.site.pyodide import CORE, lock_entry_of_wheel, needs, write_pyodide
from autogradkit.site.wheels import SiteError, files_of_kit, wheel_of


def test_the_kits_wheel_holds_exercises_and_no_solution(tmp_path):
    names = zipfile.ZipFile(wheel_of("autogradkit", tmp_path)).namelist()
    assert "autogradkit/exercises/02_mul/exercise.py" in names
    assert "autogradkit/exercises/tracks.toml" in names
    assert not [name for name in names if "solution" in name or "/mistakes/" in name.split("exercises/")[-1:]]
    assert not [name for name in names if name.startswith("autogradkit/notebooks/")]


def test_no_file_of_an_exercise_that_only_teachers_have_is_in_the_browser():
    exercises = [path for path in files_of_kit() if path.startswith("autogradkit/exercises/")]
    assert not [path for path in exercises if {"solution.py", "mistakes", "right"} & set(path.split("/"))]


def test_of_a_teachers_exercise_no_notes_and_no_other_answers_are_in_the_browser(tmp_path):
    folder = tmp_path / "exercises/01_sums"
    shutil.copytree(kit_exercises() / "01_article_rules", folder)
    for name in ("notes.txt", "solution_old.py", "solution.ipynb", "solution.py~", "tests/answer.py"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("def backward(g): return g")
    given = {path.split("/")[-1] for path in files_of_kit(folder.parent) if "/exercises/" in path}
    kits = {path.split("/")[-1] for path in files_of_kit() if "/exercises/01_article_rules/" in path}
    assert given == kits


def test_the_same_package_gives_the_same_bytes(tmp_path):
    first, second = wheel_of("anywidget", tmp_path / "a"), wheel_of("anywidget", tmp_path / "b")
    assert first.read_bytes() == second.read_bytes()


def test_a_wheel_keeps_licence_and_entry_points_and_drops_compiled_parts(tmp_path):
    names = zipfile.ZipFile(wheel_of("psygnal", tmp_path)).namelist()
    assert not [name for name in names if name.endswith((".so", ".pyd"))]
    assert [name for name in names if "licenses" in name]
    inline = zipfile.ZipFile(wheel_of("matplotlib-inline", tmp_path)).namelist()
    assert [name for name in inline if name.endswith("entry_points.txt")]


def test_what_a_wheel_needs_is_what_it_needs_in_the_browser(tmp_path):
    assert needs(wheel_of("anywidget", tmp_path)) == ["ipywidgets", "psygnal", "typing-extensions"]
    assert "numpy" in needs(wheel_of("autogradkit", tmp_path))
    assert "pexpect" not in needs(wheel_of("ipython", tmp_path))  # not there on Emscripten


def test_a_package_that_only_works_compiled_is_refused(tmp_path):
    with pytest.raises(SiteError, match="numpy has compiled parts"):
        wheel_of("numpy", tmp_path)


def test_a_package_that_is_not_installed_is_named(tmp_path):
    with pytest.raises(SiteError, match="no-such-package is needed in the browser"):
        wheel_of("no-such-package", tmp_path)


PYODIDES = dict.fromkeys(
    ["numpy", "matplotlib", "contourpy", "kiwisolver", "pillow", "micropip"], b"built for a browser"
)


def distribution(folder, **packages):
    """Write the smallest Pyodide distribution: empty core files, and packages as wheels."""
    folder.mkdir()
    for name in CORE:
        (folder / name).write_bytes(b"")
    lines = {}
    for name, text in packages.items():
        path = folder / f"{name}-1.0-py3-none-any.whl"
        path.write_bytes(text)
        digest = hashlib.sha256(text).hexdigest()
        lines[name] = {"name": name, "file_name": path.name, "depends": [], "sha256": digest}
    (folder / "pyodide-lock.json").write_text(json.dumps({"info": {}, "packages": lines}))
    return folder


def test_the_lock_lists_what_is_in_the_folder_and_nothing_else(tmp_path):
    source = distribution(tmp_path / "pyodide", scipy=b"science", **PYODIDES)
    lock = write_pyodide(source, tmp_path / "site")
    listed = {package["file_name"] for package in lock["packages"].values()}
    assert listed | {*CORE, "pyodide-lock.json"} == {path.name for path in (tmp_path / "site").iterdir()}
    assert "scipy" not in lock["packages"]
    assert {"autogradkit", "numpy", "anywidget", "ipython", "matplotlib"} <= set(lock["packages"])
    for package in lock["packages"].values():
        assert set(package["depends"]) <= set(lock["packages"])


def test_a_package_that_only_the_distribution_could_have_is_named(tmp_path):
    source = distribution(tmp_path / "pyodide", **PYODIDES)
    (source / "micropip-1.0-py3-none-any.whl").unlink()
    with pytest.raises(SiteError, match=r"micropip-1\.0-py3-none-any\.whl is missing"):
        write_pyodide(source, tmp_path / "site")


def test_a_file_that_is_not_the_one_in_the_lock_is_refused(tmp_path):
    source = distribution(tmp_path / "pyodide", numpy=b"arrays")
    (source / "numpy-1.0-py3-none-any.whl").write_bytes(b"something else")
    with pytest.raises(SiteError, match="the hashes differ"):
        write_pyodide(source, tmp_path / "site")


def test_a_folder_without_pyodide_says_what_is_missing(tmp_path):
    with pytest.raises(SiteError, match=r"isn't a Pyodide distribution: pyodide\.mjs, "):
        write_pyodide(tmp_path, tmp_path / "site")


def test_a_wheel_beside_the_lock_is_described_with_its_hash(tmp_path):
    path = wheel_of("comm", tmp_path)
    line = lock_entry_of_wheel(path, ["traitlets"])
    assert line["imports"] == ["comm"]
    assert line["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
