"""What a wrong gradient looks like: one sentence and one question for every mistake that is recognised.

`{d}` are the gradients it shows in and `{inputs}` their inputs; `{s}`, `{es}`, `{is_}`, `{has}` and `{does}`
agree with how many they are. A sentence that speaks of one input, `{x}`, is said of each alone.
"""

from . import Sentence

__all__ = []

# Numbers that are no numbers, or lose digits (arithmetic)
DTYPE = Sentence(
    "DTYPE",
    "{d} hold{s} {dtype} numbers; a gradient is made of floats.",
    "Where do the floats get lost?",
)
NONFINITE_AT = Sentence(
    "NONFINITE_AT",
    "{d} {is_} {kind}{where}; the true gradient there is {want:.4g}.",
    "Which step of your formula becomes infinite, or divides zero by zero?",
)
NONFINITE_EVERYWHERE = Sentence(
    "NONFINITE_AT",
    "{d} {is_} {kind} everywhere; the first true gradient is {want:.4g}.",
    "Which step of your formula becomes infinite, or divides zero by zero?",
)
NAN, INFINITE = "NaN", "infinite"
AT_ENTRY = " at {x} = {at:.6g}"
AT_ENTRY_AND = " at {x} = {at:.6g}, and {limit}"
UP_TO = "up to {x} = {limit:.4g}"
FROM_ON = "from {x} = {limit:.4g} on"
FROM_SIZE_ON = "from entries of size {limit:.4g} on"
CANCELLATION = Sentence(
    "CANCELLATION",
    "{d} {is_} right on ordinary numbers and off {where}: got {got:.6g}, want {want:.6g}.",
    "Are two large, nearly equal numbers subtracted, is one rounded away, or is anything cut off?",
)
ON_CASE, ON_CASE_AND = "on “{case}”", "on “{case}”, {limit}"
FLOAT32_PRECISION = Sentence(
    "FLOAT32_PRECISION",
    "{d} {has} about seven digits: somewhere the numbers were rounded to float32.",
    "Where does an array get another dtype?",
)
LOOKS_NUMERICAL = Sentence(
    "LOOKS_NUMERICAL",
    "{d} {is_} close but not exact: a formula leaves an error near 1e-15, yours is far above.",
    "Is there a difference quotient in your rule, or a small number added to be safe?",
)

# Axes and shapes
MOVED_ONCE_MORE = Sentence(
    "INVERSE_PERMUTATION",
    "{d} {has} its axes moved once more in the forward's direction, not back.",
    "After {z} = {x}.transpose(1, 2, 0), where in {z} is the first axis of {x}?",
)
AXES_NOT_MOVED = Sentence(
    "AXES_NOT_MOVED",
    "{d} {has} its axes in the order of {z}, not of {inputs}.",
    "Which axis of {z} belongs to the first axis of {x}?",
)
AXES_REVERSED = Sentence(
    "AXES_REVERSED",
    "{d} {is_} {g} with all its axes in reverse order.",
    "`.T` reverses all axes. Were they all reversed on the way there?",
)
PERMUTED_ONCE_MORE = Sentence(
    "INVERSE_PERMUTATION",
    "{d} {is_} {g} with its axes permuted once more in the same way.",
    "Which permutation takes the axes back to where they were?",
)
KEEPDIMS_SHAPE = Sentence(
    "KEEPDIMS_SHAPE",
    "{d} {has} the right numbers in another shape: {got}, but {x} is {want}.",
    "Which axis got lost or was left over, or is it still the shape of {z}?",
)
NOT_EXPANDED = Sentence(
    "NOT_EXPANDED",
    "{d} {has} the output's shape {got}; {x} is {want}. Each number is right but stands there once.",
    "Which entries of the input share one entry of {g}?",
)
FORWARD_BROADCAST = Sentence(
    "FORWARD_BROADCAST",
    "{d} {has} shape {got}: {shapes} were stretched against each other.",
    "Which entry should meet which one, and does NumPy know that?",
)
WHICH_IS_LEFT = "Broadcasting adds axes in front and stretches axes of length one. Which of the two is left?"
UNBROADCAST_MISSING = Sentence(
    "UNBROADCAST_MISSING",
    "{d} {has} the broadcast shape: {got}, but {x} is {want}.",
    "One entry of {x} was copied to several places: what becomes of its copies' gradients?",
)
UNBROADCAST_ELSEWHERE = Sentence(
    "UNBROADCAST_PARTIAL",
    UNBROADCAST_MISSING.observed + " On “{right_case}” the sum is there.",
    WHICH_IS_LEFT,
)
UNBROADCAST_PARTIAL = Sentence(
    "UNBROADCAST_PARTIAL",
    "{d} {is_} summed over some of the copies only: {got}, but {x} is {want}.",
    WHICH_IS_LEFT,
)
STRETCHED_ELSEWHERE = Sentence(
    "WRONG_AXIS",
    "{g} is stretched along another axis of {x} than the one that the forward took away.",
    "Which axis of {x} is missing in {z}, and where must it come back?",
)
SHAPE = Sentence(
    "SHAPE",
    "{d} {has} shape {got}, but {x} has shape {want}: a gradient has its input's shape.",
    "Which axis is too many, or missing?",
)

