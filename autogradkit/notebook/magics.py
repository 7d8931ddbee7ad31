"""The magics: `%exercise mul` shows an exercise, `%%exercise mul` makes a cell its answer, `%hint mul` helps.

They come with `%load_ext autogradkit`. A cell's answer is kept as `rule.py` in the learner's course folder,
and once it is right, it runs inside the kit's own engine, here and in every lesson opened later. What the
command line says to a learner, `%autogradkit list | next | check | hint | reset | progress` says too.
"""

import ast
import builtins
from contextlib import suppress

from IPython.core.autocall import ExitAutocall
from IPython.core.magic import Magics, line_cell_magic, line_magic, magics_class
from IPython.display import Markdown, display

from autogradkit.checking import Report, Rule
from autogradkit.commands.magic_line import run_line
from autogradkit.course import (
    answers,
    attempt,
    entry,
    functions_in,
    hints,
    own_exercises,
    passed_rules,
    picked_entries,
    progress,
)
from autogradkit.course.attempt import AttemptError
from autogradkit.course.folder import writable_folder
from autogradkit.course.instead import instead
from autogradkit.course.source.bindings import bindings_of, methods_for_functions, parsed
from autogradkit.course.source.cells import Cell, cell_of
from autogradkit.course.source.elsewhere import (
    absent_modules,
    names_of_main_only,
    names_of_other_cells,
    refused_modules,
    waits_outside,
)
from autogradkit.course.source.execution import refuse_input
from autogradkit.course.source.modules_own import names_put_into_modules
from autogradkit.course.source.slips import advice
from autogradkit.errors import AutogradkitError, nearest
from autogradkit.guards.freeing import free_own_classes
from autogradkit.learner_rules.install import InstalledRules
from autogradkit.notebook import sentences, tracebacks, unplaced
from autogradkit.notebook.answerer import InNotebook, names_mean
from autogradkit.notebook.patience import saying_when_long
from autogradkit.notebook.stand_ins import stand_ins
from autogradkit.notebook.what_next import shown_next
from autogradkit.platforms import announce_end, in_browser, limit_recursion, watch_room

__all__ = ["ExerciseMagics", "load_ipython_extension", "unload_ipython_extension"]


def load_ipython_extension(shell):
    """Make the magics known to a running IPython, and let the learner's finished rules run in the engine."""
    limit_recursion()
    free_own_classes()
    announce_end()
    watch_room()
    tracebacks.use(shell)
    own_exercises.use()
    magics = ExerciseMagics(shell)
    shell.register_magics(magics)
    shell.events.register("pre_run_cell", magics.note_cell)
    shell.events.register("post_run_cell", magics.note_what_says_no_exercise)
    try:
        magics.install_passed_rules()
    except AutogradkitError as error:  # a course file that can't be read keeps nobody from the lesson
        print(error)


def unload_ipython_extension(shell):
    """Forget the magics, and let the kit's own rules run again."""
    magics = shell.magics_manager.registry.get("ExerciseMagics")
    magics.installed.restore()
    tracebacks.leave(shell)
    shell.events.unregister("pre_run_cell", magics.note_cell)
    shell.events.unregister("post_run_cell", magics.note_what_says_no_exercise)


