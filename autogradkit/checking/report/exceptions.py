"""The question about an exception of the learner's: what it says often tells what to look at."""

import re

import numpy as np

from autogradkit.checking.sentences import exceptions as sentences
from autogradkit.errors import look_alike

__all__ = ["is_about_shapes", "with_its_question"]


def is_about_shapes(error):
    """Return whether shapes that don't go together, or a single number, may be the reason of an exception.

    >>> is_about_shapes("TypeError: len() of unsized object"), is_about_shapes("KeyError: 3")
    (True, False)
    >>> is_about_shapes("ValueError: The truth value of an array with more than one element is ambiguous")
    False
    """
    return error.startswith(sentences.ABOUT_SHAPES) and not error.startswith(sentences.ABOUT_TRUTH)


def with_its_question(sentence, error, names=(), nones=()):
    """Return a Sentence about an exception, with the question that the exception leads to, if one is known.

    Parameters
    ----------
    sentence : Sentence
    error : str
        The exception in words, as an Answer has it: `NameError: name 'gy' is not defined (line 2 of …)`.
    names : iterable of str, optional
        The names of what the function is handed.
    nones : iterable of str, optional
        The names of those that are None there on purpose, as `axis` for all axes.

    >>> from autogradkit.checking.sentences import Sentence
    >>> said = Sentence("RAISES", "{f} raised “{error}”.", "What is that?")
    >>> with_its_question(said, "NameError: name 'gy' is not defined", ["g", "x", "y"]).question
    'Python reads that as one name. Is a `*` missing in it?'
    >>> with_its_question(said, "KeyError: 'gy'", ["g", "x", "y"]).question
    'What is that?'
    >>> with_its_question(said, "NameError: name 'y' is not defined", ["g", "x", "y"]).question
    "That can be handed over. Does the function's first line ask for it?"
    """
    undefined = re.match(sentences.UNDEFINED, error)
    if undefined and undefined[1] in names:
        return sentence._replace(question=sentences.NOT_ASKED_FOR)
    if undefined and (twin := look_alike(undefined[1], names)):
        return sentence._replace(question=sentences.OTHER_LETTERS.format(name=twin))
    if undefined and (here := sentences.OF_OTHER_LANGUAGES.get(undefined[1])):
        return sentence._replace(question=sentences.IN_PYTHON.format(name=here))
    if undefined and is_product(undefined[1], names):
        return sentence._replace(question=sentences.ONE_NAME)
    if undefined and undefined[1] in np.__all__:
        return sentence._replace(question=sentences.OF_NUMPY.format(name=undefined[1]))
    of_none = [name for name in nones if "NoneType" in error and re.search(rf"\(line .*\b{name}\b", error)]
    if of_none:
        return sentence._replace(question=sentences.NONE_ON_PURPOSE.format(name=of_none[0]))
    known = (question for pattern, question in sentences.QUESTIONS if re.match(pattern, error))
    return sentence._replace(question=next(known, sentence.question))


def is_product(name, factors):
    """Return whether a name is several others, written one after the other as on paper.

    >>> is_product("gy", ["g", "y"]), is_product("g·y", ["g", "y"]), is_product("g", ["g", "y"])
    (True, True, False)
    """
    one = "|".join(map(re.escape, factors))
    return bool(one) and re.fullmatch(f"(?:{one})(?:·?(?:{one}))+", name) is not None