# The upstream gradient
NO_UPSTREAM = Sentence(
    "NO_UPSTREAM",
    "{d} {does} not depend on {g}, the gradient from above: twice {g}, even {g} = 0, gives the same.",
    "If everything after {z} were scaled by 10, what should happen to {d}?",
)
TERM_WITHOUT_UPSTREAM = Sentence(
    "TERM_WITHOUT_UPSTREAM",
    "with {g} = 0 nothing flows back, yet {d} {is_} not zero: one term lacks {g}.",
    "At {g} = 0 what is left over is {left}: which part of your rule is that?",
)
UPSTREAM_SQUARED = Sentence(
    "UPSTREAM_TWICE",
    "{d} grow{s} four-fold when {g} doubles.",
    "How often is {g} multiplied in?",
)
UPSTREAM_CUBED = Sentence(
    "UPSTREAM_TWICE",
    "{d} grow{s} eight-fold when {g} doubles.",
    "How often is {g} multiplied in?",
)
SIGN_OF_UPSTREAM = Sentence(
    "NOT_LINEAR",
    "turning {g} into -{g} does not negate {d}: the rule treats the signs of {g} differently.",
    "Which array should decide where gradient passes: the input, or the gradient itself?",
)
ROUNDED = Sentence(
    "NOT_LINEAR", "{d} {is_} rounded to whole numbers.", "Is there a `//` where a `/` is meant?"
)
SIZE_OF_UPSTREAM = Sentence(
    "NOT_LINEAR",
    "twice the upstream gradient does not give twice {d}.",
    "Is {g} used in anything but a product or a sum?",
)
SUM_OF_UPSTREAMS = Sentence(
    "NOT_LINEAR",
    "{d} for a sum of two upstream gradients {is_} not the sum of their {d}.",
    "Is {g} used in anything but a product or a sum?",
)
UPSTREAM_POOLED = Sentence(
    "UPSTREAM_POOLED",
    "{d} {does} not change when the entries of {g} swap places: only their sum is used.",
    "Which entry of {g} belongs to which entry of the input?",
)

