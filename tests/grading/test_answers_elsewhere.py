"""Hand-ins that answer none of the exercises to be graded: what they hold is said, and whose they are."""

from autogradkit.commands.main import main
from autogradkit.course.catalogue import entry


def test_who_answered_another_exercise_or_none_is_named_and_her_page_says_what_is_there(
    hand_ins, solution, tmp_path, capsys
):
    div, mul, stub = solution("12_div"), solution("02_mul"), entry("div").stub
    files = {
        "ana/div.py": div,
        "ben/mul.py": mul,
        "ben/div.py": div,
        "cem/div.py": stub,
        "dora/x.py": "x = 1",
    }
    folder = hand_ins(files)
    (folder / "eva").mkdir()
    main(["grade", str(folder), "--out", str(tmp_path / "out"), "--only", "mul", "-j", "1"])
    said = "4 hand-ins with none of the exercises answered: “ana”, “cem”, “dora”, “eva”."
    assert said in capsys.readouterr().out
    pages = {path.stem: path.read_text() for path in sorted((tmp_path / "out/feedback").glob("*.html"))}
    other = "“div.py” answers div, which is not graded here."
    assert [name for name, page in pages.items() if other in page] == ["ana"]
    assert [name for name, page in pages.items() if "There is no file in it." in page] == ["eva"]
