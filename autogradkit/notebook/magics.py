"""The magics: `%exercise mul` shows an exercise, `%%exercise mul` makes a cell its answer, `%hint mul` helps.

They come with `%load_ext autogradkit`. A cell's answer is kept as `rule.py` in the learner's course folder,
and once it is right, it runs inside the kit's own engine, here and in every lesson opened later. What the
command line says to a learner, `%autogradkit list | next | check | hint | reset | progress` says too.
"""

import ast
from base64 import b64encode

from IPython.core.magic import Magics, line_cell_magic, line_magic, magics_class
from IPython.display import Markdown, display

from autogradkit.checking import Rule
from autogradkit.commands.learner import run_line
from autogradkit.course import answers, attempt, earned, entry, functions_in, hints, mine, progress
from autogradkit.course.attempt import AttemptError
from autogradkit.course.folder import writable
from autogradkit.course.source.bindings import bindings_of
from autogradkit.course.source.cells import Cell, cell_of
from autogradkit.course.source.elsewhere import absent_modules, names_of_other_cells
from autogradkit.errors import AutogradkitError, did_you_mean
from autogradkit.learner_rules.install import Installed

__all__ = ["ExerciseMagics", "load_ipython_extension", "unload_ipython_extension"]


def load_ipython_extension(shell):
    """Make the magics known to a running IPython, and let the learner's finished rules run in the engine."""
    magics = ExerciseMagics(shell)
    shell.register_magics(magics)
    magics.install_earned()


def unload_ipython_extension(shell):
    """Forget the magics, and let the kit's own rules run again."""
    magics = shell.magics_manager.registry.get("ExerciseMagics")
    magics.installed.restore()


@magics_class
class ExerciseMagics(Magics):
    """`%%exercise`, `%hint` and `%autogradkit`, in one running notebook."""

    def __init__(self, shell):
        super().__init__(shell)
        self.installed = Installed()
        self.answered = {}  # exercise name → the functions of its last cell
        self.owner = {}  # function name → the exercise whose cell defined it last
        self.hints_opened = {}  # exercise name → how many hints this notebook has shown

    @line_cell_magic
    def exercise(self, line, cell=None):
        """Show an exercise, `%exercise mul`, or check and keep this cell as its answer, `%%exercise mul`."""
        try:
            asked = entry(line.strip("\"' "))
            if cell is None:
                display(statement(asked))
                return
            text = (cell_of(cell, 0) or Cell(cell)).text
            names = defined_names(text)
            wanted = [name for name in asked.exercise.functions if name in names]
            if not wanted:
                raise AttemptError(nothing_asked(asked.exercise, names))
        except AutogradkitError as error:
            print(error)
            return
        if not self.shell.run_cell(cell, store_history=False).success:
            return  # IPython has shown the error
        wanted = [name for name in wanted if callable(self.shell.user_ns.get(name))]
        if not wanted:
            print(nothing_asked(asked.exercise, names))
            return
        folder = writable()
        self.answered[asked.name] = {name: self.shell.user_ns[name] for name in wanted}
        self.owner |= dict.fromkeys(wanted, asked.name)
        done = attempt(asked.exercise, self.answered[asked.name], folder)
        display(self.checked(asked, done.report, folder))
        for note in (*done.notes, *judged_otherwise(with_numpy(text, self.shell.user_ns), wanted)):
            print(note)
        if done.report.passed:
            earned.keep(folder, asked, with_numpy(text, self.shell.user_ns))
            if installed := self.install(asked.exercise):
                runs = "runs" if len(installed) == 1 else "run"
                print(f"From here on, {' and '.join(installed)} {runs} backward with your code.")
        if done.report.status != "missing":  # a stub must not take the place of an answer
            print(answers.keep(folder, asked, with_numpy(text, self.shell.user_ns)))

    @line_magic
    def hint(self, line):
        """Open one hint more in this notebook, `%hint mul`, or a certain one, `%hint mul 2`."""
        name, _, number = line.strip().partition(" ")
        try:
            asked = entry(name)
            if number.strip() and not number.strip().isdecimal():
                raise hints.HintError(f"Which hint? Write %hint {asked.name}, or %hint {asked.name} 2")
            following = self.hints_opened.get(asked.name, 0) + 1
            number = int(number) if number.strip() else min(following, len(asked.exercise.hints))
            print(hints.opened(asked, writable(), number))
            self.hints_opened[asked.name] = number
        except AutogradkitError as error:
            print(error)

    @line_magic
    def progress(self, line):
        """Show the course and how far you are: `%progress`."""
        from autogradkit.widgets import Progress

        folder = writable()
        display(Progress(progress.table(mine(folder), folder)))

    @line_magic
    def autogradkit(self, line):
        """Run a learner's command as in the terminal: `%autogradkit next`."""
        run_line(line)

    def functions(self, name):
        """Return an exercise's functions as the notebook now has them.

        Many exercises ask for a `backward`: what a later exercise's cell defined is not taken for this one's.
        """
        now = self.shell.user_ns
        return {
            f: now.get(f, known) if self.owner[f] == name else known
            for f, known in self.answered[name].items()
        }

    def checked(self, asked, report, folder):
        """Return the report with its buttons, which check the functions as the notebook then has them."""
        from autogradkit.widgets import RuleCheck

        def again(report):
            progress.record(folder, report)
            if report.passed:
                self.install(asked.exercise)

        return RuleCheck(
            asked.exercise,
            lambda: self.functions(asked.name),
            asked.stub,
            report,
            on_check=again,
            on_hint=lambda opened: progress.record_hint(folder, asked.name, opened),
        )

    def install_earned(self):
        """Let the engine run the rules that passed earlier, and say which; all others are the kit's."""
        folder, rules = writable(), {}
        for asked, path, found in earned.texts(folder, mine(folder)):
            try:
                rules |= rules_in(asked.exercise, functions_in(found, path))
            except AttemptError:  # it needs something of its notebook's: the kit's rule runs
                continue
        if installed := self.installed.put(rules):
            print(f"Running backward with your code: {', '.join(dict.fromkeys(installed))}.")

    def install(self, exercise):
        """Let the engine run the learner's right rules, and return the names of their ops."""
        return self.installed.put(rules_in(exercise, self.functions(exercise.name)))


