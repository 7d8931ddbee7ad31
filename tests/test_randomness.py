"""Randomness: what was drawn from is known, and can be drawn from again."""

import numpy as np

from autogradkit import randomness


def test_only_what_was_drawn_from_has_changed():
    rng, other = np.random.default_rng(1), np.random.Generator(np.random.MT19937(2))
    earlier = randomness.states([rng, other, "no generator"])
    assert randomness.generators_drawn_from(earlier) == []
    other.random()
    assert [source for source, _ in randomness.generators_drawn_from(earlier)] == [other.bit_generator]


def test_a_rewound_generator_repeats_itself_and_then_goes_on():
    rng, twin = np.random.default_rng(1), np.random.default_rng(1)
    earlier = randomness.states([rng])
    first = rng.random()
    with randomness.rewound(earlier):
        assert rng.random() == first
    assert [first, rng.random()] == [twin.random(), twin.random()]
