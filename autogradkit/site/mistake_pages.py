"""The catalogue of mistakes, with reports on wrong rules checked while the page is made; and the formats."""

import json
from importlib.resources import files

from autogradkit.checking.report.text import function_lines
from autogradkit.checking.sentences import Sentence, engines, mistakes, rules, tasks
from autogradkit.course.attempt import attempt_file, check
from autogradkit.course.catalogue import entries
from autogradkit.course.invariants import diagnosis_of

from . import sentences

__all__ = ["EXAMPLES", "write_formats", "write_mistakes"]

PARTS = (
    (sentences.WRONG_GRADIENT, mistakes),
    (sentences.WRONG_FUNCTION, rules),
    (sentences.WRONG_BACKWARD, engines),
    (sentences.WRONG_RESULT, tasks),
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


def write_mistakes(path, exercises=None):
    """Write the catalogue, with reports on wrong answers from the exercises' own collections."""
    lines = [sentences.MISTAKES]
    for exercise, source in EXAMPLES:
        scope = {}
        exec(source, scope)
        report = check(exercise, scope["backward"])
        lines += ["```python", source.rstrip(), "```", "", "```text", str(report), "```", ""]
    lines.append(sentences.ALL_MISTAKES)
    by_code = {title: sentences_by_code(module) for title, module in PARTS}
    reports = reports_by_code({code for found in by_code.values() for code in found}, exercises)
    for title, found in by_code.items():
        lines += [f"### {title}", ""]
        for code, of_code in found.items():
            for sentence in of_code:
                lines += [f"`{code}`", f": {escaped_markdown(sentence.observed)}", ""]
                if sentence.question:
                    lines += [f"  → *{escaped_markdown(sentence.question)}*", ""]
            lines += example_of(code, *reports.get(code, ()))
    path.write_text("\n".join(lines), encoding="utf-8")


def sentences_by_code(module):
    """Return a module's sentences, those of one code together, in order of the codes."""
    by_code = {}
    for sentence in sorted({s for s in vars(module).values() if isinstance(s, Sentence)}):
        by_code.setdefault(sentence.code, []).append(sentence)
    return by_code


def reports_by_code(codes, exercises=None):
    """Return an exercise's Entry and the report on one of its wrong answers, by the code that is found."""
    reports = {}
    for entry in entries(exercises):
        for path in sorted((entry.folder / "mistakes").glob("*.py")):
            code = diagnosis_of(path)
            if code in codes and code not in reports:
                reports[code] = entry, attempt_file(entry, path, noted=False).report
    return reports


def example_of(code, entry=None, report=None):
    """Return the lines that show one report's paragraph on a mistake; none where there is no report."""
    found = [one.function for one in report.diagnoses if one.code == code] if report else []
    if not found:
        return []
    title = f"{entry.number:02d} · {escaped_markdown(entry.exercise.title)}"
    told = "\n".join(function_lines(report, found[0]))
    answer = sentences.ON_AN_ANSWER.format(title=title, key=entry.key)
    return [answer, "", "```text", told, "```", ""]


def escaped_markdown(text):
    """Return a sentence as Markdown that reads the same."""
    return (
        " ".join(text.split())
        .replace("\\", "\\\\")
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
    path.write_text(f"{intro}\n\n{sentences.SCHEMA}\n\n```json\n{text}\n```\n", encoding="utf-8")
