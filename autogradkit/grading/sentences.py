"""What grading says to students and teachers: every sentence that stands in a result, a page or an error.

Each is a template for `str.format`, under a name that says when it is said; the names in braces are
filled in where it is. Nothing reads these sentences back: what a program has to know is a status or a code.
"""

# When a run can't begin
NOTHING_TO_GRADE = "{folder} holds no hand-ins: no folders, no archives, no .py files, no notebooks."
NO_FOLDER = "There is no folder {folder}. Give the folder that holds the hand-ins."
NOT_A_FOLDER = "{folder} is not a folder. Give the folder that holds the hand-ins."
CANT_BE_READ = "{name} can't be read: {reason}."
NAMES_NOT_UTF_8 = (
    "This terminal reads and writes the names of files in {encoding}, in which some students' names can't be "
    "told. In UTF-8 they can: type PYTHONUTF8=1 before the command."
)
COURSE_OR_CLASS = (
    "{folder} looks like an nbgrader course, and “{name}” in it like a hand-in. Give {folder}/submitted "
    "to grade the course, or put the hand-ins into a folder of their own."
)
NOTHING_COLLECTED = (
    "{folder} is an nbgrader course without {folder}/submitted: nobody has handed in yet, or nbgrader hasn't "
    "collected it. In submitted, each folder is a student's."
)
COURSE_WITHOUT_CONFIG = (
    "{folder} looks like an nbgrader course, but it has no {config}. Give {folder}/submitted, in which each "
    "folder is a student's. What nbgrader noted of the time of handing in counts only where {config} lies "
    "beside submitted."
)
ONE_STUDENTS_FOLDER = (
    "{folder} looks like one student's own course folder: “{name}” lies in it. Give a folder in which each "
    "student has one, for example: autogradkit grade {typed}. If it is a class's, put “exercises” elsewhere."
)
NAMED_AFTER_EXERCISES = (
    "Most of what is in {folder} is called after exercises (“{name}”), not after students. Give a folder in "
    "which each folder or file is a student's."
)
NAMED_AFTER_LESSONS = (
    "{folder} holds a course's lessons (“{name}”), not hand-ins of students. Give a folder in which each "
    "folder or file is a student's."
)
RESULTS_NOT_HAND_INS = (
    "{folder} holds what autogradkit grade wrote, not hand-ins. Give the folder that holds the hand-ins, in "
    "which each folder or file is a student's."
)
OUT_LOSES_EXERCISES = (
    "{out} holds grades of exercises that this run leaves out ({names}), and its tables would be written "
    "without them. Nothing was changed. Add to what you grade: {more}. What hasn't changed isn't graded "
    "again. Or choose another --out."
)
OUT_LOSES_STUDENTS = (
    "{out} holds grades of {count} that {folder} has no hand-in of ({names}), and its tables and pages would "
    "be written without them. Nothing was changed. If this is another class, choose another --out. If those "
    "grades may go, add --replace."
)
OUT_IN_HAND_INS = "{out} and the hand-ins in {folder} must not lie in each other. Choose another --out."
OUT_IS_A_FILE = "{out} is a file. Choose a folder for --out."
OUT_HOLDS_FOREIGN_FILES = (
    "{out} holds files that autogradkit didn't write ({name}). Nothing was changed. Choose another --out."
)
OUT_HOLDS_A_FOREIGN_FILE = "{out} holds a {name} that autogradkit didn't write. Choose another --out."
OUT_WAS_REPLACED = (
    "{out} is not the folder in which this run began, so nothing is written there. Give that one its name "
    "back, and the same command goes on from its journal."
)
OUT_HOLDS_A_LINK = (
    "{out} holds a {name} that is a link or no regular file, and nothing is written through it. "
    "Remove it, or choose another --out."
)
NOT_A_JOURNAL = "{path} is not a journal of autogradkit. Nothing was changed. Choose another --out."
JOURNAL_IN_USE = "Another run is writing {path}. Wait for it to end."
JOURNAL_NOT_WRITABLE = "{path} can't be written: {reason}."
JOURNAL_CUT_SHORT = (
    "{path} can't be written: {reason}. What it holds stands. Once there is room, the same command goes on "
    "from there."
)
NOT_A_SECRET = (
    "{path} is not a secret of autogradkit. Choose another --out, or remove that file: "
    "then every hand-in is graded again."
)
SECRET_NOT_READABLE = "{path} can't be read or written: {reason}."
GRADEBOOK_NOT_WRITABLE = (
    "The gradebook can't be written to {folder} ({reason}). What was graded stands in its journal. Once "
    "there is room, the same command goes on from there."
)
DISK_FULL = (
    "Nothing can be unpacked to {folder} here: {reason}. Make room, or set TMPDIR to a folder on another "
    "disk, and run the same command again."
)
NO_DASK = "--engine dask://… needs Dask: pip install 'autogradkit[dask]'."
NO_SCHEDULER = "No Dask scheduler answers at {address}: {reason}."
SCHEDULER_LOST = (
    "The Dask scheduler at {address} has ended, or can't be reached any more, so the run stops here. No "
    "table and no page was changed. What was graded is kept: start the scheduler and its workers again, and "
    "the same command goes on from there."
)
NO_SUCH_ENGINE = "--engine is {address!r}; it looks like dask://127.0.0.1:8786."
NO_ANSWER_FILE = "{path} is not a .py file or a notebook."

