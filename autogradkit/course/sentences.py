"""What the course says to a learner or teacher, sentence by sentence; `str.format` fills the braces."""

# the course folder and its files
NO_COURSE_FOLDER = "There is no course folder here. Make one with: autogradkit start my-course"
NOT_KEPT_NO_COURSE_FOLDER = (
    "Not kept: there is no course folder here. Make one with: autogradkit start my-course"
)
NOT_KEPT_AT_THE_AUTHORS = (
    "Not kept: {name} is the exercise itself, with its solution beside it, and an answer would take its "
    "stub's place. Answers are kept in a folder that autogradkit start makes of it."
)
NO_STUB_KEPT = (
    "{path} stays as it is: what it began with was not kept in this folder. Whoever handed it out can run "
    "autogradkit start on it again."
)
NOT_KEPT = "Not kept: {path} can't be written ({reason})."
NOT_NOTED = "This is not noted in your progress: nothing can be written in {folder} ({reason})."
KEPT = "Kept as {path}."
KEPT_BEFORE = "What you wrote before stands in {path}, as it was."
KEPT_BESIDE_PASSED = "Kept as {path}. The answer that passed stays beside it, as {older}."
NOT_WRITTEN = "{path} can't be written ({reason})."
RESET = "{path} is as it was at the beginning."
RESET_AND_KEPT = "{path} is as it was at the beginning. Your answer is kept as {older}."
DAMAGED = "{path} is damaged and can't be read: what was noted there is not known any more.{kept}"
KEPT_ASIDE = " The file is kept as {name}."
TARGET_IS_A_FILE = "{target} is a file. Give the name of a folder: autogradkit start my-course"
TARGET_IS_THE_KIT = "{target} is the kit itself. Give another folder: autogradkit start my-course"
TARGET_IN_THE_KIT = (
    "{target} lies in the kit's own {name}, and would be counted among them. Give another folder: "
    "autogradkit start my-course"
)
TRUST_IN_README = """
The exercises here came from your teacher, with programs that check your answers. Those run once you have said
that you trust this folder: `autogradkit trust .`. Until then you see the kit's exercises in their place.
"""
NO_TARGET = "The folder has no name. For example: autogradkit start my-course"
TARGET_IN_A_COURSE = (
    "{target} would be a second course inside the course folder {folder}. To bring that one up to date: "
    "autogradkit start {shown}"
)
NOT_COPIED = "The course can't be copied to {target}: {reason}."

GIT_CANT_TELL = (
    "What was committed can't be told ({reason}): lessons are taken as they stand in the checkout."
)

# the course file, and exercises of a folder's own
COURSE_FILE_NOT_READ = "{path} can't be read: {error}"
COURSE_FILE_EXAMPLE = '. It looks like: exercises = ["mul", "C", "workshop"]'
COURSE_FILE_KEY = "{path} says {name}, which a course file doesn't: it has exercises only.{guess}"
COURSE_FILE_LIST = '{path} lists no exercises. It looks like: exercises = ["mul", "C", "workshop"]'
NO_EXERCISES_NAMED = (
    "AUTOGRADKIT_EXERCISES names {folder}, and there are no exercises: expected folders in it like 02_mul."
)
SEEN_FROM = " It was looked for from {here}, and a notebook runs in its own folder: give the whole path."
NOT_TRUSTED = (
    "{folder} has exercises of its own, which are programs, and they are left out. If they are from your "
    "teacher, say so once: autogradkit trust {typed}"
)

# answers in an archive
NOTHING_TO_EXPORT = "There is no answer yet: every exercise is as it was at the beginning."
ANSWER_TOO_LARGE = "{name} is larger than any answer: nothing is taken from this archive."
NO_LONGER_AS_PASSED = (
    "No longer as when it passed: {exercises}. A grader reads what stands in the file now: "
    "autogradkit check {name}"
)
NO_ARCHIVE_THERE = "There is no file {path}. Is it in another folder?"
NO_ARCHIVE_OF_ANSWERS = "{path} can't be read as an archive of answers ({reason})."
NO_ANSWERS_IN_ARCHIVE = (
    "{path} holds no answer to an exercise of this course: expected files like exercises/02_mul/rule.py."
)

