import json
import os

import pytest

from autogradkit import course
from autogradkit.course.catalogue import entries
from autogradkit.grading.exports.to_look_at import to_look_at
from autogradkit.grading.hand_ins import archive, hand_in
from autogradkit.grading.hand_ins.class_folder import NoHandInsError
from autogradkit.grading.hand_ins.class_folder import hand_ins as listed
from autogradkit.grading.hand_ins.exercise_answer import answers_by_exercise
from autogradkit.grading.hand_ins.similar_names import similar_name_groups

MUL = "def backward(g, x, y):\n    return g * y, g * x\n"
STUB = "def backward(g, x, y):\n    '''Say.'''\n    raise NotImplementedError\n"
EXP = "def exp_backward(g, z): return g * z\n"
LOG = "def log_backward(g, x): return g / x\n"


def notebook(*cells):
    made = [{"cell_type": "code", "source": text, "metadata": {}, "outputs": []} for text in cells]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def found(folder, exercise, student=0):
    return answers_by_exercise(listed(folder)[student], entries())[exercise]


def test_each_folder_and_each_single_file_is_one_students(hand_ins):
    folder = hand_ins({"ana/mul.py": MUL, "ben.py": MUL, "cem.ipynb": notebook(MUL), "notes.txt": "no"})
    assert [one.name for one in listed(folder)] == ["ana", "ben", "cem", "notes"]
    assert listed(folder)[3].reason.startswith("Nothing in it can be read: “notes.txt”.")


def test_two_hand_ins_of_one_name_are_told_apart(hand_ins):
    folder = hand_ins({"ana.py": MUL, "ana.ipynb": notebook(MUL), "ana/mul.py": MUL})
    assert [one.name for one in listed(folder)] == ["ana", "ana.ipynb", "ana.py"]


def test_hidden_files_and_what_programs_leave_are_nobodys(hand_ins):
    files = [
        "a/.ipynb_checkpoints/mul.py",
        "a/__pycache__/mul.py",
        ".b/mul.py",
        "__MACOSX/mul.py",
        "a/mul.py",
    ]
    (one,) = listed(hand_ins(dict.fromkeys(files, MUL)))
    assert [file.name for file in one.files] == ["mul.py"]


@pytest.mark.parametrize("name", ["Thumbs.db", "desktop.ini", "Desktop.ini", ".DS_Store", "ehthumbs.db"])
def test_what_a_system_leaves_beside_the_hand_ins_is_no_student(hand_ins, name):
    assert [one.name for one in listed(hand_ins({"ana/mul.py": MUL, name: "x"}))] == ["ana"]


def test_a_folder_and_an_archive_of_one_name_are_said_to_look_alike(hand_ins):
    names = [one.name for one in listed(hand_ins({"ana/mul.py": MUL, "Ana.zip": b"", "ben.py": MUL}))]
    assert similar_name_groups(names) == [("Ana.zip", "ana")]


def test_a_helper_in_one_exercises_folder_is_not_anothers_answer(hand_ins):
    helped = "def slope(x): return 1 - x**2\ndef tanh_backward(g, z): return g * slope(z)\n"
    folder = hand_ins({"ana/exercises/16_tanh_sigmoid/rule.py": helped})
    assert found(folder, "tanh_sigmoid").status == ""
    assert found(folder, "dual_numbers").status == "missing"


def test_links_are_not_followed(hand_ins, tmp_path):
    folder = hand_ins({"ana/x.py": "", "secret/mul.py": MUL})
    os.symlink(folder / "secret" / "mul.py", folder / "ana" / "mul.py")
    os.symlink(folder / "secret", folder / "ana" / "02_mul")
    os.symlink(folder / "secret", folder / "ben")
    os.symlink(tmp_path / "nowhere", folder / "cem.py")
    (folder / "dia").mkdir()
    os.symlink(folder / "secret" / "mul.py", folder / "dia" / "mul.py")
    by_name = {one.name: one for one in listed(folder)}
    assert set(by_name) == {"ana", "secret", "ben", "cem", "dia"}
    assert answers_by_exercise(by_name["ana"], entries())["mul"].status == "missing"
    said = "“mul.py” is a link or a device, and not read. Put the file itself in its place."
    assert by_name["ana"].unused == (said,)
    for name in ("ben", "cem", "dia"):
        assert answers_by_exercise(by_name[name], entries())["mul"].status == "invalid"
        assert "link" in by_name[name].reason


