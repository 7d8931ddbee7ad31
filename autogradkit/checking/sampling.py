"""Sampling: the arrays on which a rule is tried, always the same ones for the same case.

A case's arrays come from `sample`, whose random numbers are seeded by the names of rule and case.
"""

import hashlib
import zlib

import numpy as np

__all__ = ["generator", "sample"]


def generator(*names, seed=0):
    """Return the random generator that belongs to these names, and to a seed if it isn't 0.

    The numbers of one generator say nothing about a seed, nor about another generator's.
    """
    if not seed:
        return np.random.default_rng(zlib.crc32("/".join(names).encode()))
    digest = hashlib.sha256("\0".join([str(seed), *names]).encode()).digest()
    return np.random.default_rng(np.frombuffer(digest[::-1], "<u4"))  # as words: a long number takes longer


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
    return np.asarray(random.uniform(0.3, 1.7, shape) * random.choice([-1.0, 1.0], shape) * scale)


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