# an attempt
PRINTED = "Your code printed one line meanwhile: {line}"
PRINTED_LINES = "Your code printed {count} lines meanwhile, first: {line}"
NO_FUNCTION = "{path} defines no function {functions}."
DEFINES = "It defines {names}."
DEFINES_ANOTHERS = "It defines {names}, which {other} asks for."
DEFINES_NOTHING = "It defines no function at all. One begins with: {line}"
DEFINES_NO_FUNCTION = "Running {file} defines no function {functions}."
FILE_FAILED = "Running the file failed{where}: {error}"
FILE_ENDLESS = "Running the file did not come to an end in {limit_s:g} s. Does a loop in it ever end?"
FILE_ENDED_PROCESS = "Running the file ended the whole process. Does it call exit?"
ON_LINE = " on line {line}"
WHICH_FUNCTION = "Which function is to be checked? Write {example}"
TOO_MANY_FUNCTIONS = "{exercise} asks for {functions}, but {count} functions were given. Write {example}"
OTHER_FUNCTION = "{exercise} asks for {functions}, not for {name}.{guess}"
NOT_A_FUNCTION = (
    "{name} must be a function; what was given is of type {kind}. Write {example}, with the functions "
    "themselves and no brackets after them."
)
NOT_WRITTEN_IN_PYTHON = (
    "{name} must be a function written in Python, with `def` or `lambda`: the parameters of a {kind} can't "
    "be read."
)

# an answer's file
ANSWER_IS_A_FOLDER = "{path} is a folder. Give a .py file or a notebook."
ANSWER_TOO_LONG = "{name} has {size:,} bytes; more than {most:,} are not read."
NO_ANSWER_FILE = "There is no file {path}."
ANSWER_NOT_UTF_8 = "{name} isn't text in UTF-8. Save it as UTF-8 and try again."
NO_SUCH_ENCODING = (
    "{name} says at its top that it has an encoding that Python doesn't know. Save it as UTF-8, without that "
    "line."
)
ANSWER_NOT_READ = "{name} can't be read: {reason}."
ANSWER_NO_NOTEBOOK = "{name} isn't a notebook. Open it in Jupyter and save it again."
PYTHON_AS_A_NOTEBOOK = "{name} isn't a notebook. If it is a Python file, its name has to end in .py."
NOTEBOOK_AS_PYTHON = "{name} is a notebook under a Python file's name, which has to end in .ipynb."
TOO_MANY_BRACES = (
    "{name} has {count:,} braces in a text that long, which is too much to read: leave data out of it."
)
TOO_MANY_MARKS = (
    "{name} has {most:,} marks and more on one letter, which is too much to read: leave them out."
)
NOT_PYTHON = "{place}: not valid Python ({reason}): “{line}”."
NOT_PYTHON_AT_END = "{place}: not valid Python ({reason})."
STRAIGHT_QUOTES = "Python's quotation marks are straight, ' or \"; {code} is a curved or a wide one."
LOOKS_LIKE_A_SPACE = (
    "At place {column} stands {code}, which looks like a space or like nothing; code copied from a page may "
    "hold it. Delete it, and where a space belongs, type one."
)
PYTHON_WANTS = "Where {char} stands, Python wants: {python}"
AS_A_POWER = "Where {char} stands, Python wants {python}, a power."
NO_SIGN_OF_PYTHONS = "Python has no sign {code} outside of texts and comments."
PERCENT = "A line that begins with % is for a notebook's cell, and no Python; a comment begins with #."
COMMENT = "In Python a comment begins with #."
TRANSPOSED = "NumPy has no ' for a transpose: x' is written x.T."
WITHOUT_THE_DOT = "Leave out the dot: in NumPy +, -, *, / and ** go entry by entry already."
NULL_BYTES = "It is saved in UTF-16, or is no text at all. Save it as text, in UTF-8."
DECIMAL_POINT = "In Python the decimal mark is a point: 0.5, and not 0,5."
NUMBERED_LINES = (
    "Leave out the numbers before the lines: a page or a printed book counts them, and they are no code."
)
RETURN_OUTSIDE = (
    "All lines of a function begin further in than its def, and this one doesn't: it belongs to none."
)
NO_PLAIN_TEXT = (
    "This is the file of a word processor, or a page of the web. Save the code as plain text, in UTF-8."
)
INDENTED_TOO_FAR = "It begins further in than the line above, which opens no block."
INDENTED_BETWEEN = "It begins between two depths: no line above begins as far in as this one."
TABS_AND_SPACES = "Some lines begin with a tab, and others with spaces. Begin all of them with spaces."
FENCE = "Leave out the lines with ```: they mark code in a text."
PROMPT = (
    "Leave out what stands before each line, >>> or In [1]: it is what Python writes, and no part of code."
)
ELIF = "Python writes it elif."
WRITTEN = "In Python {sign} is written {python}."
COUNTING = "Python counts with i += 1 and i -= 1."
DEF = "In Python a function begins with def."
BRACES = "Python has no braces around a block: a colon opens it, and its lines begin further in."
SMALL_LETTERS = "Python writes it {word}, in small letters."
WORD_MEANT = "Is {word} meant?"
WORD_TAKEN = "{word} is a word of Python's own, and can't be a name. Choose another."
SIGN_BETWEEN = "Two things stand side by side there. Is a sign missing between them, such as *?"
COMMA_BETWEEN = "Two names stand side by side there. Is a comma missing between them?"
NOT_READABLE_AS_PYTHON = "{place}: not readable as Python."
TOO_LARGE_AS_PYTHON = "{place}: too large, or nested too deeply, to be read as Python."
DEFINED_AGAIN = "{name} is defined {count} times ({places}). The last one counts."
IN_A_CLASS = "{name} stands in the class {other}; the exercise asks for a function of its own, outside."
YOU_WROTE = "You wrote {other}; the exercise asks for {name}."

