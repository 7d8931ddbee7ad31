"""Lessons as files: what is stripped, what is kept, and what keeps a notebook from being committed."""

import contextlib
import json

import pytest

from autogradkit.commands.main import main
from autogradkit.course import notebooks, start
from autogradkit.course.new import new
from autogradkit.course.notebook_file import NotebookError
from autogradkit.course.notebook_run import run


def code(source, count=1, outputs=(), **more):
    cell = {"cell_type": "code", "source": source, "metadata": {}, "execution_count": count}
    return cell | {"outputs": list(outputs)} | more


def notebook(*cells):
    return json.dumps({"cells": list(cells), "metadata": {"widgets": {}}, "nbformat": 4, "nbformat_minor": 5})


def normal(*cells):
    return json.loads(notebooks.normalised_text(notebook(*cells), "07"))


def written(folder, *cells):
    path = folder / "07_name.ipynb"
    path.write_text(notebooks.normalised_text(notebook(*cells), "07"), encoding="utf-8")
    return path


def test_cells_are_numbered_after_the_lesson():
    got = normal({"cell_type": "markdown", "source": "# a", "metadata": {}, "id": "f3a9"}, code("1"))
    assert [cell["id"] for cell in got["cells"]] == ["07-01", "07-02"]


def test_execution_times_and_widget_state_go_and_tags_stay():
    timed = {"execution": {"iopub.execute_input": "2026-11-23"}, "tags": ["raises-exception"]}
    got = normal(code("1", metadata=timed))
    assert got["cells"][0]["metadata"] == {"tags": ["raises-exception"]}
    assert "widgets" not in got["metadata"]


def test_what_a_teacher_wrote_into_a_notebook_stays():
    marks = {"nbgrader": {"grade": True}, "slideshow": {"slide_type": "slide"}, "editable": False, "tags": []}
    picture = {"a.png": {"image/png": "iVBORw0KGgo="}}
    text = {
        "cell_type": "markdown",
        "source": "![](attachment:a.png)",
        "metadata": {},
        "attachments": picture,
    }
    cells = normal(text, code("1", metadata=marks | {"collapsed": True}))["cells"]
    assert cells[0]["attachments"] == picture
    assert cells[1]["metadata"] == {k: v for k, v in marks.items() if k != "tags"}


@pytest.mark.parametrize(("name", "language"), [("python3", "python"), ("my-venv", "python"), ("ir", "R")])
def test_a_kernel_of_another_language_stays_and_a_python_is_any_python(name, language):
    made = json.loads(notebook(code("1")))
    made["metadata"] = {
        "kernelspec": {"name": name, "display_name": f"{name} here", "language": language},
        "language_info": {"name": language, "version": "3.11.2"},
        "title": "Week 1",
    }
    got = json.loads(notebooks.normalised_text(json.dumps(made), "07"))["metadata"]
    assert got["kernelspec"]["name"] == ("python3" if language == "python" else "ir")
    assert got["language_info"] == {"name": language}
    assert got["title"] == "Week 1"


def test_notebooks_with_any_name_get_valid_ids(tmp_path):
    import nbformat

    for name in ("Week 1, Monday.ipynb", "导数.ipynb", "a" * 90 + ".ipynb"):
        path = tmp_path / name
        path.write_text(notebook(code("1"), {"cell_type": "raw", "source": "x", "metadata": {}}))
        notebooks.normalise(path)
        nbformat.validate(nbformat.read(path, as_version=4))
        assert notebooks.faults(path) == []


def test_a_widgets_model_id_goes_and_its_page_stays():
    data = {"application/vnd.jupyter.widget-view+json": {"model_id": "77"}, "text/html": "<iframe></iframe>"}
    out = {"output_type": "display_data", "data": data, "metadata": {}, "transient": {"display_id": "8"}}
    assert normal(code("show()", outputs=[out]))["cells"][0]["outputs"] == [
        {"output_type": "display_data", "data": {"text/html": ["<iframe></iframe>"]}, "metadata": {}}
    ]