# The right gradient, moved
ALL_ZERO = Sentence(
    "ALL_ZERO",
    "{d} {is_} zero everywhere.",
    "Does nudging the input really leave {z} as it is?",
)
GROW_OR_SHRINK = "When the input grows a little, does {z} grow or shrink?"
SIGN = Sentence("SIGN", "{d} {has} the right size and the wrong sign.", GROW_OR_SHRINK)
FREEZE_ONE = "Freeze one input: what is the slope of {z} in the other one?"
SWAPPED_TWO = Sentence("SWAPPED_INPUTS", "{d} hold{s} what belongs to the other input.", FREEZE_ONE)
SWAPPED_INPUTS = Sentence(
    "SWAPPED_INPUTS",
    "{d} hold{s} what belongs to another input.",
    "In which order are the gradients asked for, and which input does each one follow?",
)
LOCAL_MISSING = Sentence(
    "LOCAL_MISSING",
    "{d} {is_} {g} itself: the op's own derivative is missing.",
    "How strongly does {z} react when the input is nudged?",
)
WHOSE_ENTRY = "Which entry of the input does the gradient's entry [0, 1] belong to?"
TRANSPOSED = Sentence(
    "TRANSPOSED",
    "{d} {is_} the right matrix, transposed: row and column have changed places.",
    WHOSE_ENTRY,
)
FLIPPED = Sentence(
    "FLIPPED",
    "{d} {is_} right, read backwards along axis {axis}.",
    "Which output does the first input touch?",
)
TURNED = Sentence(
    "FLIPPED",
    "{d} {is_} right, turned upside down and read backwards.",
    "Which output does the first input touch?",
)
ORDER = Sentence(
    "ORDER",
    "{d} {has} the right two factors in the wrong order.",
    "A matrix product doesn't commute. Write one entry of {z} as a sum: is {g} the left or the right factor?",
)
ELEMENTWISE = Sentence(
    "ELEMENTWISE",
    "{d} {is_} an entry-by-entry product, where the forward is a product of matrices.",
    "How many entries of {z} does one entry of the input touch?",
)
MEETING_ENTRIES = "Which entries of {other} meet one entry of the input in the forward?"
OTHER_INPUT_TRANSPOSED = Sentence(
    "OTHER_INPUT_TRANSPOSED", "{d} would be right if {other} were transposed.", MEETING_ENTRIES
)
OTHER_INPUT_FLIPPED = Sentence(
    "OTHER_INPUT_FLIPPED", "{d} would be right if {other} were read backwards.", MEETING_ENTRIES
)
OTHER_INPUT_TURNED = Sentence(
    "OTHER_INPUT_FLIPPED",
    "{d} would be right if {other} were turned upside down and read backwards.",
    MEETING_ENTRIES,
)
OTHER_INPUT_NEGATED = Sentence(
    "OTHER_INPUT_NEGATED", "{d} would be right if {other} were with its sign turned.", MEETING_ENTRIES
)

# Paths through the forward
HOW_MANY_PATHS = "By how many paths does an entry of {x} reach an entry of {z}?"
PATH_STILL = Sentence("MISSING_PATH", "{d} {is_} what you get if {path} stood still.", HOW_MANY_PATHS)
PATH_ALONE = Sentence("MISSING_PATH", "{d} hold{s} only what comes through {path}.", HOW_MANY_PATHS)
PATH_SIGN = Sentence(
    "PATH_SIGN", "in {d} the part that comes through {path} has the wrong sign.", HOW_MANY_PATHS
)
PATH_TWICE = Sentence("PATH_TWICE", "in {d} what comes through {path} counts twice.", HOW_MANY_PATHS)
PATH_FACTOR = Sentence(
    "PATH_FACTOR",
    "in {d} what comes through {path} counts {share:.4g} times, not once, as on “{case}”; the rest is right.",
    HOW_MANY_PATHS,
)
TWO_PATHS = "{first} and {second}"
IN_USE = "{path} in {use}"
SLOTS = "the first of the two {path}", "the second of the two {path}"
ROUNDS = {  # what is cut in a loop, and which rounds these are
    "{path}": slice(None),
    "{path} (the last time round)": slice(-1, None),
    "{path} (the first time round)": slice(1),
    "{path} (from the second time round)": slice(1, None),
    "{path} (until the last time round)": slice(-1),
}

