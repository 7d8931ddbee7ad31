"""The contract of a rule: one float array per input, of its shape, and arguments left as they were.

These facts come before any comparison of numbers.
"""

import re

import numpy as np

from autogradkit.checking.answer import EARLIER
from autogradkit.checking.report.exceptions import is_about_shapes, with_its_question
from autogradkit.checking.report.report import Diagnosis
from autogradkit.checking.report.wording import numbers
from autogradkit.checking.sentences import fill, names_in_a_row
from autogradkit.checking.sentences import rules as sentences
from autogradkit.checking.sentences.exceptions import OTHER_LETTERS
from autogradkit.errors import look_alike

__all__ = ["breach", "changes_in_place", "same_twice", "unknown_names"]

# What NumPy's einsum says of letters; with `optimize=` another part of it says so, in other words.
OF_LETTERS = re.compile(
    "einsum|einstein sum|^ValueError: (Output character|Subscripts can|Character . is)",
    re.IGNORECASE,
)
REPEATED_RTOL = 1e-9  # a processor may add in another order the second time, which moves the last digits


def unknown_names(rule, answerer, offered):
    """Return the diagnosis for parameters that a rule can't have; () if all is well."""
    unknown = [name for name in answerer.functions[rule.function] if name not in offered]
    if not unknown:
        return ()
    fields = {"unknown": ", ".join(unknown), "offered": ", ".join(offered)}
    said = sentences.UNKNOWN_NAME
    if twin := next(filter(None, (look_alike(name, offered) for name in unknown)), ""):
        said = said._replace(question=OTHER_LETTERS.format(name=twin))
    return (Diagnosis(*said, function=rule.function, fields=fields),)


def breach(evidence):
    """Return the diagnosis if an answer isn't one array per input, else None."""
    if evidence.answer.status == "raised":
        sentence, fields = exception(evidence)
    else:
        sentence, fields = not_one_array_per_input(evidence)
    return sentence and Diagnosis(*sentence, function=evidence.rule.function, fields=fields)


def not_one_array_per_input(evidence):
    """Return the sentence for what came back in place of gradients, and its fields; None if all is well."""
    answer = evidence.answer
    if answer.status == "ok" and is_one_array_per_input(answer, len(evidence.rule.inputs)):
        return None, {}
    gradients = evidence.gradient_names()
    nothing = answer.single and any(value is None for value in answer.value)
    if nothing or (answer.status == "bad_return" and answer.error == "None"):
        return sentences.RETURNED_NONE, {"gradients": ", ".join(gradients)}
    if answer.status == "bad_return":
        return sentences.RETURNED_TYPE, {"returned": answer.error, "gradients": names_in_a_row(gradients)}
    if answer.single and len(gradients) > 1:
        fields = {"shape": answer.value[0].shape, "inputs": len(gradients), "gradients": ", ".join(gradients)}
        return sentences.ONE_ARRAY if fields["shape"] else sentences.ONE_NUMBER, fields
    if len(answer.value) != len(gradients):
        return sentences.COUNT, {
            "count": count_of(len(answer.value), sentences.GRADIENTS),
            "inputs": count_of(len(gradients), sentences.INPUTS),
            "gradients": names_in_a_row(gradients),
        }
    empty = [name for name, value in zip(gradients, answer.value, strict=True) if value is None]
    if empty:
        return sentences.RETURNED_NONE_FOR, {"gradients": ", ".join(empty)}
    return None, {}


def is_one_array_per_input(answer, inputs):
    """Return whether so many arrays came back, and not one where several were asked for."""
    several = not answer.single or inputs == 1
    return several and len(answer.value) == inputs and not any(value is None for value in answer.value)


def count_of(n, one_and_several):
    """Write how many there are of something.

    >>> count_of(1, sentences.INPUTS), count_of(3, sentences.INPUTS)
    ('1 input', '3 inputs')
    """
    return fill(one_and_several[n != 1], {"n": n})


def exception(evidence):
    """Return the sentence for an exception, and its fields; with shapes where they may be the reason."""
    fields = {"error": evidence.answer.error, "case": evidence.case.name}
    if not is_about_shapes(fields["error"]):
        names = [evidence.name_of(name) for name in (*evidence.inputs, "g", "z")]
        nones = [name for name, value in evidence.case.params.items() if value is None]
        return with_its_question(sentences.RAISES, fields["error"], names, nones), fields
    arrays = {**evidence.inputs, "g": evidence.g, "z": evidence.z}
    fields["shapes"] = ", ".join(
        fill(sentences.IS_OF_SHAPE, {"name": evidence.name_of(name), "shape": array.shape})
        for name, array in arrays.items()
    )
    message, *_ = fields["error"].split(" (line ")
    if OF_LETTERS.search(message):
        return sentences.RAISES_ON_LETTERS, fields
    return with_its_question(sentences.RAISES_ON_SHAPES, fields["error"]), fields


def changes_in_place(rule, evidences):
    """Return a diagnosis per kind of argument that a rule modified in place."""
    changed = {name: e for e in reversed(evidences) if e.answer.status == "ok" for name in e.answer.changed}
    special = {"g": sentences.MUTATES_UPSTREAM, "z": sentences.STALE_VALUE}
    return tuple(
        Diagnosis(
            *special.get(name, sentences.MUTATES_INPUT),
            function=rule.function,
            fields={"name": evidence.name_of(name), "case": evidence.case.name},
        )
        for name, evidence in sorted(changed.items(), key=lambda item: item[0])
    )


def is_repetition(a, b):
    """Return whether two answers are one, up to the order in which a processor adds."""
    return (
        b is not None and a.shape == b.shape and np.allclose(a, b, rtol=REPEATED_RTOL, atol=0, equal_nan=True)
    )


def same_twice(evidence, after_another=True):
    """Return the diagnosis if the same question gets another answer the second time, else None.

    `after_another` upstream gradient, in one breath: whoever fills the same arrays at every call spoils what
    is still needed of the call before, and whoever writes into an earlier call's arguments spoils these.
    """
    again = evidence.with_other()
    earlier = {"g": -evidence.g} if after_another and "g" in again.arguments else {}
    asked = again.arguments | ({EARLIER: earlier} if earlier else {})
    again.answer = evidence.answerer.ask(evidence.rule.function, asked)
    if EARLIER in again.answer.changed:
        return Diagnosis(*sentences.SPOILS_EARLIER, function=evidence.rule.function)
    first, second = evidence.gots, again.gots
    for gradient, a, b in zip(evidence.gradient_names(), first, second, strict=True):
        if a is not None and not is_repetition(a, b):
            both = ""
            if b is not None and a.size <= 6:
                both = fill(sentences.BOTH_ANSWERS, {"first": numbers(a), "second": numbers(b)})
            fields = {"d": gradient, "both": both}
            return Diagnosis(*sentences.STATEFUL, function=evidence.rule.function, fields=fields)
    return None
