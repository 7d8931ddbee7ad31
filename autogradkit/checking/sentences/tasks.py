"""What the checker says of a task: of what came back, of the order of a graph's nodes, of an oracle."""

from . import Sentence

__all__ = []

# Trials with other numbers than usual (other_numbers)
WHOLE_NUMBERS = "larger numbers, whole, positive and in order"
SMALL_NUMBERS = "small numbers of one sign, in order"
SOME_ZEROS = "large numbers, zeros and ones among them"
AFTER_ANOTHER = "right after the same with other numbers"  # (earlier)

# What came back, whatever the task (check_task)
RAISES = Sentence(
    "RAISES", "{f} raised “{error}” on “{trial}”.", "What does each name in that line stand for?"
)
RAISES_AROUND = Sentence(  # the error names no line of hers: it may be the driver's
    "RAISES",
    "trying {f} on “{trial}” ended in “{error}”.",
    "What does {f} return there, and what may be done with it?",
)
RETURNED_TYPE = Sentence(
    "RETURNED_TYPE", "{f} returned {returned} on “{trial}”.", "What does the exercise ask it to return?"
)
A_TEXT = "a text"  # what came back of a driven function
HELD_LISTS = "with a list in it"  # what an answer says of a tuple or list
LISTS = Sentence(
    "RETURNED_TYPE",
    "{f} returned {returned} on “{trial}”; asked for are arrays.",
    "What makes an array of a list?",
)
COUNT = Sentence(
    "COUNT",
    "{f} returned {count} on “{trial}”; asked for are {wanted}.",
    "What does its return statement name?",
)
ONE_ASKED = Sentence(
    "COUNT",
    "{f} returned a tuple or list of {n} on “{trial}”; asked for is one result.",
    "What does its return statement name?",
)
ARRAY_ASKED = Sentence(
    "COUNT",
    "{f} returned a tuple or list of {n} on “{trial}”; asked for is one array.",
    "What makes an array of a list?",
)
RESULTS = ("{n} result", "{n} results")  # one, and several
ONE_NUMBER, AN_ARRAY = "a number", "an array"
WHAT_COMES_BACK = "what comes back"
SLOW = Sentence(
    "SLOW",
    "{f} takes longer than {limit_s:g} seconds on “{trial}”.",
    "What is done more often than it needs to be?",
)
MUTATES_INPUT = Sentence(
    "MUTATES_INPUT", "{f} changed {name} in place, as on “{trial}”.", "Which line writes into {name}?"
)

SPOILS_EARLIER = Sentence(
    "STATEFUL",
    "what {f} returned before is another array once it is asked again, “{trial}”.",
    "Does it fill the same array at every call?",
)

STATEFUL = Sentence(
    "STATEFUL",
    "asked the same thing twice, {f} gave two different answers on “{trial}”.",
    "What does it remember from the first call, or draw at random?",
)

# One wrong result, as far as any number can tell
RETURNED_NONE = Sentence(
    "RETURNED_NONE", "{result} is None on “{trial}”.", "Does every way through the function return?"
)
ERROR_ASKED = Sentence(
    "WRONG_RESULT",
    "{f} returns a result on “{trial}”; asked for is a {want}.",
    "Which line looks at what came in, before anything is computed with it?",
)
TEXT_ASKED = Sentence(
    "RETURNED_TYPE",
    "{f} returned {returned} on “{trial}”; asked for is a text.",
    "What has to stand around it, so that Python reads it as a text?",
)
WRONG_RESULT = Sentence(
    "WRONG_RESULT", "{result} is not what is asked for on “{trial}”.", "Try this one by hand."
)
SHAPE = Sentence(
    "SHAPE",
    "{result} has shape {got_shape}; asked for is {want_shape} on “{trial}”.",
    "Which axis is too many, or missing?",
)
DTYPE = Sentence(
    "DTYPE", "{result} holds {dtype} numbers on “{trial}”.", "Where do the numbers change their kind?"
)
NO_MASK = Sentence(
    "DTYPE",
    "{result} holds {dtype} numbers on “{trial}”; asked for are True and False.",
    "What does a comparison of two arrays return?",
)
NONFINITE_AT = Sentence(
    "NONFINITE_AT",
    "{result} is not a finite number on “{trial}”.",
    "Which step becomes infinite, or divides zero by zero?",
)
YES_OR_NO = Sentence(
    "WRONG_RESULT", "{result}: {said} on “{trial}”; asked for is {right}.", "Which line decides that?"
)
ALL_ZERO = Sentence("ALL_ZERO", "{result} is zero on “{trial}”.", "Does anything reach it?")
SIGN = Sentence(
    "SIGN", "{result} has the right size and the wrong sign.", "In which direction should it point?"
)
SWAPPED_RESULTS = Sentence(
    "SWAPPED_RESULTS",
    "what is returned as {result} belongs to another result.",
    "In which order are the results asked for?",
)
FACTOR = Sentence(
    "FACTOR", "{result} is right up to one factor, {factor:.6g}.", "Where does this factor come from?"
)
OTHER_FACTORS = Sentence(
    "FACTOR",
    "{result} is off by another factor each time: by {factor:.6g} on “{trial}”, by {other:.6g} on "
    "“{other_trial}”.",
    "Which lengths and numbers have these two, and what can be made of them?",
)
WRONG_VALUES = Sentence(
    "WRONG_VALUES",
    "{result} is wrong on “{trial}”.",
    "Take this one and work it out by hand: where do you part from it?",
)

