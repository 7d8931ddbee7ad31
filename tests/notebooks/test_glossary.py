"""The glossary: every word has its Chinese, every name of the kit exists, and every erratum is listed."""

import json
import re

import pytest

import autogradkit as ag
from autogradkit.course import notebooks
from tests.notebooks.errata import ERRATA
from tests.notebooks.test_lessons import GLOSSARY, LESSONS, cells, prose, source

WORDS = ("The graph", "Ways to a derivative", "Training, models, libraries")

# Words in bold that mean what they mean in the longer names that they are a part of.
PARTS = {
    *(
        "gradient",
        "forward",
        "backward",
        "zero",
        "central",
        "acyclic",
        "primal",
        "break the symmetry",
        "random",
    ),
    *("add", "added", "sum", "sums", "max", "manual", "numerical", "symbolic", "automatic", "checkpointing"),
    *("vanishing", "exploding", "pure", "live", "static", "non-saturating", "first", "a"),
}

# What stands in bold in a lesson and is no term: parts of the form, rules and stress.
FORM = (
    r"E\d+|Predict\.|What you saw\.|Why care\.|The question\.|Afterwards you can|Minutes\."
    r"|Rule \w+\.|Repair it\."
)
STRESS = {
    "00": {"predict, run, break, write", "contribution = upstream gradient × local derivative"},
    "00b": {"update"},
    "01": {"large", "small"},
    "03": {
        "Along a path one multiplies",
        "Where paths meet one adds",
        "multiply along a path",
        "add where paths meet",
        "contribution = upstream gradient × local derivative",
        "Multiply",
        "distributes",
        "swaps",
        "routes",
    },
    "04": {"when everything made from it has spoken", "not know their age"},
    "04b": {"forward, loss, zero, backward, update", "not"},
    "05": {"in front", "size 1", "mean"},
    "05b": {"update", "forward → loss → zero → backward → update → forward …"},
    "06": {"logistic map"},
    "06b": {"Think before you go on"},
    "07": {"column", "row"},
    "08": {"1,425 sweeps", "could not", "summed"},
}


def rows(section):
    """The cells of a section's table, without its head."""
    (part,) = [part for part in prose(GLOSSARY).split("\n## ") if part.startswith(section)]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


@pytest.mark.parametrize("section", WORDS)
def test_every_term_is_explained_has_a_chinese_one_and_the_lesson_that_teaches_it(section):
    there = {notebooks.lesson_number(path): path.name for path in LESSONS}
    for word, meaning, here, others, chinese, lesson in rows(section):
        assert all((word, meaning, here, others)), word
        number = re.match(r"\[(\w+)\]", lesson)[1]
        assert lesson == f"[{number}]({there[number]})", word
        assert re.search(r"[\u4e00-\u9fff]", chinese), word


@pytest.mark.parametrize("section", WORDS)
def test_the_lesson_that_a_row_points_to_says_the_word_or_another_one_for_it(section):
    there = {notebooks.lesson_number(path): path for path in LESSONS}
    for *names, _, lesson in ([row[0], *row[2:]] for row in rows(section)):
        text = "\n".join(map(source, cells(there[re.match(r"\[(\w+)\]", lesson)[1]])))
        text = re.sub(r"\s+", " ", re.sub(r"[*`]", "", text)).lower()
        names = [
            name.strip().lower()
            for cell in names
            for name in re.split(r"[,;:]| \(.*?\)", re.sub("`", "", cell))
        ]
        said = [name.removeprefix("to ") for name in names if name not in ("", "–")]
        assert any(re.search(rf"(?<!\w){re.escape(name)}", text) for name in said), names[0]


def test_no_word_is_explained_twice():
    words = [row[0] for section in WORDS for row in rows(section)]
    assert len(words) == len(set(words)) > 50


@pytest.mark.parametrize("section", WORDS)
def test_terms_stand_in_alphabetical_order(section):
    words = [row[0].lower() for row in rows(section)]
    assert words == sorted(words)


def names():
    """Every name under which a term can be looked up."""
    return [cell.lower() for section in WORDS for row in rows(section) for cell in (row[0], row[2], row[3])]


