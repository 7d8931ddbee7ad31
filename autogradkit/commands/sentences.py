"""What the commands say, sentence by sentence; `str.format` fills the braces.

What an option means stands beside the option, in its command's module.
"""

# command → what `autogradkit --help` says about it; in this order
SUMMARIES = {
    "start": "Copy the lessons and exercises to a folder of your own.",
    "lab": "Open the lessons in JupyterLab.",
    "list": "List the exercises and how far you are.",
    "next": "Say which exercise comes next, and what leads to it.",
    "exercise": "Show the statement of an exercise.",
    "check": "Check your answer to an exercise, or to all of them.",
    "hint": "Open one hint more.",
    "reset": "Begin an exercise again; your answer is kept beside its stub.",
    "progress": "Say how far you are and what comes next.",
    "export": "Put all answers into one archive, to hand in or to go on with elsewhere.",
    "import": "Take in answers that were exported elsewhere.",
    "watch": "Check an answer again whenever you save it.",
    "trust": "Let the exercises that a teacher handed out with a folder run here.",
    "course": "Prove a folder of exercises: every promise that a course makes.",
    "new": "Begin an exercise of your own, from a template that passes every check.",
    "notebooks": "Execute, strip or check lessons, the kit's or your own: for their authors.",
    "grade": "Grade a folder of hand-ins, each in a sandbox.",
    "gradescope": "Build Gradescope's autograder.",
    "nbgrader": "Make an nbgrader course of the exercises.",
    "site": "Build a static site: the course in a browser tab, and its documentation.",
    "doctor": "Say how strong the sandbox for hand-ins is here.",
}

# what other programs call a command → what it is called here
ALSO_CALLED = {
    "init": "start",
    "update": "start",
    "upgrade": "start",
    "open": "lab",
    "ls": "list",
    "status": "progress",
    "show": "exercise",
    "read": "exercise",
    "run": "check",
    "test": "check",
    "submit": "export",
    "tip": "hint",
}

# longer descriptions and the ends of help pages
KIT = "Automatic differentiation you can read, watch and be examined on."
EXAMPLES = """\
examples:
  autogradkit start my-course     copy the lessons and exercises to a folder of your own
  autogradkit lab                 open them in JupyterLab (--no-browser: print the address only)
  autogradkit check 02            is my answer to exercise 02 right?
  autogradkit hint mul            one hint more
  autogradkit grade hand-ins --out results
"""
NOTEBOOKS_EXAMPLES = """\
examples:
  autogradkit notebooks run 03             execute lesson 03 from the top and write it back, stripped
  autogradkit notebooks check my-lessons   is each executed, and free of what changes from run to run?
  autogradkit notebooks workflow github    validate them on every push (or: gitlab)

Stripped are times, widgets' models and the like; outputs stay, and so do tags, slides and nbgrader's marks.
What a lesson's cells answer is kept in no course folder, so a solution is not handed out with it.
"""
GRADE = """\
Grade a folder of hand-ins: one folder, archive, .py file or notebook per student, or an LMS's download
as it is. Each is run in a process of its own that never holds an expected value."""
GRADE_CODES = """\
exit codes: 0 fine, 1 below --fail-under, 2 interrupted (the same command goes on), 3 the grader
failed, 4 wrong usage, 5 nothing to grade"""
GRADESCOPE = "Grade on Gradescope."
NBGRADER = (
    "Make an nbgrader course of the exercises. nbgrader runs a hand-in and its tests in one process, which "
    "is less safe; `autogradkit grade` on the course's folder is the safe way."
)
DOCTOR = "Start a process as for a hand-in and say which layers of the sandbox hold there, each by a try."

# answers that travel
EXPORTED = "{answers} in {path}. It can be handed in as it is; `autogradkit import` takes it in elsewhere."
CHANGED_SINCE = (
    "No longer as when it passed: {exercises}. In the archive is what stands in the file now; try it "
    "before you hand it in: {command}"
)
DOWNLOAD_IT = (
    "In the list of files (on a small screen: File > Open), open {where}, right-click {file} and choose "
    "Download."
)
LOST_WITH_THE_TAB = (
    "But the list of files doesn't show that folder, and it is gone with this tab: leave the name out."
)
IMPORTED = "{answers} taken in. Check them with: autogradkit check"
STOOD_THERE = "What you had written there is kept: {paths}."

# in a browser tab
NOT_IN_BROWSER = (
    "`autogradkit {command}` needs a process of its own, which a browser tab doesn't have. Run it on a "
    "computer: pip install autogradkit"
)

