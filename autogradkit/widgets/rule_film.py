"""The film of a rule: the learner's function played on the case where it first goes wrong."""

import numpy as np

from autogradkit.checking import Rule
from autogradkit.core import Tensor
from autogradkit.core.op import Op
from autogradkit.errors import AutogradkitError
from autogradkit.graph import film

__all__ = ["film_of", "filmable"]

SMALL = 12


def filmable(exercise):
    """Return whether an exercise's functions are rules that a film can run."""
    return exercise.kind != "article_node" and all(isinstance(part, Rule) for part in exercise.parts)


def film_of(exercise, functions, report):
    """Return the film (as data) of the function that went wrong, or of the first one.

    Raises AutogradkitError, in one sentence, if the rule can't be run that far.
    """
    examples = {example.function: example for example in report.examples}
    asked = [part for part in exercise.parts if part.function in functions]
    if not asked:
        raise AutogradkitError("There is no function to show yet.")
    part = next((part for part in asked if part.function in examples), asked[0])
    example = examples.get(part.function)
    given = dict(example.given) if example else {}
    if example and all(name in given for name in (*part.inputs, "g")):
        inputs, g, params = {name: given[name] for name in part.inputs}, given["g"], dict(example.params)
    else:
        inputs, g, params = ordinary(part)
    try:
        z = recorded(exercise.rule_name(part.function), part, functions[part.function], inputs, params)
        return film(z, None if z.ndim == 0 and g == 1 else g).data
    except NotImplementedError:
        raise AutogradkitError(f"{part.function} is not written yet: there is nothing to play.") from None
    except Exception as error:
        raise AutogradkitError(
            f"{part.function} can't be played: {type(error).__name__}: {' '.join(str(error).split())[:200]}"
        ) from error


def ordinary(part):
    """Return inputs, upstream gradient and parameters of a small case."""
    random = np.random.default_rng(0)
    small = [case for case in part.cases if case.kind == "plain" and not case.values]
    several = [c for c in small if 1 < max(int(np.prod(shape)) for shape in c.shapes.values()) <= SMALL]
    case = (several or small or list(part.cases))[0]
    inputs = {name: np.round(random.uniform(0.3, 1.7, case.shapes.get(name, ())), 1) for name in part.inputs}
    inputs |= {name: np.array(value, float) for name, value in case.values.items()}
    z = np.asarray(part.forward(*inputs.values(), **case.params))
    return inputs, np.round(random.normal(size=z.shape), 1), dict(case.params)


def recorded(name, part, function, inputs, params):
    """Return the output of the exercise's forward as an op whose rule is the learner's."""

    def forward(*arrays, **params):
        z = np.asarray(part.forward(*arrays, **params)).real
        if not part.offers:
            return z
        named = dict(zip(part.inputs, arrays, strict=True))
        return z, {name: offer(z, named, params) for name, offer in part.offers.items()}

    made = Op(name, forward, tuple(part.inputs), params, tuple(part.offers), False)
    made.backward(function)
    return made(*(Tensor(array, name=name) for name, array in inputs.items()), **params)
