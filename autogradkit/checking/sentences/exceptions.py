"""What an exception of the learner's asks about, by what Python or NumPy says of it."""

__all__ = []

OF_A_NODE = "What does the exercise say that a node has?"
ABOUT_TRUTH = "ValueError: The truth value of an array"
# What NumPy says where arrays don't go together.
SHAPES_THAT_DONT_FIT = (
    r"(ValueError: (operands could not be broadcast|could not broadcast|matmul: |shapes \(|shape-mismatch"
    r"|cannot reshape|all (the )?input array|axes don't match|setting an array element)"
    "|IndexError: boolean index did not match)"
)

# The pattern of an exception as an Answer holds it, and the question that it leads to; the first counts.
# Where none fits, as when another NumPy says it otherwise, the question of the sentence stays.
QUESTIONS = (
    ("NameError: name '(np|numpy)' is not defined", "Where is NumPy imported, as np?"),
    (  # whoever imports it wants a graph, or what it does with one
        "(ImportError|ModuleNotFoundError): .*networkx",
        "What is handed over there already? How is the rest done in plain Python?",
    ),
    (
        "ImportError: get_ipython ",
        "A line that begins with %, ! or ? is for the notebook, and no Python. Is a comment meant, with #?",
    ),
    (
        "(ImportError|ModuleNotFoundError): |NameError: name '(torch|tf|jax|jnp)'",
        "How is the same done with NumPy alone?",
    ),
    (
        r"NameError: name '(\w+)' is not defined.*: \1 ==",
        "Two equals signs compare. Which sign gives a name to what stands behind it?",
    ),
    (
        r"AttributeError: 'numpy\.\w+' object has no attribute 't'|TypeError: .* not callable.*\.T\(",
        "In NumPy a transpose is .T, without brackets. Where is it here?",
    ),
    (
        r"TypeError: Cannot interpret '\d+' as a data type.*\b(ones|zeros|empty|full)\(",
        "A shape is one thing, a tuple. Which brackets are missing around its numbers?",
    ),
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
        r"TypeError: [\w.<>]+\(\) got an unexpected keyword argument '\w+'(\. Did you mean '\w+'\?)?$",
        "What are the arguments called in the exercise, and what in the function's first line?",
    ),
    (
        r"TypeError: [\w.<>]+\(\) (missing \d|takes )",
        "How many arguments does that call hand over, and how many does the function's first line ask for?",
    ),
    (
        "(TypeError|AttributeError): .*'NoneType'",
        "Something is None there that should not be. Which line made it so, or left it so?",
    ),
    (
        r"TypeError: '(int|tuple)' object is not callable.*\.(size|shape)\(",
        "In NumPy .shape is a tuple, and .size one number. How is one length of a tuple taken?",
    ),
    (
        r"TypeError: '[\w.]+' object is not callable",
        "Is a `*` missing before a bracket, or is a name taken that a function had?",
    ),
    (
        r"TypeError: (Cannot interpret|data type).*\.view\(",
        "In NumPy .view is about the kind of the numbers. What is it called there that changes a shape?",
    ),
    (
        "AttributeError: 'function' object has no attribute",
        "A function stands there, which is asked by calling it. "
        "Are its brackets missing, or is the name behind the dot one too many?",
    ),
    (
        "(TypeError|AttributeError): .*'(builtin_function_or_method|method|function)'",
        "A function stands there in place of what it returns. Where are the brackets of its call?",
    ),
    (
        r"TypeError: (float|int)\(\) argument must be .* not '(list|tuple)'",
        "A list is handed over there where one number is taken. "
        "Which entry is meant, or should all be handed over one by one?",
    ),
    (r"AttributeError: '\w*Node' object has no attribute", OF_A_NODE),
    (
        "AttributeError: '(Value|Switch|Chain|Tensor|Expression)' object has no attribute",
        "What does the exercise say that it has?",
    ),
    (
        "AttributeError: Incompatible shape for in-place",
        "Which function makes a new array of that shape, and leaves the old one as it is?",
    ),
    ("ZeroDivisionError", "Which number is 0 there? What does the exercise say of that case?"),
    (
        "ValueError: (not enough|too many) values to unpack",
        "How many are taken apart there, and how many names stand for them?",
    ),
    (
        "ValueError: zero-size array",
        "No entry is there to look at. What is to be returned for an array without entries?",
    ),
    ("MemoryError", "How many numbers would that array hold, and how many of them does the answer need?"),
    (
        "ValueError: Integers to negative integer powers",
        "Which numbers were made whole there, and need they be?",
    ),
    ("RecursionError", "A function that calls itself has to stop somewhere. Where does this one?"),
    ("EOFError", "An answer gets all that it needs as arguments. Which of them is asked for there?"),
    (
        "TypeError: only .* arrays can be converted to Python scalars",
        "What takes one number there, and which function of NumPy's takes a whole array?",
    ),
    (
        r"TypeError: (ufunc 'bitwise_xor'|unsupported operand type\(s\) for \^)",
        "Is a power meant? On paper it is ^; what is it in Python?",
    ),
    (
        r"TypeError: (ufunc '(bitwise_(and|or)|invert)'|unsupported operand type\(s\) for [&|]"
        "|bad operand type for unary ~)",
        "`&`, `|` and `~` work on True and False, and bind more tightly than `<` or `*`. "
        "Where do brackets belong, or is another sign meant?",
    ),
    (
        rf"({ABOUT_TRUTH}|TypeError: '>' not supported).*(?<![.\w])(max|min)\(",
        "Python's max and min compare once. Which functions of NumPy's take two arrays, entry by entry?",
    ),
    (
        r"TypeError: (only integer scalar|'float' object cannot|'numpy\.\w+' object cannot).*np\.(max|min)\(",
        "np.max and np.min take one array, and behind it an axis. "
        "Which functions of NumPy's compare two, entry by entry?",
    ),
    (
        r"TypeError: '[\w.]+' object cannot be interpreted as an integer",
        "A whole number is taken there, and gets another one. What has it to be for a fraction?",
    ),
    (
        ABOUT_TRUTH,
        "Which condition has to be one True or False, and got an array of them?",
    ),
    (
        r"TypeError: (len\(\) of unsized|iteration over a 0-d|'numpy\.\w+' object is not iter)"
        "|IndexError: invalid index to scalar",
        "One number alone has shape (): no length, and no entries to go through. "
        "How is it said for any shape?",
    ),
    (
        r"TypeError: 'numpy\.\w+' object does not support item assignment",
        "That is one number, and no array. Which function of NumPy's chooses entry by entry, "
        "and takes one number as well?",
    ),
    (
        r"TypeError: (object of type '(int|float)' has no|'(int|float)' object is not (iter|subscr))",
        "That is one number. Which kinds of things can stand there, and which of them has parts?",
    ),
    (
        r"TypeError: '\w+' object does not support item assignment",
        "What is of this kind stays as it was made. Which kind lets you write into it?",
    ),
    (
        "ValueError: cannot resize",
        "`.resize` changes an array itself. What makes one of another shape, and leaves that one as it is?",
    ),
    (
        "ValueError: index can't contain negative",
        "np.pad only puts something around. How is a part of an array taken?",
    ),
    ("ValueError: array split does not", "Are all pieces equally long here? Where does each of them end?"),
    (
        "ValueError: object (too deep|of too small depth)",
        "How many axes has the array there, and how many does that function take?",
    ),
    (
        "IndexError: arrays used as indices",
        "An array that chooses holds whole numbers, or True and False. What does this one hold?",
    ),
    (SHAPES_THAT_DONT_FIT, "Which shapes meet in that line?"),
    ("(AxisError|IndexError: too many indices)", "How many axes has that array?"),
    (
        r"IndexError: (index -?\d+ is out of bounds|(list|tuple) index)",
        "How many entries are there, and with which number does counting begin?",
    ),
    ("(IndexError: only integers|TypeError: .* indices must be)", "Which index is no whole number there?"),
    # What an exercise hands over says itself what is wrong; its README says what it takes.
    ("TypeError: this little engine", "Which operations does the exercise say that it knows?"),
    ("TypeError: a traced array", "How is the same said with np.where?"),
    (r"(TypeError|ValueError): \w+ (wants|takes|needs|got) ", "What does the exercise say that it takes?"),
    ("TypeError: a loss can't be added", "What does the exercise say that a loss has?"),
    ("NameError: ", "Nothing has that name there. Is it spelt as where it is made, or still to be made?"),
)
# Where an error names no line of hers, what she returned may be the reason, and not what came in: these
# questions fit then, too.
OF_WHAT_SHE_RETURNED = r".*('NoneType'|\(\) (missing|takes|got an unexpected))|RecursionError|MemoryError"
NONE_ON_PURPOSE = "Here {name} is None. What does the exercise say that this stands for?"
UNDEFINED = r"NameError: name '([\w·]+)' is not defined"
NOT_ASKED_FOR = "That can be handed over. Does the function's first line ask for it?"
OTHER_LETTERS = "That is another letter than {name}, and looks like it. Is it typed on a Latin keyboard?"
IN_PYTHON = "That is a word of another language. In Python it is {name}."
OF_OTHER_LANGUAGES = {
    "true": "True",
    "TRUE": "True",
    "false": "False",
    "FALSE": "False",
    "none": "None",
    "null": "None",
    "NULL": "None",
    "nil": "None",
    "undefined": "None",
    "NaN": "np.nan",
    "Inf": "np.inf",
}
OF_NUMPY = "NumPy has np.{name}. Is that meant?"
ONE_NAME = "Python reads that as one name. Is a `*` missing in it?"

# What begins so is about shapes, which a report then says.
ABOUT_SHAPES = (
    "ValueError",
    "IndexError",
    "AxisError",
    "TypeError: len() of unsized",
    "TypeError: iteration over a 0-d",
)
