"""The catalogue of common mistakes: every one is refused under its name, somewhere in these tests."""

from pathlib import Path

import pytest

from autogradkit.course.attempt import attempt_file
from autogradkit.course.catalogue import entry
from tests.checking import test_engines
from tests.checking.rules.wrong import WRONG_BY_CODE

HERE = Path(__file__).parent
LINES = [
    [field.strip() for field in line.split("|")]
    for line in (HERE / "catalogue.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def test_all_sixty_five_are_there():
    assert {int(number) for number, *_ in LINES} == set(range(1, 66))


@pytest.mark.parametrize(("number", "what", "code", "where"), LINES, ids=lambda v: v)
def test_a_mistake_of_the_catalogue_gets_its_name(number, what, code, where):
    if where == "wrong":
        assert code in WRONG_BY_CODE
    elif where == "engine":
        assert code in Path(test_engines.__file__).read_text(encoding="utf-8")
    else:
        folder, name = where.split("/")
        asked = entry(folder.split("_", 1)[1])
        paths = list((asked.folder / "mistakes").glob(f"{name}.py"))
        assert paths, where
        reports = [attempt_file(asked, path).report for path in paths]
        assert code in {report.codes[0] for report in reports if not report.passed}
