"""The complementary error function of arrays is Python's, number by number."""

from math import erfc as one_by_one

import numpy as np
import pytest

from autogradkit.core.ops.error_function import GONE, LARGE, SMALL, erfc


@pytest.mark.parametrize(
    ("start", "stop"), [(-30, -LARGE), (-LARGE, -SMALL), (-SMALL, SMALL), (SMALL, LARGE), (LARGE, 26)]
)
def test_it_is_right_to_fifteen_digits_wherever_it_is_computed_in_another_way(start, stop):
    x = np.random.default_rng(0).uniform(start, stop, 20_000)
    np.testing.assert_allclose(erfc(x), [one_by_one(number) for number in x], rtol=2e-15)


@pytest.mark.parametrize("place", [SMALL, -SMALL, LARGE, -LARGE, GONE, 0.0])
def test_it_has_no_step_where_one_way_follows_another(place):
    near = np.array([np.nextafter(place, -np.inf), place, np.nextafter(place, np.inf)])
    np.testing.assert_allclose(erfc(near), [one_by_one(number) for number in near], rtol=2e-15, atol=1e-300)


def test_what_is_no_number_or_too_small_for_one_comes_out_as_in_python():
    odd = np.array([np.nan, np.inf, -np.inf, 0.0, -0.0, 26.9, 30.0, 1e300, -1e300])
    with np.errstate(all="raise", under="ignore"):
        np.testing.assert_allclose(erfc(odd), [one_by_one(number) for number in odd], rtol=0, atol=1e-300)


@pytest.mark.parametrize("shape", [(), (0, 3), (2, 0), (2, 3)])
def test_any_shape_comes_back(shape):
    assert erfc(np.zeros(shape)).shape == shape
    assert (erfc(np.zeros(shape)) == 1).all()


def test_a_complex_number_is_refused_rather_than_cut_to_its_real_part():
    with pytest.raises(TypeError, match="complex"):
        erfc(np.array([1.0 + 1e-20j]))
