"""The catalogue of mistakes, with reports on wrong rules checked while the page is made; and the formats."""

import json
from importlib.resources import files

from autogradkit.checking.sentences import Sentence, engines, mistakes, rules, tasks
from autogradkit.course.attempt import check

__all__ = ["EXAMPLES", "write_formats", "write_mistakes"]

PARTS = (
    ("What a wrong gradient looks like", mistakes),
    ("What is wrong with a rule as a function", rules),
    ("What is wrong with a backward pass", engines),
    ("What is wrong with another task's result", tasks),
)
EXAMPLES = (  # exercise, and a rule that somebody might write for it
    ("mul", "def backward(g, x, y):\n    return y, x\n"),
    ("mul", "def backward(g, x, y):\n    return g * x, g * y\n"),
    ("mul", "def backward(g, x, y):\n    return -g * y, -g * x\n"),
    ("mul", "def backward(g, x, y):\n    return g, g\n"),
    ("mul", "def backward(g, x, y):\n    return g * g * y, g * g * x\n"),
    ("mul", "def backward(g, x, y):\n    return 2 * g * y, 2 * g * x\n"),
    ("mul", "def backward(g, x, y):\n    return g * y\n"),
    ("mul", "def backward(g, x, y):\n    g *= y\n    return g, g * x\n"),
)


def write_mistakes(path):
    """Write the catalogue."""
    lines = [
        "# Mistakes",
        "",
        "A wrong rule gets the name of a mistake only if the match holds on every case that fails.",
    ]
    lines += [
        "It says what was seen, then asks a question; it never shows the solution.",
        "",
        "## Some, as they are told",
        "",
    ]
    for exercise, source in EXAMPLES:
        scope = {}
        exec(source, scope)
        report = check(exercise, scope["backward"])
        lines += ["```python", source.rstrip(), "```", "", "```text", str(report), "```", ""]
    lines += ["## All of them", "", "Words in braces are filled in with your own names and numbers.", ""]
    for title, module in PARTS:
        found = sorted({s for s in vars(module).values() if isinstance(s, Sentence)})
        lines += [f"### {title}", ""]
        for sentence in found:
            observed = " ".join(sentence.observed.split())
            lines += [f"`{sentence.code}`", f": {escaped(observed)}", ""]
            if sentence.question:
                lines += [f"  → *{escaped(' '.join(sentence.question.split()))}*", ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def escaped(text):
    """Return a sentence as Markdown that reads the same."""
    return (
        text.replace("\\", "\\\\")
        .replace("*", "\\*")
        .replace("_", "\\_")
        .replace("<", "&lt;")
        .replace("$", "\\$")
    )


def write_formats(path, intro):
    """Write the page on the grader's files, with the schema that results.json follows."""
    schema = json.loads(
        files("autogradkit.grading").joinpath("results.schema.json").read_text(encoding="utf-8")
    )
    text = json.dumps(schema, indent=2, ensure_ascii=False)
    path.write_text(f"{intro}\n\n## The schema of results.json\n\n```json\n{text}\n```\n", encoding="utf-8")