def test_pieces_of_one_stream_become_one():
    pieces = [{"output_type": "stream", "name": "stdout", "text": text} for text in ("a\n", "b\n")]
    assert normal(code("f()", outputs=pieces))["cells"][0]["outputs"] == [
        {"output_type": "stream", "name": "stdout", "text": ["a\n", "b\n"]}
    ]


def test_a_traceback_is_cut_to_its_last_line():
    error = {
        "output_type": "error",
        "ename": "ValueError",
        "evalue": "no",
        "traceback": ["File /home/me/x.py"],
    }
    assert normal(code("f()", outputs=[error]))["cells"][0]["outputs"][0]["traceback"] == ["ValueError: no"]


def test_normalising_twice_changes_nothing_more():
    once = notebooks.normalised_text(notebook(code("print(1)\n\n")), "07")
    assert notebooks.normalised_text(once, "07") == once


def test_a_notebook_executed_in_order_is_faultless(tmp_path):
    assert notebooks.faults(written(tmp_path, code("1"), code("2", 2))) == []


@pytest.mark.parametrize("counts", [(None, None), (2, 1), (1, 3)])
def test_a_notebook_that_was_not_executed_from_the_top_is_told(tmp_path, counts):
    path = written(tmp_path, *(code("1", count) for count in counts))
    assert "autogradkit notebooks run" in notebooks.faults(path)[0]


def test_an_error_is_told_unless_the_cell_is_meant_to_raise(tmp_path):
    error = {"output_type": "error", "ename": "ValueError", "evalue": "no", "traceback": []}
    path = written(tmp_path, code("f()", outputs=[error]))
    assert notebooks.faults(path) == ["cell 07-01 raised ValueError: no"]
    path = written(tmp_path, code("f()", outputs=[error], metadata={"tags": ["raises-exception"]}))
    assert notebooks.faults(path) == []


def test_a_lesson_that_names_an_exercise_which_was_not_known_is_told(tmp_path, monkeypatch):
    monkeypatch.delenv("AUTOGRADKIT_EXERCISES", raising=False)
    load = code("%load_ext autogradkit", None)
    for line in ("%exercise energy", "%hint energy", "%%exercise energy\ndef backward(g): return g"):
        path = written(tmp_path, load, code(line, None))
        run(path)
        (fault,) = notebooks.faults(path)
        assert fault.startswith("cell 07-02 names the exercise energy, which was not known there")
    path = written(tmp_path, load, code("%exercise mul", None))
    run(path)
    assert notebooks.faults(path) == []


def test_running_writes_outputs_that_are_normalised(tmp_path):
    path = written(tmp_path, code("print(6 * 7)", None))
    run(path)
    assert notebooks.faults(path) == []
    assert json.loads(path.read_text())["cells"][0]["outputs"][0]["text"] == ["42\n"]


def bytes_of(folder):
    return {path: path.is_file() and path.read_bytes() for path in folder.rglob("*")}


@pytest.mark.parametrize("ending", ["1", "1 / 0"])
def test_an_answer_in_a_lesson_that_is_run_is_not_handed_out_with_the_folder(tmp_path, monkeypatch, ending):
    monkeypatch.delenv("AUTOGRADKIT_EXERCISES", raising=False)
    start(tmp_path / "handed-out", pick="mul")
    answer = "%%exercise mul\ndef backward(g, x, y):\n    return g * y, g * x"
    lesson = written(
        tmp_path / "handed-out/notebooks", code("%load_ext autogradkit"), code(answer), code(ending)
    )
    before = bytes_of(tmp_path)
    with contextlib.suppress(NotebookError):
        run(lesson)
    after = bytes_of(tmp_path)
    assert ("passed" in lesson.read_text()) == (ending == "1")
    assert {path for path in after if before.get(path) != after[path]} <= {lesson}
    assert after.keys() == before.keys()


def test_a_folder_of_exercises_is_the_same_for_the_kernel_which_stands_elsewhere(tmp_path, monkeypatch):
    new("softsign", tmp_path / "my-exercises")
    (tmp_path / "my-lessons").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUTOGRADKIT_EXERCISES", "my-exercises")
    path = written(tmp_path / "my-lessons", code("from autogradkit import course\ncourse.entries()[0].name"))
    run(path)
    assert "softsign" in path.read_text()


