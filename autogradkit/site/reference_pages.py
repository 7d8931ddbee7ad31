"""The reference, made of the docstrings: every op with its rule below its forward, then all other names."""

import importlib
import inspect
import re
import textwrap

import autogradkit as ag
from autogradkit.core import ops
from autogradkit.core.op import Op

from . import sentences

__all__ = ["write_reference"]

MODULES = {  # page: what is on it; its title stands in `sentences.REFERENCE_PARTS`
    "nn": "autogradkit.nn",
    "functional": "autogradkit.nn.functional",
    "init": "autogradkit.nn.init",
    "optim": "autogradkit.nn.optim",
    "schedules": "autogradkit.nn.optim.lr_scheduler",
    "widgets": "autogradkit.widgets",
    "datasets": "autogradkit.datasets",
}
AT_A_KINK = re.compile(r"\bkink|\bties?\b|\bat 0\b")


def write_reference(folder):
    """Write all pages of the reference."""
    folder.mkdir(parents=True)
    (folder / "ops").mkdir()
    pages = ["ag"]
    write_ops(folder / "ops")
    mine = [
        name for name in ag.__all__ if name not in ops.__all__ and not inspect.ismodule(getattr(ag, name))
    ]
    write(
        folder / "ag.md",
        *sentences.REFERENCE_PARTS["ag"],
        [(f"ag.{name}", getattr(ag, name)) for name in mine],
    )
    for page, module in MODULES.items():
        try:
            names = importlib.import_module(module)
        except ImportError:
            names = getattr(importlib.import_module(module.rpartition(".")[0]), module.rpartition(".")[2])
        shown = [name for name in names.__all__ if not inspect.ismodule(getattr(names, name))]
        prefix = module.replace("autogradkit", "ag")
        write(
            folder / f"{page}.md",
            *sentences.REFERENCE_PARTS[page],
            [(f"{prefix}.{name}", getattr(names, name)) for name in shown],
        )
        pages.append(page)
    write_commands(folder / "commands.md")
    write_magics(folder / "magics.md")
    toc = "\n".join(["ops/index", *pages, "commands", "magics"])
    lines = [sentences.REFERENCE, sentences.KINK_COLUMNS, "|---|---|", *kinks()]
    lines += ["", "```{toctree}", ":titlesonly:", "", toc, "```", ""]
    (folder / "index.md").write_text("\n".join(lines), encoding="utf-8")


def kinks():
    """Yield a row for every op whose docstring says what is taken at a kink."""
    for name in ops.__all__:
        says = first_sentence(getattr(ops, name))
        if AT_A_KINK.search(says):
            yield f"| `ag.{name}` | {literal(says)} |"


def write_ops(folder):
    """Write a page for every module of ops, and their index."""
    exported = [name for name in ops.__all__ if not inspect.ismodule(getattr(ops, name))]
    modules = sorted({getattr(ops, name).__module__ for name in exported})
    table = [sentences.OPS, "", sentences.OP_COLUMNS, "|---|---|---|"]
    for name in modules:
        module, page = importlib.import_module(name), name.rpartition(".")[2]
        mine = [op for op in exported if getattr(ops, op).__module__ == name]
        inside = [op for op in vars(module).values() if isinstance(op, Op) and op.__module__ == name]
        behind = [op for op in inside if not any(op is getattr(ops, one) for one in mine)]
        things = [(f"ag.{op}", getattr(ops, op)) for op in mine]
        things += [(sentences.OP_BEHIND.format(name=op.name), op) for op in behind]
        write(
            folder / f"{page}.md", page.replace("_", " ").capitalize(), literal(module.__doc__ or ""), things
        )
        for op in mine:
            says = literal(first_sentence(getattr(ops, op)))
            table.append(f"| `ag.{op}` | {says} | [{page}]({page}.md) |")
    pages = [name.rpartition(".")[2] for name in modules]
    table += ["", "```{toctree}", ":hidden:", ":titlesonly:", "", *pages, "```", ""]
    (folder / "index.md").write_text("\n".join(table), encoding="utf-8")


def first_sentence(thing):
    """Return the first line of a docstring."""
    doc = thing.__doc__ if isinstance(thing, Op) else inspect.getdoc(thing)
    return (doc or "").strip().split("\n")[0]


def write(path, title, about, things):
    """Write a page with an entry for each of the (name, thing)."""
    parts = [f"# {title}", "", about.strip(), ""]
    for name, thing in things:
        parts += entry_of(name, thing)
    path.write_text("\n".join(parts), encoding="utf-8")