# the catalogue and the tracks
KIT_IS_INCOMPLETE = (
    "The kit's exercises are missing. Install it again: pip install --force-reinstall autogradkit."
)
WHICH_EXERCISE = "Which exercise?{known}"
NO_EXERCISE = "There is no exercise {name!r}.{guess}"
NOTHING_NAMED = (
    "“{text}” names no exercise. Name some, a track or a subset, as in “mul, C”, or leave that out."
)
COURSE_MEANT = " It is a course folder; type this in it: cd {typed}"
THERE_ARE_EXERCISES = " There are: {names}."
THERE_ARE_MORE = " There are: {names}, and {more} more: autogradkit list"
IT_MAY_BE = " It may also be {names}."
NO_TRUSTED_HALF = "{folder} has no {name}.py, so it can't be checked."
NO_EXERCISE_DEFINED = "{path} defines no `exercise`: it should end in exercise = Exercise(…)."
EXERCISE_RAISED = "{where}: {kind}: {message}.{advice}"
NO_FILE_BESIDE = "{where}: there is no {name}.py beside it."
NOT_OFFERED = "{where}: {module} has no {name}.{guess} It lists all that it has in help({module})."
FOR_COMPLEX_STEPS = (
    " A forward is differentiated with complex numbers: write it in NumPy's functions and those of "
    "autogradkit.checking, or say Rule(…, analytic=False)."
)
NO_SUCH_SETTING = "{kind} has no {name}.{guess} It has {known}"
EXERCISE_SAYS = "{where}: {message}."
EXERCISE_ENDLESS = "{where}: this did not come to an end. Does a loop there ever end?"
EXERCISE_EXITS = "{where}: this ends the whole program. Leave sys.exit, exit and quit out."
SAID_OF_FILE = "{file}: {said}"
FILE_AND_LINE = "{file}, line {line}"
TRACKS_NOT_READ = "{path} can't be read: {error}."
TRACKS_SAY = "{path}: {where} says {name}, which it can't.{guess} It may say {known}."
TRACKS_WANT = "{path}: {where} {wanted}."
THE_FILE = "the file"
A_TABLE = "should be a table, with its settings in lines of their own"
LACKS = "has no {name}: it {example}"
SETTINGS_OF_TRACKS = {
    "title": 'should be a text, as in title = "Shapes"',
    "points": "should be a number, as in points = 12",
    "bonus": "should be true or false, as in bonus = true",
    "exercises": 'should be a list of names, as in exercises = ["mul", "div"]',
    "lessons": 'should be a list of lessons, as in lessons = ["00", "03"]',
}
NO_BOX = "There are boxes 1 to {count}; there is no box {number}."

# faults of the tracks
OF_TRACK, OF_SUBSET, OF_LESSON, OF_AFTER = (
    "track {key}",
    "subset {key}",
    "lesson {key}",
    "what {key} comes after",
)
NAMES_NO_EXERCISE = "tracks.toml: {place} names {name}, which isn't an exercise."
IN_SEVERAL_TRACKS = "tracks.toml: {name} is in {count} tracks, not in one."
AFTER_A_LATER_ONE = "tracks.toml: {name} comes after {earlier}, but has the smaller number."
OTHER_POINTS = "tracks.toml: track {key} comes to {sum:g} points, not {points:g}."
SUBSET_WITHOUT = "tracks.toml: subset {key} has {name} without {earlier}, which comes before."