# The matrix ∂z/∂x behind a rule
JACOBIAN_DIAGONAL_ONLY = Sentence(
    "JACOBIAN_DIAGONAL_ONLY",
    "{d} only know{s} how {z}[k] depends on {x}[k]; how {x}[k] changes the other outputs is missing.",
    "Nudge one entry of {x}: which entries of {z} move?",
)
JACOBIAN_TRANSPOSED = Sentence(
    "JACOBIAN_TRANSPOSED",
    "{d} take{s} the matrix of derivatives the wrong way round: in place of how {z}[j] depends on {x}[k] "
    "it has how {z}[k] depends on {x}[j].",
    "Which outputs does {x}[0] touch, and how strongly? So much of their gradients it should receive.",
)
LAST_CONTRIBUTION_ONLY = Sentence(
    "LAST_CONTRIBUTION_ONLY",
    "where an entry of {x} is used several times, {d} hold{s} its last contribution only.",
    "Is there an = where a second contribution should be added?",
)
FIRST_CONTRIBUTION_ONLY = Sentence(
    "FIRST_CONTRIBUTION_ONLY",
    "where an entry of {x} is used several times, {d} hold{s} its first contribution only.",
    "Is there an = where a second contribution should be added?",
)
LAST_OUTPUT_ONLY = Sentence(
    "LAST_CONTRIBUTION_ONLY",
    "{d} hold{s} only what the last entry of {z} sends; what all the others send is missing.",
    "Is there an = where another contribution should be added?",
)
FIRST_OUTPUT_ONLY = Sentence(
    "FIRST_CONTRIBUTION_ONLY",
    "{d} hold{s} only what the first entry of {z} sends; what all the others send is missing.",
    "Over which entries of {g} does your rule go?",
)
MIXED_ENTRIES = Sentence(
    "WRONG_AXIS",
    "{d} mix{es} entries that have nothing to do with each other: on “{case}” {dx_entry} changes with "
    "{g_entry}, but {z_entry} does not depend on {x_entry}.",
    "Along which axis does the forward sum, and along which does your rule?",
)
INVERSE = Sentence(
    "INVERSE",
    "{d} undo{es} the forward: put {z} in place of {g}, and {x} comes back.",
    "Is {g} an output to be turned back into an input, or does it say how much each output matters?",
)
OUTPUT_FORGOTTEN = Sentence(
    "OUTPUT_FORGOTTEN",
    "{d} never use{s} all of {g}: on “{case}” {g_entry} is missing; the others are used rightly.",
    "Over which outputs does your rule go, where does it end, and is anything written over?",
)
OUTPUTS_FORGOTTEN = Sentence(
    "OUTPUT_FORGOTTEN",
    "{d} never use{s} all of {g}: on “{case}” {g_entry} and {more} more are missing; the others are used "
    "rightly.",
    "Over which outputs does your rule go, where does it end, and is anything written over?",
)
WHICH_ENTRIES = "Which entries would change the result if you nudged them?"
SENT_ELSEWHERE = Sentence(
    "WRONG_ROUTING",
    "{d} reach{es} the wrong entries of {x}: on “{case}” {z_entry} depends on {x_entry}, but its gradient "
    "goes to {dx_entry}.",
    WHICH_ENTRIES,
)

# Right numbers in wrong places (routing)
WRONG_ROUTING = Sentence(
    "WRONG_ROUTING",
    "{d} reach{es} the wrong entries of {x}: on “{case}” {entries}; the others are right.",
    WHICH_ENTRIES,
)
TOO_MANY, TOO_FEW = "{n} too many", "{n} too few"
OTHER_ORDER = Sentence(
    "WRONG_ROUTING",
    "{d} {has} the right numbers, but they arrive at the wrong entries of {x}.",
    "Follow one entry through the forward: where did it end up, and how does it get back?",
)