def rules_in(exercise, functions):
    """Return the backward rules among an exercise's functions, by the names that they are installed by."""
    parts = exercise.parts if exercise.kind in ("rule", "driven", "plain") else ()
    asked = [part.function for part in parts if isinstance(part, Rule) and part.function in functions]
    names = [exercise.name if name == "backward" else name.removesuffix("_backward") for name in asked]
    return {name: functions[function] for name, function in zip(names, asked, strict=True)}


def statement(asked):
    """Return an exercise's statement as Markdown, its picture inside."""
    text = (asked.folder / "README.md").read_text(encoding="utf-8").replace("](../", "](../exercises/")
    picture = asked.folder / "picture.svg"
    if picture.is_file():
        data = b64encode(picture.read_bytes()).decode()
        text = text.replace("](picture.svg)", f"](data:image/svg+xml;base64,{data})")
    return Markdown(text)


def defined_names(cell):
    """Return the names that a cell gives to something; an AttemptError if it isn't Python."""
    try:
        ast.parse(cell)
    except SyntaxError as error:
        raise AttemptError(f"Line {error.lineno} of this cell isn't valid Python: {error.msg}.") from None
    return sorted({name for binding in bindings_of(Cell(cell), []) for name in binding.names})


def nothing_asked(exercise, names):
    """Say that a cell defines none of the functions that its exercise asks for."""
    asked = " and ".join(exercise.functions)
    guess = next((g for name in exercise.functions if (g := did_you_mean(name, names))), "")
    return f"This cell defines no function {asked}, which {exercise.name} asks for.{guess}"


def judged_otherwise(text, functions):
    """Yield what a grader may judge otherwise, because it has the text of an answer and not this session."""
    if names := names_of_other_cells(text):
        listed, them = ", ".join(names), "it" if len(names) == 1 else "them"
        yield (
            f"This cell uses {listed} from outside. rule.py keeps this cell alone, and a grader reads a "
            f"notebook's text and not its session: define {them} in this cell."
        )
    if modules := absent_modules(text, functions):
        yield f"Your code uses {', '.join(modules)}. When it is graded only NumPy is there: do it with NumPy."


def with_numpy(cell, names):
    """Return the cell as a file that stands on its own, importing NumPy if it uses the notebook's."""
    used = {node.id for node in ast.walk(ast.parse(cell)) if isinstance(node, ast.Name)}
    imported = {
        alias.asname or alias.name
        for node in ast.walk(ast.parse(cell))
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }
    needs = "np" in used - imported and getattr(names.get("np"), "__name__", "") == "numpy"
    text = cell.strip("\n") + "\n"
    return f"import numpy as np\n\n{text}" if needs else text
