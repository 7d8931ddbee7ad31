"""Nothing is missing: every name of the peers and every public name of the kit has a row in the table."""

from pathlib import Path

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.core.dispatch.protocol import by_name, names_of
from autogradkit.core.op import FUNCTIONS
from autogradkit.core.ops import flat
from autogradkit.errors import RuleError

HERE = Path(__file__).parent
COVERED = {line.split(": ")[0] for line in (HERE / "table.txt").read_text().splitlines() if ": " in line}
PEERS = {
    name
    for line in (HERE / "peers.txt").read_text().splitlines()
    if not line.startswith(("[", "#"))
    for name in line.split()
}


def reachable(name):
    found = ag
    for part in name.split("."):
        found = getattr(found, part)
    return found


@pytest.mark.parametrize("name", sorted(PEERS))
def test_every_name_of_the_peers_has_a_row_and_is_reachable(name):
    assert name in COVERED
    assert callable(reachable(name))


def test_every_public_name_has_a_row_or_is_constant():
    public = {*ag.ops.__all__} - {"fft", "linalg"} - {*flat.__all__}
    public |= {f"linalg.{n}" for n in ag.linalg.__all__} - {"linalg.matrix_rank"}
    public |= {f"fft.{n}" for n in ag.fft.__all__}
    elsewhere = {n for n in public if (getattr(reachable(n), "__module__", "") or "").endswith(NEURAL)}
    assert not public - elsewhere - COVERED


NEURAL = (".conv", ".losses", ".pooling", ".normalization")  # have tests of their own


def test_every_function_of_numpys_tells_how_its_arguments_are_called():
    assert not [f for f in FUNCTIONS if not isinstance(f, np.ufunc) and not names_of(f)]


def test_an_argument_whose_name_is_not_known_is_never_dropped():
    def add(*arguments):
        return sum(arguments)

    add.__signature__ = "none"
    with pytest.raises(RuleError, match=r"np\.add doesn't tell what its arguments are called"):
        by_name(add, 1, (1.0, 2.0), {})
