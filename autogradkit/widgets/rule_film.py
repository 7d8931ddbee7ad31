"""The film of a rule: the learner's function, playing on the case where it first goes wrong."""

import numpy as np

from autogradkit.checking import Rule
from autogradkit.checking.time_limit import TimeUp, time_limit
from autogradkit.core import Tensor
from autogradkit.core.op import Op
from autogradkit.errors import AutogradkitError
from autogradkit.graph import film

from . import sentences

__all__ = ["film_of", "is_filmable"]

MOST_ENTRIES = 12


def is_filmable(exercise):
    """Return whether an exercise's functions are rules that a film can run."""
    return all(type(part) is Rule for part in exercise.parts)  # an ArticleRule is handed a node


def film_of(exercise, functions, report):
    """Return the film (as data) of the function that went wrong, or of the first one.

    Raises AutogradkitError, in one sentence, if the rule can't be run that far.
    """
    examples = {example.function: example for example in report.examples}
    parts = [part for part in exercise.parts if part.function in functions]
    if not parts:
        raise AutogradkitError(sentences.NO_FUNCTION)
    part = next((part for part in parts if part.function in examples), parts[0])
    example = examples.get(part.function)
    arrays = dict(example.given) if example else {}
    if example and all(name in arrays for name in (*part.inputs, "g")):
        inputs, g, params = {name: arrays[name] for name in part.inputs}, arrays["g"], dict(example.params)
    else:
        inputs, g, params = small_case(part)
    name, function = exercise.op_name(part.function), functions[part.function]
    try:
        with time_limit():
            z = recorded_output(name, part, function, inputs, params)
            return film(z, None if z.ndim == 0 and g == 1 else g).data
    except TimeUp:
        raise AutogradkitError(sentences.ENDLESS.format(function=part.function)) from None
    except NotImplementedError:
        raise AutogradkitError(sentences.NOT_WRITTEN.format(function=part.function)) from None
    except Exception as error:
        message = " ".join(str(error).split())[:200]
        names = {"function": part.function, "error": type(error).__name__, "message": message}
        raise AutogradkitError(sentences.CANNOT_PLAY.format(**names)) from error


def small_case(part):
    """Return inputs, upstream gradient and parameters of a small case."""
    random = np.random.default_rng(0)
    small = [case for case in part.cases if case.kind == "plain" and not case.values]
    several = [
        c for c in small if 1 < max(int(np.prod(shape)) for shape in c.shapes.values()) <= MOST_ENTRIES
    ]
    case = (several or small or list(part.cases))[0]
    inputs = {name: np.round(random.uniform(0.3, 1.7, case.shapes.get(name, ())), 1) for name in part.inputs}
    inputs |= {name: np.array(value, float) for name, value in case.values.items()}
    z = np.asarray(part.forward(*inputs.values(), **case.params))
    return inputs, np.round(random.normal(size=z.shape), 1), dict(case.params)


def recorded_output(name, part, function, inputs, params):
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
