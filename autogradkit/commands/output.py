"""Standard output as the commands use it: any text goes out on any console, and none ends a command.

A console may know fewer signs than we write (cp1252, ASCII), whoever reads may have read enough (`| head`),
and there may be no output at all (`>&-`).
"""

import codecs
import io
import os
import sys
import unicodedata

__all__ = ["Output", "prepare_output"]

# a sign, and what stands for it on a console that doesn't know it
PAIRS = "★* ✓+ ✗x ⚑! ◐~ █# ░. →-> ←<- ·- –- —- ─- ━- │| …... “\" ”\" ‘' ’'"
PAIRS += " ×* ÷/ −- ≤<= ≥>= ≠!= ≈~ ∂d ∑sum √sqrt ²^2 ³^3"
PLAIN = {pair[0]: pair[1:] for pair in PAIRS.split()} | {"\u00a0": " ", "\u202f": " "}


def plain_signs(error):
    """Return what is written in place of the signs that couldn't be encoded, as codecs ask for it."""
    signs = error.object[error.start : error.end]
    return "".join(PLAIN.get(sign) or without_accent(sign) for sign in signs), error.end


def without_accent(sign):
    """Return a letter without its accent, and `?` for anything else that isn't ASCII.

    >>> without_accent("é"), without_accent("数")
    ('e', '?')
    """
    first = unicodedata.normalize("NFKD", sign)[:1]
    return first if first.isascii() else "?"


codecs.register_error("autogradkit.plain", plain_signs)


class Output(io.TextIOWrapper):
    """A stream that nobody can read any more goes on in silence: a command ends with its own exit code."""

    error = None  # why nothing could be written, unless the reader had read enough

    def write(self, text):
        """Write a text and return its length."""
        try:
            return super().write(text)
        except OSError as error:
            self.give_up(error)
            return len(text)

    def flush(self):
        """Write out what has been kept back."""
        try:
            super().flush()
        except OSError as error:
            self.give_up(error)

    def give_up(self, error):
        """Let everything from here on vanish."""
        if not isinstance(error, BrokenPipeError):
            self.error = error
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.fileno())


def nowhere():
    """Return a stream in which everything vanishes."""
    return open(os.devnull, "w", encoding="utf-8", errors="autogradkit.plain")


def prepare_output():
    """Make the process's own stdout and stderr Outputs; streams that somebody has put in their place stay."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed before we began: the first free descriptor is the one it had
            setattr(sys, name, nowhere())
        elif stream is getattr(sys, f"__{name}__") and hasattr(stream, "buffer"):
            stream.flush()
            kept = {"encoding": stream.encoding, "line_buffering": stream.line_buffering or name == "stderr"}
            setattr(sys, name, Output(stream.buffer, errors="autogradkit.plain", **kept))