def test_a_hard_link_is_said_to_be_no_file_of_its_own(hand_ins):
    folder = hand_ins({"ana/mul.py": MUL, "ben/notes.py": "", "cem/mul.py": MUL})
    os.link(folder / "ana" / "mul.py", folder / "ben" / "mul.py")
    notes = {one.name: answers_by_exercise(one, entries())["mul"].notes for one in listed(folder)}
    assert notes["cem"] == ()
    for name in ("ana", "ben"):
        (note,) = notes[name]
        assert "hard link" in note


def test_too_many_files_and_too_many_bytes_are_a_reason(hand_ins, monkeypatch):
    monkeypatch.setattr(hand_in, "MOST_FILES", 3)
    monkeypatch.setattr(hand_in, "MOST_BYTES", 1000)
    many = {f"ana/{i}.py": "" for i in range(4)}
    reasons = [one.reason for one in listed(hand_ins({**many, "ben/mul.py": "#" * 1001, "cem/mul.py": ""}))]
    assert "4 files" in reasons[0]
    assert "1,001 bytes" in reasons[1]
    assert reasons[2] == ""


@pytest.mark.parametrize("name", ["nowhere", "a_file"])
def test_a_folder_that_is_not_there_is_said_in_one_sentence(tmp_path, name):
    (tmp_path / "a_file").touch()
    with pytest.raises(NoHandInsError, match="Give the folder that holds the hand-ins"):
        listed(tmp_path / name)


@pytest.mark.parametrize(
    "path",
    [
        "mul.py",
        "02_mul.py",
        "B2.py",
        "02_mul/rule.py",
        "exercises/02_mul/rule.py",
        "my/mul/answer.py",
        "07_mul/rule.py",
        "mul (1).py",
        "mul(2).py",
        "mul-1.py",
        "mul copy.py",
        "Mul - Copy.py",
        "mul copy 2.py",
        "02_mul (1).py",
        "02-mul.py",
        "mul .py",
    ],
)
def test_backward_is_found_by_the_place_of_its_file(hand_ins, path):
    folder = hand_ins({f"ana/{path}": MUL})
    assert found(folder, "mul").file == path
    assert found(folder, "softmax").status == "missing"


@pytest.mark.parametrize("said", ["mul", "B2", "02", "2", "02_mul"])
def test_backward_is_found_in_the_cell_that_names_the_exercise(hand_ins, said):
    cells = ("import numpy as np\ndef half(x): return x / 2", f"%%exercise {said}\n{MUL}", "1 +")
    work = found(hand_ins({"ana.ipynb": notebook(*cells)}), "mul")
    assert work.status == ""
    assert work.found.functions == {"backward": ("g", "x", "y")}
    assert found(hand_ins({}), "softmax").status in ("missing", "invalid")


def test_helpers_come_from_the_other_cells(hand_ins):
    cells = ("def half(x): return x / 2", "%%exercise mul\ndef backward(g, x, y): return half(g), x")
    assert "def half" in found(hand_ins({"ana.ipynb": notebook(*cells)}), "mul").found.source


def test_a_plain_backward_answers_no_exercise_in_particular(hand_ins):
    work = found(hand_ins({"ana.py": MUL}), "mul")
    assert work.found is None
    assert "%%exercise mul" in work.reason


def test_a_plain_backward_counts_if_only_one_exercise_asks_for_it(hand_ins):
    (mul,) = [entry for entry in entries() if entry.name == "mul"]
    (one,) = listed(hand_ins({"ana.py": MUL}))
    assert answers_by_exercise(one, [mul])["mul"].status == ""


def only(name, one):
    """Look for one exercise's answer as `--only` does: the others are known, and not graded."""
    chosen = [entry for entry in entries() if entry.name == name]
    others = [entry for entry in entries() if entry.name != name]
    return answers_by_exercise(one, chosen, others)[name]


@pytest.mark.parametrize(
    "path", ["exercises/12_div/rule.py", "12_div/rule.py", "div.py", "B3.py", "exercises/12_div/rule (1).py"]
)
def test_what_stands_in_another_exercises_place_is_no_answer_even_if_that_one_is_not_graded(hand_ins, path):
    (one,) = listed(hand_ins({f"ana/{path}": MUL}))
    assert only("mul", one).status == found(hand_ins({}), "mul").status == "missing"


def test_an_untouched_stub_is_not_replaced_by_another_exercises_answer_that_is_not_graded(hand_ins):
    files = {"ana/exercises/02_mul/rule.py": STUB, "ana/exercises/08_backward/rule.py": MUL}
    (one,) = listed(hand_ins(files))
    assert only("mul", one).file == "exercises/02_mul/rule.py"


