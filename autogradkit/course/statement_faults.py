"""What is broken in the words of an exercise: its statement, the stub's docstrings and the hints.

The statement says what `exercise.py` says, explains what the stub takes, and gives nothing away.
"""

import ast
import re

from . import sentences, tracks
from .source.answer import read_functions

__all__ = ["faults_in_words", "giveaways"]

SECTIONS = {  # what a statement has to tell, and the headings that it may stand under
    "to return": r"^## .*([Tt]o return|To do)",
    "example": r"^## .*(In numbers|A worked example)",
}
HEADING = re.compile(r"# *(?:(\d+) *· *)?(.*)")
MINUTES = re.compile(r"(?:about )?([\d.]+) minutes?")
POINTS = re.compile(r"([\d.]+) points?")
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
PICTURE = re.compile(r"(?<!`)!\[[^\]]*\]\(([^)\s:]+)\)")
SPACES = re.compile(r"\s+")
NAMED = (ast.Name, ast.Attribute, ast.Constant)  # what is given may be named; what is computed may not


def faults_in_words(entry):
    """Yield what is broken in the statement, the stub's docstrings and the hints."""
    exercise = entry.exercise
    statement = entry.statement
    stub = ast.parse(entry.stub)
    functions = {node.name: node for node in stub.body if isinstance(node, ast.FunctionDef)}
    if entry.stub.count("# TODO: ") != len(functions):
        yield sentences.ONE_TODO
    if tuple(functions) != exercise.functions:
        fields = {"defined": ", ".join(functions), "asked": ", ".join(exercise.functions)}
        yield sentences.STUB_DEFINES.format(**fields)
    for name, node in functions.items():
        if name not in statement:
            yield sentences.NOT_MENTIONED.format(name=name)
        taken = [argument.arg for argument in node.args.args]
        yield from faults_in_calls(name, taken, statement)
        for argument in taken:
            if f"`{argument}`" not in statement:
                yield sentences.NOT_EXPLAINED.format(name=argument)
            if not re.search(rf"\b{argument}\b", ast.get_docstring(node) or ""):
                yield sentences.NOT_IN_DOCSTRING.format(function=name, name=argument)
    yield from faults_at_the_top(entry)
    for what, heading in SECTIONS.items():
        if not re.search(heading, statement, re.MULTILINE):
            yield sentences.NO_SECTION.format(what=sentences.SECTIONS[what])
    for picture in PICTURE.findall(statement):
        if not (entry.folder / picture).is_file():
            yield sentences.NO_PICTURE.format(picture=picture)
    for giveaway in giveaways(read_functions(entry.folder / "solution.py", exercise.functions).source):
        places = {sentences.THE_STATEMENT: statement, sentences.THE_STUB: entry.stub}
        hints = enumerate(exercise.hints, 1)
        places |= {sentences.THE_HINT.format(number=number): hint for number, hint in hints}
        for place, text in places.items():
            if giveaway in SPACES.sub("", text):
                yield sentences.GIVES_AWAY.format(place=place, expression=giveaway)


def faults_in_calls(name, taken, statement):
    """Yield how a statement calls a function otherwise than the stub has it."""
    for written in re.findall(rf"`{name}\(([^()`]+)\)`", statement):
        said = [one.strip(" *") for one in written.split(",")]
        elsewhere = any(one in taken and taken[i] != one for i, one in enumerate(said) if i < len(taken))
        if len(said) != len(taken) or elsewhere:
            yield sentences.OTHER_ARGUMENTS.format(name=name, written=written, taken=", ".join(taken))


def faults_at_the_top(entry):
    """Yield where the statement's heading, or the line below it, says something else than `exercise.py`."""
    exercise = entry.exercise
    heading, line = [*filter(str.strip, entry.statement.splitlines()), "", ""][:2]
    match = HEADING.fullmatch(heading.strip())
    number, title = match.groups() if match else (None, "")
    if number and int(number) != entry.number:
        yield sentences.HEADING_NUMBER.format(said=number, number=entry.number, key=entry.key)
    if title != exercise.title:
        yield sentences.HEADING_TITLE.format(said=title, title=exercise.title)
    items = [item.strip() for item in line.strip().strip("*").split("·")]
    said_points, said_minutes = amounts([item for item in items if item != exercise.id])
    points = [float(said) for said in said_points]
    if points != [exercise.points] or exercise.id not in items:
        yield sentences.SECOND_LINE.format(id=exercise.id, points=exercise.points)
    stars = [item for item in items if item and not item.strip("★")]
    said = {"stars": (stars, "★" * exercise.stars), "minutes": (said_minutes, f"{exercise.minutes:g}")}
    for what, (written, meant) in said.items():
        if written and written != [meant]:
            yield sentences.SECOND_LINE_SAYS.format(what=what, said=" · ".join(written), meant=meant)
    known = tracks.read(entry.folder.parent).tracks.values()
    bonus = [track.bonus for track in known if entry.name in track.exercises]
    if bonus and bonus[0] != ("bonus" in items):
        yield sentences.BONUS_UNSAID if bonus[0] else sentences.BONUS_SAID


def amounts(items):
    """Return what the line below a heading gives as points and as minutes, as text.

    They are known by their words, or in another language by their order.

    >>> amounts(["★", "4 points", "about 10 minutes"]), amounts(["★", "4,5 Punkte", "etwa 10 Minuten"])
    ((['4'], ['10']), (['4.5'], ['10']))
    """
    points, minutes = ([m[1] for m in map(kind.fullmatch, items) if m] for kind in (POINTS, MINUTES))
    if points or minutes:
        return points, minutes
    numbers = [[match[0].replace(",", ".")] for match in map(NUMBER.search, items) if match]
    return tuple([*numbers, [], []][:2])


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