def singulars(term):
    """A term as it is, and with its plural or participle taken off."""
    term = re.sub(r"[`.:]", "", term).lower().strip()
    endings = (
        ("", ""),
        ("s", ""),
        ("es", ""),
        ("ves", "f"),
        ("ices", "ex"),
        ("ies", "y"),
        ("ed", ""),
        ("d", ""),
    )
    return [term.removesuffix(old) + new for old, new in endings if term.endswith(old)]


def can_be_looked_up(term, names):
    return any(
        re.search(rf"(?<!\w){re.escape(one)}(?!\w)", name) for one in singulars(term) for name in names
    )


def bold(text):
    """Return what stands in bold in a text, code left out, in the order in which it stands there."""
    text = re.sub(r"```.*?```", " ", text, flags=re.S)
    found = re.findall(r"\*\*(\S(?:[^*]*\S)?)\*\*", text)
    return list(dict.fromkeys(re.sub(r"\s+", " ", one) for one in found))


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_every_term_that_a_lesson_prints_in_bold_can_be_looked_up(path):
    stressed = STRESS.get(notebooks.lesson_number(path), set())
    terms = [found for found in bold(prose(path)) if not re.fullmatch(FORM, found)]
    assert {term for term in terms if not can_be_looked_up(term, names())} == stressed


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_term_in_bold_has_a_name_of_its_own_or_is_known_to_be_a_part_of_one(path):
    own = {part.strip() for name in names() for part in re.split(r"[,;]| \(.*?\)", name)}
    stressed = STRESS.get(notebooks.lesson_number(path), set())
    terms = [found for found in bold(prose(path)) if not re.fullmatch(FORM, found)]
    without = {term.lower() for term in terms if not own & set(singulars(term))} - {
        one.lower() for one in stressed
    }
    assert without <= PARTS


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_term_that_a_lesson_ends_with_was_said_where_its_idea_appears(path):
    earlier = [prose(one) for one in LESSONS[: LESSONS.index(path)]]
    here, _, after = prose(path).partition("## What you now know")
    before = re.sub(r"\s+", " ", "\n".join([*earlier, here])).lower()
    stressed = STRESS.get(notebooks.lesson_number(path), set())
    for term in set(bold(after.partition("\n## ")[0])) - stressed:
        assert "=" in term or any(one in before for one in singulars(term)), term


def test_a_term_without_a_row_is_noticed_and_a_plural_is_not():
    assert can_be_looked_up("vertices", ["vertex, variable"])
    assert can_be_looked_up("leaves", ["leaf"])
    assert not can_be_looked_up("multigraph", ["multi-head attention", "computation graph"])


def test_every_row_of_names_says_something_of_all_four_libraries():
    assert len(rows("The names")) >= 20
    assert all(len(row) == 4 and all(row) for row in rows("The names"))


def test_the_articles_errors_are_listed_as_the_data_file_has_them():
    listed = {row[0]: row[1:] for row in rows("The article's errors")}
    assert list(listed) == list(ERRATA)
    there = {notebooks.lesson_number(path): path.name for path in notebooks.find(GLOSSARY.parent)}
    for name, erratum in ERRATA.items():
        section, right, lesson = listed[name]
        number = erratum["lesson"]
        assert (section, right) == (erratum["section"], erratum["right"])
        assert lesson == f"[{number}]({there[number]})", name


@pytest.mark.parametrize("path", [*LESSONS, GLOSSARY], ids=lambda path: path.stem)
def test_every_name_of_the_kit_in_the_prose_exists(path):
    for name in re.findall(r"`@?ag\.([\w.]+)", prose(path)):
        found = ag
        for part in name.rstrip(".").split("."):
            found = getattr(found, part)


def test_the_cell_that_looks_names_up_has_every_one_of_the_table():
    names = {name for row in rows("The names") for name in re.findall(r"`@?ag\.([\w.]+)", row[0])}
    (cell,) = [cell for cell in cells(GLOSSARY, "code") if "NAMES" in source(cell)]
    assert set(re.search(r'"""(.*?)"""', source(cell), re.S)[1].split()) == names


@pytest.mark.parametrize("stem", ["00_tour", "16_frameworks"])
def test_the_glossary_is_reached_from_the_first_lesson_and_the_last(stem):
    there = json.loads((GLOSSARY.parent / f"{stem}.ipynb").read_text(encoding="utf-8"))["cells"]
    assert "(17_glossary.ipynb)" in "".join(line for cell in there for line in cell["source"])