def test_an_exercise_that_is_not_known_here_keeps_its_own_file(hand_ins):
    (mul,) = [entry for entry in entries() if entry.name == "mul"]
    (one,) = listed(hand_ins({"ana/exercises/99_of_next_year/rule.py": MUL}))
    assert answers_by_exercise(one, [mul])["mul"].status == "missing"


def test_a_file_under_any_other_name_answers_the_only_exercise_that_is_graded(hand_ins):
    for name in ("answer.py", "01_homework/answer.py", "week 3/rule.py", "1.py"):
        (one,) = listed(hand_ins({f"ana/{name}": MUL}, name.partition(".")[0].replace("/", "-")))
        assert only("mul", one).file == name


def test_an_exercise_that_is_half_written_and_not_graded_keeps_nobody_from_being_graded(hand_ins, tmp_path):
    folder = tmp_path / "exercises" / "03_half"
    folder.mkdir(parents=True)
    (folder / "exercise.py").write_text("exercise = (")
    (one,) = listed(hand_ins({"ana/mul.py": MUL}))
    (mul,) = [entry for entry in entries() if entry.name == "mul"]
    assert answers_by_exercise(one, [mul], entries(tmp_path / "exercises"))["mul"].file == "mul.py"


def test_an_answer_to_one_exercise_is_not_called_a_misspelt_answer_to_another(hand_ins):
    folder = hand_ins({"ana.ipynb": notebook(f"%%exercise mul\n{MUL}"), "ben/answer.py": MUL})
    for student in (0, 1):
        assert "You wrote" not in found(folder, "article_rules", student).reason
    wrong = hand_ins({"ana/01_article_rules/rule.py": MUL}, "wrong")
    assert "You wrote backward" in found(wrong, "article_rules").reason


def test_a_hand_in_in_which_nothing_says_which_exercise_it_answers_is_looked_at(hand_ins):
    folder = hand_ins({"ana.py": MUL, "ben/answer.py": MUL, "ben/div.py": MUL})
    work = found(folder, "mul")
    assert work.status == "invalid"
    meant = "“ana.py”, line 1: backward(g, x, y) may be meant for mul, and doesn't say so."
    assert f"{meant} If it is, call the file mul.py" in work.reason
    assert found(folder, "graph_of").status == "missing"
    answered = found(folder, "mul", 1)
    assert answered.status == "missing"  # another answer was found: this may be a try
    assert answered.file == "answer.py"  # and the teacher looks at it
    assert found(folder, "graph_of", 1).file == ""


def test_a_cell_that_may_be_meant_for_an_exercise_and_does_not_say_so_is_told_and_looked_at(hand_ins):
    scratch = "def backward(g, x, y, z):\n    return g / y, -g * z / y\n"
    ana = notebook(f"%%exercise mul\n{MUL}", scratch)
    answers = answers_by_exercise(listed(hand_ins({"ana.ipynb": ana}))[0], entries())
    div = answers["div"]
    assert (div.status, div.file) == ("missing", "ana.ipynb")
    meant = "“ana.ipynb”, cell 2, line 1: backward(g, x, y, z) may be meant for div, and doesn't say so."
    assert f"{meant} If it is, begin that cell with: %%exercise div" in div.reason
    assert [name for name, one in answers.items() if one.status == "missing" and one.file] == ["div"]
    assert "“ana.ipynb” defines backward" in answers["softmax"].reason  # with other parameters


def test_a_program_whose_parameters_are_one_exercises_is_looked_at_for_that_one_only(hand_ins):
    scratch = "def backward(g, x, y, z):\n    return g / y, -g * z / y\n"
    own = "def backward(up, first, second):\n    return up / second, first\n"
    for text, exercises in ((scratch, {"div"}), (own, {"div", "softmax"})):
        ana = hand_ins({"ana/mul.py": MUL, "ana/try.py": text})
        answers = answers_by_exercise(listed(ana)[0], entries())
        assert {name for name in ("div", "softmax") if answers[name].file == "try.py"} == exercises


def test_a_stub_that_names_no_exercise_is_no_answer_to_look_at(hand_ins):
    ana = hand_ins({"ana.ipynb": notebook(f"%%exercise div\n{MUL}", STUB)})
    assert found(ana, "mul").file == ""