# a site
SITE_BUILT = """\
The site is in {out}: {megabytes:.0f} MB in {files} files.
Look at it with: autogradkit site serve {typed}"""
SITE_SERVED = "The site is open at {address}\nStop with Ctrl-C."
SITE = "Build a site that any web server can host, or show it on this machine."
SITE_EXAMPLES = """\
examples:
  autogradkit site build --out site/                        the course in a browser tab; Pyodide from a server
  autogradkit site build --out site/ --pyodide pyodide/     wholly self-contained: needs no network
  autogradkit site build --out site/ --pick workshop --title "Deep learning I" --link https://example.org/dl1
  autogradkit site serve site/                              show it on this machine
"""

# any command
PREFIXED = "autogradkit: {message}"
TRY_HELP = "autogradkit: {message}\nTry: {program} --help\n"
UNKNOWN_COMMAND = "there is no command {name!r}.{guess} There are: {names}."
MISSING_ARGUMENTS = "the following arguments are required"  # as argparse says it
UNKNOWN_ARGUMENT = "unknown argument {argument!r}{guess}"
NOT_A_NUMBER = {  # by what is asked for
    "int": "{argument} takes a whole number, and {value} is none",
    "float": "{argument} takes a number, and {value} is none",
}
ONE_TOO_MANY = "{argument!r} is one argument too many"
MEANT = ". Did you mean '--{option}'?"
PLACE_REFUSED = "{path} can't be read or written: {reason}."
NAMED_BY_FILE = "unknown argument {argument!r}; for a file: {program} {exercise} --file {argument}"
NO_OUTPUT = "The output can't be written: {reason}."
KIT_FAILED = (
    "autogradkit: this is a mistake in the kit, not in your work ({error}). With AUTOGRADKIT_DEBUG=1 it "
    "shows where."
)

# start
COPIED = "{folder}: {files} copied."
NOTHING_TO_COPY = "{folder}: everything is there already."
LISTED_NO_MORE = "{folder}/course.toml lists no more: {names}. Their folders stay."
KEPT_AS_CHANGED = "Kept as you changed them:"
KEPT_AND_OUTGROWN = (
    "Kept as you changed them, though the kit's are others now (for them rename yours, and start again):"
)
OF_AN_OLDER_KIT = "Of an older kit, and no lessons of this one. They stay, and you may delete them:"
NO_MORE_HANDED_OUT = (
    "No longer among the exercises that this folder is made of. They stay, and are graded with it; delete "
    "their folders if they may go:"
)
AS_COMMITTED = "Copied as they were committed, without what has been changed in the checkout since:"
NEXT_LAB = "Next: autogradkit lab{folder}"

# trust
NO_FOLDER_TO_TRUST = "There is no folder {folder}. Give the course folder that your teacher handed out."
NOTHING_TO_TRUST = (
    "{folder} has no exercises of its own: there is nothing to trust. The kit's own always run."
)
TRUST_NOT_NOTED = (
    "That you trust {folder} can't be noted in {notes}. Let XDG_CONFIG_HOME name a folder that you may write "
    "to; or begin each command with {variable}={typed}, and it goes by these exercises."
)
TRUSTED = "{folder}: its own exercises run here from now on: {names}."

ANSWERS_ITSELF = (
    "{lesson} answers {exercises} itself. Whoever hands it in as it came has that answer, which is flagged "
    "and has all its points. Leave a stub in that cell, or ask for something else."
)
OTHER_VERSION = (
    "{folder} has a copy of {exercises}, by which is graded here, and {own} has another version. If that one "
    "counts, type this first: {variable}={typed_own} autogradkit start {typed}"
)

# list and next
SUM_OF_LIST = "{exercises}, {points:g} points, about {time}."
MINUTES, HOURS = "{minutes} minutes", "{hours:.1f} hours"
ALL_PASSED = "All {exercises} passed. Nothing is left to do."
EXERCISE = "{number:02d} · {title}"
EXERCISE_FACTS = "{track}{stars} · {points:g} points · about {minutes} minutes"
TRACK = "track {letter}, {title} · "
TAKES_UP = "Takes up: {exercises}"
LESSON = "Lesson: {paths}"
WRITE_IT_IN = "Write it in: {path}"
READ_IT = "Read it: autogradkit exercise {name}"
TRY_IT = "Try it: autogradkit check {name}"
READ_IT_IN_NOTEBOOK = "Read it: %exercise {name}"
WRITE_IT_IN_NOTEBOOK = "Write it in: a cell that begins with %%exercise {name}; running it checks it"

# hint
HINT_OF_ONE = "hints are opened for one exercise at a time, and their numbers are 1, 2, 3: {text!r} is none"
HINTS_NOT_COUNTED = (
    "There is no course folder here to keep count of the hints. The next one: autogradkit hint {name} 2"
    "\nA folder of your own: autogradkit start my-course"
)

