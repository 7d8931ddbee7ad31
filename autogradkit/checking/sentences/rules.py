"""What the checker says of a rule as a function: what it returned, asked for, changed, how fast it was."""

from . import Sentence

__all__ = []

# What a rule asks for and returns
UNKNOWN_NAME = Sentence(
    "UNKNOWN_NAME", "{f} asks for “{unknown}”; it can have {offered}.", "Which of these does your rule need?"
)
RETURNED_NONE = Sentence("RETURNED_NONE", "{f} returned None.", "Does it end in `return {gradients}`?")
# Instead of any question about None, where the text shows why it is None.
OF_A_SILENT_CALL = "{call} changes what is there and returns nothing itself. What is to be returned after it?"
RETURNED_NONE_FOR = Sentence("RETURNED_NONE", "{f} returned None for {gradients}.")
RETURNED_TYPE = Sentence(
    "RETURNED_TYPE",
    "{f} returned {returned}; a gradient is an array of numbers.",
    "Where does it turn {gradients} into something else?",
)
ONE_NUMBER = Sentence(
    "COUNT",
    "{f} returned one number for {inputs} inputs.",
    "Does it end in `return {gradients}`, with commas between?",
)
ONE_ARRAY = Sentence(
    "COUNT",
    "{f} returned one array, of shape {shape}, for {inputs} inputs.",
    "Does it end in `return {gradients}`, with commas between?",
)
COUNT = Sentence(
    "COUNT", "{f} returned {count} for {inputs}.", "Which of {gradients} is missing, or too many?"
)
RAISES = Sentence(
    "RAISES", "{f} raised “{error}” on “{case}”.", "What does each name in that line stand for?"
)
RAISES_ON_SHAPES = Sentence(
    "RAISES", "{f} raised “{error}” on “{case}”, where {shapes}.", "Which shapes meet in that line?"
)
RAISES_ON_LETTERS = Sentence(
    "RAISES",
    "{f} raised “{error}” on “{case}”, where {shapes}.",
    "Which letter has each axis in that line? Which array brings each letter of the result?",
)
IS_OF_SHAPE = "{name} is {shape}"
GRADIENTS = ("{n} gradient", "{n} gradients")  # one, and several
INPUTS = ("{n} input", "{n} inputs")

# What it leaves behind
IN_PLACE = (
    "{f} changed {name} in place, as on “{case}”: whoever uses {name} next gets other numbers.",
    "Which line writes into {name}?",
)
MUTATES_UPSTREAM = Sentence("MUTATES_UPSTREAM", *IN_PLACE)
STALE_VALUE = Sentence("STALE_VALUE", *IN_PLACE)
MUTATES_INPUT = Sentence("MUTATES_INPUT", *IN_PLACE)
STATEFUL = Sentence(
    "STATEFUL",
    "asked the same thing twice, {f} gave two different {d}{both}.",
    "What does it remember from the first call, or draw at random?",
)
SPOILS_EARLIER = Sentence(
    "STATEFUL",
    "what {f} returned before is another array once it is called again.",
    "Does it fill the same array at every call? The graph still needs what the first call returned.",
)
BOTH_ANSWERS = ": first {first}, then {second}"