def test_functions_of_their_own_name_count_wherever_they_stand(hand_ins):
    work = found(hand_ins({"ana/anything.py": EXP + LOG}), "exp_log")
    assert set(work.found.functions) == {"exp_backward", "log_backward"}


def test_what_is_written_goes_before_a_stub_and_duplicates_are_told(hand_ins):
    folder = hand_ins({"ana/02_mul/rule.py": STUB, "ana/lesson.ipynb": notebook(f"%%exercise mul\n{MUL}")})
    assert found(folder, "mul").file == "lesson.ipynb"
    folder = hand_ins({"ana/02_mul/rule.py": MUL})
    work = found(folder, "mul")
    assert work.file == "02_mul/rule.py"
    assert "“lesson.ipynb” answers it too" in " ".join(work.notes)


def test_an_untouched_stub_is_no_second_answer(hand_ins):
    stubs = {"ana/02_mul/rule.py": STUB, "ana/lesson.ipynb": notebook(f"%%exercise mul\n{STUB}")}
    assert found(hand_ins(stubs), "mul").notes == ()
    assert found(hand_ins({"ana/mul.py": MUL}), "mul").notes == ()


def test_a_copy_counts_only_where_the_file_itself_is_not_there(hand_ins):
    other = MUL.replace("g * y, g * x", "g, g")
    work = found(hand_ins({"ana/mul (1).py": other, "ana/mul.py": MUL, "ana/mul-1.py": other}), "mul")
    assert work.file == "mul.py"
    assert "“mul (1).py” answers it too" in " ".join(work.notes)


@pytest.mark.parametrize("folder", ["backup", "old", "Copy of mine", "algebra (1)", "an_archive"])
def test_what_lies_in_a_folder_of_earlier_answers_counts_only_where_nothing_else_is_there(hand_ins, folder):
    other = MUL.replace("g * y, g * x", "g, g")
    work = found(hand_ins({f"ana/{folder}/mul.py": other, "ana/mul.py": MUL}), "mul")
    assert work.file == "mul.py"
    assert f"“{folder}/mul.py” answers it too" in " ".join(work.notes)


def test_a_lesson_counts_before_a_file_of_earlier_answers(hand_ins):
    lesson = notebook(f"%%exercise mul\n{MUL}")
    work = found(hand_ins({"ana/backup/mul.py": MUL.replace("g * y", "g"), "ana/all.ipynb": lesson}), "mul")
    assert work.file == "all.ipynb"


def test_what_lies_in_a_folder_of_earlier_answers_counts_if_it_is_all_there_is(hand_ins):
    assert found(hand_ins({"ana/backup/mul.py": MUL}), "mul").file == "backup/mul.py"


def test_what_lies_higher_up_counts_before_what_lies_further_in(hand_ins):
    other = MUL.replace("g * y, g * x", "g, g")
    assert found(hand_ins({"ana/a/mul.py": other, "ana/mul.py": MUL}), "mul").file == "mul.py"


def test_the_last_definition_wins_and_is_reported(hand_ins):
    work = found(hand_ins({"ana/mul.py": "def backward(g): return 1\n" + MUL}), "mul")
    assert work.found.functions == {"backward": ("g", "x", "y")}
    assert "defined 2 times" in work.notes[0]


@pytest.mark.parametrize(
    "broken", ["{", "[" * 100_000, b"\xff\xfe\x00", "{}", '{"cells": 3}', '{"cells": [3]}']
)
def test_a_notebook_that_is_none_is_invalid_with_one_sentence(hand_ins, broken):
    work = found(hand_ins({"ana.ipynb": broken}), "mul")
    assert work.status == "invalid"
    assert "ana.ipynb" in work.reason


def test_names_and_texts_that_are_not_unicode_are_read_or_refused_but_never_break_the_rest(
    hand_ins, grade, tmp_path
):
    folder = hand_ins({"ben.ipynb": notebook("x = '\ud800'", MUL), "cem/mul.py": MUL})
    (folder / "ana").mkdir()
    odd = os.fsencode(folder / "ana") + b"/mul\xff\n=1.py"
    with open(odd, "wb") as file:
        file.write(MUL.encode())
    rows = grade(folder, tmp_path / "out").gradebook.grades
    assert [rows[name][0].status for name in ("ana", "ben", "cem")] == ["passed"] * 3


def test_a_source_of_a_megabyte_is_not_read(hand_ins):
    work = found(hand_ins({"ana/mul.py": MUL + "#" * 1_000_000}), "mul")
    assert work.status == "invalid"
    assert "1,000,000 are not read" in work.reason