def test_running_a_notebook_that_raises_says_what_and_leaves_the_file_alone(tmp_path):
    path = written(tmp_path, code("1 / 0", None))
    with pytest.raises(NotebookError, match="ZeroDivisionError"):
        run(path)
    assert json.loads(path.read_text())["cells"][0]["outputs"] == []


def test_lessons_are_found_by_number_and_by_name(tmp_path):
    for name in ("00_tour", "03_chain_rule"):
        (tmp_path / f"{name}.ipynb").write_text("{}")
    assert [p.stem for p in notebooks.find(tmp_path)] == ["00_tour", "03_chain_rule"]
    assert [p.stem for p in notebooks.find(tmp_path, ["03"])] == ["03_chain_rule"]
    assert [p.stem for p in notebooks.find(tmp_path, ["notebooks/00_tour.ipynb"])] == ["00_tour"]
    with pytest.raises(NotebookError, match=r"there are 00_tour, 03_chain_rule"):
        notebooks.find(tmp_path, ["09"])


def test_lessons_are_found_by_file_and_by_folder(tmp_path):
    for name in ("mine/a.ipynb", "mine/b.ipynb", "other/c.ipynb"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}")
    asked = [str(tmp_path / "mine"), str(tmp_path / "other/c.ipynb")]
    assert [p.stem for p in notebooks.find("nowhere", asked)] == ["a", "b", "c"]
    with pytest.raises(NotebookError, match="no notebook d, and no folder of that name"):
        notebooks.find("nowhere", ["d"])


@pytest.mark.parametrize("text", ["{", "[]", '{"nbformat": 3}'])
def test_what_is_no_notebook_is_told(text):
    with pytest.raises(NotebookError, match="not a notebook"):
        notebooks.normalised_text(text, "07")


