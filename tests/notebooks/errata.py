"""The errors of the article: what errata.toml lists, and the article's program as it was printed."""

import io
import tomllib
from contextlib import redirect_stdout
from pathlib import Path

__all__ = ["ERRATA", "PROGRAM", "program", "taught_in"]

HERE = Path(__file__).parent
ERRATA = tomllib.loads((HERE / "errata.toml").read_text(encoding="utf-8"))
PROGRAM = (HERE / "article_program.txt").read_text(encoding="utf-8")


def taught_in(lesson):
    """Return the numbers of the errata that a lesson, "03", has to name."""
    return [name for name, erratum in ERRATA.items() if erratum["lesson"] == lesson]


def program():
    """Run the article's program as written; return its names, and what it printed."""
    names, printed = {}, io.StringIO()
    with redirect_stdout(printed):
        exec(compile(PROGRAM, "article_program.txt", "exec"), names)
    return names, printed.getvalue()