# check
WHICH_ANSWER = "Which exercise does it answer? For example: autogradkit check 02 --file F"
ANSWER_IS_CALLED = (
    "There is no file {path}, but {other} stands beside it. Is that the answer? Then call it {name}, or "
    'check it so: autogradkit check {exercise} --file "{shown}"'
)
ANSWER_IS_GONE = (
    "There is no file {path}. This puts it back as it was at the beginning: autogradkit reset {name}"
)
ONE_AT_A_TIME = "--{option} goes with one exercise. For example: autogradkit check 02 --{option}"
NOT_IN_THIS_COURSE = (
    "{name} is not one of this folder's exercises: autogradkit list. To try it all the same, this puts its "
    "stub there: autogradkit reset {name}"
)
RUN_AS_HAND_IN = "Run as a hand-in; the sandbox is {sandbox}."
NO_SANDBOX_NEEDED = "not needed"
PASSED = "{passed} of {count} passed."

# watch
WATCHING = "Watching {answers} in {folder}."
KEYS = "h and Enter opens a hint, n says what comes next, q or Ctrl-C stops."
CTRL_C = "Ctrl-C stops."
CHECKING = "── {number:02d} {name}"
NEXT = "Next: {lines}"
ALL_PASSED_WATCHED = "All passed. Nothing is left to do."

# course and new
NO_EXERCISES = "There are no exercises in {folder}. {where}"
BEGIN_ONE = "Begin one with: autogradkit new NAME"
EXERCISES_INSIDE = "They are in the folder below: autogradkit course check {typed}"
ONE_EXERCISE = "It is one itself: autogradkit course check {typed} --only {key}"
BROKEN = "{places} broken."
SOLUTIONS_ARE_IN_A_CHECKOUT = (
    "The kit that is installed here has no solutions, so it can't be proved: do it in a checkout. "
    "For a folder of your own: autogradkit course check FOLDER"
)
ALL_HOLDS = "Every invariant holds."
BEGUN = "{folder}: a whole exercise, the rule of a square. Make it yours:"
PARTS_OF_AN_EXERCISE = {
    "exercise.py": "the forward, the cases, points",
    "hints.md": "three hints, one paragraph each",
    "README.md": "the statement",
    "rule.py": "what the learner starts from",
    "solution.py": "with why, in two lines",
    "mistakes/": "each ends in the diagnosis that it must get",
    "right/": "other right ways to write it",
}
PROVE_IT = "Prove it: autogradkit course check {folder}"

# notebooks
NOTEBOOK = "{name}: {state}"
FINE = "fine"
WHICH_HOST = "For which host? For example: autogradkit notebooks workflow github"
FILE_WRITTEN = "{name}: written."
FILE_LEFT_ALONE = "{name}: is there already, and was left alone."
NEXT_COMMIT = "Next: read them, then autogradkit notebooks run --folder {folder}, and commit all of it."