# One number too much or too little (constant_factors)
NUMBER_IN_FRONT = "Write one entry of {z} out as a formula: which number stands in front of the input?"
FACTOR = Sentence("FACTOR", "{d} {is_} right up to one factor: {reason}.", NUMBER_IN_FRONT)
FACTOR_SIGN = Sentence("SIGN", "{d} {is_} right up to one factor: {reason}.", NUMBER_IN_FRONT)
MEAN_FOR_SUM = Sentence(
    "MEAN_FOR_SUM",
    "{d} {is_} right up to one factor: {reason}.",
    "Each copy sends its own gradient back to the one original: do they add up, or average?",
)
UNEXPLAINED_FACTOR = Sentence("FACTOR", "{d} {is_} right up to one factor, {factor:.6g}.", NUMBER_IN_FRONT)
VARYING_FACTOR = Sentence(
    "FACTOR",
    "{d} {is_} off by one factor in each case, and it changes from case to case: on “{case}” it is "
    "{factor:.6g}.",
    "Which lengths and numbers has this case, and what can be made of them?",
)

TWICE = "it is twice too large"
HALF = "it is half of what it should be"
MINUS = "the factor is -1"
MEAN_OF_COPIES = "an input with {n} copies gets their mean, 1/{n} of their sum"
TIMES_COPIES = "it is {n} times too large, the number of copies"
TIMES_REDUCED = "it is {n} times too large, and {n} entries go into one output"
BY_REDUCED = "it is divided by {n}, the number of entries that go into one output"
BY_SIZE_OF_X = "it is divided by the size of {inputs}, not by what one output averages"
FORWARD_BY_LESS = "it is divided by {n}, the forward divides by {divisor}"
BY_LESS = "it is divided by {less}, the forward divides by {n}"
BY_OUTPUTS = "it is divided by the {n} entries of {z}, not by the {averaged} entries averaged"
BY_BATCH = "it is divided by the {n} rows, not by the {averaged} entries averaged"
TIMES_ROWS, BY_ROWS = (
    "it is {n} times too large, the number of rows of {inputs}",
    ("it is divided by {n}, the number of rows of {inputs}"),
)
TIMES_COLUMNS, BY_COLUMNS = (
    "it is {n} times too large, the number of columns of {inputs}",
    ("it is divided by {n}, the number of columns of {inputs}"),
)
TIMES_SIZE, BY_SIZE = (
    "it is {n} times too large, the number of entries of {inputs}",
    ("it is divided by {n}, the number of entries of {inputs}"),
)
N_AND_LESS_MIXED = "it is off by {n}/{less}: n and n-1 are mixed"
TIMES_ROWS_OF_Z = "it is {n} times too large, the number of rows of {z}"
BY_ROWS_OF_Z = "it is divided by {n}, the number of rows of {z}"
TIMES_PARAMETER = "it is too large by the factor {name} = {n}"
PARAMETER_MISSING = "it is too small by the factor {name} = {n}"
ONE_LESS_PARAMETER = "it is off by 1 - {name} = {factor:g}"
BY_ONE_LESS_PARAMETER = "it is off by 1/(1 - {name})"
PARAMETER_TIMES_ONE_LESS = "it is off by {name} (1 - {name})"
COLUMNS_FOR_ROWS = "it is divided by the {columns} columns of {other}, not by its {rows} rows"
TIMES_LENGTH = "it is {n} times too large, the length of {other} along axis {axis}"
BY_LENGTH = "it is divided by {n}, the length of {other} along axis {axis}"
ROOT_OF_LENGTH = "it is off by the root of {n}, the length of {other} along axis {axis}"
TIMES_FAMOUS = "it is too large by the factor {name}"
BY_FAMOUS = "it is too small by the factor {name}"
ROOT_OF_TWO = "the root of 2"

