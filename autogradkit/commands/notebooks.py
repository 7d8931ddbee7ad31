"""`autogradkit notebooks`: execute, strip or check lessons, for their authors."""

import argparse

from autogradkit.commands import sentences
from autogradkit.commands.terminal import Exit
from autogradkit.course import notebooks, workflow
from autogradkit.course.notebook_file import NotebookError
from autogradkit.course.notebook_run import run as run_notebook
from autogradkit.course.typed_paths import as_typed
from autogradkit.errors import AutogradkitError

__all__ = ["add_to", "run"]


def add_to(command):
    """Add the command and its options."""
    formatter = argparse.RawDescriptionHelpFormatter
    sub = command("notebooks", run, epilog=sentences.NOTEBOOKS_EXAMPLES, formatter_class=formatter)
    actions = ("run", "normalise", "check", "workflow")
    sub.add_argument("action", metavar="|".join(actions), choices=actions, help="run also strips and checks")
    sub.add_argument("lesson", nargs="*", help="03, 03_chain_rule, a file, a folder; all of them if left out")
    sub.add_argument("--folder", default="notebooks", help="where they are (default: notebooks)")


def run(options):
    """Execute or strip lessons if that is the action, and say of each whether it can be committed."""
    if options.action == "workflow":
        return write_workflow(options)
    faulty = 0
    act = {"run": run_notebook, "normalise": notebooks.normalise}.get(options.action)
    for path in notebooks.find(options.folder, options.lesson):
        try:
            if act is not None:
                act(path)
            faults = notebooks.faults(path)
            line = sentences.NOTEBOOK.format(name=path.name, state="; ".join(faults) or sentences.FINE)
        except NotebookError as error:  # which names the notebook
            faults = line = str(error)
        faulty += bool(faults)
        print(line, flush=True)
    return Exit.FAILED if faulty else Exit.FINE


def write_workflow(options):
    """Write the files with which a host validates notebooks, and say what to do with them."""
    if len(options.lesson) != 1:
        raise AutogradkitError(sentences.WHICH_HOST)
    done = workflow.write(options.lesson[0], options.folder)
    for name in done.new:
        print(sentences.FILE_WRITTEN.format(name=name))
    for name in done.kept:
        print(sentences.FILE_LEFT_ALONE.format(name=name))
    print(sentences.NEXT_COMMIT.format(folder=as_typed(options.folder)))
    return Exit.FINE