# When the grader itself fails, or can't be had here
GRADER_FAILED = "The grader failed: {kind}: {message}"
GRADERS_PROCESS_ENDED = (
    "The grader's own process ended while it worked on this hand-in. Run the same command again."
)
NEEDS_POSIX = (
    "Grading needs Linux or macOS, because hand-ins run in a process with limits. "
    "Here you can check your own work: autogradkit check."
)
FORK_SERVER_DID_NOT_START = "The process for hand-ins did not start: {reason}."
FORK_SERVER_LOST = "The process for hand-ins was lost: {reason}"
SANDBOX_TOO_WEAK = "The sandbox here is {level} ({layers}); {least} was asked for."
CASE_CANT_BE_SENT = "The grader can't send this case: {reason}."

FORK_SERVER_ENDED = "it ended at once"
NO_ZIP_FILE = "{path} is there and is no zip file. Choose another --out."
DATA_TWICE = (
    "{one} and {other} have different files called {name}, and their notebooks lie in one folder. Give one "
    "of the files another name."
)
COURSE_NOT_EMPTY = "{path} is not empty. Choose a new folder for the course."

# What the doctor says of the sandbox
LAYERS = {  # layer → what it is good for
    "rlimits": "bounded processor time and memory, no file of any size, no new processes",
    "uid": "another user than the grader's (only if that is root)",
    "landlock": "no file but Python's and NumPy's; from version 4 no TCP, from 6 no signals to others",
    "seccomp": "only the system calls that a rule needs: no process, program, socket or written file",
    "dies with its parent": "nobody outlives the grader",
}
LAYER_HOLDS, LAYER_MISSING = "✓ {name}: {does}", "✗ {name}: {does}"
LANDLOCK_VERSION = "Landlock's version here is {version}. A hand-in tried to"
NO_LANDLOCK = "none"
COULD, COULD_NOT = "  ✗ and could {what}", "  ✓ and could not {what}"

# How a hand-in's process ended
TIMEOUT = "It was stopped at its time limit."  # whichever limit came first depends on the machine's load
SPOKE_UNASKED = "It wrote to the grader's pipe without being asked."
NOT_AN_ANSWER = "What came back is not an answer: {reason}."
STATUS_NO_TEXT = "its status is no text"
ANSWERED_ANOTHER_QUESTION = "It answered something that was not asked."
PRINTED_TOO_MUCH = "It printed more than {limit_mb} MB and was stopped."
HUNG_UP = "Its process closed the line before it had answered."
ENDED_BY_SIGNAL = "Its process was ended by {signal}."
LEFT_WITH_CODE = "Its process left with exit code {code} instead of answering."
LEFT = "It left with sys.exit instead of returning."
BEYOND_USE = "It changed the process that runs it beyond use."
TOO_MANY_PARAMETERS = (
    "One of its functions has more than {most} parameters, or one whose name has more than {longest} letters."
)
TOO_MUCH_MEMORY = "It needed more than {limit_mb} MB of memory."

# What comes of running an answer
DEFINES_NO_FUNCTION = "Running it defines no function {functions}."
RUNNING_RAISED = "Running it raised “{error}”."
ONLY_THE_KNOWN_NUMBERS = "It is right on the notebook's numbers and wrong on others: {cases}."

TOO_COSTLY_TO_JUDGE = (
    "Judging it took more than {limit_s:g} s of the grader's processor time; that is no answer."
)
TOO_LARGE_TO_JUDGE = (
    "Judging it took more than {limit_mb} MB of the grader's memory: what it returns is far too large."
)
OUT_OF_BUDGET = (
    "It was not run: other exercises of this hand-in took the {limit_s:g} s that all of them have together."
)