def test_a_learners_copy_shows_no_answer_before_she_has_run_the_cell(tmp_path):
    start(tmp_path / "my-course")
    copies = notebooks.find(tmp_path / "my-course/notebooks")
    cells = [cell for path in copies for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
    assert cells
    assert not any(cell.get("outputs") for cell in cells)
    assert all(cell["execution_count"] is None for cell in cells if cell["cell_type"] == "code")


def test_the_command_line_checks_strips_and_runs(tmp_path, capsys):
    path = tmp_path / "07_name.ipynb"
    path.write_text(notebook(code("print(6 * 7)", None)), encoding="utf-8")
    arguments = ["07", "--folder", str(tmp_path)]
    assert main(["notebooks", "check", *arguments]) == 1
    assert "normalise" in capsys.readouterr().out
    assert main(["notebooks", "normalise", *arguments]) == 1
    assert "executed" in capsys.readouterr().out
    assert main(["notebooks", "run", *arguments]) == 0
    assert capsys.readouterr().out == "07_name.ipynb: fine\n"
    assert main(["notebooks", "check", "--folder", str(tmp_path / "none")]) == 4
    assert "There is no notebook" in capsys.readouterr().err


def write_bytes(folder, name, text, encoding="utf-8", line_end="\n"):
    path = folder / name
    path.write_bytes(text.replace("\n", line_end).encode(encoding))
    return path


LACKING = {
    "no cells": lambda made: made.pop("cells"),
    "cells no list": lambda made: made.update(cells={}),
    "no source": lambda made: made["cells"][0].pop("source"),
    "a number as source": lambda made: made["cells"][0].update(source=3),
    "no cell type": lambda made: made["cells"][0].pop("cell_type"),
    "a cell that is a text": lambda made: made.update(cells=["print(1)"]),
    "metadata no table": lambda made: made.update(metadata=[]),
    "an output without a type": lambda made: made["cells"][0].update(outputs=[{}]),
    "a stream without text": lambda made: made["cells"][0].update(
        outputs=[{"output_type": "stream", "name": "stdout"}]
    ),
}


@pytest.mark.parametrize("action", ["check", "normalise", "run"])
@pytest.mark.parametrize("lacking", LACKING.values(), ids=LACKING)
def test_a_notebook_that_lacks_something_is_named_with_its_fault(tmp_path, capsys, lacking, action):
    made = json.loads(notebook(code("1")))
    lacking(made)
    path = write_bytes(tmp_path, "07_name.ipynb", json.dumps(made))
    before = path.read_bytes()
    assert main(["notebooks", action, str(path)]) == 1
    out = capsys.readouterr().out
    assert out.startswith("07_name.ipynb is not a notebook: ")
    assert path.read_bytes() == before


def test_a_notebook_in_latin_1_is_named(tmp_path, capsys):
    path = write_bytes(tmp_path, "07_name.ipynb", notebook(code("'é'")).replace("\\u00e9", "é"), "latin-1")
    assert main(["notebooks", "run", str(path)]) == 1
    assert capsys.readouterr().out == "07_name.ipynb isn't text in UTF-8. Save it as UTF-8 and try again.\n"


def test_the_others_are_tried_after_a_broken_one(tmp_path, capsys):
    write_bytes(tmp_path, "01_broken.ipynb", "{")
    write_bytes(tmp_path, "02_raises.ipynb", notebook(code("1 + 1", None), code("1 / 0", None)))
    write_bytes(tmp_path, "03_dies.ipynb", notebook(code("1", None), code("import os; os._exit(1)", None)))
    other = json.loads(notebook(code("1")))
    other["metadata"] = {"kernelspec": {"name": "ir", "display_name": "R", "language": "R"}}
    write_bytes(tmp_path, "04_r.ipynb", json.dumps(other))
    write_bytes(tmp_path, "05_fine.ipynb", notebook(code("print(6 * 7)", None)))
    assert main(["notebooks", "run", "--folder", str(tmp_path)]) == 1
    broken, raises, dies, kernel, fine = capsys.readouterr().out.splitlines()
    assert broken.startswith("01_broken.ipynb is not a notebook: ")
    assert raises == "02_raises.ipynb: cell 02-02 raised ZeroDivisionError: division by zero"
    assert dies.startswith("03_dies.ipynb: cell 03-02 ended its kernel.")
    assert kernel == "04_r.ipynb: its kernel 'ir' can't be started here (No such kernel named ir)."
    assert fine == "05_fine.ipynb: fine"


def test_a_byte_order_mark_is_read_told_and_taken_away(tmp_path, capsys):
    text = notebooks.normalised_text(notebook(code("1")), "07")
    path = write_bytes(tmp_path, "07_name.ipynb", text, "utf-8-sig")
    assert main(["notebooks", "check", str(path)]) == 1
    assert "byte-order mark" in capsys.readouterr().out
    assert main(["notebooks", "normalise", str(path)]) == 0
    assert path.read_bytes() == text.encode()


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("action", ["normalise", "run"])
def test_line_ends_and_mode_stay(tmp_path, action, line_end):
    path = write_bytes(
        tmp_path, "07_name.ipynb", notebooks.normalised_text(notebook(code("1")), "07"), line_end=line_end
    )
    path.chmod(0o640)
    main(["notebooks", action, str(path)])
    data = path.read_bytes()
    assert data.count(b"\r\n") == (data.count(b"\n") if line_end == "\r\n" else 0)
    assert path.stat().st_mode & 0o777 == 0o640
    assert notebooks.faults(path) == []


def test_half_a_sign_in_a_cell_is_no_mistake_of_the_kit(tmp_path):
    path = write_bytes(tmp_path, "07_name.ipynb", notebook(code('"half: \ud83d"')))
    notebooks.normalise(path)
    assert notebooks.faults(path) == []
    assert json.loads(path.read_text())["cells"][0]["source"] == ['"half: \ud83d"']


def test_a_folder_that_is_not_there_is_told_by_its_name(tmp_path):
    with pytest.raises(notebooks.NotebookError, match="There is no notebook nowhere, and no folder"):
        notebooks.find(tmp_path, ["nowhere"])