# a new exercise, and what `course check` finds broken in one
NO_NAME_FOR_EXERCISE = (
    "{name!r} is no name for an exercise: use letters from a to z, digits and _, a letter first, and no word "
    "of Python's own."
)
SIGNS_NOT_ALLOWED = "{text!r} has signs in it that can't stand there."
EXERCISE_IS_THERE = "There is an exercise {name} already: {folder}."
THE_COURSE = "the course"
NO_EXERCISES = "there are no exercises."
MISNAMED = (
    "the folder {name} is left out: an exercise's is called by two digits and its name, as in 01_softsign."
)
NUMBER_TWICE = (
    "number {number:02d} is given twice, to {keys}: begin the name of one with {free:02d}, which is free."
)
GIVEN_TWICE = "{what} {value!r} is given twice."
FILES_MISSING = "there is no {names}."
AND_NO = " and no "
OTHER_NAME = "exercise.py calls it {name}."
THREE_HINTS = "there {hints}; three are asked for."
THREE_RIGHT = "there {formulations} beside the solution; three at least are asked for."
COUNTED = ("is 1 {one}", "are {count} {one}s")
A_HINT, A_MISTAKE, A_FORMULATION = "hint", "mistake", "right formulation"
SOLUTION = "the solution"
SOLUTION_GRADED = "on numbers such as a hand-in is graded with, the solution"
RIGHT_FORMULATION = "the right formulation {name}"
RIGHT_LOSES_POINTS = "{which} gets {reached:g} of {points:g} points.\n{report}"
STUB_NOT_MISSING = (
    "the stub is {status}, not missing: each of its functions takes what it is handed, and raises "
    "NotImplementedError.\n{report}"
)
THREE_MISTAKES = "there {mistakes}; three at least are asked for."
IMPORTS = "{file} imports {what}. It may import {allowed}."
DRIVER_MAY_IMPORT = "NumPy and Python's own library: it is run where the kit is not"
EXERCISE_MAY_IMPORT = (
    "NumPy, Python's own library, the files beside it, and what autogradkit.checking and "
    "autogradkit.datasets list in __all__: `from autogradkit.checking import Exercise`"
)
TWO_TRUTHS = "{case}: {difference}"
A_FAULT = "{fault}."
NO_PARTS = "parts is empty: an exercise asks for one function at least, as in parts=(Rule(...),)."
NO_TITLE = "it has no title: title='Minus' in exercise.py is what a list shows."
NO_DIAGNOSIS = "mistakes/{name} doesn't end with `# diagnosis: CODE`."
MISTAKE_PASSES = "mistakes/{name} passes.{why}"
JUDGED_RIGHT = (
    " Is it the judge of {functions}? Where it returns None, the result counts as right: it must compare, "
    "too, and not only name what it knows."
)
PRINTS = (
    "it prints “{said}” when exercise.py is used. Learners would read it, beside their reports. Take the "
    "print out."
)
MISTAKE_CALLED = "mistakes/{name} is called {first}{more}, not {code}.\n{report}"
CALLED_MORE = " first, which its last line has to say, and then {others}"
NOTHING = "nothing"
STUB_DEFINES = "the stub defines {defined}; asked for are {asked}."
NOT_MENTIONED = "the statement doesn't mention {name}."
ONE_TODO = "the stub doesn't have one TODO for each function."
OTHER_ARGUMENTS = "the statement says {name}({written}), and the stub takes {name}({taken})."
NOT_EXPLAINED = "the statement doesn't explain {name}."
NOT_IN_DOCSTRING = "the docstring of {function} doesn't name {name}."
SECOND_LINE = (
    "the line below the statement's heading doesn't give the id and the points, as in "
    "*{id} · {points:g} points*."
)
SECOND_LINE_SAYS = "the line below the statement's heading says {said} for {what}, and exercise.py {meant}."
HEADING_NUMBER = "the statement's heading says number {said}, and the folder {key} is number {number}."
HEADING_TITLE = "the statement's heading calls it {said!r}, and exercise.py {title!r}."
BONUS_UNSAID = "tracks.toml counts it as a bonus, and the line below the statement's heading doesn't say so."
BONUS_SAID = "the line below the statement's heading calls it a bonus, and tracks.toml doesn't."
SECTIONS = {
    "to return": "what to return, under “## To return” or “## To do”",
    "example": "a worked number, under “## In numbers” or “## A worked example”",
}
NO_SECTION = (
    "the statement has no section with {what}. (In another language, that stands behind your own heading as "
    "a comment: “## … <!-- To return -->”.)"
)
NO_PICTURE = "the statement shows {picture}, which isn't there."
THE_STATEMENT, THE_STUB, THE_HINT = "the statement", "the stub", "hint {number}"
GIVES_AWAY = "{place} gives away {expression}."