@magics_class
class ExerciseMagics(Magics):
    """`%%exercise`, `%hint` and `%autogradkit`, in one running notebook."""

    def __init__(self, shell):
        super().__init__(shell)
        self.installed = InstalledRules()
        self.answered = {}  # exercise name → the functions of its last cell
        self.text = {}  # exercise name → that cell
        self.owner = {}  # function name → the exercise whose cell defined it last
        self.warned = not in_browser()  # that no check is stopped there
        self.said_of = set()  # exercises of which it was said that a cell may be meant for them
        self.hints_opened = {}  # exercise name → how many hints this notebook has shown
        self.cell = ""  # what runs

    def note_cell(self, info):
        """Remember the text of the cell that is about to run."""
        self.cell = info.raw_cell

    @line_cell_magic
    def exercise(self, line, cell=None):
        """Show an exercise, `%exercise mul`, or check and keep this cell as its answer, `%%exercise mul`."""
        try:
            one = entry(line.strip("\"' "))
            if cell is None:
                display(statement(one))
                if set(defined_names(self.shell.transform_cell(self.cell))) & set(one.exercise.functions):
                    print(sentences.ONE_PERCENT_SIGN.format(exercise=one.name))
                return
            numbered = f"%%exercise {line}\n{cell}"  # lines are counted as the cell shows them
            text = (cell_of(numbered, 0) or Cell(cell)).text
            names = defined_names(text)
            functions = [name for name in one.exercise.functions if name in names]
            if not functions:
                in_classes = list(methods_for_functions(text, one.exercise.functions))
                raise AttemptError("\n".join(in_classes) or no_function(one.exercise, names, text))
        except AutogradkitError as error:
            print(error)
            return
        names_of_nobody = {"input": refuse_input} if "input" not in self.shell.user_ns else {}
        slow = saying_when_long(sentences.RUNS_LONG.format(exercise=one.name))
        with stand_ins(text), names_mean(self.shell.user_ns, names_of_nobody), slow:
            ran = self.shell.run_cell(f"# {numbered}", store_history=False)
        if not ran.success:  # IPython has shown the error
            if isinstance(ran.error_in_exec, SystemExit):
                print(sentences.CELL_ENDED_ITSELF.format(exercise=one.name))
            return
        wanted = [name for name in functions if callable(self.shell.user_ns.get(name))]
        if not wanted:
            print(no_function(one.exercise, names, text))
            return
        if not self.warned:
            print(sentences.NO_LIMIT_IN_BROWSER)
            self.warned = True
        folder = writable_folder()
        elsewhere = [name for name in self.answered.get(one.name, ()) if name not in wanted]
        self.answered[one.name] = {name: self.shell.user_ns[name] for name in wanted}
        self.owner |= dict.fromkeys(wanted, one.name)
        try:
            done = attempt(one.exercise, self.answered[one.name], folder, answerer=self.answerer)
        except KeyboardInterrupt:
            print(sentences.INTERRUPTED.format(exercise=one.name))
            return
        self.text[one.name] = text
        display(self.report_with_buttons(one, done.report, folder))
        for note in (*misspelt_functions(one.exercise, names), *done.notes):
            print(note)
        if elsewhere:
            print(sentences.IN_EARLIER_CELL.format(names=" and ".join(elsewhere)))
        for note in judged_otherwise(standalone_text(text, self.shell.user_ns), wanted, self.shell.user_ns):
            print(note)
        for line in self.keep(one, done.report, folder):
            print(line)
        if done.report.passed:
            display(shown_next(one, folder))

    def keep(self, one, report, folder):
        """Keep the answer's cell, let a right rule run in the engine, and yield what happened."""
        text = standalone_text(self.text[one.name], self.shell.user_ns)
        if report.passed:
            passed_rules.keep(folder, one, text)
            if ops := self.install(one.exercise):
                runs = "runs" if len(ops) == 1 else "run"
                yield sentences.FROM_HERE_ON.format(ops=" and ".join(ops), runs=runs)
        if report.status != "missing":  # a stub must not take the place of an answer
            yield answers.keep(folder, one, text)
        elif before := answers.kept_before(folder, one):
            yield before

    def note_what_says_no_exercise(self, result):
        """Say of a cell that was run that it may be meant as an answer, which it doesn't say itself."""
        if not result.success or result.info is None or result.info.raw_cell.startswith("# %%exercise"):
            return
        with suppress(AutogradkitError, OSError):
            folder = writable_folder()
            done = progress.read(folder)
            if isinstance(report := result.result, Report):  # of ag.check, which nobody counts
                counted = done.get(report.exercise, progress.Standing()).passed
                if report.passed and folder and not counted:
                    print(sentences.TRIED_OUT.format(exercise=report.exercise))
                return
            entries, raw = picked_entries(folder), result.info.raw_cell
            passed = {name for name, standing in done.items() if standing.passed}
            hers = [one for one in entries if one.name in self.owner.values()]
            if meant := set(
                unplaced.sentence_on(raw, hers, self.answered)[1]
            ):  # it is about what she has just answered
                entries = [one for one in hers if one.name in meant]
            else:
                entries = [one for one in entries if one.name not in self.answered]
            known = passed | self.said_of
            still_open = [one for one in entries if one.name not in known]
            said, exercises = unplaced.sentence_on(raw, still_open, self.answered)
            self.said_of.update(exercises)
            if said:
                print(said)

    @line_magic("%exercise")  # what IPython looks for where `%%exercise` is not the first line
    def exercise_below_the_first_line(self, line):
        """Say that `%%exercise` belongs on a cell's first line."""
        print(sentences.NOT_THE_FIRST_LINE.format(line=line.strip()))

    @line_magic
    def hint(self, line):
        """Open one hint more in this notebook, `%hint mul`, or a certain one, `%hint mul 2`."""
        name, _, number = line.strip().partition(" ")
        try:
            one = entry(name)
            if number.strip() and (not number.strip().isdecimal() or number.strip().startswith("0")):
                raise hints.HintError(sentences.WHICH_HINT.format(exercise=one.name))
            seen = self.hints_opened.get(one.name, 0)
            number = int(number) if number.strip() else None
            print(hints.open_hint(one, writable_folder(), number, seen))
            opened = min(seen + 1, len(one.exercise.hints)) if number is None else number
            self.hints_opened[one.name] = max(opened, seen)
        except AutogradkitError as error:
            print(error)

    @line_magic
    def progress(self, line):
        """Show the course and how far you are: `%progress`."""
        from autogradkit.widgets import Progress

        folder = writable_folder()
        display(Progress(progress.table(entries := picked_entries(folder), folder)))
        if changed := progress.changed_line(folder, entries):
            print(changed)

    @line_magic
    def next(self, line):
        """Say which exercise comes next: `%next`, as `%autogradkit next`."""
        run_line(f"next {line}")

    @line_magic
    def list(self, line):
        """List exercises and how far you are: `%list B`, as `%autogradkit list B`."""
        run_line(f"list {line}")

    @line_magic
    def check(self, line):
        """Check the answer that is kept: `%check mul`, as `%autogradkit check mul`."""
        run_line(f"check {line}")

    @line_magic
    def reset(self, line):
        """Begin an exercise again, `%reset mul`; with anything else it is IPython's, which forgets names."""
        try:
            one = entry(line.strip("\"' "))
        except AutogradkitError:
            self.shell.magics_manager.registry["NamespaceMagics"].reset(line)
        else:
            run_line(f"reset {one.name}")

    @line_magic
    def autogradkit(self, line):
        """Run a learner's command as in the terminal: `%autogradkit next`."""
        run_line(line)

    def answerer(self, functions, kind):
        """Return what calls a learner's functions, and knows what a grader has and this session hasn't."""
        return InNotebook(functions, kind, self.shell.user_ns)

    def functions(self, name):
        """Return an exercise's functions as the notebook now has them.

        Many exercises ask for a `backward`: what a later exercise's cell defined is not taken for this one's.
        """
        now = self.shell.user_ns
        return {
            f: now.get(f, known) if self.owner[f] == name else known
            for f, known in self.answered[name].items()
        }

    def report_with_buttons(self, one, report, folder):
        """Return the report with its buttons, which check the functions as the notebook then has them."""
        from autogradkit.widgets import RuleCheck

        def again(report):
            if self.functions(one.name) != self.answered[one.name]:
                return sentences.OF_ANOTHER_CELL.format(exercise=one.name)
            progress.record(folder, report)
            return " ".join(self.keep(one, report, folder))

        def hint_opened(opened):
            self.hints_opened[one.name] = opened
            progress.record_hint(folder, one.name, opened)

        shown = RuleCheck(
            one.exercise,
            lambda: self.functions(one.name),
            f"%%exercise {one.name}\n{one.stub}",
            report,
            hints_opened=self.hints_opened.get(one.name, 0),
            on_check=again,
            on_hint=hint_opened,
            answerer=self.answerer,
        )
        if report.passed and shown.playable:
            with suppress(AutogradkitError):  # a right rule that no film can show is right all the same
                shown.show_me()
        return shown

    def install_passed_rules(self):
        """Let the engine run the rules that passed earlier, and say which; all others are the kit's."""
        folder, rules = writable_folder(), {}
        for one, path, source in passed_rules.read_all(folder, picked_entries(folder)):
            try:
                rules |= rules_in(one.exercise, functions_in(source, path))
            except AttemptError:  # it needs something of its notebook's: the kit's rule runs
                continue
        if ops := self.installed.install(rules):
            print(sentences.RUNNING_YOURS.format(ops=", ".join(dict.fromkeys(ops))))

    def install(self, exercise):
        """Let the engine run the learner's right rules, and return the names of their ops."""
        return self.installed.install(rules_in(exercise, self.functions(exercise.name)))


