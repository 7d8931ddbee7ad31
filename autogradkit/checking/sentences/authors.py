"""What an exercise's author reads of its parts, where one of them isn't what it must be."""

__all__ = []

# what an Exercise is made of
NO_PARTS = "parts must be a tuple, with a comma even after one: parts=(Rule(...),)"
NO_PART = "parts holds {given!r}: every part is a Rule, a Task, an Engine or an OwnOp"
NO_POINTS = "points of {function!r} must be a number, as in points=4, and is {points!r}"
TOO_FEW_POINTS = "points of {function!r} must be 0 or more, and is {points!r}"
NO_LINE = "{what} must be a text of one line, as in {what}={example!r}, and is {given!r}"
NO_STARS = "stars must be a whole number from 1 to 5, and is {given!r}"
NO_HINTS = "hints must be a tuple of texts, or be left out for those of hints.md, and is {given!r}"
NO_MINUTES = "minutes must be a number above 0, as in minutes=10, and is {given!r}"

# what a part is made of
NO_FUNCTION = "{what} of {function!r} must be a function, without brackets after it, and is {given!r}"
NO_TUPLE = "{what} of {function!r} must be a tuple of {kind}, with a comma even after one, and is {given}"
NO_TABLE = "{what} of {function!r} must be a table, as in {example}, and is {given!r}"
NO_INPUT = "{what} of {function!r} speaks of {name}, which is none of its inputs, {known}"
NO_PARAMETER = "ranges of {function!r} speaks of {name}, which is a parameter in none of its cases"
NO_ARGUMENT = "ranges of {function!r} speaks of {name}, which none of its trials hands over"
NO_RANGE = "{what} of {function!r} must say for {name} the smallest number and the largest, and is {given!r}"
ASKED_TWICE = "two parts ask for {function!r}: each needs a function of its own"
NAMED_TWICE = "{function!r} has two {kind} called “{name}”: each needs a name of its own"
NO_DRIVER_FILE = (
    "drive of {function!r} stands in {file}: it must stand in a file of its own, driver.py, because that "
    "file's text runs beside the learner's code, where neither the answer nor the kit is"
)
DRIVE_WITHOUT_FUNCTION = (
    "drive of {function!r} takes {taken}: one of them must be called {function}, which is the learner's"
)

# what a setting must be, and whose it is
NO_SETTING = "{what} of {whose} must be {wanted}, and is {given!r}"
A_CASE, A_TRIAL, A_VARIANT = "the case “{name}”", "the trial “{name}”", "the Variant {code}"
A_NAME = "a name as a function has, as in 'backward'"
A_LINE = "a text of one line, as in 'two rows'"
A_TEXT = "a text"
NAMES = "a tuple of names, with a comma even after one: ('x',)"
RESULTS = "a tuple of names, as in ('m', 'v')"
PLACES = "a tuple of whole numbers from 0, as in (0, 1)"
QUESTIONS = (
    "a tuple of some of 'inner', 'twice' or, against it, 'reset', 'deep' and 'constants', each once, with a "
    "comma even after one"
)
A_TRUTH_VALUE = "True or False"
A_POSITIVE_NUMBER = "a number above 0"
A_TOLERANCE = "a number, 0 or more, as in 1e-9"
A_LAYOUT = "'C', 'fortran' or 'strided'"
LAYOUTS = "a tuple of 'empty', 'fortran' and 'strided', or of some of these"
SHAPES = "a table of shapes, as in {'x': (2, 3)}"
PARAMETERS = "a table by name, as in {'axis': 0}"
VALUES = "a table of numbers or arrays, as in {'x': [1.0, 2.0]}"
AN_UPSTREAM_GRADIENT = "None or an array of numbers"
OFFERS = "a table of functions, as in {'y': function}"
PATHS = "a table of texts, as in {'exp(x)': 'the power'}"
A_FUNCTION_OR_NONE = "a function, without brackets after it, or None"
NO_INPUT_NAMES = (
    "pointwise takes the inputs' names, one after the other, as in pointwise('x', 'y'), and not ({given})"
)
NO_REDRAWING = (
    "redraw of the case “{case}” must return a table of what it changes, as in {{'values': {{'x': …}}}}, and "
    "returned {given!r}"
)

# what a Case, a Trial or a Variant is made of
NO_SHAPE = (
    "the shape of {name} in the case “{case}” must be a tuple of whole numbers, as in (3,), and is {given!r}"
)
NOT_DRAWN = "the case “{case}” says nothing of {name}: it needs a shape, as in {{'{name}': (3,)}}{also}"
PARAMETER = ". A parameter that isn't to be differentiated stands behind a * in the forward"
NO_KIND = "the case “{case}” is of the kind {given!r}: there are {known}"
NO_ARGUMENTS = (
    "the arguments of the trial “{trial}” must be a table, as in {{'x': 3.0}}, or a function that draws one, "
    "and are {given!r}"
)
NO_CODE = "a Variant's code must be a name in capital letters, as in 'SIGN_LOST', and is {given!r}"

# what only shows when a part's functions are called
NOT_CALLED_SO = "{what} of {function!r} can't be called for “{case}”: {reason}"
NO_TRIALS = "{function!r} has no {kind}"
NO_NUMBERS = "the forward of {function!r} returns {given} on “{case}”; asked for are numbers"
NOT_FINITE = (
    "the forward of {function!r} is {given} on “{case}”: draw from where it is defined, as with "
    "domain={{{name!r}: (0.5, 2)}}"
)
OTHER_SHAPE = "g of the case “{case}” has shape {shape}, and the forward of {function!r} returns {given}"
WRITES_INTO = "the forward of {function!r} writes into {name} on “{case}”: the caller still needs it"
DRAWS = "{what} of {function!r} gives two results for “{case}”: it must not draw anything by itself"
NO_RESULT = (
    "{what} of {function!r} returns {given} on “{case}”; asked for is a number, an array, a text, None, "
    "or a tuple of these"
)
NOT_PLAIN = (
    "the trial “{case}” of {function!r} hands over {given} as {name}: it may be a number, an array, a text, "
    "None, or tuples and tables of these"
)
NOBODY_HANDS = "nothing is handed over as {names}"
NO_FINDING = (
    "the judge of {function!r} returned {given!r}: it returns None where all is right, else "
    "(code, what is observed, a question)"
)
