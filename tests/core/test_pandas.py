"""Columns and tables of pandas, which are what many have their data in."""

import numpy as np
import pandas as pd
import pytest

import autogradkit as ag
from autogradkit import nn
from autogradkit.errors import DataError

COLUMN = pd.Series([1.0, 2.0, 3.0])
TABLE = pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": [4.0, 5.0, 6.0]})


@pytest.mark.parametrize("data", [COLUMN, TABLE, COLUMN > 1], ids=["column", "table", "truth values"])
def test_a_tensor_is_made_of_a_column_or_a_table(data):
    assert np.array_equal(ag.Tensor(data).data, data.to_numpy())


def test_a_missing_number_is_nan():
    assert np.isnan(ag.Tensor(pd.Series([1.0, None])).data[1])


def test_words_are_no_numbers():
    with pytest.raises(DataError, match="A tensor holds numbers"):
        ag.Tensor(pd.Series(["a", "b"]))


@pytest.mark.parametrize(
    "f",
    [
        lambda w: (w * COLUMN).sum(),
        lambda w: (w[:2] @ TABLE.T).sum(),
        lambda w: nn.functional.mse_loss(w, COLUMN),
        lambda w: w[COLUMN > 1].sum(),
        lambda w: np.where(COLUMN > 1, w, 0).sum(),
    ],
    ids=["times", "matrix product", "loss", "mask", "where"],
)
def test_beside_a_tensor_they_are_what_their_numbers_are(f):
    assert ag.gradcheck(f, np.array([0.5, -1.0, 2.0]))


@pytest.mark.parametrize("f", [lambda w: COLUMN * w, lambda w: TABLE.T @ w, lambda w: pd.Series(w)])
def test_what_pandas_would_make_a_column_of_its_own_is_refused(f):
    with pytest.raises(DataError, match="needs a gradient"):
        f(ag.Tensor([1.0, 2.0, 3.0], requires_grad=True))