def test_a_file_that_is_not_python_is_invalid_for_its_own_exercise_only(hand_ins):
    folder = hand_ins({"ana/mul.py": "def backward(g, x, y:\n", "ana/exp.py": EXP + LOG})
    assert found(folder, "mul").status == "invalid"
    assert found(folder, "mul").reason == (
        "“mul.py”: line 1: not valid Python ('(' was never closed): “def backward(g, x, y:”."
    )
    assert found(folder, "exp_log").status == ""
    assert found(folder, "softmax").status == "missing"


def test_a_cell_that_is_not_python_is_invalid_for_what_may_stand_in_it_only(hand_ins):
    broken = "def exp_backward(g, x z):\n    return g * z\n"
    for cell in (broken, f"%%exercise exp_log\n{broken}", "%%exercise exp_log\ndef exp(:\n"):
        ana = {"ana.ipynb": notebook(cell, f"%%exercise mul\n{MUL}")}
        answers = answers_by_exercise(listed(hand_ins(ana))[0], entries())
        assert answers["exp_log"].status == "invalid"
        assert "not valid Python" in answers["exp_log"].reason
        invalid = [name for name, answer in answers.items() if answer.status == "invalid"]
        assert (answers["mul"].status, invalid) == ("", ["exp_log"])
    told = answers_by_exercise(listed(hand_ins({"ana.ipynb": notebook(broken)}))[0], entries())
    assert {answer.status for answer in told.values()} == {"invalid"}  # nothing else is there: it may be all


@pytest.mark.parametrize(
    "cell", ["x = 1", "from math import *", "def (", "%time x", "def backward(g, x, y): return 1"]
)
def test_three_thousand_cells_are_read_once_and_told_briefly(hand_ins, cell):
    every = answers_by_exercise(listed(hand_ins({"ana/a.ipynb": notebook(*[cell] * 3_000)}))[0], entries())
    assert len(every) == len(entries())
    assert all(len(work.reason) < 2_000 for work in every.values())
    assert all(len(work.notes) < 20 for work in every.values())


def test_more_code_than_anybody_writes_is_not_read(hand_ins):
    long = "x = '" + "a" * 2_000_000 + "'"
    folder = hand_ins({"ana/big.ipynb": notebook(long, MUL), "ana/mul.py": MUL})
    assert found(folder, "mul").file == "mul.py"
    assert "characters of code" in found(hand_ins({"ben/mul.ipynb": notebook(long)}), "mul", 1).reason


def test_a_functions_own_name_counts_in_another_exercises_file_too_but_its_own_file_goes_first(hand_ins):
    assert found(hand_ins({"ana/mul.py": MUL + EXP + LOG}), "exp_log").file == "mul.py"
    assert found(hand_ins({"ana/zz/exp_log.py": EXP + LOG}), "exp_log").file == "zz/exp_log.py"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_machine(hand_ins, end):
    text = ("%%exercise mul\nimport math\n" + MUL).replace("\n", end)
    work = found(hand_ins({"ana.ipynb": notebook(text)}), "mul")
    assert "g * x" in work.found.source


def test_names_that_one_disk_takes_for_the_same_are_two_students(hand_ins):
    folder = hand_ins({"Ana/mul.py": MUL, "ANA/mul.py": MUL, "e\u0301va/mul.py": MUL, "\u00e9va/mul.py": MUL})
    names = [one.name for one in listed(folder)]
    assert len(set(names)) == 4
    assert {"Ana", "ANA"} <= set(names)


def test_a_hand_in_that_vanishes_while_others_are_graded_keeps_its_row(hand_ins):
    folder = hand_ins({"ana/mul.py": MUL, "ben/mul.py": MUL, "cem.py": MUL})
    found = listed(folder)
    (folder / "ben" / "mul.py").unlink()
    (folder / "ben").rmdir()
    (folder / "cem.py").unlink()
    assert [one.name for one in found] == ["ana", "ben", "cem"]
    assert found[0].files
    assert [one.reason for one in found][1:] == ["It can't be read: No such file or directory."] * 2


def test_a_folder_of_more_entries_than_anybody_has_is_a_reason(hand_ins, monkeypatch):
    monkeypatch.setattr(hand_in, "MOST_ENTRIES", 5)
    (one,) = listed(hand_ins({f"ana/{i}/x.png": "" for i in range(5)} | {"ana/mul.py": MUL}))
    assert "more than 5 entries" in one.reason
    (_, other) = listed(hand_ins({"ben/mul.py": MUL, "ben/a.png": ""}))
    assert not other.reason


