"""What the magics say, sentence by sentence; `str.format` fills the braces."""

FROM_HERE_ON = "From here on, {ops} {runs} backward with your code."
NUMBERED = "{number:02d} {name}"
COMES_BACK = "Its idea comes back in {exercises}."
HOW_FAR = "{passed} of {count} exercises passed."
ALL_PASSED = "All passed. Nothing is left to do."
TITLE = "{number:02d} · {title}"
NEXT = "Next: {title}, or here: %exercise {name}"
RUNNING_YOURS = "Running backward with your code: {ops}."
WHICH_HINT = "Which hint? Write %hint {exercise}, or %hint {exercise} 2"
NOT_PYTHON = "Line {line} of this cell isn't valid Python ({message}):\n\n    {text}\n"
NOT_THE_FIRST_LINE = (
    "Nothing is checked here: %%exercise {line} must be the first line of its cell, above comments too."
)
ONE_PERCENT_SIGN = (
    "Nothing is checked here: an answer's cell begins with two percent signs, %%exercise {exercise}."
)
MAY_BE_MEANT = (
    "Not checked and not kept: {name}({parameters}) may be meant for {exercises}, and this cell doesn't say "
    "so. If it is, begin it with: %%exercise {first}"
)
OF_ANOTHER_CELL = (
    "Another cell has defined these functions since, and that is what was checked. It is not kept: begin "
    "that cell with %%exercise {exercise}, and run it."
)
NO_FUNCTION = "This cell defines no function {functions}, which {exercise} asks for."
IN_EARLIER_CELL = (
    "{names} stood in the answer before, which this cell replaces: an answer is one cell, with all functions."
)
TRIED_OUT = "Tried out, and not kept: an answer that counts has a cell that begins with %%exercise {exercise}"
OTHER_NAME = "You wrote {wrote}; the exercise asks for {name}."
CELL_ENDED_ITSELF = (
    "This cell ended itself, so {exercise} was not checked. unittest.main() does that: in a notebook it is "
    "unittest.main(argv=[''], exit=False)."
)
OF_AN_ARRAY = "A gradient, and all data, is a NumPy array here. PyTorch's .{name} is {here}."
OF_A_NUMBER = (
    "It is a plain number, which doesn't know how it was made, so it has no .{name}. Steps have no slope, so "
    "np.sign, np.round, comparisons, counts and argmax give plain numbers; so do .data, .item() and float()."
)
OF_A_MODULE = "PyTorch's {name} is here {here}."
RUNS_LONG = (
    "The lines of this cell have run for ten seconds; {exercise} is checked when they have ended. "
    "If a loop in them never ends, interrupt the kernel (■)."
)
INTERRUPTED = "Interrupted: {exercise} was not checked to the end."
SIDE_PANEL = "the side panel of autogradkit"
NO_COURSE_FOLDER = (
    "There is no course folder in {here}, where this notebook runs, so nothing that you have passed is known "
    "here. Open a notebook that lies in your course folder."
)
FROM_OTHER_CELLS = (
    "This cell uses {names} from outside. rule.py keeps this cell alone, and a grader reads a notebook's "
    "text and not its session: define {them} in this cell."
)
OF_MAIN_ONLY = (
    'This cell defines {names} where __name__ is "__main__". In a check of your file, and for a grader, '
    "it is not: define {them} outside of that `if`."
)
ONLY_NUMPY = "Your code uses {modules}. When it is graded only NumPy is there: do it with NumPy."
NOTHING_IS_STARTED = (
    "Your code uses {modules}. When it is graded it can start no process, no thread and no connection: do it "
    "without."
)
WAITS_OUTSIDE = (
    "This cell uses `await` outside of a function. In a notebook that works; a file with it is not valid "
    "Python, and a grader can't run it: do it without."
)

# in a browser tab
NO_LIMIT_IN_BROWSER = (
    "In the browser a check is left after 30 s at its next line. One long step, as in NumPy, can't be left: "
    "choose Kernel > Restart Kernel then. What was kept stays."
)
