"""Sampling: the arrays on which a rule is tried, always the same ones for the same case.

A case's arrays come from `sample`, whose random numbers are seeded by the names of rule and case.
"""

import hashlib
import zlib

import numpy as np

__all__ = ["generator", "sample"]

SIGNS = np.array([-1.0, 1.0])


def generator(*names, seed=0):
    """Return the random generator that belongs to these names, and to a seed if it isn't 0.

    The numbers of one generator say nothing about a seed, nor about another generator's.
    """
    if not seed:
        return np.random.default_rng(zlib.crc32("/".join(names).encode()))
    return np.random.Generator(np.random.PCG64(Digest("\0".join([str(seed), *names]))))


class Digest(np.random.bit_generator.ISeedSequence):
    """The hash of a text as the state that a bit generator begins with: it needs no mixing, which takes time.

    >>> Digest("a text").generate_state(4, np.uint64).size
    4
    """

    def __init__(self, text):
        self.state = hashlib.sha256(text.encode()).digest()

    def generate_state(self, n_words, dtype=np.uint64):
        """Return the hash, as the four words of 64 bits that PCG64 asks for."""
        return np.frombuffer(self.state, dtype, n_words)


def sample(rule, case, draws=0):
    """Return the inputs of a case, by name; others after so many `draws`."""
    random = generator(rule.function, case.name, *draws * ("again",), seed=case.seed)
    inputs = {}
    for name in rule.inputs:
        if name in case.values:
            inputs[name] = np.array(case.values[name], float)
        elif case.same and inputs:
            inputs[name] = next(iter(inputs.values()))
        else:
            inputs[name] = laid_out(draw(random, case.shapes[name], rule.domain.get(name), case.scale), case)
    return inputs


def draw(random, shape, domain, scale):
    """Draw numbers about 0.3 to 1.7 in size and of both signs, or from `domain`, well apart from zero."""
    if domain is not None:
        return random.uniform(*domain, shape) * scale
    return np.asarray(random.uniform(0.3, 1.7, shape) * random_signs(random, shape) * scale)


def random_signs(random, shape):
    """Return what `random.choice([-1.0, 1.0], shape)` does, in half the time.

    >>> one, two = np.random.default_rng(7), np.random.default_rng(7)
    >>> np.array_equal(random_signs(one, (2, 3)), two.choice([-1.0, 1.0], (2, 3)))
    True
    """
    return SIGNS[random.integers(2, size=shape)]


def laid_out(array, case):
    """Return the same numbers, lying in memory the way the case asks for."""
    if case.layout == "fortran":
        return np.asarray(array, order="F")  # np.asfortranarray makes a row of a single number
    if case.layout == "strided" and array.ndim:
        roomy = np.zeros([2 * n for n in array.shape])
        view = roomy[tuple(slice(None, None, -2) for _ in array.shape)]
        view[...] = array
        return view
    return array