def rules_in(exercise, functions):
    """Return the backward rules among an exercise's functions, by the names that they are installed by."""
    parts = [part for part in exercise.parts if type(part) is Rule]  # an ArticleRule is handed a node
    rules = [part.function for part in parts if part.function in functions]
    return {exercise.op_name(function): functions[function] for function in rules}


def statement(one):
    """Return an exercise's statement as Markdown, its pictures inside."""
    return Markdown(one.statement_with_pictures.replace("](../", "](../exercises/"))


def defined_names(cell):
    """Return the names that a cell gives to something; an AttemptError if it isn't Python."""
    try:
        parsed(cell)
    except SyntaxError as error:
        lines, number = ["", *cell.split("\n"), ""], error.lineno or 0
        above, line = "".join(lines[max(0, number - 1) : number]), "".join(lines[number : number + 1])
        text = (error.text or line).strip()
        said = sentences.NOT_PYTHON.format(line=error.lineno, message=error.msg, text=text)
        raise AttemptError("\n".join(filter(None, (said, advice(error, line, above))))) from None
    return sorted({name for binding in bindings_of(Cell(cell), []) for name in binding.names})


def no_function(exercise, names, text):
    """Return the sentence for a cell that defines none of the functions that its exercise asks for."""
    if misspelt := next(misspelt_functions(exercise, names), None):
        return misspelt
    functions = " or ".join(exercise.functions)
    said = sentences.NO_FUNCTION.format(functions=functions, exercise=exercise.name)
    return f"{said} {instead(text, exercise)}".rstrip()


