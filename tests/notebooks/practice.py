"""The last cell of a lesson: the exercises that `tracks.toml` says it leads to, and the next lesson.

`python -m tests.notebooks.practice` writes it into every lesson that has one; a test holds them to it.
"""

import json
from itertools import pairwise
from pathlib import Path

from autogradkit.course import entry, notebooks, tracks

__all__ = ["HEADINGS", "more_practice"]

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
HEADINGS = ("## More practice", "## Further")  # with more exercises than the lesson's own, and without
HOW = "`%exercise NAME` in a cell of its own shows the statement, `%hint NAME` a hint."
RESTARTED = "`%%exercise` not found? Run the cell with `%load_ext autogradkit` again."  # after a restart


def more_practice(path):
    """Return the text of a lesson's last cell."""
    others = [entry(name) for name in tracks.read().lessons[notebooks.lesson_number(path)][1:]]
    lines = [
        f"- `%exercise {e.name}` · {'★' * e.exercise.stars} · {e.exercise.points:g} points · "
        f"about {e.exercise.minutes} minutes · {e.exercise.title}"
        for e in others
    ]
    text = [HEADINGS[0], "", HOW, "", *lines] if others else [HEADINGS[1]]
    following = {first.name: second for first, second in pairwise(notebooks.find(FOLDER))}[path.name]
    return "\n".join([*text, "", RESTARTED, "", f"Next lesson: [{title(following)}]({following.name})."])


def title(path):
    """Return a lesson's title, with its number, from its first cell."""
    first = json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"]
    return first[0].strip().removeprefix("# ")


def write():
    """Write the last cell into every lesson that has one; say where it changed."""
    for path in notebooks.find(FOLDER)[:-1]:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        last = notebook["cells"][-1]
        lines = more_practice(path).splitlines(keepends=True)
        if "".join(last["source"]).startswith(HEADINGS) and last["source"] != lines:
            last["source"] = lines
            path.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")
            notebooks.normalise(path)
            print(path.name)


if __name__ == "__main__":
    write()