# Why a file or an archive isn't read
TOO_COSTLY_TO_READ = (
    "Reading it took more than {limit_s:g} s of processor time. Hand in less, and plainer files."
)
TOO_LARGE_TO_READ = "Reading it took more than {limit_mb} MB of memory. Hand in less, and plainer files."
READING_ENDED = (
    "Reading it ended the grader's process at its limit of processor time. Hand in less, and plainer files."
)
TOO_LONG_ANSWER = "The code for this exercise has {size:,} characters; more than {most:,} are not run."
TOO_MANY_ANSWERS = (
    "The code for all exercises has more than {most:,} characters, counted once for each exercise."
)
TOO_MANY_ENTRIES = "It holds more than {most:,} entries."
TOO_LARGE_DIRECTORY = "Its list of files alone has more than {most:,} bytes."
ODD_HEADER = "It has a header of a kind or size that no ordinary archive has."
NO_NAME = "(no name)"
LINK_OR_DEVICE = "It is a link or a device, and only regular files are read."
NO_LINK_IS_FOLLOWED = "“{name}” is a link or a device, and not read. Put the file itself in its place."
TOO_MANY_FILES_HANDED_IN = "It has {count} files; more than {most} are not read."
TOO_LARGE_HAND_IN = "It has {size:,} bytes; more than {most:,} are not read."
FOREIGN_ARCHIVE = "“{name}” is of a kind that can't be opened here. Ask for a .zip."
TOO_LARGE_FILE = "“{name}” has {size:,} bytes; more than {most:,} are not read."
TOO_MUCH_CODE = "“{name}” is beyond the {most:,} characters of code that are read."
UNREADABLE_FILE = "“{name}” can't be read ({kind})."
UNREADABLE_HAND_IN = "It can't be read: {reason}."
IN_ARCHIVE = "“{name}”: {reason}"
TOO_MANY_ARCHIVES = "Of {count} archives only {most} are opened."
CANT_BE_UNPACKED = "It can't be unpacked ({kind}). It has to be packed or sent once more, as a .zip."
DOWNLOAD_CANT_BE_UNPACKED = "{path} can't be unpacked ({kind}). Unpack it yourself, and give the folder."
CUT_OFF = "It isn't whole: its end is missing or damaged. It has to be packed or sent once more."
DOWNLOAD_CUT_OFF = "{path} isn't whole: its end is missing or damaged. Download it again."
DOWNLOAD_TOO_LARGE = "{path} holds more than {most:,} files."
A_CLASS_IN_IT = (
    "It holds the hand-ins of {count} students, as an LMS packs them. Grade it by itself: its own path, in "
    "place of the folder that it lies in."
)
ARCHIVE_TOO_MANY_FILES = "It holds more than {most} files."
LEADS_OUT = "It holds “{name}”, which leads out of it."
NAME_TOO_LONG = "It holds a name of {length} characters."
NOT_A_REGULAR_FILE = "It holds “{name}”, which is a {kind}; only regular files are read."
ONE_FILE_ON_MANY_DISKS = "It holds “{first}” and “{second}”, which are one file on many disks."
BOMB = "It would unpack to {size:,} bytes from {packed:,}."
TAR_BOMB = "It would unpack to more than {size:,} bytes from {packed:,}."
NO_ROOM = "It unpacks to more than the {room:,} bytes that are left."

WHOSE_IS_IT = (
    "Whose is it? Its name can be read as that of several students, so it is nobody's. "
    "Look in the LMS who handed it in, rename it, and grade again."
)
WHOSE_ARE_THEY = (
    "Whose are they? {names} are one student's if this is Canvas's download, but files lie beside it that "
    "aren't Canvas's. If it is, put those elsewhere; if not, rename these. Then grade again."
)
NOT_READ_KIND = "“{name}” is not read: only .py files, notebooks, .zip and .tar archives are."
TIME_OF_HER_OWN = (
    "“{name}” says no time: only what nbgrader wrote counts, as submitted/STUDENT/ASSIGNMENT/timestamp.txt "
    "in a course with its nbgrader_config.py."
)
NOTHING_READABLE = (
    "Nothing in it can be read: “{names}”. Only .py files, notebooks, .zip and .tar archives are."
)
ARCHIVE_IN_ARCHIVE = "“{name}” is an archive in an archive, which is not opened. Hand in what is in it."
ONE_STUDENTS_FILE = (
    "{path} is one student's file. Give the folder that holds the hand-ins, "
    "for example: autogradkit grade {typed}"
)

