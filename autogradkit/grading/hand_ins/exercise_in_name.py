"""The exercise in a name: which exercise a file's name, or those of its folders, say that it answers."""

import re
from pathlib import PurePosixPath

from .file_names import ARCHIVES

__all__ = ["exercise_in_words", "exercise_of", "is_copy", "is_packed", "is_set_aside"]

NUMBER = re.compile(r"^\d+[_-](?=\D)")
COPY = re.compile(r" ?\(\d{1,2}\)$|-\d{1,2}$| -? ?copy( \d{1,2})?$")  # what browsers, LMSs and desktops add
# folders of earlier answers
SET_ASIDE = re.compile(r"(^|[ _.-])(backup|backups|bak|old|archive|copy|previous)([ _.-]|$)| \(\d{1,2}\)$")
WORD = re.compile(r"\d+|[^\W\d_]+")
RULE = "rule.py"  # the file of a folder exercises/02_mul


def exercise_of(file, names):
    """Return the name of the exercise that a file's own name or its folders' names say, or ''."""
    *folders, last = PurePosixPath(file.name).parts
    for part in (PurePosixPath(last).stem, *reversed(folders)):
        part = part.lower().strip()
        for whole in (part, COPY.sub("", part)):
            for name in (whole, NUMBER.sub("", whole)):  # an older course may have given it another number
                if name in names:
                    return names[name]
    *_, above, folder = ("", "", *folders)
    is_a_rule = last == RULE and above == "exercises" and NUMBER.match(folder)
    return folder.lower() if is_a_rule else ""  # the kit's own layout: an exercise that is not known here


def exercise_in_words(file, functions):
    """Return the only exercise whose name is a word, or some, of a file's name: "mul" of `mul_final.py`.

    `functions` are those that each exercise asks for, by its name: in `mul_backward.py` it is mul, too, since
    mul asks for a `backward`, though another exercise has that name.
    """
    words = words_of(PurePosixPath(file.name).stem)
    spans = {}
    for name in functions:
        its = words_of(name)
        for i in range(len(words) - len(its) + 1):
            if words[i : i + len(its)] == its:
                spans[name] = (i, i + len(its))
    named = [
        name
        for name, (first, end) in spans.items()
        if not any(a <= first and end <= b and (a, b) != (first, end) for a, b in spans.values())
        and not any(name in (functions[other] or ()) for other in spans if other != name)
    ]
    return named[0] if len(named) == 1 else ""


def words_of(name):
    """Return the words and numbers of a name, in lower case.

    >>> words_of("02_mul-Final2")
    ['02', 'mul', 'final', '2']
    """
    return WORD.findall(name.lower())


def is_packed(file):
    """Return whether a file lay in an archive, beside others that did not."""
    return any(part.lower().endswith(ARCHIVES) for part in PurePosixPath(file.name).parts[:-1])


def is_copy(file):
    """Return whether a file's name says that it is a copy of another."""
    return bool(COPY.search(PurePosixPath(file.name).stem.lower()))


def is_set_aside(file):
    """Return whether a file lies in a folder of earlier answers, by its name: `backup/mul.py`."""
    return any(SET_ASIDE.search(part.lower()) for part in PurePosixPath(file.name).parts[:-1])
