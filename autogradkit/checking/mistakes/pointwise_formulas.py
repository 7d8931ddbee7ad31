"""Formulas: which local derivative a pointwise rule uses, read off from the numbers.

For a pointwise forward, got / g is the local derivative as the learner has it. It is compared with a
dictionary of formulas that rules are commonly mistaken for, in each input and in the output.
"""

import re

import numpy as np

from autogradkit.checking.sentences import mistakes as sentences

from .finding import Finding
from .jacobian import index, is_diagonal

__all__ = ["formula", "where_wrong"]

FIRST_ENTRY_RTOL = 1e-5  # an order more than all entries are held to: one is only to say no quickly


def sigmoid(v):
    """The logistic curve, without overflow."""
    return 0.5 * (1 + np.tanh(v / 2))


ONE_NAME = {
    "{v}": lambda v: v,
    "2 {v}": lambda v: 2 * v,
    "1/{v}": lambda v: 1 / v,
    "1/(2 {v})": lambda v: 1 / (2 * v),
    "{v}²": lambda v: v**2,
    "{v}³": lambda v: v**3,
    "|{v}|": np.abs,
    "1/{v}²": lambda v: 1 / v**2,
    "1 - {v}": lambda v: 1 - v,
    "1 + {v}": lambda v: 1 + v,
    "1 - {v}²": lambda v: 1 - v**2,
    "1 + {v}²": lambda v: 1 + v**2,
    "(1 - {v})²": lambda v: (1 - v) ** 2,
    "{v} (1 - {v})": lambda v: v * (1 - v),
    "{v} (1 + {v})": lambda v: v * (1 + v),
    "{v}² (1 - {v})": lambda v: v**2 * (1 - v),
    "sqrt({v})": np.sqrt,
    "sqrt({v})/2": lambda v: np.sqrt(v) / 2,
    "1/sqrt({v})": lambda v: 1 / np.sqrt(v),
    "exp({v})": np.exp,
    "exp(-{v})": lambda v: np.exp(-v),
    "2^{v}": np.exp2,
    "10^{v}": lambda v: 10.0**v,
    "log({v})": np.log,
    "{v} exp({v} - 1)": lambda v: v * np.exp(v - 1),
    "{v} exp({v})": lambda v: v * np.exp(v),
    "sin({v})": np.sin,
    "cos({v})": np.cos,
    "sign({v})": np.sign,
    "tanh({v})": np.tanh,
    "1 - tanh({v})": lambda v: 1 - np.tanh(v),
    "1 - tanh({v})²": lambda v: 1 - np.tanh(v) ** 2,
    "1/(1 + {v}²)": lambda v: 1 / (1 + v**2),
    "sigmoid({v})": sigmoid,
    "1 - sigmoid({v})": lambda v: 1 - sigmoid(v),
    "sigmoid({v}) (1 - sigmoid({v}))": lambda v: sigmoid(v) * (1 - sigmoid(v)),
}
TWO_NAMES = {
    "{v} {w}": lambda v, w: v * w,
    "{v}/{w}": lambda v, w: v / w,
    "{v}/{w}²": lambda v, w: v / w**2,
    "{v}²/{w}": lambda v, w: v**2 / w,
    "{v} + {w}": lambda v, w: v + w,
    "{v} - {w}": lambda v, w: v - w,
}
WITH_NUMBER = {
    "{n} {v}^{n}": lambda v, n: n * v**n,
    "{v}^({n} - 1)": lambda v, n: v ** (n - 1),
    "({n} - 1) {v}^({n} - 1)": lambda v, n: (n - 1) * v ** (n - 1),
    "{n} {v}^({n} - 2)": lambda v, n: n * v ** (n - 2),
    "{n} {v}^({n} + 1)": lambda v, n: n * v ** (n + 1),
    "{v}^{n}": lambda v, n: v**n,
    "{n} {v}": lambda v, n: n * v,
}


def formula(evidence, i):
    """Yield the formula that the learner's local derivative follows."""
    local = local_derivatives(evidence, i)
    if local is None:
        return
    mine, true = local
    if np.all(mine == 1):  # g itself is no formula, though it may equal some sign(z)
        return
    matching = matching_formulas(evidence, i, mine, true)
    for sentence, text in sorted(matching, key=lambda match: match[1].startswith("-")):
        yield Finding(sentence, {"formula": in_brackets(text)}, text)


def local_derivatives(evidence, i):
    """Return got/g and the true local derivative if the forward is pointwise, else None."""
    got, g = evidence.gots[i], evidence.g
    name = evidence.rule.inputs[i]
    if (
        got is None
        or got.shape != g.shape
        or not g.size
        or np.any(g == 0)
        or evidence.inputs[name].shape != g.shape
    ):
        return None
    true = evidence.jacobians[name]
    if not is_diagonal(true) or not np.all(np.isfinite(got)):
        return None
    return got / g, np.diag(true).reshape(g.shape)


