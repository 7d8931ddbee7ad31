"""What stands around the diagnoses in a report, and why a part was tried no further."""

from . import Sentence

__all__ = []

HEADING = (
    "{exercise}: {status}, {points} of {max_points} points, {right} of {counted} {cases} right"  # of the text
)
TALLY = (
    "{points:g} of {max_points:g} points, {right} of {counted} {cases} right"  # beside the title of the page
)
UNCERTAIN = "Looks like: {observed}"
EXAMPLE = "For example: {given}"
GOT = "got  {gradient} = {value}"
WANT = "want {gradient} = {value}"
DIFFER_BY = "they differ by {off:.1e}"
RIGHT_CASES = "right: {cases}"
WRONG_CASES = "wrong: {cases}"
RIGHT_CASES_OF = "{function}, right: {cases}"  # where there are several functions, each with cases of its own
WRONG_CASES_OF = "{function}, wrong: {cases}"
ALL_CASES_RIGHT = "all cases right: {functions}"
GOT_COLUMN = "{gradient}, got"
WANT_COLUMN = "{gradient}, want"
DIFFERENCE_COLUMN = "got − want"
SHAPE = "shape {shape}"
EARNS_NOTHING = "proves nothing alone"
ALL_CASES = "all {count} cases"
ONE_CASE = "the case"
ERROR_NOTE = "{error}"
ARGUMENTS_LEFT = "arguments left as they were"  # a case of its own
OTHER_NUMBERS = "{case}, other numbers"  # a case whose numbers were drawn anew
LARGE_ARRAY = "an array of shape {shape}"

MISSING = Sentence("MISSING", "there is no function {f}.", "Is its name spelt as in the exercise?")
NOT_WRITTEN = Sentence("NOT_WRITTEN", "{f} is not written yet.", "Which hint would help you to begin?")
NOT_THERE_YET = (MISSING.code, NOT_WRITTEN.code)  # these are no mistakes
TIMEOUT = Sentence(
    "TIMEOUT",
    "{f} did not come back in time.",
    "Does a loop in it ever end, and does it do more than it needs to?",
)
OUT_OF_MEMORY = Sentence("OUT_OF_MEMORY", "{f} ran out of memory.", "What is the largest array it builds?")
CRASHED = Sentence("CRASHED", "{f} ended the whole process.", "Does it call exit, or recurse for ever?")