# grade, gradescope, nbgrader, doctor
TOO_FEW_JOBS = "--jobs is {jobs}; at least 1 is needed."
LIMITS_ABOVE_0 = "--call-s, --cpu-s and --memory-mb are above 0."
NO_COURSE = "There is no folder {folder}. --course takes the folder that was handed out."
NOT_A_COURSE = (
    "{folder} is no course: it has neither a course.toml nor exercises/. --course takes the folder that was "
    "handed out."
)
OWN_EXERCISES_BY_NAME = (
    "{folder} has exercises of its own, which are programs, and they are graded only if it is named: "
    "--course {typed}"
)
OWN_EXERCISES_BY_VARIABLE = (
    "{folder} has exercises of its own, which are programs, and they are taken only if they are named: "
    "{variable}={exercises} autogradkit {command}"
)
SEVERAL_COURSES = "there are several courses here, each with a list of its own: {courses}. Which is meant? "
COURSE_BY_NAME = "Name it, as in --course {typed}. Or choose exercises with --only."
COURSE_BY_FOLDER = "Type this in its folder: cd {typed}. Or choose exercises with --only."
AS_LISTED = "Grading what {path} lists: {exercises}. --only would choose others."
ONLY = "an exercise, track or subset (repeatable); default: what course.toml lists here, else all"
TAKEN_AS_LISTED = "Taking what {path} lists: {exercises}. --only would choose others."
GRADING_INTERRUPTED = (
    "interrupted after {done} of {count} hand-ins. What this run and those before it have graded is kept: "
    "the same command goes on from there."
)
GRADER_FAILED_ON_RESULTS = "the grader failed on {results}: no points for that. Run it again. {reason}"
GRADER_FAILED_ON_EXERCISES = "the grader failed on {exercises}."
TO_LOOK_AT = "To look at: {count} in {page} ({kinds})."
FAIL_UNDER_A_PERCENTAGE = "--fail-under takes a percentage, from 0 to 100, and {given:g} is none."
BELOW = "somebody has {percent:.4g} % of the points, under {fail_under:g} %."
UNREADABLE = "“{student}” could not be read: {reason}\n"
GRADED = "{hand_ins}, {exercises}: {statuses}{reused}.\n"
CHANGED_BY_HAND = (
    "Changed since the last run wrote it: {names}. Your version is kept in {folder}, and the new one doesn't "
    "have what you changed.\n"
)
OTHER_POINTS = "Other points than in the run before: {results}. {moved}.\n"
MOVED = "“{student}”, {exercise}: {was:g}, now {now:g}"
ALL_ANEW = (
    "All was graded anew: no result of an earlier run stands, since the secret, a limit, the exercises, the "
    "kit or every answer has changed.\n"
)
REUSED = " ({results} kept from an earlier run, as nothing has changed in what they depend on)"
NOTHING_ANSWERED = "{hand_ins} with none of the exercises answered: {names}. Their pages say what is there.\n"
WITHOUT_TIME = (
    "When was it handed in? Nothing says so of {hand_ins}, which count as in time: {names}. You can say it "
    "in the late policy, under [submitted].\n"
)
UNLIKE_CANVAS = (
    "Most names look like Canvas's, but not all: {names}. So none was read as Canvas's: each file has a row "
    "of its own; where several may be one student's, one row asks whose they are. If it is Canvas's "
    "download, put the others elsewhere and grade again.\n"
)
UNREAD_LMS = (
    "Names as Blackboard writes them, or Canvas where students have no names, are not read: {names}. Each "
    "file has a row of its own. Put each student's files into a folder called after her, and grade again.\n"
)
NOBODYS = (
    "Left out, as no student's: {names}. What is called after an exercise, or is a README or a table, is "
    "nobody's hand-in. If one is a student's, call it after her and grade again.\n"
)
SINGLE_FILES = (
    "Single files, where most hand-ins are folders or archives: {names}. Each counts as a student's. If one "
    "is nobody's, put it elsewhere and grade again.\n"
)
AFTER_EXERCISES = (
    "Called after an exercise, and counted as a student's: {names}. If one is nobody's, or another "
    "student's, put it elsewhere or call it after her, and grade again.\n"
)
SECTIONS = (
    "Most hand-ins hold two answers to the same exercise, in two folders: {names}. If each is a section with "
    "the folders of its students, grade them one by one, each into an --out of its own, or put all "
    "students' folders into one.\n"
)
ONE_OR_A_CLASS = (
    "“{student}” is the only hand-in, and two files in it answer the same exercise: {names}. If it is the "
    "folder of a class, give that folder itself (an archive has to be unpacked first).\n"
)
WITH_UNREADABLE_TIME = (
    "When was it handed in? What says so of {hand_ins} can't be read, and they count as in time: {names}. "
    "You can say it in the late policy, under [submitted].\n"
)
PAGES_OF_OTHERS = (
    "{folder} holds pages of nobody in this class, which were left as they are: {names}. If you have copied "
    "two folders of grades into each other, one half of the class is in no table: put all hand-ins into one "
    "folder, and grade that.\n"
)
WITHOUT_NUMBER = (
    "{table} has no number for {hand_ins}, by which {lms} could find them: {names}. Enter their points there "
    "by hand.\n"
)
TAKES_NOTHING = (
    "The late policy takes no points away, since it has no lost_per_day: lost_per_day = 0.1 takes a tenth "
    "for each day begun.\n"
)
WITHOUT_ZONE = (
    "The late policy says no time zone for {names}: taken as UTC. Another one is said by its hours from UTC, "
    "as in 23:59:00+01:00.\n"
)
LATE_AND_SPARED = (
    "{hand_ins} marked as late by the LMS, which doesn't say when, and nothing is lost: {names}. Say in the "
    "late policy what such hand-ins keep (marked = 0.9), or when they came, under [submitted].\n"
)
LATE_NO_MORE = (
    "This run has no late policy. In the results that stood here {hand_ins} lost points for being late, and "
    "now none is lost: {names}. With --late they are taken again.\n"
)
LOOK_ALIKE = "{count} names look alike: {names}. Each has a row of its own.\n"
FOREIGN_LINES = (
    "{count} lines of the journal were not written by a run in this folder, or were changed since. They were "
    "not believed: what they stood for was graded again.\n"
)
SANDBOX = "Sandbox: {level} ({layers}).\n"
WRITTEN_TO = "Written to {folder}: {names}."
UPLOAD = "{path}: upload it on Gradescope as the assignment's autograder."
GENERATE = "{folder}: next, there: nbgrader generate_assignment {assignment}"
KNOWN_WHERE_NAMED = (
    "These exercises are known only where their folder is named. For nbgrader's own grading: "
    "{variable}={folder}. Learners put these notebooks into the folder that `autogradkit start` makes, and "
    "open it with `autogradkit lab`."
)
SANDBOX_IS = "The sandbox is {level}."