def test_a_name_that_is_written_otherwise_takes_nobodys(hand_ins):
    folder = hand_ins({"Ana  Diaz/mul.py": MUL, "Ana Diaz/mul.py": STUB, "Ana\nDiaz/mul.py": MUL})
    by_name = {one.name: one for one in listed(folder)}
    assert set(by_name) == {"Ana Diaz", "Ana Diaz (2)", "Ana Diaz (3)"}
    assert by_name["Ana Diaz"].files[0].path.read_text() == STUB
    assert len(similar_name_groups(by_name)) == 1


def test_a_name_that_is_composed_otherwise_takes_nobodys(hand_ins):
    folder = hand_ins({"A\u0303na/mul.py": MUL, "\u00c3na/mul.py": STUB})
    if len(list(folder.iterdir())) < 2:
        pytest.skip("this disk takes both for one name")
    by_name = {one.name: one for one in listed(folder)}
    assert set(by_name) == {"\u00c3na", "\u00c3na (2)"}
    assert by_name["\u00c3na"].files[0].path.read_text() == STUB


def test_names_that_the_terminal_could_only_lose_are_refused_with_what_to_type(hand_ins, monkeypatch):
    monkeypatch.setattr("sys.getfilesystemencoding", lambda: "iso8859-1")
    assert [one.name for one in listed(hand_ins({"ana/mul.py": MUL}))] == ["ana"]
    with pytest.raises(NoHandInsError, match=r"iso8859-1.*PYTHONUTF8=1"):
        listed(hand_ins({"Zo\u00eb/mul.py": MUL}))


def test_nobody_is_called_nothing(hand_ins):
    names = [one.name for one in listed(hand_ins({" .py": MUL, "\u3000/mul.py": MUL, "ana.py": MUL}))]
    assert names == ["(no name)", ".py", "ana"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize("path", ["ana/mul.py", "ana/mul.ipynb", "ana/mul.zip"])
@pytest.mark.parametrize("become", [os.mkfifo, lambda path: os.symlink(__file__, path)])
def test_a_file_that_is_replaced_after_it_was_listed_is_neither_waited_for_nor_followed(
    hand_ins, tmp_path, path, become
):
    folder = hand_ins({path: MUL})
    (one,) = listed(folder)
    (folder / path).unlink()
    become(folder / path)
    opened = archive.open_archives(one, tmp_path / "unpacked")
    answer = answers_by_exercise(opened, [course.entry("mul")])["mul"]
    assert (answer.status, answer.found) == ("invalid", None)
    assert "a link or a device" in answer.reason


def test_of_two_files_that_answer_differently_a_teacher_is_told_which_counts(hand_ins, grade, tmp_path):
    right = "def backward(g, x, y):\n    return g * y, g * x\n"
    wrong = "def backward(g, x, y):\n    return g * x, g * y\n"
    files = {
        "ana/mul.py": wrong,
        "ana/mul (1).py": right,
        "ben/mul.py": right,  # with all points, whatever else there is
        "ben/mul (1).py": wrong,
        "cem/mul.py": wrong,  # the same once more
        "cem/mul (1).py": wrong + "\n",
        "dia/mul.py": wrong,
        "dia/old/mul.py": right,  # older, by its name
        "eva/week 1/mul.py": wrong,
        "eva/week 2/mul.py": right,
    }
    book = grade(hand_ins(files), tmp_path / "out").gradebook
    lines = [line for line in to_look_at(book.grades) if line.kind == "versions"]
    assert [line.student for line in lines] == ["ana", "eva"]
    assert (
        lines[0].why
        == "“mul.py” counts. Another answer to it lies beside it, perhaps the later one: “mul (1).py”."
    )
    assert lines[0].why in (tmp_path / "out/class.html").read_text()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("mul.py", '{"cells": [], "metadata": {"x": null}}', "has to end in .ipynb."),
        ("mul.ipynb", "def backward(g, x, y):\n    return g * y, g * x\n", "has to end in .py."),
        ("mul.ipynb", '{"cells": ', "Open it in Jupyter and save it again."),
    ],
)
def test_a_file_under_another_kinds_name_is_told_its_ending(hand_ins, grade, tmp_path, name, text, said):
    row = grade(hand_ins({f"ana/{name}": text}), tmp_path / "out").gradebook.grades["ana"][0]
    assert row.status == "invalid"
    assert said in row.sentences[0]
