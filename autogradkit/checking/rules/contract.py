"""The contract of a rule: one float array per input, of its shape, and hands off the arguments.

These facts come before any comparison of numbers.
"""

import numpy as np

from autogradkit.checking.report.report import Diagnosis
from autogradkit.checking.report.wording import gradient_name, numbers

__all__ = ["broken", "left_alone", "names_asked", "same_twice"]


def names_asked(rule, answerer, offered):
    """Return the diagnosis for parameters that a rule can't have; () if all is well."""
    unknown = [name for name in answerer.functions[rule.function] if name not in offered]
    if not unknown:
        return ()
    return (
        Diagnosis(
            "UNKNOWN_NAME",
            f"{rule.function} asks for {', '.join(unknown)}; it can have {', '.join(offered)}.",
            "Which of these does your rule need?",
            True,
            rule.function,
        ),
    )


def broken(evidence):
    """Return the diagnosis if an answer isn't one array per input, else None."""
    rule, answer, inputs = evidence.rule, evidence.answer, evidence.rule.inputs
    f = rule.function
    wanted = " and ".join(gradient_name(name) for name in inputs)
    if answer.status == "raised":
        return raised(evidence)
    nothing = answer.single and any(value is None for value in answer.value)
    if nothing or (answer.status == "bad_return" and answer.error == "None"):
        return Diagnosis(
            "RETURNED_NONE",
            f"{f} returned None.",
            f"Does it end in `return {', '.join(map(gradient_name, inputs))}`?",
            True,
            f,
        )
    if answer.status == "bad_return":
        return Diagnosis(
            "RETURNED_TYPE",
            f"{f} returned {answer.error}; a gradient is an array of numbers.",
            f"What are {wanted} made of?",
            True,
            f,
        )
    if answer.single and len(inputs) > 1:
        return Diagnosis(
            "COUNT",
            f"{f} returned one array, of shape {answer.value[0].shape}, for {len(inputs)} inputs.",
            f"Does it end in `return {', '.join(map(gradient_name, inputs))}`, with commas between?",
            True,
            f,
        )
    if len(answer.value) != len(inputs):
        return Diagnosis(
            "COUNT",
            f"{f} returned {len(answer.value)} gradient{'s' * (len(answer.value) != 1)} for "
            f"{len(inputs)} input{'s' * (len(inputs) != 1)}.",
            f"Which of {wanted} is missing, or too many?",
            True,
            f,
        )
    empty = [gradient_name(name) for name, value in zip(inputs, answer.value, strict=True) if value is None]
    if empty:
        return Diagnosis("RETURNED_NONE", f"{f} returned None for {', '.join(empty)}.", "", True, f)
    return None


def raised(evidence):
    """Return the diagnosis of an exception; the shapes are told where they may be the reason."""
    f, case, error = evidence.rule.function, evidence.case.name, evidence.answer.error
    if error.startswith(("ValueError", "IndexError")):
        arrays = {**evidence.inputs, "g": evidence.g, "z": evidence.z}
        shapes = ", ".join(f"{name} is {array.shape}" for name, array in arrays.items())
        observed, asks = f"{f} raised {error} on “{case}”, where {shapes}.", "Which shapes meet in that line?"
    else:
        observed, asks = f"{f} raised {error} on “{case}”.", "What does each name in that line stand for?"
    return Diagnosis("RAISES", observed, asks, True, f)


def left_alone(rule, evidences):
    """Return a diagnosis per kind of argument that a rule modified in place."""
    changed = {name: e for e in reversed(evidences) if e.answer.status == "ok" for name in e.answer.changed}
    found = []
    for name, evidence in sorted(changed.items()):
        code = "MUTATES_UPSTREAM" if name == "g" else "STALE_VALUE" if name == "z" else "MUTATES_INPUT"
        found.append(
            Diagnosis(
                code,
                f"{rule.function} changed {name} in place, as on “{evidence.case.name}”: "
                f"whoever uses {name} next gets other numbers.",
                f"Which line writes into {name}?",
                True,
                rule.function,
            )
        )
    return tuple(found)


def repeated(a, b):
    """Return whether two answers are one, up to the order in which a processor adds."""
    return b is not None and a.shape == b.shape and np.allclose(a, b, rtol=1e-9, atol=0, equal_nan=True)


def same_twice(evidence):
    """Return the diagnosis if the same question gets another answer the second time, else None."""
    first, second = evidence.gots, evidence.given().gots
    for name, a, b in zip(evidence.rule.inputs, first, second, strict=True):
        if a is not None and not repeated(a, b):
            told = f": first {numbers(a)}, then {numbers(b)}" if b is not None and a.size <= 6 else ""
            return Diagnosis(
                "STATEFUL",
                f"asked the same thing twice, {evidence.rule.function} gave "
                f"two different {gradient_name(name)}{told}.",
                "What does it remember from the first call, or draw at random?",
                True,
                evidence.rule.function,
            )
    return None