# Corners, large arrays, other sizes
NONFINITE_AT_CORNER = Sentence(
    "NONFINITE_AT",
    "{d} is {kind} at a corner, {x} = {at:.6g}.",
    "At a corner a number between the slopes left and right of it is wanted. Which do you take?",
)
NOT_A_SUBGRADIENT = Sentence(
    "NOT_A_SUBGRADIENT",
    "at a corner or a tie several values of {d} are right, and mixtures of them; yours is none.",
    "Which slopes are there next to it, on every side? Do entries that tie share {g}, or does each get all?",
)
SLOW = Sentence(
    "SLOW", "{f} takes longer than {limit_s:g} seconds on “{case}”.", "Which loop could NumPy run for you?"
)
FULL_JACOBIAN = Sentence(
    "FULL_JACOBIAN",
    "{f} builds arrays of more than {limit_mb:g} MB on “{case}”.",
    "Does your rule need the whole matrix of derivatives, or only its product with {g}?",
)
WRONG_ON_CASE = Sentence(
    "WRONG_VALUES",
    "the numbers are wrong on “{case}”.",
    "What is different there from the cases that are right?",
)
WRONG_ONLY_BY_SIZE = Sentence(
    "WRONG_ONLY_WHERE",
    "{f} is right on ordinary numbers, and wrong on “{case}”.",
    "Is anything cut off, rounded, or kept away from zero?",
)
LARGE_UPSTREAM = "{g} a billion times larger, of either sign"
SMALL_UPSTREAM = "{g} a trillion times smaller, all negative"
EVEN_UPSTREAM = "ones everywhere in {g}"
SMALL_INPUTS = "the inputs 30 times smaller, all negative, in order"
SMALL_POSITIVE_INPUTS = "the inputs 30 times smaller, in order"
LARGE_INPUTS = "the inputs 30 times larger, whole numbers and a zero in {g}"
WHOLE_INPUTS = "the inputs 30 times larger, positive whole numbers in order, and a zero in {g}"
COUNTED_INPUTS = "the inputs whole numbers, each another one, in order"
HUGE_INPUTS, SOME_ZEROS = "the inputs 100 times larger", "zeros and ones among the inputs"
SOME_ONES, OTHER_PARAMETERS = "ones among the inputs", "other parameters"
TURNED_INPUTS = "some inputs several times larger, others smaller"
TURNED_BACK = "some inputs several times smaller, all negative, others larger"
VAST_INPUTS, ALL_ONES = "the inputs ten thousand times larger", "ones everywhere in the inputs"
MINUTE_INPUTS = "the inputs ten billion times smaller, all negative, in order"
LARGER_ARRAYS = "larger arrays, {g} of many sizes"
MORE_OF_EVERYTHING = "more of everything"
SO_MANY_AXES, AXES_AND_UPSTREAM = "{n} axes", "{n} axes, {g} of many sizes"
AXES_AND_INPUTS = "{n} axes, inputs of many sizes"
OTHER_CASE = "{case}, {what}"

# Differences in place of a formula
A_PERSON_LOOKS = "Is there a difference quotient in your rule? This is for a person to look at."
QUOTIENT_IN_SOURCE = Sentence(
    "LOOKS_NUMERICAL", "every number is right, and in the source stands {quotient}.", A_PERSON_LOOKS
)
ABOUT_RIGHT = Sentence(
    "LOOKS_NUMERICAL",
    "every number is right to about {off:.0e}, but a formula is right to about 1e-15.",
    A_PERSON_LOOKS,
)
SEEN_ON_THE_WAY = Sentence(
    "LOOKS_NUMERICAL", "every number is right, and on the way there {seen}.", A_PERSON_LOOKS
)
QUOTIENT_IN_PART = Sentence(
    "LOOKS_NUMERICAL", "not every number is right, and in the source stands {quotient}.", A_PERSON_LOOKS
)
SEEN_IN_PART = Sentence(
    "LOOKS_NUMERICAL", "not every number is right, and on the way {seen}.", A_PERSON_LOOKS
)
REACHES = Sentence(
    "REACHES_OUT",
    "“{seen}” looks behind what {f} is handed, or changes what counts there. Such counts prove nothing.",
    "Can you do without it? No answer needs it, and without it what is right counts.",
)
SEEN_COMPLEX = "numbers are complex, as for a complex step"
SEEN_LONGER = "numbers have more digits than a float"
SEEN_EXACT = "numbers are fractions or decimals"
SEEN_OWN_NUMBERS = "numbers are of a class written for them, as for dual numbers"
SEEN_BLOCKS = "numbers stand on the diagonals of little matrices, as dual numbers may"
SEEN_NEIGHBOURS = "something is worked out at points next to each other"
SEEN_TOO_MUCH = "far more is worked out than a formula needs"
SEEN_TEXT = "text is run as a program"
SEEN_REACHING = "the program looks into what runs it, or changes NumPy"
SEEN_TOO_LONG = "the text is so long that nobody watched it"
SEEN_OTHERWISE = "other things are done when somebody watches"
SEEN_ENDED = "the program comes to no end when somebody watches"
TOO_DEEP = (
    "Your program is nested more than {most} levels deep. Write a long sum, or call of calls, in several "
    "statements."
)
IMAGINARY_NUMBER = "an imaginary number, as for a complex step"
IMAGINARY_PART = "an imaginary part, as for a complex step"
FITTED_SLOPE = "a call of {name}, which fits a slope to values"
DRAWN = "a draw of random numbers, which no formula needs"
DIVIDED_BY_STEP = "what may be a difference, divided by a multiple of {step}"
DIVIDED_BY_NUMBER = "what may be a difference, divided by {number}, a multiple of a step"