# What a hand-in holds for an exercise
HARD_LINK = "“{name}” is no file of its own but a hard link: on this disk it has another name too."
ANSWERS_TOO = "“{other}” answers it too; “{name}” counts."
NO_FUNCTION = "No function {functions} for {exercise} was found{where}."
WHICH_EXERCISE = "“{file}” defines {functions}, and nothing there says for which exercise."
VERSIONS = "“{file}” counts. Another answer to it lies beside it, perhaps the later one: {others}."
UNPLACED = "“{file}” may be an answer to it: nothing there says for which exercise."
MAY_BE_MEANT = "“{file}”, {place}: {name}({parameters}) may be meant for {exercise}, and doesn't say so."
BEGIN_THE_CELL = "If it is, begin that cell with: %%exercise {exercise}"
CALL_THE_FILE = "If it is, call the file {exercise}.py"
NO_FILES = "There is no file in it."
ANSWERS_ANOTHER = "“{file}” answers {exercise}, which is not graded here."
NOT_IN_ITS_FILE = "“{file}” is there, and defines no {functions}."
LESSONS_OWN = "This is the lesson's own answer, word for word, as {lesson} was handed out with it."
WHERE = " (in a file {exercise}.py, a folder {key}, or a cell that begins with %%exercise {exercise})"

# On the pages
POINTS = "{points:g} of {max_points:g} points"
LATE = "{points}; {late}"
SO_MANY_COUNT = "{late}, so {counted:g} count"
LATE_BY = "{time} late"
TIME_UNITS = (("day", "days"), ("hour", "hours"), ("minute", "minutes"))
LATE_UNKNOWN = "late"
TIME_UNREADABLE = (
    "{points}; “{time}” stands for the time of handing in, and no time can be taken from it, so all count"
)
NOT_USED = "Not used: {names}."
REACHED = "{points:g} of {max_points:g}"
TO_BE_GRADED = "to be graded"
GOT, WANT, DIFFERENCE = "{gradient}, got", "{gradient}, want", "got − want"
WRONG_CASES = "Wrong: {cases}."
TRY_NEXT = (
    "Try next: autogradkit hint {exercise} opens a hint, autogradkit check {exercise} judges your file."
)
FROM_FILE = "From “{file}”."
YOUR_CODE = "Your code, as it was read:"
SANDBOX = "Sandbox: {level}."
GRADESCOPE_UNFINISHED = "Grading did not come to its end. Ask your teacher to run it again."
GRADESCOPE_GRADER_FAILED = (
    "The grader failed on an exercise; this is not your mistake, and your teacher is told."
)
EVERYTHING_RIGHT = "Everything is right."

# On the class's page
CLASS = "How the class did"
CLASS_SIZE = "{hand_ins} · {exercises}"
HALF_REACHED = " · half of them reached {percent:.0f} % of the points or more"
CLASS_SANDBOX = " · sandbox: {level}"
HAND_INS = "{count} hand-in", "{count} hand-ins"  # of one, of another number
EXERCISES = "{count} exercise", "{count} exercises"
POINTS_REACHED = "Points reached"
POINTS_REACHED_AXES = "Each bar: how many hand-ins. Left to right: the share of the points."
TENTH = "{low}–{high} %"
TENTH_READ_ALOUD = "{low} to {high} percent: {count}"
EXERCISE_BY_EXERCISE = "Exercise by exercise"
EXERCISE_COLUMNS = "exercise", "name", "hand-ins", "mean"
GROUPS = {  # how statuses are counted, in this order: a colour's class and its words
    "passed": "right",
    "partial": "partly right",
    "failed": "not right yet",
    "missing": "not handed in",
    "look": "to look at",
}
IN_GROUP = "{count} {group}"
ON_MONDAY = "On Monday"
ON_MONDAY_INTRODUCTION = (
    "A minute each at the board: what was observed, the question, and often a case in numbers."
)
OF_HAND_INS = "{count} of {hand_ins}"
MISTAKES_MADE_MOST = "The mistakes made most"
MADE_ONCE = "Made once: {mistakes}"
HARDEST_CASES = "The hardest cases"
HARDEST_CASES_INTRODUCTION = "Where hand-ins fail that are right elsewhere."
STUCK_STUDENTS = "Who is stuck where (names)"
NOBODY = "Nobody."
TO_LOOK_AT = "To look at: {count} (names)"
TO_LOOK_AT_KINDS = {  # why, and how many; in this order
    "numerical": "{count} may be numerical, with all points",
    "rounded": "{count} rounded to float32 on the way, with all points",
    "lesson": "{count} the lesson's own answer, with all points",
    "unplaced": "{count} may be a missing answer",
    "versions": "{count} handed in more than once, and not alike",
    "invalid": "{count} invalid",
    "grader_error": "{count} at which the grader failed",
}
UNTRIED = {
    "true": "“{what}” was never true",
    "false": "“{what}” was never false",
    "run": "what “{what}” leads to never ran",
}
UNTRIED_IN = "{function}: {said}"
UNTRIED_AT_ALL = "“{what}” stands in it, where branches are noted: what was taken can't be told"
UNTRIED_TITLE = "Right wherever it was asked, with branches that no question took: {count} (names)"
UNTRIED_MEANS = (
    "What they would do there, nobody has seen. Most of it is care: a case that can't come. Read them where "
    "much depends on it."
)
UNCLEAR_TIMES = "When was it handed in? {count} (names)"
UNCLEAR_TIME_GROUPS = {  # what a Gradebook calls them: why they count as in time
    "without_time": "Nothing says so: they count as in time. You can say it under [submitted].",
    "with_unreadable_time": "What says so can't be read: they count as in time. You can say it there, too.",
    "spared": (
        "The LMS says that it was late and not when, and nothing is lost: say what is kept of such hand-ins "
        "in the late policy (marked = 0.9), or when they came, under [submitted]."
    ),
}
SIMILAR_CODE = "Pairs of hand-ins to read side by side: {count} (names)"
SIMILAR_CODE_MEANS = (
    "Their code has the same shape where the class's differs. That can have good reasons: a shared "
    "lesson, a book, the same idea. It is a hint where to look, and proves nothing."
)
SIMILAR_NAMES = "Names that look alike: {count} (names)"
SIMILAR_NAMES_MEAN = "Each has a row of its own. Are they one student, or does somebody use another's name?"

