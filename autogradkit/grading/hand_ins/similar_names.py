"""Names that look alike: two students whose names a reader would take for one.

Small and capital letters, accents, marks nobody sees, and letters of other alphabets with the same shape
are left out of account. It is said beside each other and nothing is merged: both may be real.
"""

import re
import unicodedata
from collections import defaultdict

from .file_names import ARCHIVES, FOREIGN, SUFFIXES

__all__ = ["similar_name_groups"]

# a letter, and those of other alphabets that look like it (Greek, Cyrillic, Armenian, Cherokee, digits)
SHAPES = """
aαаɑ bвьƅᏏ cсϲᏟⅽ dԁժᏧ eеєҽᎬ fғϝ gɡցǥ hһհнᏂ iіıɩιlӏ1|ⅼᎥ! jјϳᎫ kкκᏦ mмʍᎷ nոпռп oоοօσ0ө pрρᑭᏢ qԛգ rгᎡ sѕꜱᏚ$5
tтτᎢ uυսц vνѵᏙ wԝѡωᏔ xхχ× yуγүʏᎩ zᴢᏃ2
"""
LETTER = {ord(char): group[0] for group in SHAPES.split() for char in group + group.casefold()}


ENDINGS = "|".join(map(re.escape, sorted((*ARCHIVES, *FOREIGN, *SUFFIXES), key=len, reverse=True)))
APART = re.compile(rf"(?:{ENDINGS})?(?: \(\d+\))?$", re.I)  # by what hand-ins of one name are told apart


def similar_name_groups(names):
    """Return the groups of names that look alike, each sorted, in the order of their first names.

    >>> similar_name_groups(["Ana", "Ben", "Аnа", "Än\\u200da"])
    [('Ana', 'Än\\u200da', 'Аnа')]
    """
    groups = defaultdict(list)
    for name in names:
        groups[shape(name)].append(name)
    return sorted(tuple(sorted(group)) for group in groups.values() if len(group) > 1)


def shape(name):
    """Return what is left of a name when only its letters' shapes count.

    >>> shape("Zoë  M.") == shape("zoe m") == shape("Zoe M.zip")
    True
    """
    name = APART.sub("", name, count=1) or name
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name[:1_000]).casefold())
    plain = letters.translate(LETTER)
    return "".join(char for char in plain if char.isalnum()).replace("rn", "m").replace("vv", "w") or name
