"""What an exception of the learner's asks about, by what Python or NumPy says of it."""

__all__ = []

# The pattern of an exception as an Answer holds it, and the question that it leads to; the first counts.
# Where none fits, as when another NumPy says it otherwise, the question of the sentence stays.
QUESTIONS = (
    ("NameError: name '(np|numpy)' is not defined", "Where is NumPy imported, as np?"),
    ("(ImportError|ModuleNotFoundError): ", "How is the same done with NumPy alone?"),
    (
        r"AttributeError: 'numpy\.\w+' object has no attribute",
        "What comes in are plain NumPy arrays and numbers, and they keep no gradient. "
        "How do you say it with those?",
    ),
    (
        r"TypeError: .* unexpected keyword argument '(dim|keepdim)'",
        "Where PyTorch says dim and keepdim, NumPy says axis and keepdims. Which is it here?",
    ),
    (  # no line of hers is named: it is the call of her function
        r"TypeError: [\w.<>]+\(\) got an unexpected keyword argument '\w+'(\. Did you mean .*)?$",
        "What are the arguments called in the exercise, and what in the function's first line?",
    ),
    (
        r"TypeError: [\w.<>]+\(\) (missing \d|takes )",
        "How many arguments does that call hand over, and how many does the function's first line ask for?",
    ),
    (
        r"TypeError: '[\w.]+' object is not callable",
        "Is a `*` missing before a bracket, or is a name taken that a function had?",
    ),
    (
        "(TypeError|AttributeError): .*'NoneType'",
        "Something is None there that should not be. Which line made it so, or left it so?",
    ),
    ("RecursionError", "A function that calls itself has to stop somewhere. Where does this one?"),
    ("EOFError", "An answer gets all that it needs as arguments. Which of them is asked for there?"),
    (
        "TypeError: only .* arrays can be converted to Python scalars",
        "What takes one number there, and which function of NumPy's takes a whole array?",
    ),
)
UNDEFINED = r"NameError: name '([\w·]+)' is not defined"
ONE_NAME = "Python reads that as one name. Is a `*` missing in it?"

# What begins so is about shapes, which a report then says.
ABOUT_SHAPES = (
    "ValueError",
    "IndexError",
    "AxisError",
    "TypeError: len() of unsized",
    "TypeError: iteration over a 0-d",
)