def matching_formulas(evidence, i, mine, true):
    """Yield (sentence, formula) for each dictionary entry with the learner's numbers."""
    values = {**evidence.inputs, "z": evidence.z}
    with np.errstate(all="ignore"):
        for text, f in ONE_NAME.items():
            for name, sign in matches(evidence, mine, f, values):
                sentence = sentences.FORMULA if sign else of_whom(evidence, i, true, f, name)
                yield sentence, with_sign(sign, text.format(v=evidence.name_of(name)))
        for text, f in TWO_NAMES.items():
            for other, w in values.items():
                rest = {name: v for name, v in values.items() if name != other}
                for name, sign in matches(evidence, mine, f, rest, w):
                    formula = text.format(v=evidence.name_of(name), w=evidence.name_of(other))
                    yield sentences.FORMULA, with_sign(sign, formula)
        for n_name, n in evidence.case.params.items():
            for text, f in WITH_NUMBER.items() if isinstance(n, (int, float)) else ():
                for name, sign in matches(evidence, mine, f, values, np.array(float(n))):
                    formula = text.format(v=evidence.name_of(name), n=n_name)
                    yield sentences.FORMULA, with_sign(sign, formula)


def of_whom(evidence, i, true, f, name):
    """Return the sentence for a formula of this array: it may be right, and speak of the wrong one."""
    values = {**evidence.inputs, "z": evidence.z}
    rightly = [right for right, sign in matches(evidence, true, f, values) if sign == ""]
    if name != "z" and rightly == ["z"]:
        return sentences.USED_INPUT_FOR_OUTPUT
    if name == "z" and evidence.rule.inputs[i] in rightly:
        return sentences.USED_OUTPUT_FOR_INPUT
    return sentences.FORMULA


def matches(evidence, local, f, values, *more):
    """Yield (name, sign) where local = ± f(value): one entry is tried before all are."""
    first = local.flat[0]
    for name, v in values.items():
        one = f(v.flat[0], *(m.flat[0] for m in more))
        if not abs(abs(one) - abs(first)) <= FIRST_ENTRY_RTOL * abs(first):
            continue
        guess = f(v, *more)
        for sign, signed in (("", guess), ("-", -guess)):
            if evidence.matches(local, signed):
                yield name, sign


def with_sign(sign, text):
    """Put a sign before a formula, and brackets around a sum.

    >>> with_sign("-", "x - y"), with_sign("-", "1/x"), with_sign("", "x - y")
    ('-(x - y)', '-1/x', 'x - y')
    """
    return f"{sign}({text})" if sign and (" + " in text or " - " in text) else sign + text


def in_brackets(text):
    """Put a formula of several terms into brackets, unless they are in some already.

    >>> in_brackets("1 - x²"), in_brackets("-1/x"), in_brackets("x"), in_brackets("(1 - x)²")
    ('(1 - x²)', '(-1/x)', 'x', '(1 - x)²')
    """
    outside = re.sub(r"\([^()]*\)", "", text)
    return f"({text})" if " " in outside or text.startswith("-") else text


FEWEST = 3
REGIONS = {
    sentences.BELOW_ZERO: lambda x: x < 0,
    sentences.ABOVE_ZERO: lambda x: x > 0,
    sentences.AT_ZERO: lambda x: x == 0,
    sentences.BEYOND_ONE: lambda x: np.abs(x) > 1,
    sentences.UP_TO_ONE: lambda x: np.abs(x) <= 1,
}


def is_mixed(inside):
    """Return whether enough entries lie inside and outside for it to be no accident."""
    return min(np.sum(inside), np.sum(~inside)) >= FEWEST


def region_holds(finding, evidence, i):
    """Return whether gradient i is wrong just where a finding of `where_wrong` says, on another case too."""
    other, words = finding.key.split(" ", 1)
    got, want = evidence.gots[i], evidence.wants[i]
    array = evidence.z if other == "z" else evidence.inputs[other]
    if got is None or got.shape != want.shape or array.shape != want.shape:
        return got is None
    inside, told = REGIONS[words](array), (want != 0) | (got != 0)
    return np.array_equal(~evidence.close(got, want)[told], inside[told])


def is_contrast(evidence, i):
    """Return whether a gradient is wrong in some entries and right in others."""
    got, want = evidence.gots[i], evidence.wants[i]
    if got is None or got.shape != want.shape:
        return False
    close = evidence.close(got, want)
    return bool(np.any(close) and not np.all(close))


def where_wrong(evidence, i):
    """Yield where in x, another input or z the gradient is wrong, if it is right everywhere else."""
    got, want = evidence.gots[i], evidence.wants[i]
    name = evidence.rule.inputs[i]
    if got is None or got.shape != want.shape or not want.size:
        return
    wrong = ~evidence.close(got, want)
    arrays = {name: evidence.inputs[name], **evidence.inputs, "z": evidence.z}
    for other, array in arrays.items() if np.any(wrong) else ():
        for words, region in REGIONS.items() if array.shape == want.shape else ():
            ends = np.array(evidence.rule.domain.get(other, (-np.inf, np.inf)))
            if np.all(region(ends)):  # wherever this input is sampled: nothing to tell apart
                continue
            inside = region(array)
            if np.array_equal(wrong, inside) and (other == name or is_mixed(inside)):
                at = tuple(int(n) for n in np.argwhere(wrong)[0])
                fields = {
                    "other": evidence.name_of(other),
                    "region": words,
                    "entry": index(evidence.name_of(other), at),
                    "at": array[at],
                    "got": got[at],
                    "want": want[at],
                }
                yield Finding(sentences.WRONG_ONLY_WHERE, fields, f"{other} {words}")