# A forward of the learner's own
FORWARD_NOT_THERE = Sentence(
    "NOT_WRITTEN",  # as said of a function itself
    "{f} can't be tried without {forward}, which is not there yet.",
    "Which operation is {f} the rule of?",
)
FORWARD_FAILS = Sentence(
    "FORWARD_FAILS",
    "{f} can't be tried: {forward} doesn't return one array of finite numbers, or a far larger one than x.",
    "What does {forward} return for a negative x, for a table, for a single entry?",
)

FORWARD_CHANGES = Sentence(
    "STATEFUL",
    "{forward} gave one answer at first, and another one when it was asked for the same x once more, "
    "in another order.",
    "What does {forward} remember from call to call?",
)
FORWARD_DRAWS = Sentence(
    "STATEFUL",
    "{f} can't be tried: {forward} gives another answer when it is asked for the same x once more.",
    "Does it draw numbers, or keep something from call to call?",
)
FORWARD_IDLE = Sentence(
    "AFFINE",
    "wherever {f} was tried, {forward} is affine or an operation of the course.",
    "Is it one and the same operation for every x?",
)

# The article's rules, functions of a node
RAISES_ON_NODE = Sentence("RAISES", "{f} raised “{error}”.")
PRIOR_GRADIENT = Sentence(
    "PRIOR_GRADIENT",
    "what the children's .grad held before comes out changed in some other way than by adding.",
    "What should happen to a gradient that is there already?",
)
RETURNED = Sentence(
    "RETURNED",
    "{f} returns something, and children[0].grad and children[1].grad are as they were.",
    "Who reads what it returns, and where does the exercise ask for the gradients?",
)
CHILD_USED_TWICE = Sentence(
    "G_SET_PARENTS",
    "where both children are one and the same node, its .grad receives {got:.6g}; the two places together "
    "should bring it {want:.6g}.",
    "How many ways lead from this child into the node?",
)
CHILDREN_OVERWRITTEN = Sentence(
    "G_OVERWRITE",
    "children[0].grad and children[1].grad are overwritten: they held {first} and {second}, and nothing of "
    "it is left.",
    "If a value is used in two places, whose gradient should it keep?",
)

# The cases beside an exercise's own, and notes on them
ZERO_UPSTREAM, SINGLE_UPSTREAM = "{g} = 0", "{g} with a single 1"
SINGLE_ENTRY = "{g} with a single entry"
NEGATIVE_UPSTREAM = "the negative of {g}"
SAME_TWICE = "the same answer twice"
CHILDREN_WITH_GRADIENT = "children that have a gradient already"
CHILD_TWICE = "a child that is used twice"
WRONG_GRADIENTS = "wrong: {gradients}"
NEARLY_RIGHT = "right, but not to the last digits"

# The smallest example
NUDGE = "Nudging {entry} by {nudge} moves L = sum({g} * {z}) by {moves:.3g}; {d} says {says}."
NOTHING_USABLE = "nothing usable"