def misspelt_functions(exercise, names):
    """Yield a sentence for each function of the exercise that a cell seems to define under another name."""
    others = [name for name in names if name not in exercise.functions]
    for name in exercise.functions:
        if name not in names and (wrote := nearest(name, others)):
            yield sentences.OTHER_NAME.format(wrote=wrote, name=name)


def judged_otherwise(text, functions, session):
    """Yield what a grader may judge otherwise, because it has the text of an answer and not this session.

    A name that the session hasn't either is no other cell's: the report has said that nobody defines it. Nor
    are IPython's `exit` and `quit`.
    """
    known = vars(builtins) | session
    others = [name for name in names_of_other_cells(text) if name in known]
    names = [name for name in others if not isinstance(known[name], ExitAutocall)]
    if names := [*names, *names_put_into_modules(text, session)]:
        them = "it" if len(names) == 1 else "them"
        yield sentences.FROM_OTHER_CELLS.format(names=", ".join(names), them=them)
    if names := names_of_main_only(text, functions):
        them = "it" if len(names) == 1 else "them"
        yield sentences.OF_MAIN_ONLY.format(names=", ".join(names), them=them)
    if modules := absent_modules(text, functions):
        yield sentences.ONLY_NUMPY.format(modules=", ".join(modules))
    if modules := refused_modules(text):
        yield sentences.NOTHING_IS_STARTED.format(modules=", ".join(modules))
    if waits_outside(text):
        yield sentences.WAITS_OUTSIDE


def standalone_text(cell, names):
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