TRY_SMALLER = "Try {f} on arrays so small that you can work them out by hand: where do you part from it?"

# The order of a graph's nodes (orders)
VISITED_OR_DONE = "What tells a node that is being visited from one that is done?"
CYCLE_UNNOTICED = Sentence(
    "CYCLE_UNNOTICED", "this graph has a cycle, and {f} did not raise a ValueError.", VISITED_OR_DONE
)
CYCLE_RECURSED = Sentence(
    "CYCLE_UNNOTICED",
    "this graph has a cycle, and {f} did not raise a ValueError. "
    "Calls waited inside calls until Python gave up.",
    VISITED_OR_DONE,
)
CYCLE_ENDLESS = Sentence(
    "CYCLE_UNNOTICED",
    "this graph has a cycle, and {f} did not raise a ValueError. It never came back.",
    VISITED_OR_DONE,
)
CYCLE_IMAGINED = Sentence(
    "CYCLE_IMAGINED",
    "{f} raised a ValueError, but this graph has no cycle.",
    "Which nodes may be met again, and which may not?",
)
EXPONENTIAL = Sentence(
    "G_EXPONENTIAL",
    "{f} asks the {nodes} nodes for their inputs more than {times:,} times, as a walk along every path does.",
    "What do you do with a node that you have met before?",
)
ENDLESS = Sentence(
    "TIMEOUT",
    "{f} asks the nodes of a graph of {nodes} for their inputs more than {times:,} times.",
    "Does a loop in it ever end? What do you do with a node that you have met before?",
)
RECURSION = Sentence(
    "G_RECURSION",
    "on a chain of {nodes:,} nodes {f} runs out of Python's stack: for every node one more call waits inside "
    "the others.",
    "Where does Python keep what each unfinished call still has to do? Where could you keep it?",
)
CALLS_ITSELF = Sentence(
    "G_RECURSION",
    "on a graph of {nodes:,} nodes calls of one function wait inside each other, if only a few at a time.",
    "Which unfinished visits are in a list of yours, and which on Python's stack? Could all be in one?",
)
NO_LIST = Sentence("RETURNED_TYPE", "{f} didn't return a list of nodes.", "What is in your list?")
DUPLICATES = Sentence(
    "DUPLICATES",
    "node {node} is listed {times} times.",
    "How do you notice that you have met a node before?",
)
NODES_MISSING = Sentence(
    "NODES_MISSING",
    "node {node} is missing, though an output was made from it.",
    "From where do you start, and do you follow every input?",
)
OUTPUT_MISSING = Sentence(
    "NODES_MISSING",
    "node {node} is missing, and it is an output.",
    "Which nodes does the list begin with, and are they all still there at the end?",
)
FORWARD_ORDER = Sentence(
    "G_FORWARD_ORDER",
    "every node comes after its inputs: the list is the right one, read from the wrong end.",
    "Whose gradient is known first?",
)
TOO_EARLY = Sentence(
    "G_TOO_EARLY",
    "node {node} comes before node {user}, which is made from it and has still to send it a share.",
    "When you list a node, how do you know that all who used it are listed?",
)

# An oracle, asked with what it doesn't take
NO_SUCH_ORACLE = "there is no function {name} to ask"
NOT_FOR_AN_ORACLE = "asked with something else than at most {most} arrays of at most {largest} entries"