def entry_of(name, thing):
    """Return the lines on one name: heading, signature, docstring, source of an op, methods of a class."""
    lines = [f"## {name}", ""]
    if isinstance(thing, Op):
        lines += [
            "```python",
            f"{thing.name}{signature(thing.forward)}",
            "```",
            "",
            *docstring(thing.__doc__),
        ]
        lines += ["", *source_of(thing)]
        return lines
    if callable(thing):
        lines += ["```python", f"{name}{signature(thing)}", "```", ""]
    lines += docstring(
        inspect.getdoc(thing) if callable(thing) or inspect.isclass(thing) else type(thing).__doc__
    )
    if inspect.isclass(thing):
        for method, function in sorted(vars(thing).items()):
            if not method.startswith("_") and inspect.isfunction(function) and function.__doc__:
                first = inspect.getdoc(function).split("\n")[0]
                lines += ["", f"`.{method}{signature(function)}`", f": {literal(first)}"]
    return [*lines, ""]


def source_of(op):
    """Return the text of an op's forward and of its rule, as in the file."""
    functions = [op.forward, op.kit_rule.function if op.kit_rule else None]
    lines = ["```python"]
    for function in filter(None, functions):
        try:
            lines += [textwrap.dedent(inspect.getsource(function)).rstrip(), "", ""]
        except (OSError, TypeError):
            continue
    while lines[-1] == "":
        lines.pop()
    return [*lines, "```", ""]


def signature(function):
    """Return a function's signature, or open brackets."""
    try:
        return str(inspect.signature(function)).replace("autogradkit.core.tensor.", "")
    except (TypeError, ValueError):
        return "(...)"


def literal(text):
    """Return a line of a docstring as Markdown that means the same."""
    parts = text.split("`")
    plain = [re.sub(r"([*_|$\[\]])", r"\\\1", part).replace("<", "&lt;") for part in parts[::2]]
    return "".join(
        f"{part}`{parts[2 * i + 1]}`" if 2 * i + 1 < len(parts) else part for i, part in enumerate(plain)
    )


def docstring(doc):
    """Return a numpydoc docstring as Markdown: sections as bold words, examples as code, the rest as text."""
    lines = inspect.cleandoc(doc or "").split("\n")
    out, example, at = [], [], 0
    while at < len(lines):
        line = lines[at]
        under = lines[at + 1] if at + 1 < len(lines) else ""
        if example or line.lstrip().startswith(">>>"):
            if line.strip():
                example.append(line)
            else:
                out, example = [*out, "", "```pycon", textwrap.dedent("\n".join(example)), "```", ""], []
        elif under.strip() and set(under.strip()) == {"-"}:
            out += ["", f"**{line.strip()}**", ""]
            at += 1
        elif line.startswith("    "):
            out += [f": {literal(line.strip())}" if out and out[-1][:1] == "`" else literal(line.strip())]
        elif " : " in line and not line.startswith(" "):
            name, _, kind = line.partition(" : ")
            out += ["", f"`{name.strip()}` *{literal(kind)}*" if "`" not in name else literal(line)]
        else:
            out.append(literal(line))
        at += 1
    if example:
        out += ["", "```pycon", textwrap.dedent("\n".join(example)), "```"]
    return out


def write_commands(path):
    """Write what every command's own help page says."""
    from argparse import _SubParsersAction

    # By its name, as everything here: what is documented isn't used.
    top = importlib.import_module("autogradkit.commands.main").parser()
    lines = [sentences.COMMANDS, "", sentences.COMMANDS_SAY, ""]
    subs = next(action for action in top._actions if isinstance(action, _SubParsersAction))
    for name, sub in subs.choices.items():
        lines += [f"## autogradkit {name}", "", "```text", sub.format_help().rstrip(), "```", ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def write_magics(path):
    """Write what the magics of a notebook say of themselves."""
    magics = importlib.import_module("autogradkit.notebook.magics")
    lines = [sentences.MAGICS, "", *docstring(magics.__doc__), ""]
    for name, function in sorted(vars(magics.ExerciseMagics).items()):
        if name in ("exercise", "hint", "progress", "autogradkit"):
            lines += [f"## %{name}", "", *docstring(inspect.getdoc(function)), ""]
    path.write_text("\n".join(lines), encoding="utf-8")