ADDS = Sentence(
    "ADDS",
    "{d} hold{s} a multiple of {term} that is not right: it is off by exactly a number times {term}, as by "
    "{times:.4g} {term} on “{case}”.",
    "Which term of the forward brings {term} in, and how strongly does it grow with {term}?",
)
PARAMETER_IGNORED = Sentence(
    "PARAMETER_IGNORED",
    "{d} {is_} the same whatever {name} is; {z} is not.",
    "What would change in your rule if {name} were another number?",
)

# One array too much or too little (array_factors)
ARRAY_FACTOR = Sentence(
    "ARRAY_FACTOR",
    "{d} {is_} right but for {name}: {d} {is_} {power}.",
    "Write one entry of {z} out as a formula: where does {name} stand in it?",
)
POWERS = {
    1: "multiplied by {name} once too often",
    -1: "short of a factor {name}, or divided by it once too often",
    2: "multiplied by {name} twice too often",
    -2: "short of {name}², or divided by it",
}

# The local derivative of an operation that goes entry by entry (formulas)
FORMULA = Sentence(
    "FORMULA", "{d} {is_} {g} times {formula}.", "Nudge the input a little: does {z} move by that much?"
)
USED_INPUT_FOR_OUTPUT = Sentence(
    "USED_INPUT_FOR_OUTPUT",
    "{d} {is_} {g} times {formula}.",
    "The formula is a good one: does it speak of the op's input or of its output?",
)
USED_OUTPUT_FOR_INPUT = Sentence(
    "USED_OUTPUT_FOR_INPUT",
    "{d} {is_} {g} times {formula}.",
    "The formula is a good one: which array does it belong to, what went in or what came out?",
)
WRONG_ONLY_WHERE = Sentence(
    "WRONG_ONLY_WHERE",
    "{d} {is_} right except where {other} is {region}, as at {entry} = {at:.4g}: "
    "got {got:.4g}, want {want:.4g}.",
    "What does the curve do there?",
)
WRONG_WHERE_ON_CASE = Sentence(
    "WRONG_ONLY_WHERE",
    "on “{case}” " + WRONG_ONLY_WHERE.observed,
    "What does the curve do there, and what is different on the other cases?",
)
BELOW_ZERO, ABOVE_ZERO, AT_ZERO = "below zero", "above zero", "at zero"
BEYOND_ONE, UP_TO_ONE = "beyond 1 in size", "up to 1 in size"

# Two mistakes at once (repairs)
AND_NEGATED = Sentence(
    "SIGN", "two things at once: {d} {has} the wrong sign, and something else.", GROW_OR_SHRINK
)
AND_SWAPPED = Sentence(
    "SWAPPED_INPUTS",
    "two things at once: {d} hold{s} what belongs to the other input, and something else.",
    FREEZE_ONE,
)
AND_NOT_SUMMED = Sentence(
    "UNBROADCAST_MISSING",
    "two things at once: {d} {has} the broadcast shape, and something else is wrong.",
    "One entry was copied to several places: what becomes of its copies' gradients?",
)
AND_TRANSPOSED = Sentence(
    "TRANSPOSED",
    "two things at once: {d} {is_} a transposed matrix, and something else is wrong.",
    WHOSE_ENTRY,
)
AND_FACTOR = Sentence(
    "FACTOR",
    "two things at once: {d} {has} a factor too many, {reason}; and something else is wrong.",
    NUMBER_IN_FRONT,
)
AS_ON = "{observed}, as on “{case}”."
APART = "apart from that, {observed}"
WRONG_WHERE_APART = Sentence(
    "WRONG_ONLY_WHERE",
    "apart from that, {d} {is_} right except where {other} is {region}, as at {entry} = {at:.4g}.",
    "What does the curve do there?",
)

# None of these
WRONG_VALUES = Sentence(
    "WRONG_VALUES",
    "{d} {is_} wrong, and the mistake is none that is known here.",
    "Take the small example below and work it out by hand: where do you part from it?",
)