# Late policies
NO_POLICY = "There is no file {path}. --late takes a late policy, as TOML."
NOT_A_POLICY = (
    "{path} is not a late policy: {reason}. The least that one says: due = 2026-11-20T23:59:00+01:00. Names "
    'of students stand in quotation marks: "Ana Diaz" = 2026-11-22T08:00:00+01:00'
)
UNKNOWN_SETTING = "{path} says {name}, which a late policy doesn't.{guess} It may say: {known}."
IMPOSSIBLE_SETTING = "{path}: {name} = {value} is not possible. It looks like: {example}"
SETTINGS = {  # of a late policy, each by an example
    "due": "due = 2026-11-20T23:59:00+01:00",
    "grace_minutes": "grace_minutes = 15",
    "lost_per_day": "lost_per_day = 0.1 (a share of the points, 0 to 1)",
    "least": "least = 0.5 (a share of the points, 0 to 1)",
    "marked": "marked = 0.9 (a share of the points, 0 to 1)",
    "submitted": '[submitted], and below it lines like: "Ana Diaz" = 2026-11-22T08:00:00+01:00',
    "extended": '[extended], and below it lines like: "Ben Okafor" = 2026-11-27T23:59:00+01:00',
}
LATE_EXAMPLE = """\
a late policy is a TOML file:
  due = 2026-11-20T23:59:00+01:00    # one hour east of UTC; without a zone it is UTC
  grace_minutes = 15    # nothing is lost within them
  lost_per_day = 0.1    # share of the points, for each day begun
  least = 0.5           # share that is kept however late it was
  marked = 0.9          # share that is kept where an LMS says "late" and not when

  [submitted]           # when, if the hand-ins don't tell
  "Ana Diaz" = 2026-11-22T08:00:00+01:00

  [extended]            # who may hand in later than the others, and until when
  "Ben Okafor" = 2026-11-27T23:59:00+01:00
"""
IMPOSSIBLE_TIME = (
    "{path}: {name}: {value} is not possible: a day and an hour are needed. It looks like: {example}"
)
CALLED_HERE = " Here hand-ins are called as their LMS or their files call them: {names} …"
NOT_IN_CLASS = "The late policy speaks of {name}, but nobody of that name handed in.{guess}"
DUE_BELOW = " It stands below [{table}], and what stands there is about students: put it above."
EXTENDED_TO_BEFORE = "{path}: [extended] {name} = {until} is before everybody's time, due = {due}."
NO_DUE = "{path} doesn't say when the work was due: due = 2026-11-20T23:59:00+01:00"


def grader_failed(error):
    """Return the sentence for an exception of the grader's own."""
    return GRADER_FAILED.format(kind=type(error).__name__, message=error)