# hints and progress
HINT = "Hint {number} of {count}: {hint}"
NO_MORE_HINTS = "That was the last hint on {exercise}. All of them again:"
NO_HINT = "{exercise} has hints 1 to {count}; there is no hint {number}."
POINTS = "{bar} {reached:g} of {points:g} points"
PASSED = "{passed} of {count} exercises passed."
BEGUN = "  begun: {number:02d} {name}, {reached:g} of {points:g} points ({status})"
NEXT = "Next: {number:02d} {name} ({title})"

# JupyterLab
NO_JUPYTERLAB = 'JupyterLab is not installed. Install it with: pip install "autogradkit[lab]"'
NO_FOLDER = "There is no folder {folder}. Make it with: autogradkit start {typed}"
NO_LESSONS = "{folder} has no lessons in it. Copy them there with: autogradkit start {typed}"
WORKING_COPY = "You work on a copy of the lessons, in {folder}; those of the kit stay as they are."
NEWER_LESSONS = (
    "The kit is newer than this folder: {count} of its files have a newer version, as {first}. "
    "autogradkit start{folder} brings them, and leaves alone what you have changed."
)
LESSONS_ARE_OPEN = "The lessons are open at {address}\nStop with Ctrl-C."

# in a browser tab
NO_LAB_IN_BROWSER = "You are in JupyterLab already: this is the course, in a browser tab."
NO_KERNEL_IN_BROWSER = "Executing a notebook needs a kernel of its own, which a browser tab can't start."

# lessons as files
NO_NOTEBOOK = "There is no notebook in {folder}: expected files like 03_chain_rule.ipynb."
NO_FILE_OR_FOLDER = "There is no notebook {name}, and no folder of that name with notebooks in it."
NO_NOTEBOOK_CALLED = "No notebook and no folder is called {name!r}: there are {names}."
THIS_FILE = "This"
NOT_A_NOTEBOOK = "{lesson} is not a notebook: {reason}. Open it in JupyterLab and save it again."
NO_CELLS = "it has no list of cells"
NO_METADATA = "its metadata is no table"
NO_CELL_TYPE = "cell {number} doesn't say whether it is code or text"
NO_SOURCE = "cell {number} has no source"
NO_OUTPUT_TYPE = "cell {number} has an output that is none"
NOT_UTF_8 = "{lesson} isn't text in UTF-8. Save it as UTF-8 and try again."
NOT_READ = "{lesson} can't be read: {reason}."
BYTE_ORDER_MARK = "it begins with a byte-order mark: run `autogradkit notebooks normalise`"
NOT_FORMAT_4 = "{lesson} is not a notebook of format 4: open it in JupyterLab and save it."
NOT_NORMALISED = "it holds what changes from run to run: run `autogradkit notebooks normalise`"
NOT_EXECUTED = "its cells were not all executed once, from the top: run `autogradkit notebooks run`"
CELL_RAISED = "cell {cell} raised {error}: {message}"
CELL_NAMES_NO_EXERCISE = (
    "cell {cell} names the exercise {name}, which was not known there: exercises of your own are, by "
    "AUTOGRADKIT_EXERCISES=my-exercises before the command"
)
NO_NBCLIENT = "Executing lessons needs nbclient: pip install nbclient nbformat"
LESSON_RAISED = "{lesson}: cell {cell} raised {error}: {message}"
LESSON_TOO_SLOW = "{lesson}: cell {cell} takes longer than {limit_s} s."
KERNEL_ENDED = "{lesson}: cell {cell} ended its kernel. Does it call exit, or need more memory than there is?"
NO_KERNEL = "{lesson}: its kernel {kernel!r} can't be started here ({reason})."
NO_WORKFLOW = "There is no workflow for {host!r}.{guess}"
NO_FOLDER_IN_REPOSITORY = (
    "There is no folder {folder} in the repository: stand in the repository's own folder and name the one "
    "with the notebooks, as in --folder lessons."
)
